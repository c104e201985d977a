# Sourced by the set-up scripts: how they speak. One line when work starts, one clear sentence when it cannot go on.

step() { printf '\n==> %s\n' "$*"; }

stop() {
  printf '\nStopped: %s\n' "$*" >&2
  exit 1
}
