#!/usr/bin/env bash
# Makes sure that there are nginx and Caddy, and wrk to put load on them: Debian's own, where they are not there.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup/say.sh

if command -v nginx >/dev/null && command -v caddy >/dev/null && command -v wrk >/dev/null; then exit; fi
packages="nginx caddy wrk"
get="run 'apt-get install $packages' as root, then the same command again."
command -v apt-get >/dev/null || stop "nginx, Caddy or wrk is missing, and this is no Debian to get them from. Install them, so that all three are commands."
[ "$(id -u)" = 0 ] || stop "nginx, Caddy or wrk is missing, and installing them needs root: $get"
step "Installing nginx, Caddy and wrk (a minute, once)"
before=$(command -v nginx caddy || true)
{ apt-get update -qq && apt-get install -y -qq --no-install-recommends $packages; } >/dev/null ||
  stop "nginx, Caddy and wrk could not be installed. With a network, $get"
# Debian starts what it installs: here they are only for the tests, which start their own.
if command -v systemctl >/dev/null; then
  for server in nginx caddy; do
    case "$before" in *"$server"*) ;; *) systemctl disable --now "$server" >/dev/null 2>&1 || true ;; esac
  done
fi
