//! Wall time.

use std::time::Duration;

use crate::Case;

/// How long to measure, and how often.
#[derive(Clone, Copy)]
pub struct Rounds {
    /// The least time of a round.
    length: Duration,
    count: usize,
}

/// For what one thread does alone: rounds so short that some are not interrupted.
pub const ALONE: Rounds = Rounds { length: Duration::from_millis(2), count: 100 };

/// For threads that wait for each other.
pub const TOGETHER: Rounds = Rounds { length: Duration::from_millis(20), count: 40 };

/// Nanoseconds that one operation takes, of each case: the least of several rounds. The cases take
/// turns, so that what else the machine does hits all of them alike.
pub fn nanoseconds(cases: &[Case], rounds: Rounds) -> Vec<f64> {
    let times: Vec<u64> = cases.iter().map(|case| often_enough(case, rounds.length)).collect();
    let mut least = vec![f64::INFINITY; cases.len()];
    for _ in 0..rounds.count {
        for ((case, times), least) in cases.iter().zip(&times).zip(&mut least) {
            let took = (case.run)(*times).as_nanos() as f64 / *times as f64;
            *least = least.min(took);
        }
    }
    least
}

/// How often to do something for a round to be long enough.
fn often_enough(case: &Case, length: Duration) -> u64 {
    let mut times = 1;
    loop {
        let took = (case.run)(times);
        if took >= length {
            return times;
        }
        let missing = length.as_nanos() / took.as_nanos().max(1) + 1;
        times = times.saturating_mul(u64::try_from(missing).unwrap_or(16).clamp(2, 16));
    }
}
