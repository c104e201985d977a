#!/usr/bin/env bash
# Makes sure that there is what the tests look with: Chromium and its driver, Poppler to see what is printed, ZBar to read QR
# codes, and curl, by which `site verify` asks a host. Debian's own, where one is not there.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup/say.sh
. .ci/setup/debian.sh

from_debian "Chromium, Poppler, ZBar and curl for the tests" \
  "chromium chromium-headless-shell chromedriver pdftoppm zbarimg curl" "chromium chromium-headless-shell chromium-driver poppler-utils zbar-tools curl"
