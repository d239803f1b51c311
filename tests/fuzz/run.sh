#!/usr/bin/env bash
# Fuzzes every target for a while: ./tests/fuzz/run.sh [seconds a target, 60] [target …]
# A crash stops the run; its input is kept under tests/fuzz/artifacts. `cargo fuzz --fuzz-dir tests/fuzz` works too.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=${1:-60}
shift $(($# ? 1 : 0))
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(sed -n 's/^name = "\(.*\)"$/\1/p' tests/fuzz/Cargo.toml | grep -v touchline-fuzz)

# What cargo-fuzz passes on, less a sanitizer: the crate has no unsafe code that one could watch.
flags="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters"
flags="$flags -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1"
host=$(rustc -vV | sed -n 's/^host: //p')
built=${CARGO_TARGET_DIR:-$PWD/target}/fuzz
echo "Building the fuzz targets (a minute or two the first time)"
CARGO_TARGET_DIR=$built RUSTFLAGS=$flags cargo build --quiet --release --manifest-path tests/fuzz/Cargo.toml --target "$host"

log=$(mktemp)
trap 'rm -f "$log"' EXIT
for target in "${targets[@]}"; do
  mkdir -p "tests/fuzz/corpus/$target" "tests/fuzz/artifacts/$target"
  # The fixtures are good beginnings. New finds go into the first folder.
  if ! "$built/$host/release/$target" "tests/fuzz/corpus/$target" tests/document tests/spans tests/article tests/articles tests/view \
    -artifact_prefix="tests/fuzz/artifacts/$target/" -max_total_time="$seconds" -max_len=10000 -timeout=5 -dict=tests/fuzz/words.dict \
    -print_final_stats=1 >"$log" 2>&1; then
    tail -n 40 "$log"
    echo "$target failed; the input is under tests/fuzz/artifacts/$target"
    exit 1
  fi
  awk -v target="$target" '/DONE/ { cover = $4 } /number_of_executed_units/ { runs = $2 } /new_units_added/ { new = $2 } /slowest_unit_time_sec/ { slow = $2 }
    END { printf "= fuzzing %s: %s runs, %s edges, %s new inputs, 0 crashes, slowest %s s\n", target, runs, cover, new, slow }' "$log"
done
