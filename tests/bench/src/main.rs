//! `bench`: measures everything and prints one table. `bench run WORKLOAD WHO TIMES` does one
//! thing so many times, for a profiler.
use std::process::ExitCode;
use wire_bench::{callgrind, clock, workloads};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let cases = workloads::all();
    if let [word, workload, who, times] = arguments.as_slice() {
        if word == "run" {
            let case = cases.iter().find(|c| c.workload == workload && c.who == who);
            let (Some(case), Ok(times)) = (case, times.parse()) else { return ExitCode::FAILURE };
            (case.run)(times);
            return ExitCode::SUCCESS;
        }
    }
    let me = std::env::current_exe().expect("a program knows where it is");
    let filter = arguments.first().cloned().unwrap_or_default();
    for case in cases.iter().filter(|c| c.workload.contains(&filter)) {
        let big = case.workload.contains("Vec<") || case.workload.contains("1M");
        let ir = if big { None } else { callgrind::instructions(&me, case.workload, case.who) };
        println!("{:32} {:10} {:>8} Ir {:>10.1} ns", case.workload, case.who, ir.map_or("-".into(), |x| format!("{x:.0}")), clock::nanoseconds(case));
    }
    ExitCode::SUCCESS
}
