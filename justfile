# What a change is checked with. `just` lists the recipes; `just ci` is what counts.

[private]
default:
    @just --list --unsorted

# Fails, with one line, where `tool` is missing; `how` says what to do about it.
[private]
need tool how:
    @command -v {{ tool }} >/dev/null || { echo "{{ tool }} is missing: {{ how }}" >&2; exit 1; }

# All tests, those of the optional features too.
test:
    cargo test --workspace
    cargo test -p wire-core --all-features

# Everything that has to pass before a change goes in.
ci:
    .ci/run

fmt:
    cargo fmt --all

lint:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets --all-features -- -D warnings

# The documentation, as it will be published.
doc:
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --all-features --no-deps

# A program without std and without an allocator: it links, runs, and has no way to panic.
no-std:
    tests/no-std/run

# What would be published.
package:
    cargo package -p wire-derive -p wire-core --allow-dirty

# The tests under an interpreter that sees undefined behaviour (in dependencies; there is no unsafe code here).
miri: (need "rustup" "it manages the nightly compiler that Miri comes with")
    @cargo +nightly miri --version >/dev/null 2>&1 || { echo "Miri is missing: rustup component add --toolchain nightly miri" >&2; exit 1; }
    PROPTEST_CASES=8 MIRIFLAGS=-Zmiri-disable-isolation cargo +nightly miri test -p wire-core --all-features --tests

# The tests as on a big-endian machine and on one of 32 bits, interpreted.
other-arch: (need "rustup" "it manages the nightly compiler that Miri comes with")
    @cargo +nightly miri --version >/dev/null 2>&1 || { echo "Miri is missing: rustup component add --toolchain nightly miri rust-src" >&2; exit 1; }
    PROPTEST_CASES=8 MIRIFLAGS=-Zmiri-disable-isolation cargo +nightly miri test -p wire-core --tests --target s390x-unknown-linux-gnu
    PROPTEST_CASES=8 MIRIFLAGS=-Zmiri-disable-isolation cargo +nightly miri test -p wire-core --tests --target i686-unknown-linux-gnu

# Looks for octets that break a target of tests/fuzz; more arguments go to libFuzzer.
fuzz target="decode" *arguments="-max_total_time=60": (need "cargo-fuzz" "cargo install cargo-fuzz, and rustup toolchain install nightly")
    cargo +nightly fuzz run --fuzz-dir tests/fuzz {{ target }} -- {{ arguments }}

# Breaks the code in many small ways, and says which of them no test notices.
mutants *arguments: (need "cargo-mutants" "cargo install cargo-mutants")
    cargo mutants -p wire-core -p wire-derive {{ arguments }}

# Beside hand-written code and peers.
bench *arguments: bench-package
    tests/bench/run {{ arguments }}

# Fails where key functions execute more instructions than they may, or definitions grow.
bench-guard: bench-package
    tests/bench/run guard
    tests/bench/compile guard

# How long programs take to compile with this and with peers.
bench-compile: bench-package
    tests/bench/compile

[private]
bench-package:
    @test -f tests/bench/Cargo.toml || { echo "tests/bench/Cargo.toml is missing: the benches are a package of their own" >&2; exit 1; }

# Installs the real servers that tests speak to, runs these, and fails where a test would be skipped;
# `just servers --record` keeps what the servers send in tests/fixtures.
servers *arguments:
    tests/servers/run {{ arguments }}

# Framing through the proxy that splits, delays, resets and half-closes: as many sessions as you like.
faults sessions="200000" seed="1":
    WIRE_TESTS_SESSIONS={{ sessions }} WIRE_TESTS_SEED={{ seed }} cargo test --release -p wire-tests --test framing_proxy
