//! The lines of the protocols are those that the table in `examples/README.md` says.

use std::fs;
use std::path::Path;

#[derive(Debug, Default, PartialEq)]
struct Lines {
    definition: usize,
    code: usize,
}

/// Counts the lines of a formatted file up to its tests, without blank ones and comments: functions
/// and impls are code, all else is definition.
fn count(text: &str) -> Lines {
    let mut lines = Lines::default();
    let mut in_code = false;
    for line in text.lines().take_while(|line| *line != "#[cfg(test)]") {
        let content = line.trim_start();
        if content.is_empty() || content.starts_with("//") {
            continue;
        }
        let starts = ["fn ", "pub fn ", "impl", "mod ", "pub mod "];
        let opens =
            starts.iter().any(|start| line.starts_with(start)) && line.ends_with(['{', '}', '(']);
        in_code |= opens;
        match in_code {
            true => lines.code += 1,
            false => lines.definition += 1,
        }
        if line == "}" || opens && line.ends_with('}') {
            in_code = false;
        }
    }
    lines
}

#[test]
fn the_table_counts_the_lines_of_the_protocols() {
    let examples = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../examples"));
    let readme = fs::read_to_string(examples.join("README.md")).expect("a readme");
    let mut rows = 0;
    for row in readme.lines().filter(|line| line.contains(".rs` |")) {
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        let [_, _, files, _, definition, code, ..] = cells[..] else { panic!("{row}") };
        let mut found = Lines::default();
        for file in files.split(", ") {
            let path = examples.join("src").join(file.trim_matches('`'));
            let lines = count(&fs::read_to_string(path).expect("a file of the table"));
            found.definition += lines.definition;
            found.code += lines.code;
        }
        let said = |cell: &str| cell.parse().expect("a number");
        assert_eq!(found, Lines { definition: said(definition), code: said(code) }, "{files}");
        rows += 1;
    }
    assert_eq!(rows, 16);
}
