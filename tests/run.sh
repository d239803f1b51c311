#!/usr/bin/env bash
# Runs every check and says how many passed. `tests/run.sh --help` lists them.
set -uo pipefail

usage() {
  cat <<'HELP'
tests/run.sh [core|full|trust]

Installs what it needs, runs the checks, and ends with one line: N passed, N failed.

  core    (default) rustfmt, clippy (native and wasm32), documentation, native tests and doctests, the wasm build
          and its size, the browser tests in Chromium, stylelint and html-validate
  full    core, the counts of instructions, the browser tests in Firefox and WebKitGTK too, and the package with four bundlers and three frameworks
  trust   core, with a million generated texts, every hostile string, longer fuzzing, a build made twice, licences and sources
          (half an hour; the figures of README.md, "Trust")
HELP
}

mode=${1:-core}
case $mode in
  core | full | trust) ;;
  -h | --help) usage && exit 0 ;;
  *) usage >&2 && exit 2 ;;
esac

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
root=$PWD
# shellcheck source=www/steps.sh
. www/steps.sh
# shellcheck source=www/toolchain.sh
. www/toolchain.sh

target=${CARGO_TARGET_DIR:-target}
case $target in /*) ;; *) target=$root/$target ;; esac
export CARGO_TARGET_DIR=$target
logs=$target/checks
mkdir -p "$logs"
passed=0 failed=0 failures=() child=

# Whatever runs at that moment ends with this script.
trap '[ -z "$child" ] || kill "$child" 2>/dev/null; exit 130' INT TERM HUP

# Runs one check: a name, a way to count ("one", "cargo", "node"), a command. Its output is shown where it fails.
check() {
  local name=$1 count=$2 log started=$SECONDS good=0 bad=0 status
  shift 2
  log=$logs/${name//[^a-z0-9]/-}.log
  "$@" </dev/null >"$log" 2>&1 &
  child=$!
  wait "$child"
  status=$?
  child=
  case $count in
    cargo)
      good=$(sum 's/^test result: .* \([0-9]*\) passed.*/\1/p' "$log")
      bad=$(sum 's/^test result: .* \([0-9]*\) failed.*/\1/p' "$log")
      ;;
    node)
      good=$(sum 's/^ℹ pass \([0-9]*\)$/\1/p' "$log")
      bad=$(sum 's/^ℹ fail \([0-9]*\)$/\1/p' "$log")
      ;;
    one) [ $status -eq 0 ] && good=1 ;;
  esac
  # What ends badly, or ran no test at all, has failed, whatever it counted.
  if { [ $status -ne 0 ] || [ "$good" -eq 0 ]; } && [ "$bad" -eq 0 ]; then bad=1; fi
  passed=$((passed + good)) failed=$((failed + bad))
  if [ "$bad" -eq 0 ]; then
    printf '✓ %s: %s passed (%s s)\n' "$name" "$good" $((SECONDS - started))
  else
    printf '✗ %s: %s passed, %s failed (%s s)\n' "$name" "$good" "$bad" $((SECONDS - started))
    failures+=("$name")
    tail -n 80 "$log" | sed 's/^/    /'
  fi
  # Figures that a check prints for people to read.
  case $count in
    cargo) grep -E '^(test result|= )' "$log" | sed 's/^\(= \)*/    /' ;;
    *) grep '^= ' "$log" | sed 's/^= /    /' ;;
  esac
}

sum() { sed -n "$1" "$2" | awk '{ all += $1 } END { print all + 0 }'; }

# --- what is needed ---------------------------------------------------------------------------------------------

need_rust() {
  have cargo || fail "Rust is missing." "Install it from https://rustup.rs and start again."
  have cc || apt_install build-essential || fail "A C compiler is missing; Rust needs it for linking." "As root: apt-get install build-essential"
  local tool
  for tool in rustfmt clippy; do
    case $tool in rustfmt) cargo fmt --version ;; clippy) cargo clippy --version ;; esac >/dev/null 2>&1 && continue
    if have rustup; then rustup_has component $tool; else apt_install rustfmt-web rust-web-clippy; fi ||
      fail "$tool is missing." "With rustup: rustup component add $tool. On Debian, as root: apt-get install rustfmt-web rust-web-clippy"
  done
}

