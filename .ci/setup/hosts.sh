#!/usr/bin/env bash
# Makes sure that there are nginx and Caddy, and wrk to put load on them: Debian's own, where they are not there.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup/say.sh
. .ci/setup/debian.sh

before=$(command -v nginx caddy || true)
from_debian "nginx, Caddy and wrk" "nginx caddy wrk" "nginx caddy wrk"
# Debian starts what it installs: here they are only for the tests, which start their own.
if command -v systemctl >/dev/null; then
  for server in nginx caddy; do
    case "$before" in *"$server"*) ;; *) systemctl disable --now "$server" >/dev/null 2>&1 || true ;; esac
  done
fi
