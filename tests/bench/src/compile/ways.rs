//! The ways to define messages: by hand, with Wire and with the peers.

use std::fmt::Write as _;

const FIELDS: [&str; 10] = ["u8", "u8", "u16", "u32", "u64", "i32", "u16", "u8", "i16", "u32"];

/// The fields of struct `number`, shuffled: no two structs are alike, lest the compiler fold their
/// code.
pub(crate) fn fields(number: usize) -> [&'static str; 10] {
    let mut fields = FIELDS;
    let mut random = number as u64 + 1;
    for last in (1..fields.len()).rev() {
        random = (random * 25_214_903_917 + 11) % (1 << 48);
        fields.swap(last, (random >> 20) as usize % (last + 1));
    }
    fields
}

/// A way to define messages.
pub(crate) struct Way {
    pub(crate) name: &'static str,
    /// The dependencies, lines of a manifest.
    pub(crate) dependencies: &'static str,
    /// The first lines of the crate.
    pub(crate) head: &'static str,
    /// What stands above a struct.
    pub(crate) attributes: &'static str,
    /// The type of a field.
    pub(crate) field: fn(&str) -> String,
    /// The functions that use a struct of this name and these fields.
    pub(crate) functions: fn(&str, &[&str]) -> String,
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

/// All of them.
pub(crate) const WAYS: [Way; 9] = [
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
            let decode = format!("{name}::read_from_buffer_with_ctx(BigEndian::default(), octets)");
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
];
