//! Every packet of the captures, through the stack of the examples and beside tshark.
//!
//! What differs is listed in `tests/captures/`, one by one with its reason; a difference that is
//! not listed fails, and so does a listed one that no longer occurs.

mod cells;
mod differences;
mod table;

use std::io::Write as _;
use std::path::Path;

use cells::Cells;
use differences::Differences;
use table::{Table, captures};
use wire_core::Wire;
use wire_examples::pcap;
use wire_examples::stack::{Layer, dissect};
use wire_tests::shared;

/// Each capture with its octets and what tshark says.
fn each_capture(mut visit: impl FnMut(&str, &pcap::File<'_>, &Table)) {
    let Some(folder) = shared("captures") else { return };
    for path in captures(&folder) {
        let octets = std::fs::read(&path).expect("a readable file");
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a name in ASCII");
        let file = pcap::File::decode(&octets).unwrap_or_else(|error| panic!("{name}: {error}"));
        visit(name, &file, &Table::read(&path.with_extension("tsv")));
    }
}

/// Tells figures of a passing test too: the harness would keep them to itself.
fn tell(figures: &str) {
    let _ = writeln!(std::io::stderr(), "{figures}");
}

fn listed(name: &str) -> Differences {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("captures").join(name);
    Differences::known(&std::fs::read_to_string(path).expect("the list of differences"))
}

#[test]
fn capture_files_are_read_as_tshark_reads_them() {
    each_capture(|name, file, table| {
        assert_eq!(file.records.len(), table.packets(), "{name}: packets");
        for (index, record) in file.records.iter().enumerate() {
            let expected = table.captured_len(index);
            assert_eq!(Some(record.octets.len()), expected, "{name}: packet {}", index + 1);
        }
    });
}

#[test]
fn every_cell_is_what_tshark_says() {
    let mut differences = listed("differences.tsv");
    let (mut files, mut packets, mut compared, mut equal) = (0, 0, 0, 0);
    each_capture(|name, file, table| {
        files += 1;
        for (index, record) in file.records.iter().enumerate() {
            packets += 1;
            let cells = Cells::of(&dissect(record.octets));
            for (column, expected) in table.cells(index) {
                let found = cells.get(column).unwrap_or_default();
                compared += usize::from(!expected.is_empty());
                if found == expected {
                    equal += usize::from(!expected.is_empty());
                    continue;
                }
                let what = format!("tshark `{expected}`, here `{found}`");
                differences.found(name, index + 1, column, what);
            }
        }
    });
    tell(&format!(
        "captures: {files} files, {packets} packets, {compared} cells compared, {equal} equal, \
         {} differences in {} packets",
        differences.len(),
        differences.packets(),
    ));
    let surprises = differences.surprises();
    assert!(files == 0 || surprises.is_empty(), "{surprises}");
}

#[test]
fn every_layer_encodes_to_its_octets() {
    let mut differences = listed("encoding.tsv");
    let (mut files, mut layers, mut equal) = (0, 0, 0);
    each_capture(|name, file, _| {
        files += 1;
        for (index, record) in file.records.iter().enumerate() {
            for layer in &dissect(record.octets).layers {
                layers += 1;
                let protocol = layer.value.protocol();
                let place = format!("{protocol}@{}", layer.start);
                match layer.encode() {
                    Ok(octets) if octets == layer.octets => equal += 1,
                    Ok(octets) => {
                        let at = octets.iter().zip(layer.octets).position(|(a, b)| a != b);
                        let what = format!(
                            "differs at {at:?}, checksum {:?}, cut off: {}",
                            layer.checksum, layer.cut_off
                        );
                        differences.found(name, index + 1, &place, what);
                    }
                    Err(error) => {
                        differences.found(name, index + 1, &place, error.to_string());
                    }
                }
                assert_verbatim(name, index + 1, &place, layer);
            }
        }
    });
    tell(&format!(
        "captures: {layers} layers encoded again, {equal} to the same octets, {} differences",
        differences.len(),
    ));
    let surprises = differences.surprises();
    assert!(files == 0 || surprises.is_empty(), "{surprises}");
}

/// What a layer says is what was there, right or wrong.
fn assert_verbatim(name: &str, packet: usize, place: &str, layer: &Layer<'_>) {
    let octets = layer.encode_verbatim();
    let octets = octets.unwrap_or_else(|error| panic!("{name}, {packet}, {place}: {error}"));
    assert!(octets == layer.octets, "{name}, packet {packet}, {place}: verbatim differs");
}
