//! The table that tells whether the goals are reached.

use std::collections::HashMap;
use std::path::Path;
use std::process::Command;

use crate::rows::{LINEAR, ROWS, Row, Unit, YARDSTICKS};
use crate::workloads::linear;
use crate::{Case, callgrind, clock};

/// The figures of one piece of work, by who does it.
type Figures = HashMap<&'static str, f64>;

/// Measures and prints everything, and says whether all goals are met.
pub fn print(program: &Path, cases: &[Case], filter: &str) -> bool {
    let mut all_met = true;
    let mut details = Vec::new();
    println!(
        "| workload | unit | wire | hand | best peer | × hand | × peer | goal | ratio | met |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for row in ROWS.iter().filter(|row| row.workload.contains(filter)) {
        let figures = measure(program, cases, row, &mut details);
        all_met &= line(row, "", &figures);
    }
    with_simd(program, filter);
    println!("\n| an octet of | 1 KiB | 32 KiB | 1 MiB | 16 MiB, ns | ratio | met | × copy |");
    println!("|---|---|---|---|---|---|---|---|");
    let works: Vec<_> = linear::WORK.iter().filter(|work| work.0.contains(filter)).collect();
    let costs: HashMap<_, _> = works.iter().map(|work| (work.0, an_octet(cases, work.0))).collect();
    for (work, copy) in works {
        all_met &= linear_line(work, &costs[work], copy.and_then(|copy| costs.get(copy)));
    }
    println!("\n| workload | who | instructions | ns |\n|---|---|---|---|");
    for detail in details {
        println!("{detail}");
    }
    all_met
}

/// Prints the lines that feature `simd` concerns, as the program that has it measures them.
fn with_simd(program: &Path, filter: &str) {
    let other = program.with_file_name("bench-simd");
    match Command::new(other).args(["simd", filter]).output() {
        Ok(output) => print!("{}", String::from_utf8_lossy(&output.stdout)),
        Err(_) => eprintln!("SKIPPED: bench-simd is not built, feature simd is not measured"),
    }
}

/// Measures and prints the lines that feature `simd` concerns, without the headings.
pub fn print_simd(program: &Path, cases: &[Case], filter: &str) {
    let concerned = |row: &&Row| row.workload.contains("Vec<u32>") && row.workload.contains(filter);
    for row in ROWS.iter().filter(concerned) {
        line(row, ", feature simd", &measure(program, cases, row, &mut Vec::new()));
    }
}

fn measure(program: &Path, cases: &[Case], row: &Row, details: &mut Vec<String>) -> Figures {
    let mut figures = Figures::new();
    let cases: Vec<Case> =
        cases.iter().filter(|case| case.workload == row.workload).copied().collect();
    let rounds = if row.unit == Unit::Threads { clock::TOGETHER } else { clock::ALONE };
    for (case, nanoseconds) in cases.iter().zip(clock::nanoseconds(&cases, rounds)) {
        let instructions = match row.unit {
            Unit::Instructions => callgrind::instructions(program, case.workload, case.who),
            Unit::Nanoseconds | Unit::Threads => None,
        };
        let shown = instructions.map_or("–".to_owned(), |count| format!("{count:.0}"));
        details.push(format!("| {} | {} | {shown} | {nanoseconds:.1} |", case.workload, case.who));
        let figure = match row.unit {
            Unit::Instructions => instructions,
            Unit::Nanoseconds | Unit::Threads => Some(nanoseconds),
        };
        figures.extend(figure.map(|figure| (case.who, figure)));
    }
    figures
}

fn line(row: &Row, note: &str, figures: &Figures) -> bool {
    let wire = figures.get("wire").copied().unwrap_or(f64::NAN);
    let hand = figures.get("hand").copied();
    let peers = figures.iter().filter(|(who, _)| !YARDSTICKS.contains(who));
    let peer = peers.min_by(|a, b| a.1.total_cmp(b.1));
    let against = row.against.iter().filter_map(|who| figures.get_key_value(who));
    let against = against.min_by(|a, b| a.1.total_cmp(b.1));
    let ratio = against.map_or(f64::NAN, |(_, figure)| wire / figure);
    // A count may differ by the loop around it; no ratio is known better than to half a percent.
    let met = row.goal.is_none_or(|goal| ratio <= goal + 0.005);
    let or_dash = |text: Option<String>| text.unwrap_or("–".to_owned());
    println!(
        "| {}{note} | {} | {} | {} | {} | {} | {} | {} | {ratio:.2} × {} | {} |",
        row.workload,
        match row.unit {
            Unit::Instructions => "instructions",
            Unit::Nanoseconds | Unit::Threads => "ns",
        },
        figure(wire),
        or_dash(hand.map(figure)),
        or_dash(peer.map(|(who, count)| format!("{who} {}", figure(*count)))),
        or_dash(hand.map(|hand| format!("{:.2}", wire / hand))),
        or_dash(peer.map(|(_, count)| format!("{:.2}", wire / count))),
        or_dash(row.goal.map(|goal| format!("{goal:.2}"))),
        against.map_or("–", |(who, _)| who),
        or_dash(row.goal.map(|_| if met { "yes" } else { "no" }.to_owned())),
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

/// What an octet costs, in each size.
fn an_octet(cases: &[Case], work: &str) -> Vec<f64> {
    let cases: Vec<Case> = cases.iter().filter(|case| case.workload == work).copied().collect();
    let size = |case: &Case| linear::SIZES.iter().find(|size| size.0 == case.who);
    let sizes = cases.iter().filter_map(size).map(|size| size.1 as f64);
    clock::nanoseconds(&cases, clock::ALONE).iter().zip(sizes).map(|(ns, size)| ns / size).collect()
}

/// The dearest octet against the cheapest, over all sizes.
fn linear_line(work: &str, costs: &[f64], copy: Option<&Vec<f64>>) -> bool {
    let most = costs.iter().copied().fold(0.0, f64::max);
    let ratio = most / costs.iter().copied().fold(f64::INFINITY, f64::min);
    let is_yardstick = [linear::FRESH, linear::REUSED].contains(&work);
    let met = is_yardstick || ratio <= LINEAR;
    let shown: Vec<_> = costs.iter().map(|cost| format!("{cost:.3}")).collect();
    let beside = copy.map_or("–".to_owned(), |copy| {
        let ratios = costs.iter().zip(copy).map(|(cost, copy)| format!("{:.1}", cost / copy));
        ratios.collect::<Vec<_>>().join(", ")
    });
    println!(
        "| {work} | {} | {ratio:.2} | {} | {beside} |",
        shown.join(" | "),
        match (is_yardstick, met) {
            (true, _) => "–",
            (_, true) => "yes",
            (_, false) => "no",
        },
    );
    met
}
