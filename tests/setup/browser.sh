#!/usr/bin/env bash
# Installs the browser that the tests drive, and its driver, from Debian's packages. Prints nothing where both are there.
set -euo pipefail

stop() { echo "setup: $*" >&2; exit 1; }

# DejaVu has every Vietnamese letter, so pictures look alike on every machine.
packages=()
command -v chromium >/dev/null || packages+=(chromium)
command -v chromedriver >/dev/null || packages+=(chromium-driver)
[ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || packages+=(fonts-dejavu-core)
[ ${#packages[@]} -eq 0 ] && exit 0

command -v apt-get >/dev/null || stop "install ${packages[*]} by hand: this machine has no apt"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || stop "run as root: apt-get install -y ${packages[*]}"
  as_root=(sudo)
fi
echo "setup: ${packages[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq || stop 'apt-get update failed: check the network and /etc/apt/sources.list'
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null || stop "apt-get install ${packages[*]} failed: run it by hand"
