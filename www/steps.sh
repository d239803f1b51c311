# What the scripts share; to be sourced. Each step says what it does; what fails says what is missing and what to do.

# Where rustup puts cargo, in case nobody told this shell.
[ ! -d "$HOME/.cargo/bin" ] || PATH=$PATH:$HOME/.cargo/bin

say() { printf '• %s\n' "$*" >&2; }

fail() {
  printf '✗ %s\n' "$1" >&2
  shift
  [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command as root: straight away, or by sudo where that asks for nothing or somebody is there to answer.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif have sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    sudo "$@"
  else
    return 1
  fi
}

# Installs Debian packages. Returns 1 where that is not possible.
apt_install() {
  have apt-get || return 1
  say "Installing $* with apt-get (some minutes at most)"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1 && return 0
  # The package lists may be missing or old.
  as_root apt-get update -qq >/dev/null 2>&1
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

# Installs what the lock file of folder $1 names, unless that has been done. $2 says what it is for.
npm_install() {
  local folder=$1 purpose=$2 lock
  need_node
  lock=$(sha256sum <"$folder/package-lock.json")
  [ "$(cat "$folder/node_modules/.installed" 2>/dev/null)" = "$lock" ] && return 0
  say "Installing $purpose with npm (half a minute)"
  (cd "$folder" && npm ci --silent --no-audit --no-fund) >&2 ||
    fail "npm could not install $purpose." "Is the npm registry within reach? Try: cd $folder && npm ci"
  printf '%s\n' "$lock" >"$folder/node_modules/.installed"
}

need_node() {
  have node && have npm || fail "Node.js is missing." "Install Node.js 20 or newer, with npm: https://nodejs.org, or apt-get install nodejs npm"
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] ||
    fail "Node.js $(node -v) is too old." "Install Node.js 20 or newer: https://nodejs.org"
}

# Waits for other runs that build or install in the same folders. The lock ends with the process.
only_one() {
  mkdir -p "$1"
  have flock || return 0
  exec 9>"$1/.steps.lock"
  flock -n 9 || { say "Another run is building; waiting for it"; flock 9; }
}
