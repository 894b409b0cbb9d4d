#!/usr/bin/env bash
# Installs the browsers that the tests drive, and what makes their archives, from Debian's packages. Prints nothing where all is there.
set -euo pipefail
. "$(dirname "$0")/../../www/build/apt.sh"

packages=()
command -v chromium >/dev/null || packages+=(chromium)
command -v firefox-esr >/dev/null || packages+=(firefox-esr)
command -v WebKitWebDriver >/dev/null || packages+=(webkit2gtk-driver)
# WebKit's browser has no headless mode: it draws on a screen in memory.
command -v xvfb-run >/dev/null && command -v xauth >/dev/null && command -v dbus-daemon >/dev/null || packages+=(xvfb xauth dbus)
# DejaVu has every Vietnamese letter, so pictures look alike on every machine.
[ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || packages+=(fonts-dejavu-core)
command -v zip >/dev/null || packages+=(zip)
[ ${#packages[@]} -eq 0 ] || apt_install "${packages[@]}"
