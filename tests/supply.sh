#!/usr/bin/env bash
# What Touchline is made of: licences, sources and known weaknesses of its crates; origins and signatures of its npm packages.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=www/steps.sh
. www/steps.sh

version=0.20.2
tools=${CARGO_TARGET_DIR:-$PWD/target}/tools
deny=$tools/bin/cargo-deny
if [ "$("$deny" --version 2>/dev/null)" != "cargo-deny $version" ]; then
  say "Installing cargo-deny $version into target/tools (five minutes, once)"
  env -u CARGO_TARGET_DIR cargo install --quiet --locked cargo-deny --version $version --root "$tools"
fi
for manifest in Cargo.toml tests/fuzz/Cargo.toml; do
  ask=("$deny" --log-level error --manifest-path "$manifest" --config tests/deny.toml --locked --all-features)
  "${ask[@]}" check --hide-inclusion-graph licenses bans sources
  echo "= $manifest: licences, bans and sources pass"
  # The advisories are another site's: without it, nothing is claimed.
  if "${ask[@]}" fetch db >/dev/null 2>&1; then
    "${ask[@]}" check --hide-inclusion-graph advisories
    echo "= $manifest: no advisory"
  else
    echo "= $manifest: advisories not checked, their database is out of reach"
  fi
done

for lock in $(git ls-files '*package-lock.json' '*Cargo.lock'); do
  if grep -E '"resolved":|^source = ' "$lock" | grep -vE '"https://registry\.npmjs\.org/|"registry\+https://github\.com/rust-lang/crates\.io-index"'; then
    echo "$lock names a source that is not public"
    exit 1
  fi
  case $lock in
    *package-lock.json)
      if node -e 'const { packages } = JSON.parse(require("fs").readFileSync(process.argv[1])); for (const [name, one] of Object.entries(packages)) if (one.resolved && !one.integrity) { console.log(name); process.exitCode = 1; }' "$lock"; then :; else
        echo "$lock has packages without a hash"
        exit 1
      fi
      ;;
  esac
done
echo "= lock files: public sources only, a hash for every npm package"
for folder in www tests; do
  if said=$(npm audit signatures --prefix "$folder" 2>&1); then
    echo "= $folder: $(grep -m1 -E 'verified|audited' <<<"$said")"
  elif grep -qiE 'network|ENOTFOUND|endpoint' <<<"$said"; then
    echo "= $folder: signatures not checked, the registry does not give them here"
  else
    echo "$said"
    exit 1
  fi
done
