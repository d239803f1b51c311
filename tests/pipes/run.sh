#!/usr/bin/env bash
# Runs `touchline parse --jsonl` under GNU parallel and under Spark, and compares what comes out with a plain run.
# Not part of tests/run.sh: it installs GNU parallel and a Java runtime with apt-get, and PySpark with pip into target/.
set -euo pipefail

articles=${1:-10000}
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
target=${CARGO_TARGET_DIR:-$PWD/target}
tool=$target/release/touchline
[ -x "$tool" ] || cargo build --release
work=$target/pipes
mkdir -p "$work"

python3 - "$articles" tests/articles >"$work/archive.jsonl" <<'PYTHON'
# So many articles, made of the paragraphs of the fixtures; every thousandth line is broken.
import json, pathlib, random, sys

paragraphs = []
for file in sorted(pathlib.Path(sys.argv[2]).glob("*.txt")):
    for case in file.read_text().split("=== ")[1:]:
        head, _, text = case.split("\n---\n")[0].partition("\n\n")
        paragraphs += [line for line in text.splitlines() if line.strip()]
chance = random.Random(1)
for number in range(int(sys.argv[1])):
    if number % 1000 == 500:
        print('{"id": %d, "text": "broken' % number)
        continue
    text = "\n".join(chance.sample(paragraphs, min(8, len(paragraphs))))
    print(json.dumps({"id": number, "text": text, "published": "2026-04-25"}))
PYTHON

# A broken line is no reason to stop: status 1 says that there was one, and no more.
"$tool" parse --jsonl <"$work/archive.jsonl" >"$work/plain.jsonl" 2>/dev/null || [ $? -eq 1 ]

same() { # name, file
  local lines
  lines=$(wc -l <"$2")
  cmp "$work/plain.jsonl" "$2" || { echo "✗ $1: the results differ" >&2; exit 1; }
  echo "✓ $1: $lines results, the same as without"
}

command -v parallel >/dev/null || apt-get install -y --no-install-recommends parallel >&2
parallel --pipepart -a "$work/archive.jsonl" --block 1M --keep-order "$tool" parse --jsonl \
  >"$work/parallel.jsonl" 2>/dev/null || true
same "GNU parallel" "$work/parallel.jsonl"

command -v java >/dev/null || apt-get install -y --no-install-recommends default-jre-headless >&2
[ -d "$work/venv" ] || python3 -m venv "$work/venv"
"$work/venv/bin/python" -c 'import pyspark' 2>/dev/null || "$work/venv/bin/pip" install --quiet pyspark >&2
rm -rf "$work/spark"
"$work/venv/bin/python" - "$tool" "$work" >&2 <<'PYTHON'
import sys
from pyspark import SparkConf, SparkContext

tool, work = sys.argv[1:]
context = SparkContext(conf=SparkConf().setMaster("local[2]").setAppName("touchline").set("spark.ui.enabled", "false"))
context.setLogLevel("ERROR")
context.textFile(f"file://{work}/archive.jsonl", 4).pipe(f"{tool} parse --jsonl").saveAsTextFile(f"file://{work}/spark")
context.stop()
PYTHON
cat "$work"/spark/part-* >"$work/spark.jsonl"
same "Spark" "$work/spark.jsonl"