need_browsers() {
  chromium=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
  if [ -z "$chromium" ]; then
    apt_install chromium fonts-liberation fonts-crosextra-caladea && chromium=$(command -v chromium) ||
      fail "Chromium is missing." "On Debian, as root: apt-get install chromium; or name a Chrome: CHROMIUM=/path/to/chrome tests/run.sh"
  fi
  export CHROMIUM=$chromium
  [ "$mode" = full ] || return 0
  have firefox-esr || apt_install firefox-esr || say "Firefox cannot be installed: its tests will fail"
  have php || apt_install php-cli || say "PHP cannot be installed: the test of the WordPress plugin will fail"
  have java || apt_install default-jre-headless || say "Java cannot be installed: the Nu HTML checker will fail"
  have WebKitWebDriver && have Xvfb || apt_install webkit2gtk-driver xvfb xauth || say "WebKitGTK cannot be installed: its tests will fail"
}

# --- the checks -------------------------------------------------------------------------------------------------

clippy_wasm() {
  # The compiled standard library where rustup has it; otherwise it is built on the way.
  if have rustup && rustup_has target wasm32-unknown-unknown; then
    cargo clippy --quiet --lib --no-default-features --target wasm32-unknown-unknown -- -D warnings
  else
    wasm_toolchain 0
    "${wasm_cargo[@]}" clippy --quiet --lib --no-default-features --target wasm32-unknown-unknown "${wasm_std[@]}" -- -D warnings
  fi
}

documentation() { RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps --lib; }

browser_tests() { # engine
  ENGINE=$1 TRUST=$([ "$mode" = trust ] && echo 1) node --test-reporter=spec tests/browser/run.mjs
}

# What the seed article gives, where the evaluation kit lies beside the repository. Its quotations and times must be
# whole, and nothing invented; its events are figures to read.
seed() {
  python3 -B "$1" --parser "$target/debug/touchline parse --jsonl" | sed 's/^/= /' | tee "$logs/seed.txt"
  [ "${PIPESTATUS[0]}" -eq 0 ] || return 1
  ! grep -E '^= (seed +(quotes|speaker|cue|utterances|time|must)|all).* x *$' "$logs/seed.txt" >/dev/null
}

say "Checks: $mode. What each says in full is kept in $logs"
need_rust
need_browsers
npm_install tests "the browser driver, axe-core and the linters"
[ "$mode" != trust ] || export PROPTEST_CASES=${PROPTEST_CASES:-20000}

check "rustfmt" one cargo fmt --check
check "clippy" one cargo clippy --quiet --all-targets -- -D warnings
check "clippy for the browser" one clippy_wasm
check "documentation" one documentation
check "native tests" cargo cargo test --no-fail-fast
if [ "$mode" = trust ]; then
  check "a million generated articles" cargo env GENERATED=1000000 cargo test --release --test generated -- --nocapture
fi
check "fuzzing" one tests/fuzz/run.sh $([ "$mode" = trust ] && echo 60 || echo 8)
check "wasm build" one www/build.sh
check "size budget" one node www/sizes.mjs --budget tests/size-budget.json "${CARGO_TARGET_DIR:-target}/www/wasm/rooms.json"
check "stylelint" one tests/node_modules/.bin/stylelint --config tests/.stylelintrc.json 'www/*.css' 'www/themes/*.css'
check "html-validate" one tests/node_modules/.bin/html-validate --config tests/.htmlvalidate.json 'www/*.html' 'www/examples/{plain,iframe}/*.html'
check "browser tests in chromium" node browser_tests chromium
check "start-up" one node tests/bench/startup.mjs
if [ "$mode" = full ]; then
  check "instruction counts" one tests/bench/instructions.sh
  check "browser tests in firefox" node browser_tests firefox
  check "browser tests in webkit" node browser_tests webkit
  check "Lighthouse and the Nu HTML checker" one node tests/audits.mjs
  npm_install tests/frameworks "bundlers and frameworks"
  check "package, bundlers, frameworks" node node --test-reporter=spec tests/frameworks/run.mjs
fi
if [ "$mode" = trust ]; then
  check "two builds, the same bytes" one tests/reproducible.sh
  check "licences and sources" one tests/supply.sh
fi
for score in ../shared/eval/score.py; do
  [ -f "$score" ] && have python3 && check "the seed article" one seed "$score"
done

[ ${#failures[@]} -eq 0 ] || printf 'Failed: %s\n' "${failures[*]}"
printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
