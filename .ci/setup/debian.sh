# Sourced by the set-up scripts that need programs of Debian's: installs packages, unless every command is there.

# from_debian "what it is" "the commands" "the packages"
from_debian() {
  local what=$1 commands=$2 packages=$3
  if command -v $commands >/dev/null && [ "$(command -v $commands | wc -l)" = "$(wc -w <<<"$commands")" ]; then return; fi
  local get="run 'apt-get install $packages' as root, then the same command again."
  command -v apt-get >/dev/null || stop "Not all of these commands are here: $commands. This is no Debian to get them from, so install what is missing, then run the same command again."
  [ "$(id -u)" = 0 ] || stop "Not all of these commands are here: $commands. Installing what is missing needs root: $get"
  step "Installing $what (a minute or two, once)"
  counted from_apt $packages ||
    stop "$what could not be installed. With a network, $get"
}

from_apt() { apt-get update -qq >/dev/null && apt-get install -y -qq --no-install-recommends "$@" >/dev/null; }
