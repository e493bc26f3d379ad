//! Wall time.

use std::time::Duration;

use crate::Case;

/// How long to measure, how often, and which of the rounds counts.
#[derive(Clone, Copy)]
pub struct Rounds {
    /// The least time of a round.
    length: Duration,
    count: usize,
    /// Its number among the rounds by their time, from the shortest on.
    counts: usize,
}

/// For what one thread does alone: rounds so short that some are not interrupted, of which the
/// shortest counts.
pub const ALONE: Rounds = Rounds { length: Duration::from_millis(2), count: 100, counts: 0 };

/// For threads that wait for each other, and are woken up sooner or later: the median counts. The
/// shortest round is one in which they hardly ever slept, which is rare and comes to each case by
/// chance.
pub const TOGETHER: Rounds = Rounds { length: Duration::from_millis(20), count: 40, counts: 20 };

/// Nanoseconds that one operation takes, of each case. The cases take turns, so that what else the
/// machine does hits all of them alike.
pub fn nanoseconds(cases: &[Case], rounds: Rounds) -> Vec<f64> {
    let times: Vec<u64> = cases.iter().map(|case| often_enough(case, rounds.length)).collect();
    let mut took = vec![Vec::with_capacity(rounds.count); cases.len()];
    for _ in 0..rounds.count {
        for ((case, times), took) in cases.iter().zip(&times).zip(&mut took) {
            took.push((case.run)(*times).as_nanos() as f64 / *times as f64);
        }
    }
    let that_counts =
        |mut took: Vec<f64>| *took.select_nth_unstable_by(rounds.counts, f64::total_cmp).1;
    took.into_iter().map(that_counts).collect()
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
