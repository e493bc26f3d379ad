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
    /// What the ratio may be at most.
    pub goal: f64,
}

/// The lines of the table.
pub const ROWS: [Row; 10] = {
    use Unit::{Instructions, Nanoseconds};
    const HAND: &[&str] = &["hand"];
    const COPY: &[&str] = &["memcpy", "copy loop"];
    const fn row(workload: &'static str, unit: Unit, against: &'static [&str], goal: f64) -> Row {
        Row { workload, unit, against, goal }
    }
    [
        row("header, decode", Instructions, HAND, 1.0),
        row("header, encode into a slice", Instructions, HAND, 1.0),
        row("packet stack, decode", Instructions, HAND, 1.0),
        row("message, decode", Instructions, HAND, 0.98),
        row("message, decode, text borrowed", Instructions, &["wincode"], 0.935),
        row("message, encode into a Vec", Instructions, HAND, 1.0),
        row("1M headers into a fresh Vec", Nanoseconds, &["wincode"], 0.75),
        row("big-endian Vec<u32>, 16 KiB", Nanoseconds, COPY, 3.0),
        row("big-endian Vec<u32>, 64 KiB", Nanoseconds, COPY, 2.0),
        row("big-endian Vec<u32>, 1 MiB", Nanoseconds, COPY, 1.5),
    ]
};

/// Who is neither Wire nor a peer.
const YARDSTICKS: [&str; 4] = ["wire", "hand", "memcpy", "copy loop"];

/// The figures of one piece of work, by who does it.
type Figures = HashMap<&'static str, f64>;

/// Measures and prints everything, and says whether all goals are met.
pub fn print(program: &Path, cases: &[Case], filter: &str) -> bool {
    let mut all_met = true;
    println!("| workload | unit | wire | hand | best peer | against | ratio | goal | met |");
    println!("|---|---|---|---|---|---|---|---|---|");
    let mut details = Vec::new();
    for row in ROWS.iter().filter(|row| row.workload.contains(filter)) {
        let figures = measure(program, cases, row, &mut details);
        all_met &= line(row, &figures);
    }
    if filter.is_empty() {
        all_met &= linear_cost(cases, "decode", |size| size.1);
        all_met &= linear_cost(cases, "encode", |size| size.2);
    }
    println!("\n| workload | who | instructions | ns |\n|---|---|---|---|");
    for detail in details {
        println!("{detail}");
    }
    all_met
}

fn measure(program: &Path, cases: &[Case], row: &Row, details: &mut Vec<String>) -> Figures {
    let mut figures = Figures::new();
    for case in cases.iter().filter(|case| case.workload == row.workload) {
        let instructions = match row.unit {
            Unit::Instructions => callgrind::instructions(program, case.workload, case.who),
            Unit::Nanoseconds => None,
        };
        let nanoseconds = clock::nanoseconds(case);
        let shown = instructions.map_or("–".to_owned(), |count| format!("{count:.0}"));
        let (workload, who) = (case.workload, case.who);
        details.push(format!("| {workload} | {who} | {shown} | {nanoseconds:.1} |"));
        let figure = match row.unit {
            Unit::Instructions => instructions,
            Unit::Nanoseconds => Some(nanoseconds),
        };
        figures.extend(figure.map(|figure| (who, figure)));
    }
    figures
}

fn line(row: &Row, figures: &Figures) -> bool {
    let shown =
        |who: &str| figures.get(who).map_or("–".to_owned(), |figure| format!("{figure:.0}"));
    let peers = figures.iter().filter(|(who, _)| !YARDSTICKS.contains(who) && **who != "copy");
    let best = peers.min_by(|a, b| a.1.total_cmp(b.1));
    let best = best.map_or("–".to_owned(), |(who, figure)| format!("{who} {figure:.0}"));
    let other = row.against.iter().filter_map(|who| figures.get(who)).copied();
    let other = other.fold(f64::INFINITY, f64::min);
    let ratio = figures.get("wire").map_or(f64::NAN, |wire| wire / other);
    // A count may differ by the loop around it; no ratio is known better than to half a percent.
    let met = ratio <= row.goal + 0.005;
    let unit = match row.unit {
        Unit::Instructions => "instructions",
        Unit::Nanoseconds => "ns",
    };
    println!(
        "| {} | {unit} | {} | {} | {best} | {} | {ratio:.2} | {} | {} |",
        row.workload,
        shown("wire"),
        shown("hand"),
        row.against.join(", "),
        row.goal,
        if met { "yes" } else { "no" },
    );
    met
}

/// The dearest octet against the cheapest, over all sizes.
fn linear_cost(
    cases: &[Case],
    what: &str,
    name: impl Fn(&(usize, &'static str, &'static str)) -> &'static str,
) -> bool {
    let mut costs = Vec::new();
    for size in &linear::SIZES {
        if let Some(case) = cases.iter().find(|case| case.workload == name(size)) {
            costs.push(clock::nanoseconds(case) / size.0 as f64);
        }
    }
    let (least, most) =
        costs.iter().fold((f64::INFINITY, 0f64), |(l, m), cost| (l.min(*cost), m.max(*cost)));
    let shown: Vec<_> = costs.iter().map(|cost| format!("{cost:.3}")).collect();
    let met = most / least <= 2.0;
    println!(
        "| {what}, 1 KiB to 16 MiB | ns an octet | {} | – | – | its cheapest | {:.2} | 2 | {} |",
        shown.join(", "),
        most / least,
        if met { "yes" } else { "no" },
    );
    met
}
