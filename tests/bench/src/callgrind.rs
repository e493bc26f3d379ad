//! Instructions, counted by callgrind.

use std::path::Path;
use std::process::Command;

/// Whether valgrind is installed.
pub fn is_installed() -> bool {
    Command::new("valgrind").arg("--version").output().is_ok_and(|output| output.status.success())
}

/// The instructions of one operation: the difference of two runs of `program` that differ in how
/// often they do it.
pub fn instructions(program: &Path, workload: &str, who: &str) -> Option<f64> {
    const FEW: u64 = 200;
    const MANY: u64 = 1200;
    let count = |times: u64| {
        let output = Command::new("valgrind")
            .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
            .arg(program)
            .args(["run", workload, who, &times.to_string()])
            .output()
            .ok()?;
        let report = String::from_utf8_lossy(&output.stderr).into_owned();
        let line = report.lines().find(|line| line.contains("Collected :"))?;
        line.rsplit(' ').next()?.parse::<f64>().ok()
    };
    Some((count(MANY)? - count(FEW)?) / (MANY - FEW) as f64)
}
