#!/usr/bin/env bash
# Makes sure that there is a Chromium and its driver for the tests: Debian's own, where none is there.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup/say.sh

if command -v chromium >/dev/null && command -v chromedriver >/dev/null; then exit; fi
get="run 'apt-get install chromium chromium-driver' as root, then the same command again."
command -v apt-get >/dev/null || stop "Chromium and its driver are missing, and this is no Debian to get them from. Install both, so that 'chromium' and 'chromedriver' are commands."
[ "$(id -u)" = 0 ] || stop "Chromium and its driver are missing, and installing them needs root: $get"
step "Installing Chromium and its driver for the tests (a minute or two, once)"
{ apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium chromium-driver; } >/dev/null ||
  stop "Chromium and its driver could not be installed. With a network, $get"
