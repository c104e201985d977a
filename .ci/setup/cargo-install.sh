# Sourced by the set-up scripts that build tools: installs one into .tools/ at an exact version, unless it is there.

# Nothing these tools do here is slow enough to notice, so they are built in a quarter of the time instead of for speed.
export CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16

install() {
  local crate=$1 version=$2 binary=$3
  if [ "$(".tools/bin/$binary" --version 2>/dev/null | awk 'NR == 1 { print $2 }')" = "$version" ]; then return; fi
  step "Building $crate $version into .tools (two minutes or so, once)"
  cargo install --quiet --locked --root .tools --target-dir .tools/target --version "=$version" "$crate" ||
    stop "$crate $version could not be built. It needs crates.io: connect to a network and run the same command again."
}
