#!/usr/bin/env bash
# Installs the browsers that the tests drive, and what makes their archives, from Debian's packages. Prints nothing where all is there.
set -euo pipefail
. "$(dirname "$0")/../../www/build/apt.sh"

packages=()
# The shell is of the same version as the browser: both come in one go.
command -v chromium >/dev/null || packages+=(chromium chromium-headless-shell)
command -v firefox-esr >/dev/null || packages+=(firefox-esr)
command -v WebKitWebDriver >/dev/null || packages+=(webkit2gtk-driver)
# WebKit's browser has no headless mode: it draws on a screen in memory.
command -v xvfb-run >/dev/null && command -v xauth >/dev/null && command -v dbus-daemon >/dev/null || packages+=(xvfb xauth dbus)
# DejaVu has every Vietnamese letter; `fonts.conf` leaves Chromium nothing else.
[ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || packages+=(fonts-dejavu-core)
command -v zip >/dev/null || packages+=(zip)
[ ${#packages[@]} -eq 0 ] || apt_install "${packages[@]}"
# Where the shell alone is missing, the tests also run without it, in twice the time.
command -v chromium-headless-shell >/dev/null || (apt_install chromium chromium-headless-shell) ||
  echo 'setup: the tests are run in Chromium itself, which is slower'
