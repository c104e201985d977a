# Sourced by the set-up scripts: how they speak. One line when work starts, how far it is while it lasts, one clear sentence when it
# cannot go on.

step() { printf '\n==> %s\n' "$*"; }

stop() {
  printf '\nStopped: %s\n' "$*" >&2
  exit 1
}

# What Cargo says on its way. A tool is built with the crates that its authors locked, whatever was withdrawn since.
CARGO_CHATTER='^ *(Compiling|Building|Finished|Fetch|Download|Updating|Locking|Adding|Blocking|Install|Replac|warning: be sure|warning: .* is yanked in registry)'

# Runs a command that takes long and tells how far it is, where Cargo compiles by the crate: on a terminal on one line that changes,
# in a log every 15 seconds. Warnings, errors and what else is said are passed on.
counted() {
  CARGO_TERM_PROGRESS_WHEN=always CARGO_TERM_PROGRESS_WIDTH=200 "$@" 2>&1 | stdbuf -oL tr '\r' '\n' | tell_count
  return "${PIPESTATUS[0]}"
}

tell_count() {
  local line="" said="" last=$SECONDS start=$SECONDS every=15 wait ready all of
  # Where several compile at once, each is known by how many crates it has in all.
  local -A compiled=()
  while
    wait=$((last + every - SECONDS))
    IFS= read -r -t $((wait > 0 ? wait : 1)) line || [ $? -gt 128 ]
  do
    line=${line//$'\e[K'/}
    if [[ $line =~ Building.*\]\ ([0-9]+)/([0-9]+)(:\ (.*))?$ ]]; then
      compiled[${BASH_REMATCH[2]}]=${BASH_REMATCH[1]}
      ready=0 all=0
      for of in "${!compiled[@]}"; do ready=$((ready + compiled[$of])) all=$((all + of)); done
      said="$ready of $all crates compiled${BASH_REMATCH[4]:+, now ${BASH_REMATCH[4]%%[, ]*}}"
      if [ -t 1 ]; then printf '\r\e[K    %s' "$said"; fi
    elif [[ -n $line && ! $line =~ $CARGO_CHATTER ]]; then
      if [ -t 1 ]; then printf '\r\e[K'; fi
      printf '%s\n' "$line"
      last=$SECONDS
    fi
    line=""
    if [ $((SECONDS - last)) -ge $every ]; then
      if [ -t 1 ]; then printf '\r\e[K'; fi
      printf '    %s, %d s' "${said:-still at work}" $((SECONDS - start))
      if [ ! -t 1 ]; then printf '\n'; fi
      last=$SECONDS
    fi
  done
  if [ -t 1 ]; then printf '\r\e[K'; fi
}
