//! Wall time.

use std::time::Duration;

use crate::Case;

/// The least time of a round.
const ROUND: Duration = Duration::from_millis(20);

/// Rounds, for what one thread does to itself.
pub const FEW: usize = 15;

/// Rounds, for what the scheduler has a part in.
pub const MANY: usize = 40;

/// Nanoseconds that one operation takes, of each case: the least of several rounds. The cases take
/// turns, so that what else the machine does hits all of them alike.
pub fn nanoseconds(cases: &[Case], rounds: usize) -> Vec<f64> {
    let times: Vec<u64> = cases.iter().map(often_enough).collect();
    let mut least = vec![f64::INFINITY; cases.len()];
    for _ in 0..rounds {
        for ((case, times), least) in cases.iter().zip(&times).zip(&mut least) {
            let took = (case.run)(*times).as_nanos() as f64 / *times as f64;
            *least = least.min(took);
        }
    }
    least
}

/// How often to do something for a round to be long enough.
fn often_enough(case: &Case) -> u64 {
    let mut times = 1;
    loop {
        let took = (case.run)(times);
        if took >= ROUND {
            return times;
        }
        let missing = ROUND.as_nanos() / took.as_nanos().max(1) + 1;
        times = times.saturating_mul(u64::try_from(missing).unwrap_or(16).clamp(2, 16));
    }
}
