#!/usr/bin/env bash
# Makes sure that there is Roboto, the system font of most phones: the pictures show what a phone shows, on any machine.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup/say.sh

if [ -n "$(fc-list Roboto:bold 2>/dev/null)" ]; then exit; fi
get="run 'apt-get install fontconfig fonts-roboto-unhinted' as root, then the same command again."
command -v apt-get >/dev/null || stop "The font Roboto is missing, and this is no Debian to get it from. Install it, so that 'fc-list' lists it."
[ "$(id -u)" = 0 ] || stop "The font Roboto is missing, and installing it needs root: $get"
step "Installing the font of the pictures (seconds)"
{ apt-get update -qq && apt-get install -y -qq --no-install-recommends fontconfig fonts-roboto-unhinted; } >/dev/null ||
  stop "The font Roboto could not be installed. With a network, $get"
