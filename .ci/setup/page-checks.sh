#!/usr/bin/env bash
# Installs what checks the finished pages, at the versions that the lock file names, and skips what is already there.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup/say.sh

if [ node_modules/.package-lock.json -nt package-lock.json ]; then exit; fi
older="Install Node 20.19 or newer with npm, then run the same command again."
command -v npm >/dev/null || stop "Node and npm are missing. $older"
node -e 'const [major, minor] = process.versions.node.split("."); process.exit(major > 20 || (major == 20 && minor >= 19) ? 0 : 1)' ||
  stop "Node $(node --version) is too old for the page checks. $older"
step "Installing the page checks (seconds)"
npm ci --silent --no-audit --no-fund || stop "The page checks could not be installed. They come from npm: connect to a network and run the same command again."
touch node_modules/.package-lock.json
