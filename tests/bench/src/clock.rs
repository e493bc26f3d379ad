//! Wall time.

use std::time::Duration;

use crate::Case;

/// Nanoseconds that one operation takes: the least of several rounds, each long enough to measure.
pub fn nanoseconds(case: &Case) -> f64 {
    let mut times = 1;
    while (case.run)(times) < Duration::from_millis(5) {
        times *= 2;
    }
    let least = (0..12).map(|_| (case.run)(times)).min().unwrap_or_default();
    least.as_nanos() as f64 / times as f64
}
