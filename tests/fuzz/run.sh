#!/usr/bin/env bash
# Fuzzes every target for a while: ./tests/fuzz/run.sh [seconds a target, 60] [target …]
# A crash stops the run; its input is kept under tests/fuzz/artifacts.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=${1:-60}
shift $(($# ? 1 : 0))
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(document quotations times events parse markup)

tools=target/tools
export PATH="$PWD/$tools/bin:$PATH"
if ! command -v cargo-fuzz >/dev/null; then
  echo "Installing cargo-fuzz into $tools (about two minutes, once)"
  cargo install --quiet cargo-fuzz --version 0.13.2 --root "$tools"
fi
# libFuzzer's instrumentation is not stable yet; this lets a stable compiler use it. No sanitizer: the crate has no unsafe code.
export RUSTC_BOOTSTRAP=1

log=$(mktemp)
trap 'rm -f "$log"' EXIT
for target in "${targets[@]}"; do
  echo "Fuzzing $target for $seconds s"
  mkdir -p "tests/fuzz/corpus/$target"
  # The fixtures are good beginnings. New finds go into the first folder.
  if ! cargo fuzz run --sanitizer none --fuzz-dir tests/fuzz "$target" "tests/fuzz/corpus/$target" tests/document tests/spans tests/article tests/articles -- \
    -max_total_time="$seconds" -max_len=10000 -timeout=5 -dict=tests/fuzz/words.dict -print_final_stats=1 >"$log" 2>&1; then
    tail -n 40 "$log"
    echo "$target failed; the input is under tests/fuzz/artifacts/$target"
    exit 1
  fi
  grep -E '^(stat::number_of_executed_units|stat::new_units_added)|DONE' "$log"
done
