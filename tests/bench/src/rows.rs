//! What is to be reached.

/// What a figure is counted in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Instructions that the processor executes: the same in each run.
    Instructions,
    /// Wall time.
    Nanoseconds,
    /// The same, of threads that wait for each other.
    Threads,
}

/// A line of the table: a piece of work and what to reach.
#[derive(Clone, Copy)]
pub struct Row {
    /// The work.
    pub workload: &'static str,
    /// What it is measured in.
    pub unit: Unit,
    /// Whose figures, the best of them, Wire's are divided by.
    pub against: &'static [&'static str],
    /// What the ratio may be at most; `None` where the line stands for comparison.
    pub goal: Option<f64>,
}

/// Who is neither Wire nor a peer.
pub const YARDSTICKS: [&str; 12] = [
    "wire",
    "wire, two u64",
    "hand",
    "hand, same promise",
    "hand, as it comes",
    "memcpy",
    "copy loop",
    "copy",
    "slice iteration",
    "raw",
    "raw, 64 KiB",
    "raw, 256 KiB",
];

/// The dearest octet may cost so many times the cheapest.
pub const LINEAR: f64 = 2.0;

const HAND: &[&str] = &["hand"];
/// Code by hand that returns Wire's error, refuses what Wire's view refuses, asks for each field by
/// itself. The tuned code by hand that need not stands beside it.
const PROMISE: &[&str] = &["hand, same promise"];
const WINCODE: &[&str] = &["wincode"];
const COPY: &[&str] = &["memcpy", "copy loop"];
const SLICES: &[&str] = &["slice iteration"];
const RAW: &[&str] = &["raw", "raw, 64 KiB", "raw, 256 KiB"];

/// 0.95 of the bandwidth.
const BANDWIDTH: f64 = 1.0 / 0.95;

/// The lines of the table.
pub const ROWS: [Row; 30] = [
    instructions("header, decode", HAND, 1.0),
    instructions("header, encode into a slice", HAND, 1.0),
    instructions("packet stack, decode", PROMISE, 1.0),
    instructions("message, decode", PROMISE, 0.98),
    instructions("message, decode, text borrowed", WINCODE, 0.935),
    instructions("message, encode into a Vec", HAND, 1.0),
    instructions("view, one field of a header", HAND, 1.0),
    instructions("view, some fields of a packet", PROMISE, 1.0),
    instructions("view, setting and reading bits", HAND, 1.0),
    instructions("view, header checked and read", PROMISE, 1.0),
    instructions("view, message checked and read", PROMISE, 1.0),
    time("1M headers into a fresh Vec", WINCODE, 0.75),
    time("big-endian Vec<u32>, 16 KiB", COPY, 3.0),
    time("big-endian Vec<u32>, 64 KiB", COPY, 2.0),
    time("big-endian Vec<u32>, 1 MiB", COPY, 1.5),
    time("frames of 16 octets, from memory", SLICES, 1.5),
    threads("frames of 16 octets, read over loopback", RAW, 2.0),
    threads("frames of 16 octets, written over loopback", RAW, 1.7),
    threads("frames of 4 KiB, read over loopback", RAW, BANDWIDTH),
    threads("frames of 4 KiB, written over loopback", RAW, BANDWIDTH),
    threads("frames of 64 KiB, read over loopback", RAW, BANDWIDTH),
    threads("frames of 64 KiB, written over loopback", RAW, BANDWIDTH),
    beside("big-endian Vec<u32>, 16 KiB, written", COPY),
    beside("frames of 16 octets, into batches in memory", HAND),
    beside("frames of 16 octets, read on one thread", RAW),
    beside("frames of 16 octets, written on one thread", RAW),
    beside("frames of 4 KiB, read on one thread", RAW),
    beside("frames of 4 KiB, written on one thread", RAW),
    beside("frames of 64 KiB, read on one thread", RAW),
    beside("frames of 64 KiB, written on one thread", RAW),
];

const fn instructions(workload: &'static str, against: &'static [&'static str], goal: f64) -> Row {
    Row { workload, unit: Unit::Instructions, against, goal: Some(goal) }
}

const fn time(workload: &'static str, against: &'static [&'static str], goal: f64) -> Row {
    Row { workload, unit: Unit::Nanoseconds, against, goal: Some(goal) }
}

const fn threads(workload: &'static str, against: &'static [&'static str], goal: f64) -> Row {
    Row { workload, unit: Unit::Threads, against, goal: Some(goal) }
}

const fn beside(workload: &'static str, against: &'static [&'static str]) -> Row {
    Row { workload, unit: Unit::Nanoseconds, against, goal: None }
}
