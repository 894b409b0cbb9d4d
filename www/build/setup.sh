#!/usr/bin/env bash
# Installs what the build needs and is not there in the right version: the Rust toolchain of rust-toolchain.toml,
# wasm-pack, wasm-bindgen. Prints nothing where all is there.
set -euo pipefail
cd "$(dirname "$0")/../.."
. www/build/apt.sh

wasm_pack=0.15.1
wasm_bindgen=$(sed -n 's/^wasm-bindgen = "=\(.*\)"$/\1/p' Cargo.toml)

command -v rustup >/dev/null || stop 'rustup is missing: install it from https://rustup.rs and open a new shell'
[ "$(node -p 'const [a, b] = process.versions.node.split("."); a > 20 || (a == 20 && b >= 19)' 2>/dev/null)" = true ] ||
  stop 'Node 20.19 or newer is missing: install it (https://nodejs.org or your distribution)'
command -v cc >/dev/null || apt_install gcc libc6-dev
[ -n "$wasm_bindgen" ] || stop 'Cargo.toml pins no wasm-bindgen (wasm-bindgen = "=x.y.z")'

channel=$(sed -n 's/^channel = "\(.*\)"$/\1/p' rust-toolchain.toml)
if ! rustup target list --installed --toolchain "$channel" 2>/dev/null | grep -x wasm32-unknown-unknown >/dev/null ||
  ! rustup component list --installed --toolchain "$channel" 2>/dev/null | grep '^clippy-' >/dev/null ||
  ! rustup component list --installed --toolchain "$channel" 2>/dev/null | grep '^rust-src' >/dev/null; then
  echo "setup: Rust $channel for wasm32-unknown-unknown"
  rustup toolchain install || stop "\`rustup toolchain install\` failed: check the network, then run it by hand in $PWD"
fi

# Debug builds of both tools: they are as fast to use and take half the time to compile.
export CARGO_PROFILE_DEV_DEBUG=0
cargo_install() { # command, crate, version, extra flags
  local command=$1 crate=$2 version=$3
  shift 3
  "$command" --version 2>/dev/null | grep -F " $version" >/dev/null && return
  echo "setup: $crate $version"
  env -u CARGO_TARGET_DIR cargo install "$crate" --version "$version" --debug --force "$@" ||
    stop "\`cargo install $crate --version $version\` failed: check the network, then run it by hand"
  hash -r
  "$command" --version 2>/dev/null | grep -F " $version" >/dev/null || stop "another $command than $version comes first in PATH: put ~/.cargo/bin before it"
}
cargo_install wasm-pack wasm-pack "$wasm_pack" --locked
# Not --locked: the lock file published with it names a yanked crate.
cargo_install wasm-bindgen wasm-bindgen-cli "$wasm_bindgen"
