# Finds a compiler that can build for the browser; to be sourced after steps.sh.

# Sets wasm_cargo (the command) and wasm_std (its arguments for the standard library). $1 is 1 for the standard
# library as it comes; otherwise it is built with the crate, without its panic messages and
# the paths of its sources: a third smaller.
wasm_toolchain() {
  local plain=$1 flags="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
  # By itself opt-level z takes no function in before it is made: small ones taken in early make the file smaller, and it
  # runs a tenth faster.
  flags="$flags -Zinline-mir=yes"
  # And small ones later on: five by itself; twenty-five is smaller and faster, fifty faster and larger.
  flags="$flags -Cllvm-args=-inline-threshold=25"
  # Sixteen bytes at once: every browser that is served can, and records are copied in fewer steps, with fewer bytes of code.
  flags="$flags -Ctarget-feature=+simd128"
  # No article may take more than half a gigabyte: two million characters of the worst kind take a quarter.
  flags="$flags -Clink-arg=--max-memory=536870912"
  wasm_cargo=(cargo) wasm_std=()
  [ "$plain" -eq 1 ] || wasm_std=(-Z build-std=std,panic_abort -Z build-std-features=optimize_for_size)
  if have cargo && have rustup; then
    if [ "$plain" -eq 1 ]; then
      rustup_has target wasm32-unknown-unknown && return 0
    elif rustup_has component rust-src; then
      # What nightly-only flags there are are few, and known to this version of the compiler.
      wasm_cargo=(env RUSTC_BOOTSTRAP=1 "RUSTFLAGS=$flags" cargo)
      return 0
    fi
  fi
  say "No rustup, or it cannot download: taking Debian's own compiler for the browser"
  if ! { [ -x /usr/bin/cargo ] && [ -d /usr/lib/rustlib/src/rust/library/std ] && [ -n "$(newest_lld)" ]; }; then
    apt_install rustc-web cargo-web rust-web-src lld-22 || no_wasm_toolchain
  fi
  wasm_std=(-Z build-std=std,panic_abort -Z build-std-features=optimize_for_size)
  wasm_cargo=(env "PATH=/usr/bin:$PATH" RUSTC_BOOTSTRAP=1 "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$(newest_lld)")
  [ "$plain" -eq 1 ] || wasm_cargo+=("RUSTFLAGS=$flags")
  wasm_cargo+=(/usr/bin/cargo)
}

# Adds a component or target ($1) named $2 to the toolchain, unless it has it.
rustup_has() {
  rustup "$1" list --installed 2>/dev/null | grep -q "^$2" && return 0
  say "rustup $1 add $2 (seconds)"
  rustup "$1" add "$2" >&2
}

newest_lld() { compgen -G '/usr/bin/wasm-ld-*' | sort -V | tail -n 1; }

no_wasm_toolchain() {
  fail "No Rust compiler that can build for the browser." \
    "With rustup (https://rustup.rs): rustup component add rust-src && rustup target add wasm32-unknown-unknown" \
    "On Debian, as root: apt-get install rustc-web cargo-web rust-web-src lld-22"
}
