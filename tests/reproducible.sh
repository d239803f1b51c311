#!/usr/bin/env bash
# Builds what is shipped twice, from two clean copies in two places, and compares every byte.
set -euo pipefail
cd "$(dirname "$0")/.."

copies=$(mktemp -d)
trap 'rm -rf "$copies"' EXIT
for copy in one another/further; do
  mkdir -p "$copies/$copy"
  git ls-files -z | xargs -0 cp --parents -t "$copies/$copy"
  # What is only fetched may be the same; what is built may not.
  mkdir -p "$copies/$copy/target"
  [ ! -d target/tools ] || ln -s "$PWD/target/tools" "$copies/$copy/target/tools"
  env -u CARGO_TARGET_DIR "$copies/$copy/www/build.sh" >/dev/null 2>"$copies/log" || { cat "$copies/log"; exit 1; }
done
diff -r "$copies/one/www/dist" "$copies/another/further/www/dist" --exclude=.stamp
echo "= two clean builds in two places: the same bytes"
cd "$copies/one/www/dist"
for file in *.wasm *.js *.css; do
  echo "= $file sha384-$(openssl dgst -sha384 -binary "$file" | base64 -w0)"
done
