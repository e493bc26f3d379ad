//! What is to be reached, and the table that tells whether it is.

use std::collections::HashMap;
use std::path::Path;

use crate::workloads::linear;
use crate::{Case, callgrind, clock};

/// What a figure is counted in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Instructions that the processor executes: the same in each run.
    Instructions,
    /// Wall time.
    Nanoseconds,
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

/// The lines of the table.
pub const ROWS: [Row; 25] = {
    use Unit::{Instructions, Nanoseconds};
    const HAND: &[&str] = &["hand"];
    const COPY: &[&str] = &["memcpy", "copy loop"];
    const RAW: &[&str] = &["raw", "raw, 64 KiB", "raw, 256 KiB"];
    const fn row(
        workload: &'static str,
        unit: Unit,
        against: &'static [&'static str],
        goal: f64,
    ) -> Row {
        Row { workload, unit, against, goal: Some(goal) }
    }
    const fn beside(workload: &'static str, against: &'static [&'static str]) -> Row {
        Row { workload, unit: Nanoseconds, against, goal: None }
    }
    [
        row("header, decode", Instructions, HAND, 1.0),
        row("header, encode into a slice", Instructions, HAND, 1.0),
        row("packet stack, decode", Instructions, HAND, 1.0),
        row("message, decode", Instructions, HAND, 0.98),
        row("message, decode, text borrowed", Instructions, &["wincode"], 0.935),
        row("message, encode into a Vec", Instructions, HAND, 1.0),
        row("view, message checked and read", Instructions, HAND, 1.0),
        row("1M headers into a fresh Vec", Nanoseconds, &["wincode"], 0.75),
        row("big-endian Vec<u32>, 16 KiB", Nanoseconds, COPY, 3.0),
        row("big-endian Vec<u32>, 64 KiB", Nanoseconds, COPY, 2.0),
        row("big-endian Vec<u32>, 1 MiB", Nanoseconds, COPY, 1.5),
        row("frames of 16 octets, from memory", Nanoseconds, &["slice iteration"], 1.5),
        row("frames of 16 octets, read over loopback", Nanoseconds, RAW, 2.0),
        row("frames of 16 octets, written over loopback", Nanoseconds, RAW, 1.7),
        // At least 0.95 of the bandwidth.
        row("frames of 4 KiB, read over loopback", Nanoseconds, RAW, 1.0 / 0.95),
        row("frames of 4 KiB, written over loopback", Nanoseconds, RAW, 1.0 / 0.95),
        row("frames of 64 KiB, read over loopback", Nanoseconds, RAW, 1.0 / 0.95),
        row("frames of 64 KiB, written over loopback", Nanoseconds, RAW, 1.0 / 0.95),
        beside("frames of 16 octets, into batches in memory", HAND),
        beside("frames of 16 octets, read on one thread", RAW),
        beside("frames of 16 octets, written on one thread", RAW),
        beside("frames of 4 KiB, read on one thread", RAW),
        beside("frames of 4 KiB, written on one thread", RAW),
        beside("frames of 64 KiB, read on one thread", RAW),
        beside("frames of 64 KiB, written on one thread", RAW),
    ]
};

/// Who is neither Wire nor a peer.
const YARDSTICKS: [&str; 10] = [
    "wire",
    "wire, two u64",
    "hand",
    "memcpy",
    "copy loop",
    "copy",
    "slice iteration",
    "raw",
    "raw, 64 KiB",
    "raw, 256 KiB",
];

/// The dearest octet may cost so many times the cheapest.
const LINEAR: f64 = 2.0;

/// The figures of one piece of work, by who does it.
type Figures = HashMap<&'static str, f64>;

