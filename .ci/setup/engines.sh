#!/usr/bin/env bash
# Makes sure that Firefox and WebKit and their drivers are there for the journeys in other engines: Debian's own, and the
# driver of Firefox, which Debian does not have, built into .tools/. WebKit needs a screen to draw on: Xvfb.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup/say.sh
. .ci/setup/debian.sh
. .ci/setup/cargo-install.sh

from_debian "Firefox and WebKit for the journeys" "firefox-esr WebKitWebDriver Xvfb" "firefox-esr webkit2gtk-driver xvfb"
install geckodriver 0.37.1 geckodriver
rm -rf .tools/target
