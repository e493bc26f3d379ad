//! `compile`: what definitions cost to compile. Generates crates of 200 structs of ten fields, each
//! decoded and encoded, and prints one table: CPU seconds, octets of text, lines of expansion.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const STRUCTS: usize = 200;
const FIELDS: [&str; 10] = ["u8", "u8", "u16", "u32", "u64", "i32", "u16", "u8", "i16", "u32"];

/// The fields of struct `number`: no two structs are alike, lest the compiler fold their code.
fn fields(number: usize) -> [&'static str; 10] {
    let step = [1, 3, 7, 9][number / 10 % 4];
    let mut fields = std::array::from_fn(|index| FIELDS[(number + index * step) % 10]);
    fields[0] = ["u8", "u16", "u32", "u64", "i64"][number / 40 % 5];
    fields
}

/// A way to define messages.
struct Way {
    name: &'static str,
    /// The dependencies, lines of a manifest.
    dependencies: &'static str,
    /// The first lines of the crate.
    head: &'static str,
    /// What stands above a struct.
    attributes: &'static str,
    /// The type of a field.
    field: fn(&str) -> String,
    /// The functions that use a struct of this name and these fields.
    functions: fn(&str, &[&str]) -> String,
}

fn plain(ty: &str) -> String {
    ty.to_owned()
}

/// A pair of functions, of the two results and bodies.
fn pair(name: &str, decoded: &str, decode: &str, encoded: &str, encode: &str) -> String {
    let lower = name.to_lowercase();
    format!(
        "#[inline(never)] pub fn decode_{lower}(octets: &[u8]) -> {decoded} {{ {decode} }}\n\
         #[inline(never)] pub fn encode_{lower}(value: &{name}) -> {encoded} {{ {encode} }}\n",
    )
}

fn by_hand(name: &str, fields: &[&str]) -> String {
    let (mut reads, mut writes, mut at) = (String::new(), String::new(), 0);
    for (number, ty) in fields.iter().enumerate() {
        let size: usize = ty[1..].parse::<usize>().unwrap_or(8) / 8;
        let end = at + size;
        let octets: Vec<_> = (at..end).map(|at| format!("o[{at}]")).collect();
        let _ = write!(reads, "f{number}: {ty}::from_be_bytes([{}]), ", octets.join(", "));
        let _ = write!(writes, "o[{at}..{end}].copy_from_slice(&value.f{number}.to_be_bytes()); ");
        at = end;
    }
    let decode = format!(
        "let o: &[u8; {at}] = match octets.try_into() {{ Ok(o) => o, Err(_) => return wrong(octets.len()) }}; \
         Ok({name} {{ {reads} }})"
    );
    let encode = format!("let mut o = vec![0u8; {at}]; {writes} Ok(o)");
    pair(name, &format!("Result<{name}, Error>"), &decode, "Result<Vec<u8>, Error>", &encode)
}