/// Measures and prints everything, and says whether all goals are met.
pub fn print(program: &Path, cases: &[Case], filter: &str) -> bool {
    let mut all_met = true;
    println!(
        "| workload | unit | wire | hand | best peer | × hand | × peer | goal | ratio | met |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let mut details = Vec::new();
    for row in ROWS.iter().filter(|row| row.workload.contains(filter)) {
        let figures = measure(program, cases, row, &mut details);
        all_met &= line(row, &figures);
    }
    println!(
        "\n| cost of an octet, ns | 1 KiB | 32 KiB | 1 MiB | 16 MiB | dearest / cheapest | met |"
    );
    println!("|---|---|---|---|---|---|---|");
    for work in linear::WORK.iter().filter(|work| work.contains(filter)) {
        all_met &= linear_cost(cases, work);
    }
    println!("\n| workload | who | instructions | ns |\n|---|---|---|---|");
    for detail in details {
        println!("{detail}");
    }
    all_met
}

fn measure(program: &Path, cases: &[Case], row: &Row, details: &mut Vec<String>) -> Figures {
    let mut figures = Figures::new();
    let cases: Vec<Case> =
        cases.iter().filter(|case| case.workload == row.workload).copied().collect();
    for (case, nanoseconds) in cases.iter().zip(clock::nanoseconds(&cases)) {
        let instructions = match row.unit {
            Unit::Instructions => callgrind::instructions(program, case.workload, case.who),
            Unit::Nanoseconds => None,
        };
        let shown = instructions.map_or("–".to_owned(), |count| format!("{count:.0}"));
        details.push(format!("| {} | {} | {shown} | {nanoseconds:.1} |", case.workload, case.who));
        let figure = match row.unit {
            Unit::Instructions => instructions,
            Unit::Nanoseconds => Some(nanoseconds),
        };
        figures.extend(figure.map(|figure| (case.who, figure)));
    }
    figures
}

fn line(row: &Row, figures: &Figures) -> bool {
    let wire = figures.get("wire").copied().unwrap_or(f64::NAN);
    let hand = figures.get("hand").copied();
    let peers = figures.iter().filter(|(who, _)| !YARDSTICKS.contains(who));
    let peer = peers.min_by(|a, b| a.1.total_cmp(b.1));
    let other = row.against.iter().filter_map(|who| figures.get(who)).copied();
    let ratio = wire / other.fold(f64::INFINITY, f64::min);
    // A count may differ by the loop around it; no ratio is known better than to half a percent.
    let met = row.goal.is_none_or(|goal| ratio <= goal + 0.005);
    let or_dash = |text: Option<String>| text.unwrap_or("–".to_owned());
    println!(
        "| {} | {} | {} | {} | {} | {} | {} | {} | {ratio:.2} | {} |",
        row.workload,
        match row.unit {
            Unit::Instructions => "instructions",
            Unit::Nanoseconds => "ns",
        },
        figure(wire),
        or_dash(hand.map(figure)),
        or_dash(peer.map(|(who, count)| format!("{who} {}", figure(*count)))),
        or_dash(hand.map(|hand| format!("{:.2}", wire / hand))),
        or_dash(peer.map(|(_, count)| format!("{:.2}", wire / count))),
        row.goal.map_or(format!("– × {}", row.against[0]), |goal| {
            format!("{:.3} × {}", goal, row.against[0])
        }),
        match (row.goal, met) {
            (None, _) => "–",
            (_, true) => "yes",
            (_, false) => "no",
        },
    );
    met
}

/// Three digits, or all in front of the point.
fn figure(figure: f64) -> String {
    match figure {
        ..10.0 => format!("{figure:.2}"),
        ..100.0 => format!("{figure:.1}"),
        _ => format!("{figure:.0}"),
    }
}

/// The dearest octet against the cheapest, over all sizes.
fn linear_cost(cases: &[Case], work: &str) -> bool {
    let cases: Vec<Case> = cases.iter().filter(|case| case.workload == work).copied().collect();
    let size =
        |case: &Case| linear::SIZES.iter().find(|size| size.0 == case.who).map(|size| size.1);
    let octets = cases.iter().filter_map(size);
    let costs: Vec<f64> = clock::nanoseconds(&cases)
        .iter()
        .zip(octets)
        .map(|(ns, octets)| ns / octets as f64)
        .collect();
    let most = costs.iter().copied().fold(0.0, f64::max);
    let ratio = most / costs.iter().copied().fold(f64::INFINITY, f64::min);
    let is_yardstick = work.starts_with("copy");
    let met = is_yardstick || ratio <= LINEAR;
    let shown: Vec<_> = costs.iter().map(|cost| format!("{cost:.3}")).collect();
    println!(
        "| {work} | {} | {ratio:.2} | {} |",
        shown.join(" | "),
        match (is_yardstick, met) {
            (true, _) => "–",
            (_, true) => "yes",
            (_, false) => "no",
        },
    );
    met
}
