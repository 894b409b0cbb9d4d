#!/usr/bin/env bash
# Installs the browsers that the tests drive from Debian's packages. Prints nothing where they are there.
set -euo pipefail
. "$(dirname "$0")/../../www/build/apt.sh"

packages=()
command -v chromium >/dev/null || packages+=(chromium)
command -v firefox-esr >/dev/null || packages+=(firefox-esr)
command -v WebKitWebDriver >/dev/null || packages+=(webkit2gtk-driver)
# WebKitGTK draws only on a display.
command -v xvfb-run >/dev/null && command -v xauth >/dev/null || packages+=(xvfb xauth)
# DejaVu has every Vietnamese letter, so pictures look alike on every machine.
[ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || packages+=(fonts-dejavu-core)
[ ${#packages[@]} -eq 0 ] || apt_install "${packages[@]}"
