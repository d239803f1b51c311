#!/usr/bin/env bash
# Builds www/dist: cargo → wasm-bindgen → wasm-opt → esbuild. Nothing is built again while nothing has changed.
set -euo pipefail

usage() {
  cat <<'HELP'
www/build.sh [--plain] [--sizes]

Builds what a page needs into www/dist: touchline.js, which fetches reading.js, touchline.wasm and
touchline.css; besides them define.js and parse.js, for bundlers; frame.js, for iframes; touchline-single.js, everything
in one script.

  --plain   uses the standard library as it comes: a faster build, a larger file
  --sizes   prints, besides the size of each file, what each stage weighs (builds four times more: some minutes)
HELP
}

plain=0 sizes=0
for argument in "$@"; do
  case $argument in
    --plain) plain=1 ;;
    --sizes) sizes=1 ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
done

cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
# shellcheck source=www/steps.sh
. www/steps.sh
# shellcheck source=www/toolchain.sh
. www/toolchain.sh

target=${CARGO_TARGET_DIR:-target}
case $target in /*) ;; *) target=$root/$target ;; esac
export CARGO_TARGET_DIR=$target
tools=$target/tools
work=$target/www
mkdir -p "$work"
only_one "$work"

# What decides the wasm, and what decides the rest. Everything that is read stands in one of the two.
hash_of() { find "$@" -type f -print0 2>/dev/null | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-32; }
wasm_stamp="$plain $(hash_of src Cargo.toml Cargo.lock www/build.sh www/closures.mjs www/order.mjs www/rooms.mjs www/sections.mjs www/shorten.mjs www/toolchain.sh www/package-lock.json)"
page_stamp="$wasm_stamp $(hash_of www/*.js www/*.mjs www/*.css www/*.json www/labels www/themes)"

up_to_date() { # stamp file, stamp, files that must be there
  [ "$(cat "$1" 2>/dev/null)" = "$2" ] || return 1
  shift 2
  for file in "$@"; do [ -s "$file" ] || return 1; done
}

# wasm-bindgen's command line tool, of the very version that the crate is built with.
choose_bindgen() {
  local version
  version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/version = |"/, ""); print }' Cargo.lock)
  bindgen=$tools/bin/wasm-bindgen
  [ "$("$bindgen" --version 2>/dev/null)" = "wasm-bindgen $version" ] && return 0
  say "Installing wasm-bindgen-cli $version into target/tools (3 minutes, once)"
  local cargo=cargo
  have cargo || cargo=/usr/bin/cargo
  # Its own lock file may name crates that have been withdrawn.
  env -u CARGO_TARGET_DIR "$cargo" install --quiet wasm-bindgen-cli --version "$version" --root "$tools" >&2 ||
    fail "wasm-bindgen-cli $version could not be installed." "Is crates.io within reach? Is there a C compiler (apt-get install build-essential)?"
}

# Builds into folder $1: touchline.wasm; and glue.js, what it calls and what calls it. The other arguments go to cargo.
build_wasm() {
  local out=$1 features=("${@:2}") built=$target/wasm32-unknown-unknown/wasm/touchline.wasm
  [ -n "${wasm_cargo:-}" ] || wasm_toolchain $plain
  choose_bindgen
  npm_install www "wasm-opt and esbuild"
  say "Compiling for the browser ${features[*]} (two minutes the first time, then well under one)"
  "${wasm_cargo[@]}" build --quiet --lib --profile wasm --no-default-features "${features[@]}" \
    --target wasm32-unknown-unknown "${wasm_std[@]}" >&2 ||
    fail "The crate does not build for the browser." "The compiler's own words stand above."
  mkdir -p "$out"
  "$bindgen" --target bundler --no-typescript --out-name touchline_wasm --out-dir "$out" "$built" >&2
  node www/closures.mjs "$out/touchline_wasm_bg.wasm" "$out/lean.wasm"
  # What makes more bytes, but 5 % fewer once they are compressed: functions with one caller stay apart, values are told
  # again instead of kept in locals, segments of data stay whole. Alignment is a hint that engines leave aside; without it
  # all loads look alike. The stack's last kilobyte is the lowest memory: unused.
  www/node_modules/.bin/wasm-opt -Oz -Oz --one-caller-inline-max-function-size=1 --always-inline-max-function-size=6 \
    --skip-pass=local-cse --skip-pass=memory-packing --skip-pass=simplify-locals --low-memory-unused --dealign \
    -g --strip-producers "$out/lean.wasm" -o "$out/named.wasm"
  # By the names of the functions, which order.mjs takes away.
  # shellcheck disable=SC2012
  node www/rooms.mjs "$out/named.wasm" "$(ls -t "$target"/wasm32-unknown-unknown/wasm/build/touchline-*/out/tables.rs | head -n 1)" >"$out/rooms.json"
  # Functions that are alike stand together: 1 % less once compressed.
  node www/order.mjs "$out/named.wasm" "$out/ordered.wasm"
  www/node_modules/.bin/wasm-opt --reorder-functions-by-name --strip-target-features "$out/ordered.wasm" -o "$out/touchline.wasm"
  mv "$out/touchline_wasm_bg.js" "$out/glue.js"
  node www/shorten.mjs "$out/touchline.wasm" "$out/glue.js"
  # Loading it is the business of engine.js.
  rm "$out"/{touchline_wasm_bg,lean,named,ordered}.wasm "$out/touchline_wasm.js"
}

