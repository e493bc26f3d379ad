//! The structs of the `from_python` program against Python itself.

use std::process::Command;

use wire_examples::from_python::pairs;

/// Prints the octets of each pair as Python packs them, a line a pair.
fn python_octets() -> Option<Vec<String>> {
    let calls: Vec<String> = pairs()
        .iter()
        .map(|pair| format!("print(struct.pack({:?}, {}).hex())", pair.format, pair.values))
        .collect();
    let script = format!("import struct\n{}", calls.join("\n"));
    let output = Command::new("python3").arg("-c").arg(script).output().ok()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
}

#[test]
#[cfg(all(target_endian = "little", target_pointer_width = "64"))]
fn each_struct_encodes_to_what_python_packs() {
    let Some(python) = python_octets() else {
        return wire_tests::skip("no python3");
    };
    for (pair, packed) in pairs().iter().zip(&python) {
        let octets: String = pair.octets.iter().map(|octet| format!("{octet:02x}")).collect();
        assert_eq!(octets, *packed, "struct.pack({:?}, {})", pair.format, pair.values);
    }
    assert_eq!(python.len(), pairs().len());
}

#[test]
fn every_format_character_and_byte_order_mark_has_a_struct() {
    let all: String = pairs().iter().map(|pair| pair.format).collect();
    for character in "@=<>!xcbB?hHiIlLqQnNefdspP".chars() {
        assert!(all.contains(character), "no struct for {character:?}");
    }
}
