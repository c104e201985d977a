#!/usr/bin/env bash
# Makes sure that there is what the tests look with: Chromium and its driver, Poppler to see what is printed, and ZBar to read
# QR codes. Debian's own, where one is not there.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup/say.sh

there() { command -v chromium && command -v chromedriver && command -v pdftoppm && command -v zbarimg; }
if there >/dev/null; then exit; fi
packages="chromium chromium-driver poppler-utils zbar-tools"
get="run 'apt-get install $packages' as root, then the same command again."
command -v apt-get >/dev/null || stop "Chromium, its driver, pdftoppm or zbarimg is missing, and this is no Debian to get them from. Install them, so that 'chromium', 'chromedriver', 'pdftoppm' and 'zbarimg' are commands."
[ "$(id -u)" = 0 ] || stop "Chromium, its driver, pdftoppm or zbarimg is missing, and installing them needs root: $get"
step "Installing Chromium and what reads paper and codes, for the tests (a minute or two, once)"
{ apt-get update -qq && apt-get install -y -qq --no-install-recommends $packages; } >/dev/null ||
  stop "Chromium and what reads paper and codes could not be installed. With a network, $get"