# The oldest browsers that are served, and no chatter.
browsers=(--target=chrome111,firefox123,safari16.4 --legal-comments=none --log-level=warning)

# Makes dist from the wasm, the element's sources and its styles: scripts, minified, and one sheet.
build_page() {
  say "Writing www/dist"
  rm -rf www/dist
  mkdir -p www/dist
  npm_install www "wasm-opt and esbuild"
  local esbuild=www/node_modules/.bin/esbuild
  # Beside the glue, so that `import … from "./glue.js"` finds it.
  cp www/*.js "$work/wasm/"
  # Each a file of its own; reading.js, which holds the one instance, is part of no other.
  local file version
  version=$(node -p 'require("./www/package.json").version')
  for file in touchline define reading parse structured beside prerendered; do
    "$esbuild" "$work/wasm/$file.js" --bundle --format=esm --minify "${browsers[@]}" --define:__VERSION__="\"$version\"" \
      --external:./reading.js --external:./structured.js --external:./beside.js --external:./prerendered.js \
      --outfile="www/dist/$file.js"
  done
  "$esbuild" www/touchline.css --minify "${browsers[@]}" --outfile=www/dist/touchline.css
  "$esbuild" www/frame.js --minify "${browsers[@]}" --outfile=www/dist/frame.js
  cp "$work/wasm/touchline.wasm" www/dist/touchline.wasm
  cp -r www/labels www/themes LICENSE www/dist/
  # All in one script.
  "$esbuild" "$work/wasm/single.js" --bundle --format=iife --minify "${browsers[@]}" --define:__VERSION__="\"$version\"" --define:import.meta.url='""' \
    --outfile=www/dist/single.js
  node www/single.mjs >www/dist/touchline-single.js
  node www/describe.mjs
}

if ! up_to_date "$work/wasm.stamp" "$wasm_stamp" "$work/wasm/touchline.wasm" "$work/wasm/glue.js" "$work/wasm/rooms.json"; then
  build_wasm "$work/wasm"
  printf '%s\n' "$wasm_stamp" >"$work/wasm.stamp"
fi
if ! up_to_date www/dist/.stamp "$page_stamp" www/dist/touchline.js www/dist/reading.js www/dist/touchline.wasm; then
  build_page
  printf '%s\n' "$page_stamp" >www/dist/.stamp
fi
node www/sizes.mjs >&2
node www/sizes.mjs --rooms "$work/wasm/rooms.json" >&2

if [ $sizes -eq 1 ]; then
  stages=(quotations times events view)
  for stage in "${stages[@]}"; do
    stamp="$wasm_stamp without-$stage"
    up_to_date "$work/without-$stage.stamp" "$stamp" "$work/without-$stage/touchline.wasm" && continue
    build_wasm "$work/without-$stage" --features "without-$stage"
    printf '%s\n' "$stamp" >"$work/without-$stage.stamp"
  done
  node www/sizes.mjs --stages "$work" "${stages[@]}" >&2
fi
