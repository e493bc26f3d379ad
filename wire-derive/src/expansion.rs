//! The expansion of one definition of each kind of the model, as it was last found good:
//! `tests/expansion/NAME.rs` becomes `NAME.expanded.rs`. `BLESS=1` writes those files anew.

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;

use crate::{expand, glance, staged};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expansion")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The expansion of the definition in `NAME.rs`, formatted.
fn expansion(name: &str) -> String {
    let definition = read(&folder().join(format!("{name}.rs")));
    formatted(expand(tokens(&definition)))
}

fn tokens(definition: &str) -> TokenStream {
    definition.parse().expect("a struct or an enum")
}

fn formatted(items: TokenStream) -> String {
    prettyplease::unparse(&syn::parse2(items).expect("items"))
}

/// Compares with the file beside the definition, or writes it.
fn check(name: &str) {
    let (found, path) = (expansion(name), folder().join(format!("{name}.expanded.rs")));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, found).expect("the file can be written");
        return;
    }
    assert_eq!(found, read(&path), "{name} expands differently; `BLESS=1` accepts it");
}

macro_rules! expansions {
    ($($test:ident: $name:literal;)*) => {$(
        #[test]
        fn $test() {
            check($name);
        }
    )*};
}

expansions! {
    fixed_fields_are_one_run: "run";
    bit_fields_share_a_run: "bits";
    lengths_open_regions: "region";
    controllers_are_computed: "controllers";
    extents_bound_their_fields: "extents";
    a_tag_selects_the_variant: "tlv";
    a_tag_from_outside_selects_the_variant: "selected";
    codes_are_integers: "codes";
    context_is_handed_on: "context";
    parameters_join_runs: "generics";
    an_optional_end_is_written_last: "optional_end";
    ten_fields_stay_short: "ten_fields";
    a_view_notes_where_parts_are: "view";
}

#[test]
fn contributing_quotes_the_current_expansion() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../CONTRIBUTING.md");
    let text = read(&path);
    let quoted = text
        .split("```rust\n")
        .skip(1)
        .filter_map(|block| block.split("```").next())
        .find(|block| block.contains("automatically_derived"))
        .expect("a block of Rust with the expansion");
    let found = expansion("run");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, text.replace(quoted, &found)).expect("the file can be written");
        return;
    }
    assert_eq!(found, quoted, "CONTRIBUTING.md quotes another; `BLESS=1` accepts this one");
}

#[test]
fn what_is_told_at_a_glance_expands_as_by_the_stages() {
    let definitions = [
        "struct A { a: u8 }",
        "pub struct Small { pub a: u8, pub(crate) b: u16, }",
        "/// A header.\n///\n///   Of \"two\" lines.\nstruct B { a: i128, /** A part. */ b: f64 }",
        "#[repr(C)] #[doc(hidden)] #[rustfmt::skip] struct C { #[serde(skip)] r#type: u64 }",
    ];
    for definition in definitions {
        let numbers = glance::numbers(tokens(definition)).expect(definition);
        let staged = staged(&syn::parse_str(definition).expect(definition));
        assert_eq!(formatted(numbers.expansion().expect(definition)), formatted(staged));
    }
}

#[test]
fn a_glance_leaves_to_the_stages_what_is_not_numbers_alone() {
    let definitions = [
        "struct A;",
        "struct A {}",
        "struct A(u8);",
        "struct A<T> { a: T }",
        "struct A<const N: usize> { a: u8 }",
        "struct A where A: Copy { a: u8 }",
        "enum A { B }",
        "enum A { b }",
        "union A { a: u8 }",
        "#[wire(size = 1)] struct A { a: u8 }",
        "struct A { #[wire(offset = 0)] a: u8 }",
        "struct A { a: usize }",
        "struct A { a: u8, b: [u8; 2] }",
        "struct A { a: core::primitive::u8 }",
        "struct A { a: Vec<u8> }",
    ];
    for definition in definitions {
        assert!(glance::numbers(tokens(definition)).is_none(), "{definition}");
    }
}
