#!/usr/bin/env bash
# The way to WebAssembly where rustup is closed and Debian's packages are open: builds the standard library once from
# Debian's Rust sources and gives that Rust to rustup under a name, which .tools/rust-toolchain keeps for the Makefile.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup/say.sh
. .ci/setup/debian.sh

name=safe-night-wasm
target=wasm32-unknown-unknown
packages="rustc-web cargo-web rust-web-src lld-22"

if ! dpkg -s $packages >/dev/null 2>&1; then
  command -v apt-get >/dev/null || stop "This Rust cannot compile to WebAssembly and rustup does not answer. With a network, run 'rustup target add $target', then the same command again."
  [ "$(id -u)" = 0 ] || stop "rustup does not answer, and the other way needs root: run 'apt-get install $packages' as root, then the same command again."
  step "Installing Debian's Rust and its sources (a minute or two, once)"
  counted from_apt $packages ||
    stop "Neither rustup nor Debian's packages answer. Connect to a network and run the same command again."
fi

step "Building the standard library for WebAssembly (half a minute, once)"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/src"
printf '[package]\nname = "library"\nversion = "0.0.0"\nedition = "2021"\n[lib]\n' > "$work/Cargo.toml"
: > "$work/src/lib.rs"
(
  cd "$work"
  unset RUSTUP_TOOLCHAIN
  RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-22 \
    counted /usr/bin/cargo build --release -Zbuild-std=std,panic_abort --target $target
) || stop "The standard library could not be built. It needs crates.io: connect to a network and run the same command again."

library=$(/usr/bin/rustc --print sysroot)/lib/rustlib
mkdir -p "$library/$target/lib" "$library/x86_64-unknown-linux-gnu/bin" .tools
cp "$work/target/$target/release/deps/"*.rlib "$library/$target/lib/"
rm -f "$library/$target/lib/liblibrary"-*.rlib "$library/$target/lib/liblibrary.rlib"
ln -sf "$(command -v lld-22)" "$library/x86_64-unknown-linux-gnu/bin/rust-lld"
rustup toolchain link "$name" "$(/usr/bin/rustc --print sysroot)"
echo "$name" > .tools/rust-toolchain
