#!/usr/bin/env bash
# Installs what fuzzing needs and is not there: cargo-fuzz, and a nightly toolchain for its sanitizer.
set -euo pipefail
cd "$(dirname "$0")/../.."
. www/build/apt.sh

version=0.13.2
rustup toolchain list | grep '^nightly' >/dev/null || rustup toolchain install nightly --profile minimal ||
  stop 'no nightly toolchain: run `rustup toolchain install nightly --profile minimal`'
cargo fuzz --version 2>/dev/null | grep -F " $version" >/dev/null || cargo install cargo-fuzz --version "$version" --locked --debug ||
  stop "\`cargo install cargo-fuzz --version $version\` failed: check the network, then run it by hand"
