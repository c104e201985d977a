#!/usr/bin/env bash
# Fetches the OpenStreetMap extract of Kent, once: the streets of the map are made of it.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup/say.sh

# KENT_URL is a mirror, or the server of the test.
url=${KENT_URL:-https://download.geofabrik.de/europe/united-kingdom/england/kent-latest.osm.pbf}
host=${url#*://}
host=${host%%/*}
file=.tools/streets/kent-latest.osm.pbf
other="Download $url on another machine, then run 'make streets FROM=/path/to/${url##*/}'."
if [ -f $file ]; then
  echo "Using $file as it was fetched on $(date -r $file +%F). For newer streets delete it and run the same command again."
  exit
fi
command -v curl >/dev/null || stop "curl is missing. Install it, or: $other"
mkdir -p .tools/streets
# No download is resumed: the file is another one each day. Its part goes however this ends, and so does one that a killed run left.
trap 'rm -f $file.part' EXIT
rm -f $file.part

# A line that stands still for half a minute is cut off.
fetch() { curl --fail --location --connect-timeout 20 --speed-limit 1000 --speed-time 30 "$@"; }

step "Fetching the streets of Kent from $host (60 MB)"
progress=--silent
if [ -t 2 ]; then progress=--progress-bar; fi
# What the host answered is 000 where it did not.
answer=$(fetch --show-error $progress --write-out '%{http_code}' --output $file.part "$url") || case $?-$answer in
  23-*) stop "Kent could not be written to $PWD/.tools/streets: is the disk full? Make room and run the same command again." ;;
  *-000) stop "Kent could not be fetched: this machine does not reach $host. $other" ;;
  *-200) stop "Kent was cut off on its way from $host, and what came is removed. Run the same command again, or: $other" ;;
  *) stop "Kent could not be fetched: $host answers $answer in place of the file. $other" ;;
esac
sum=$(fetch --silent "$url.md5" | cut -d ' ' -f 1) || sum=
if [[ $sum =~ ^[0-9a-f]{32}$ ]]; then
  [ "$sum" = "$(md5sum $file.part | cut -d ' ' -f 1)" ] ||
    stop "The file is not the one that $host offers, and is removed. Run the same command again, or: $other"
elif head -c 64 $file.part | grep -q OSMHeader; then
  echo "The checksum of $host did not come: the file is not compared with it."
else
  # The page of a network that wants a login, for one.
  stop "What came from $host is no extract of OpenStreetMap, and is removed. $other"
fi
echo "sha256 $(sha256sum $file.part | cut -d ' ' -f 1)"
mv $file.part $file
