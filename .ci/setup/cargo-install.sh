# Sourced by the set-up scripts that need tools written in Rust: puts one into .tools/ at an exact version, unless it is there. Its
# project's own published binary where the network has it, else built from its source on crates.io.

# Nothing these tools do here is slow enough to notice, so they are built in a quarter of the time instead of for speed.
export CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16

# install CRATE VERSION BINARY [URL OF ITS ARCHIVE] [HOW CARGO BUILDS IT]
install() {
  local crate=$1 version=$2 binary=$3 archive=${4:-}
  if has "$binary" "$version"; then return; fi
  if [ -n "$archive" ] && take_published "$binary" "$version" "$archive"; then return; fi
  step "Building $crate $version into .tools (two minutes or so, once)"
  counted cargo install --locked --root .tools --target-dir .tools/target --version "=$version" "${@:5}" "$crate" ||
    stop "$crate $version could not be built. It needs crates.io: connect to a network and run the same command again."
}

has() { [ "$(".tools/bin/$1" --version 2>/dev/null | awk 'NR == 1 { print $2 }')" = "$2" ]; }

# Fails where the network does not have it, or it does not run here: then it is built. Bytes with another hash are told, and not used.
take_published() {
  local binary=$1 version=$2 url=$3 archive work
  archive=$(basename "$url")
  grep -q "  $archive\$" .ci/setup/published.sha256 && command -v curl >/dev/null || return 1
  step "Fetching $binary $version as its project published it (seconds)"
  work=$(mktemp -d)
  if curl --proto '=https' --tlsv1.2 --fail --silent --location --connect-timeout 5 --speed-limit 50000 --speed-time 10 \
    --output "$work/$archive" "$url"; then
    if grep "  $archive\$" .ci/setup/published.sha256 | (cd "$work" && sha256sum --check --status); then
      tar -xzf "$work/$archive" -C "$work" && mkdir -p .tools/bin &&
        find "$work" -type f -name "$binary" -exec cp {} ".tools/bin/$binary" \;
    else
      printf '%s has other bytes than its hash in .ci/setup/published.sha256 says: not used\n' "$url" >&2
    fi
  fi
  rm -rf "$work"
  has "$binary" "$version"
}