fn ways() -> Vec<Way> {
    vec![
        Way {
            name: "hand",
            dependencies: "",
            head: "pub struct Error(pub usize);\n#[cold] #[inline(never)] fn wrong<T>(len: usize) -> Result<T, Error> { Err(Error(len)) }\n",
            attributes: "",
            field: plain,
            functions: by_hand,
        },
        Way {
            name: "wire",
            dependencies: "wire-core = { path = \"WIRE\" }",
            head: "use wire_core::{DecodeError, EncodeError, Wire};\n",
            attributes: "#[derive(Wire)]\n",
            field: plain,
            functions: |name, _| {
                let decoded = format!("Result<{name}, DecodeError>");
                let decode = format!("{name}::decode(octets)");
                pair(name, &decoded, &decode, "Result<Vec<u8>, EncodeError>", "value.encode()")
            },
        },
        Way {
            name: "borsh",
            dependencies: "borsh = { version = \"1\", features = [\"derive\"] }",
            head: "use borsh::{BorshDeserialize, BorshSerialize};\n",
            attributes: "#[derive(BorshSerialize, BorshDeserialize)]\n",
            field: plain,
            functions: |name, _| {
                let decoded = format!("std::io::Result<{name}>");
                pair(
                    name,
                    &decoded,
                    "borsh::from_slice(octets)",
                    "std::io::Result<Vec<u8>>",
                    "borsh::to_vec(value)",
                )
            },
        },
        Way {
            name: "wincode",
            dependencies: "wincode = { version = \"0.6\", features = [\"derive\"] }",
            head: "use wincode::{ReadResult, SchemaRead, SchemaWrite, WriteResult, config::Configuration};\n",
            attributes: "#[derive(SchemaWrite, SchemaRead)]\n",
            field: plain,
            functions: |name, _| {
                let decode = "wincode::config::deserialize_exact(octets, Configuration::default().with_big_endian())";
                let encode =
                    "wincode::config::serialize(value, Configuration::default().with_big_endian())";
                pair(name, &format!("ReadResult<{name}>"), decode, "WriteResult<Vec<u8>>", encode)
            },
        },
        Way {
            name: "speedy",
            dependencies: "speedy = \"0.8\"",
            head: "use speedy::{BigEndian, Readable, Writable};\n",
            attributes: "#[derive(Readable, Writable)]\n",
            field: plain,
            functions: |name, _| {
                let decoded = format!("Result<{name}, speedy::Error>");
                let decode =
                    format!("{name}::read_from_buffer_with_ctx(BigEndian::default(), octets)");
                let encode = "value.write_to_vec_with_ctx(BigEndian::default())";
                pair(name, &decoded, &decode, "Result<Vec<u8>, speedy::Error>", encode)
            },
        },
        Way {
            name: "tls_codec",
            dependencies: "tls_codec = { version = \"0.5\", features = [\"derive\"] }",
            head: "use tls_codec::{Deserialize, Error, Serialize, TlsDeserialize, TlsSerialize, TlsSize};\n",
            attributes: "#[derive(TlsSerialize, TlsDeserialize, TlsSize)]\n",
            // It has no signed numbers.
            field: |ty| ty.replace('i', "u"),
            functions: |name, _| {
                let decoded = format!("Result<{name}, Error>");
                let decode = format!("{name}::tls_deserialize_exact(octets)");
                pair(
                    name,
                    &decoded,
                    &decode,
                    "Result<Vec<u8>, Error>",
                    "value.tls_serialize_detached()",
                )
            },
        },
        Way {
            name: "deku",
            dependencies: "deku = \"0.20\"",
            head: "use deku::prelude::*;\n",
            attributes: "#[derive(DekuRead, DekuWrite)]\n#[deku(endian = \"big\")]\n",
            field: plain,
            functions: |name, _| {
                let decoded = format!("Result<{name}, DekuError>");
                let decode = format!("{name}::try_from(octets)");
                pair(name, &decoded, &decode, "Result<Vec<u8>, DekuError>", "value.to_bytes()")
            },
        },
        Way {
            name: "binrw",
            dependencies: "binrw = \"0.15\"",
            head: "use binrw::{BinRead, BinResult, BinWrite};\nuse std::io::Cursor;\n",
            attributes: "#[derive(BinRead, BinWrite)]\n#[brw(big)]\n",
            field: plain,
            functions: |name, _| {
                let decoded = format!("BinResult<{name}>");
                let decode = format!("{name}::read(&mut Cursor::new(octets))");
                let encode = "let mut out = Cursor::new(Vec::new()); value.write(&mut out)?; Ok(out.into_inner())";
                pair(name, &decoded, &decode, "BinResult<Vec<u8>>", encode)
            },
        },
        Way {
            name: "zerocopy",
            dependencies: "zerocopy = { version = \"0.8\", features = [\"derive\"] }",
            head: "use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned, network_endian as be};\n",
            attributes: "#[derive(FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]\n#[repr(C)]\n",
            field: |ty| match ty {
                "u8" => ty.to_owned(),
                _ => format!("be::{}", ty.to_uppercase()),
            },
            functions: |name, _| {
                let decode = format!("{name}::read_from_bytes(octets).map_err(|_| octets.len())");
                pair(
                    name,
                    &format!("Result<{name}, usize>"),
                    &decode,
                    "Result<Vec<u8>, usize>",
                    "Ok(value.as_bytes().to_vec())",
                )
            },
        },
    ]
}

fn source(way: &Way) -> String {
    let mut text = format!("#![allow(dead_code)]\n{}", way.head);
    for number in 0..STRUCTS {
        let name = format!("S{number}");
        let _ = write!(text, "{}pub struct {name} {{ ", way.attributes);
        let fields = fields(number);
        for (index, ty) in fields.iter().enumerate() {
            let _ = write!(text, "pub f{index}: {}, ", (way.field)(ty));
        }
        let _ = write!(text, "}}\n{}", (way.functions)(&name, &fields));
    }
    text
}

