//! Messages of real servers, kept as files: `tests/fixtures/PROTOCOL/NN-NAME.bin`, a message a file.

use std::fs;
use std::path::PathBuf;

/// Set to anything but nothing, tests that speak to servers keep what these send.
pub const RECORD: &str = "WIRE_RECORD";

fn folder(protocol: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures")).join(protocol)
}

/// The messages kept of a protocol: the name of each file, and its octets.
///
/// # Panics
///
/// Where there are none.
pub fn load(protocol: &str) -> Vec<(String, Vec<u8>)> {
    let folder = folder(protocol);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut fixtures: Vec<_> = entries
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "bin"))
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, fs::read(&path).expect("readable"))
        })
        .collect();
    assert!(!fixtures.is_empty(), "{folder:?} has no fixtures");
    fixtures.sort();
    fixtures
}

/// Collects the messages of one conversation, to keep them if [`RECORD`] asks for it.
#[derive(Debug)]
pub struct Recorder {
    protocol: &'static str,
    messages: Vec<(String, Vec<u8>)>,
}

impl Recorder {
    /// For the conversations in this protocol.
    pub fn new(protocol: &'static str) -> Self {
        Self { protocol, messages: Vec::new() }
    }

    /// Takes note of a message.
    pub fn note(&mut self, name: &str, octets: &[u8]) {
        self.messages.push((name.to_string(), octets.to_vec()));
    }

    /// Replaces what is kept of the protocol by the messages noted, where that is asked for.
    ///
    /// # Panics
    ///
    /// Where files cannot be written.
    pub fn keep(self) {
        if std::env::var_os(RECORD).is_none_or(|value| value.is_empty()) {
            return;
        }
        let folder = folder(self.protocol);
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("the old fixtures go");
        }
        fs::create_dir_all(&folder).expect("a folder");
        for (index, (name, octets)) in self.messages.iter().enumerate() {
            let path = folder.join(format!("{:02}-{name}.bin", index + 1));
            fs::write(&path, octets).expect("a file");
        }
    }
}
