//! Wall time.

use std::time::{Duration, Instant};

use crate::Case;

/// Nanoseconds that one operation takes: the least of several rounds, each long enough to measure.
pub fn nanoseconds(case: &Case) -> f64 {
    let mut times = 1;
    while elapsed(case, times) < Duration::from_millis(10) {
        times *= 2;
    }
    // What a round sets up before it starts is measured by one that does nothing.
    (0..9)
        .map(|_| elapsed(case, times).saturating_sub(elapsed(case, 0)))
        .min()
        .map_or(f64::NAN, |least| least.as_nanos() as f64 / times as f64)
}

fn elapsed(case: &Case, times: u64) -> Duration {
    let start = Instant::now();
    (case.run)(times);
    start.elapsed()
}
