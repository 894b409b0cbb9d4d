#!/usr/bin/env bash
# Installs NumPy, the bench's peer, beside the benches' results, and prints its Python. Nothing is done where it is there.
set -euo pipefail
cd "$(dirname "$0")/../.results" 2>/dev/null || { mkdir -p "$(dirname "$0")/../.results" && cd "$(dirname "$0")/../.results"; }

version=2.2.6
if [ ! -e "numpy-$version/done" ]; then
  python3 -m venv "numpy-$version" || { echo 'bench: python3-venv is missing' >&2; exit 1; }
  "numpy-$version/bin/pip" install --quiet --disable-pip-version-check --only-binary=:all: "numpy==$version" >&2
  touch "numpy-$version/done"
fi
echo "$PWD/numpy-$version/bin/python"
