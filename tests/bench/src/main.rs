//! `bench [FILTER]` measures everything (or the work whose name contains FILTER) and prints one
//! table. `bench guard` fails where key functions execute more instructions than they may. `bench
//! run WORKLOAD WHO TIMES` does one thing so many times, for a profiler.
//!
//! `bench-simd` is the same program with Wire's feature `simd`; `bench` calls it for the lines that
//! this feature concerns (`bench-simd simd FILTER`).

use std::process::ExitCode;

use wire_bench::{callgrind, guard, table, workloads};

fn main() -> ExitCode {
    keep_memory();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let cases = workloads::all();
    let program = std::env::current_exe().expect("a program knows where it is");
    match arguments.as_slice() {
        ["run", workload, who, times] => {
            let case = cases.iter().find(|case| case.workload == *workload && case.who == *who);
            let (Some(case), Ok(times)) = (case, times.parse()) else {
                eprintln!("no such work, or no such number of times");
                return ExitCode::FAILURE;
            };
            (case.run)(times);
            ExitCode::SUCCESS
        }
        ["guard"] => match guard::check(&program) {
            true => ExitCode::SUCCESS,
            false => ExitCode::FAILURE,
        },
        ["simd", filter] => {
            table::print_simd(&program, &cases, filter);
            ExitCode::SUCCESS
        }
        [] | [_] => {
            if !callgrind::is_installed() {
                eprintln!("SKIPPED: valgrind is missing, no instructions are counted");
            }
            table::print(&program, &cases, arguments.first().unwrap_or(&""));
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("usage: bench [FILTER] | bench guard | bench run WORKLOAD WHO TIMES");
            ExitCode::FAILURE
        }
    }
}

/// Makes glibc keep what is freed, as it does in a program that has run for a while. Until then it
/// hands great pieces back to the system, or does not, by the history of the process: a fresh `Vec`
/// of 1 MiB takes 20 µs, or 300 µs of new pages.
fn keep_memory() {
    // The greatest piece that moves its thresholds when it is freed.
    drop(std::hint::black_box(vec![0u8; (32 << 20) - (64 << 10)]));
}