/// The CPU seconds, of a user's time, of a command.
fn cpu(folder: &Path, command: &str) -> Result<f64, String> {
    let script = format!("TIMEFORMAT='%U'; time {command} >/dev/null 2>errors");
    let output = Command::new("bash").args(["-c", &script]).current_dir(folder).output();
    let output = output.map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    match output.status.success() {
        true => text.trim().parse().map_err(|_| text),
        false => Err(fs::read_to_string(folder.join("errors")).unwrap_or(text)),
    }
}

/// The least of three runs, each after a change of the source.
fn changed(folder: &Path, text: &str, command: &str) -> Result<f64, String> {
    let mut least = f64::INFINITY;
    for round in 0..3 {
        let text = format!("{text}pub fn round_{round}() -> u32 {{ {round} }}\n");
        fs::write(folder.join("src/lib.rs"), text).map_err(|error| error.to_string())?;
        least = least.min(cpu(folder, command)?);
    }
    Ok(least)
}

/// The octets of all sections of code in a library.
fn text_size(folder: &Path) -> Result<usize, String> {
    let script = "size -A target/release/libgenerated.rlib | awk '/^\\.text/ { sum += $2 } END { print sum }'";
    let output = Command::new("bash").args(["-c", script]).current_dir(folder).output();
    let output = output.map_err(|error| error.to_string())?;
    String::from_utf8_lossy(&output.stdout).trim().parse().map_err(|_| "no text".to_owned())
}

fn expanded_lines(folder: &Path, text: &str) -> Result<usize, String> {
    fs::write(folder.join("src/lib.rs"), text).map_err(|error| error.to_string())?;
    let output = Command::new("cargo")
        .args(["rustc", "--quiet", "--lib", "--", "-Zunpretty=expanded"])
        .env("RUSTC_BOOTSTRAP", "1")
        .current_dir(folder)
        .output()
        .map_err(|error| error.to_string())?;
    Ok(String::from_utf8_lossy(&output.stdout).lines().count())
}

struct Cost {
    cold: f64,
    debug: f64,
    release: f64,
    check: f64,
    text: f64,
    lines: f64,
}

fn measure(way: &Way, root: &Path) -> Result<Cost, String> {
    let failed = |error: std::io::Error| error.to_string();
    let folder = root.join(way.name);
    let wire = fs::canonicalize(concat!(env!("CARGO_MANIFEST_DIR"), "/../../wire-core"));
    let wire = wire.map_err(failed)?;
    let dependencies = way.dependencies.replace("WIRE", &wire.to_string_lossy());
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("src")).map_err(failed)?;
    let manifest = format!(
        "[package]\nname = \"generated\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n{dependencies}\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).map_err(failed)?;
    fs::write(folder.join("src/lib.rs"), "").map_err(failed)?;
    cpu(&folder, "cargo fetch")?;
    let cold = cpu(&folder, "cargo build --offline")?;
    cpu(&folder, "cargo build --offline --release")?;
    cpu(&folder, "cargo check --offline")?;

    let text = source(way);
    let debug = changed(&folder, &text, "env CARGO_INCREMENTAL=0 cargo build --offline")?;
    let release = changed(&folder, &text, "cargo build --offline --release")?;
    let octets = text_size(&folder)?;
    let check = changed(&folder, &text, "cargo check --offline")?;
    let bare = source(&Way { attributes: "", ..*way });
    let without = expanded_lines(&folder, &bare)?;
    let lines = expanded_lines(&folder, &text)?.saturating_sub(without);
    let each = |sum: usize| sum as f64 / STRUCTS as f64;
    Ok(Cost { cold, debug, release, check, text: each(octets), lines: each(lines) })
}

fn main() {
    let filter = env::args().nth(1).unwrap_or_default();
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/target")),
        PathBuf::from,
    );
    let root = target.join("compile");
    println!(
        "| way | debug, s | release, s | incremental check, s | text a struct, octets | expanded lines a struct | cold dependencies, s |"
    );
    println!("|---|---|---|---|---|---|---|");
    for way in ways().iter().filter(|way| way.name.contains(&filter)) {
        match measure(way, &root) {
            Ok(cost) => println!(
                "| {} | {:.2} | {:.2} | {:.2} | {:.0} | {:.0} | {:.1} |",
                way.name, cost.debug, cost.release, cost.check, cost.text, cost.lines, cost.cold,
            ),
            Err(error) => println!("| {} | failed: {} |", way.name, error.replace('\n', " ")),
        }
    }
}
