#!/usr/bin/env bash
# Makes sure that Firefox and WebKit and their drivers are there for the journeys in other engines: Debian's own, and the
# driver of Firefox, which Debian does not have, built into .tools/. WebKit needs a screen to draw on: Xvfb.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup/say.sh
. .ci/setup/cargo-install.sh

packages="firefox-esr webkit2gtk-driver xvfb"
there() { command -v firefox-esr && command -v WebKitWebDriver && command -v Xvfb; }

if ! there >/dev/null; then
  get="run 'apt-get install $packages' as root, then the same command again."
  command -v apt-get >/dev/null || stop "Firefox, WebKit's driver or Xvfb is missing, and this is no Debian to get them from. Install all three, so that 'firefox-esr', 'WebKitWebDriver' and 'Xvfb' are commands."
  [ "$(id -u)" = 0 ] || stop "Firefox, WebKit's driver or Xvfb is missing, and installing them needs root: $get"
  step "Installing Firefox and WebKit for the journeys (a minute or two, once)"
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends $packages; } >/dev/null ||
    stop "Firefox and WebKit could not be installed. With a network, $get"
fi

install geckodriver 0.37.1 geckodriver
rm -rf .tools/target
