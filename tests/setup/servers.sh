#!/usr/bin/env bash
# Brings nginx and Apache, with which the tests try the server files that the kit ships, from Debian's packages. Apache's programs are a
# package without a service; nginx's package would start one on this machine, so only its program is taken out, into target/servers.
# Prints nothing where all is there.
set -euo pipefail
cd "$(dirname "$0")/../.."
. www/build/apt.sh

folder=target/servers
[ -x /usr/sbin/apache2 ] || apt_install apache2-bin
if [ ! -x /usr/sbin/nginx ] && [ ! -x "$folder/usr/sbin/nginx" ]; then
  # Its libraries.
  apt_install libpcre2-8-0 libssl3 zlib1g
  mkdir -p "$folder"
  (cd "$folder" && rm -f nginx_*.deb && apt-get download -qq nginx 2>/dev/null && dpkg -x nginx_*.deb .) ||
    stop '`apt-get download nginx` failed: check the network and /etc/apt/sources.list'
fi
