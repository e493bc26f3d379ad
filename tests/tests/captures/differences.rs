//! The differences that are known, one a line: file, packet, column, reason.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// A capture's name, a packet's number from 1 on, and a column of tshark or what else differs.
pub(crate) type Place = (String, usize, String);

/// The differences that are known and those that were found.
pub(crate) struct Differences {
    known: BTreeMap<Place, String>,
    found: BTreeMap<Place, String>,
}

impl Differences {
    /// The known ones, of a text with a line each: `file ⇥ packet ⇥ column ⇥ reason`.
    pub(crate) fn known(text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let known = lines.map(|line| {
            let parts: Vec<_> = line.splitn(4, '\t').collect();
            let [file, packet, column, reason] = parts[..] else {
                panic!("not a difference: {line}");
            };
            let packet = packet.parse().expect("a packet's number");
            assert!(!reason.trim().is_empty(), "a difference without a reason: {line}");
            ((file.to_string(), packet, column.to_string()), reason.to_string())
        });
        Self { known: known.collect(), found: BTreeMap::new() }
    }

    /// Notes a difference, and what it is.
    pub(crate) fn found(&mut self, file: &str, packet: usize, column: &str, what: String) {
        self.found.insert((file.to_string(), packet, column.to_string()), what);
    }

    pub(crate) fn len(&self) -> usize {
        self.found.len()
    }

    /// What is found and not known, and what is known and not found; empty if all is as listed.
    pub(crate) fn surprises(&self) -> String {
        let mut text = String::new();
        for ((file, packet, column), what) in &self.found {
            if !self.known.contains_key(&(file.clone(), *packet, column.clone())) {
                let _ = writeln!(text, "not listed\t{file}\t{packet}\t{column}\t{what}");
            }
        }
        for place in self.known.keys() {
            if !self.found.contains_key(place) {
                let (file, packet, column) = place;
                let _ = writeln!(text, "no longer there\t{file}\t{packet}\t{column}");
            }
        }
        text
    }

    /// The packets with a difference.
    pub(crate) fn packets(&self) -> usize {
        let packets: BTreeSet<_> =
            self.found.keys().map(|(file, packet, _)| (file, packet)).collect();
        packets.len()
    }
}
