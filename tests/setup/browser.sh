#!/usr/bin/env bash
# Installs the browser that the tests drive, and its driver, from Debian's packages. Prints nothing where both are there.
set -euo pipefail
. "$(dirname "$0")/../../www/build/apt.sh"

packages=()
command -v chromium >/dev/null || packages+=(chromium)
command -v chromedriver >/dev/null || packages+=(chromium-driver)
# DejaVu has every Vietnamese letter, so pictures look alike on every machine.
[ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || packages+=(fonts-dejavu-core)
[ ${#packages[@]} -eq 0 ] || apt_install "${packages[@]}"
