#!/usr/bin/env bash
# Fetches the OpenStreetMap extract of Kent, once: the streets of the map are made of it.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup/say.sh

url=https://download.geofabrik.de/europe/united-kingdom/england/kent-latest.osm.pbf
file=.tools/streets/kent-latest.osm.pbf
other="Download $url on another machine, then run 'make streets FROM=/path/to/kent-latest.osm.pbf'."
if [ -f $file ]; then
  echo "Using $file as it was fetched on $(date -r $file +%F). For newer streets delete it and run the same command again."
  exit
fi
command -v curl >/dev/null || stop "curl is missing. Install it, or: $other"
mkdir -p .tools/streets
step "Fetching the streets of Kent from Geofabrik (60 MB)"
progress=--silent
if [ -t 2 ]; then progress=--progress-bar; fi
curl --fail --location --show-error $progress --connect-timeout 20 --output $file.part $url ||
  stop "Kent could not be fetched: this machine does not reach download.geofabrik.de. $other"
sum=$(curl --fail --location --silent --connect-timeout 20 $url.md5 | cut -d ' ' -f 1) || sum=
if [ -z "$sum" ]; then
  echo "Geofabrik's own checksum did not come: the file is not compared with it."
elif [ "$sum" != "$(md5sum $file.part | cut -d ' ' -f 1)" ]; then
  rm $file.part
  stop "The file is not the one that Geofabrik offers. Run the same command again."
fi
echo "sha256 $(sha256sum $file.part | cut -d ' ' -f 1)"
mv $file.part $file
