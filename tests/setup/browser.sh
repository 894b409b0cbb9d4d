#!/usr/bin/env bash
# Installs the browser that the tests drive, and what makes their archives, from Debian's packages. Prints nothing where it is there.
set -euo pipefail
. "$(dirname "$0")/../../www/build/apt.sh"

packages=()
command -v chromium >/dev/null || packages+=(chromium)
# DejaVu has every Vietnamese letter, so pictures look alike on every machine.
[ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || packages+=(fonts-dejavu-core)
command -v zip >/dev/null || packages+=(zip)
[ ${#packages[@]} -eq 0 ] || apt_install "${packages[@]}"
