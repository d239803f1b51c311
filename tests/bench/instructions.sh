#!/usr/bin/env bash
# Counts the instructions that each stage takes over the articles of the fixtures, by valgrind, and says how they differ
# from the figures kept in instructions.txt. A rise of over 3 % is marked. `--update` keeps the new figures.
#
# Counts are stable where times are not; they change with the compiler, whose version is kept too.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
kept=tests/bench/instructions.txt

if ! command -v valgrind >/dev/null 2>&1; then
  echo "= no instruction counts: valgrind is missing (as root: apt-get install valgrind)"
  exit 0
fi

program=$(cargo bench --bench instructions --no-run --message-format=json |
  sed -n 's/.*"name":"instructions".*"executable":"\([^"]*\)".*/\1/p' | tail -n 1)
count() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" "$1" 2>&1 | sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}

compiler=$(rustc --version)
empty=$(count nothing)
figures="$compiler"$'\n'
[ "$(head -n 1 "$kept" 2>/dev/null)" = "$compiler" ] || echo "= the figures kept are of another compiler: $(head -n 1 "$kept" 2>/dev/null)"
for stage in document spans parse view; do
  now=$(($(count "$stage") - empty))
  before=$(awk -v stage="$stage" '$1 == stage { print $2 }' "$kept" 2>/dev/null || true)
  figures+="$stage $now"$'\n'
  awk -v stage="$stage" -v now="$now" -v before="${before:-0}" 'BEGIN {
    change = before ? (now / before - 1) * 100 : 0
    printf "= instructions up to %-8s %10.2f million", stage, now / 1e6
    if (before) printf "  %+.1f %%", change
    print (change > 3 ? "  ROSE BY MORE THAN 3 %" : "")
  }'
done
[ "${1:-}" != --update ] || printf '%s' "$figures" >"$kept"
