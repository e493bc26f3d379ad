//! A change that loses speed is seen: key functions may execute so many instructions.

use std::path::Path;

use crate::callgrind;

/// The work, and what Wire may take of the instructions of the hand-written code beside it. Both
/// are compiled and counted in the same run, so that a new compiler moves both.
const LIMITS: [(&str, f64); 17] = [
    ("header, decode", 1.05),
    ("header, encode into a slice", 1.05),
    ("packet stack, decode", 1.02),
    ("message, decode", 1.015),
    ("message, decode, text borrowed", 1.03),
    ("message, encode into a Vec", 1.01),
    ("view, one field of a header", 1.0),
    ("view, some fields of a packet", 1.17),
    ("view, setting and reading bits", 1.0),
    ("view, header checked and read", 1.12),
    ("view, message checked and read", 1.07),
    ("view, records checked and read", 1.02),
    ("view, options of five kinds", 1.23),
    ("big-endian Vec<u32>, 16 KiB", 1.05),
    ("big-endian Vec<u32>, 16 KiB, written", 1.0),
    ("frames of 16 octets, from memory", 1.12),
    ("frames of 16 octets, into batches in memory", 1.05),
];

/// Counts, prints, and says whether all is within its limits.
pub fn check(program: &Path) -> bool {
    if !callgrind::is_installed() {
        eprintln!("SKIPPED: valgrind is missing, no instructions are counted");
        return std::env::var_os("WIRE_NO_SKIP").is_none_or(|value| value.is_empty());
    }
    let mut all_within = true;
    for (workload, limit) in LIMITS {
        let count = |who| callgrind::instructions(program, workload, who);
        let (Some(wire), Some(hand)) = (count("wire"), count("hand")) else {
            eprintln!("{workload}: callgrind counted nothing");
            return false;
        };
        let within = wire <= hand * limit;
        all_within &= within;
        println!(
            "{} {workload}: {wire:.0} instructions, by hand {hand:.0}, ratio {:.3}, at most {limit}",
            if within { "ok      " } else { "TOO MANY" },
            wire / hand,
        );
    }
    all_within
}
