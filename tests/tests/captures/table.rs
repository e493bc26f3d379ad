//! The captures, and what tshark reads from them.

use std::fs;
use std::path::{Path, PathBuf};

/// Columns that speak of the capture, not of a protocol.
const NOT_A_PROTOCOL: &[&str] = &["frame.number", "frame.cap_len", "frame.len"];

/// What tshark reads from a capture: of each packet, the cells that it fills, as column and value.
pub(crate) struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn read(path: &Path) -> Self {
        let octets = fs::read(path).expect("a readable file");
        let text = String::from_utf8_lossy(&octets);
        let mut lines =
            text.lines().map(|line| line.split('\t').map(String::from).collect::<Vec<_>>());
        let columns = lines.next().unwrap_or_default();
        Self { columns, rows: lines.collect() }
    }

    pub(crate) fn packets(&self) -> usize {
        self.rows.len()
    }

    /// The octets of packet `index` in the capture.
    pub(crate) fn captured_len(&self, index: usize) -> Option<usize> {
        let column = self.columns.iter().position(|name| name == "frame.cap_len")?;
        self.rows.get(index)?.get(column)?.parse().ok()
    }

    /// All cells of packet `index` that are about a protocol; empty where tshark saw no such field.
    pub(crate) fn cells(&self, index: usize) -> impl Iterator<Item = (&str, &str)> {
        let row = self.rows.get(index).into_iter().flatten();
        self.columns
            .iter()
            .zip(row)
            .map(|(column, value)| (column.as_str(), value.as_str()))
            .filter(|(column, _)| !NOT_A_PROTOCOL.contains(column))
    }
}

/// The captures in a folder, sorted by name.
pub(crate) fn captures(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a readable folder");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "pcap"))
        .collect();
    paths.sort();
    paths
}
