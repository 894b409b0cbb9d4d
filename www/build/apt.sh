# Sourced by the set-up scripts: stop with a word, install Debian packages.

stop() { echo "setup: $*" >&2; exit 1; }

apt_install() {
  command -v apt-get >/dev/null || stop "install $* by hand: this machine has no apt"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || stop "run as root: apt-get install -y $*"
    as_root=(sudo)
  fi
  echo "setup: $*"
  "${as_root[@]}" apt-get update -qq || stop 'apt-get update failed: check the network and /etc/apt/sources.list'
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
    stop "\`apt-get install $*\` failed: run it by hand"
}
