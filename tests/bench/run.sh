#!/usr/bin/env bash
# Measures everything and prints it: tests/bench/run.sh [native|browser|archives …]. Ratios within one run; ten to twenty minutes
# with all that has to be built, three parts that each say how long they took. Other work on the machine makes it longer.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=www/steps.sh
. www/steps.sh
parts=("${@:-native}")
[ $# -gt 0 ] || parts=(native browser archives)

for part in "${parts[@]}"; do
  begun=$SECONDS
  case $part in
    native)
      say "The native engine, stage by stage (some minutes to compile the first time)"
      cargo bench --quiet --bench stages
      tests/bench/instructions.sh
      ;;
    browser)
      npm_install tests "the browser driver"
      npm_install tests/bench/browser "what it is compared with"
      www/build.sh
      node tests/bench/browser/run.mjs
      ;;
    archives)
      cargo build --quiet --release
      node tests/bench/archives.mjs
      ;;
    *) fail "No such part: $part" "native, browser, archives" ;;
  esac
  say "$part: $((SECONDS - begun)) seconds"
done
