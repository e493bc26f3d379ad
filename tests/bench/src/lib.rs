//! What Wire costs beside hand-written code and its peers.
//!
//! `tests/bench/run` measures everything and prints one table; CONTRIBUTING tells more.

pub mod callgrind;
pub mod clock;
pub mod guard;
pub mod hand;
pub mod rows;
pub mod table;
pub mod workloads;

use std::time::{Duration, Instant};

/// Something that is measured: one way to do one piece of work.
#[derive(Clone, Copy)]
pub struct Case {
    /// The work, the same for all who do it.
    pub workload: &'static str,
    /// Who does it: `wire`, `hand` or a peer.
    pub who: &'static str,
    /// Does it so many times over, and says how long that took.
    pub run: fn(u64) -> Duration,
}

impl Case {
    /// A case of this name.
    pub const fn new(workload: &'static str, who: &'static str, run: fn(u64) -> Duration) -> Self {
        Self { workload, who, run }
    }
}

/// Does something `times` over; the compiler sees neither what goes in nor what comes out.
#[inline(always)]
pub fn repeat<I: Copy, O>(times: u64, input: I, operation: impl Fn(I) -> O) -> Duration {
    let start = Instant::now();
    for _ in 0..times {
        let output = operation(std::hint::black_box(input));
        std::hint::black_box(&output);
    }
    start.elapsed()
}
