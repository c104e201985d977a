#!/usr/bin/env bash
# Installs what a package.json names, at the versions in its lock file, and skips what is already there.
# The folder is the first argument, what people call it the second: npm-tools.sh . "page checks"
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup/say.sh

tools=$2
cd "$1"
if [ node_modules/.package-lock.json -nt package-lock.json ]; then exit; fi
older="Install Node 20.19 or newer with npm, then run the same command again."
command -v npm >/dev/null || stop "Node and npm are missing. $older"
node -e 'const [major, minor] = process.versions.node.split("."); process.exit(major > 20 || (major == 20 && minor >= 19) ? 0 : 1)' ||
  stop "Node $(node --version) is too old for the $tools. $older"
step "Installing the $tools (seconds)"
counted npm ci --silent --no-audit --no-fund || stop "The $tools could not be installed. They come from npm: connect to a network and run the same command again."
touch node_modules/.package-lock.json
