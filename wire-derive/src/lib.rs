//! The derive macro of `wire-core`.
#![forbid(unsafe_code)]
// The model of one definition lives for one expansion: no box is worth its noise.
#![allow(clippy::large_enum_variant)]

mod attr;
mod check;
mod codegen;
mod errors;
mod ir;
mod lower;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

use crate::errors::Errors;

/// x
#[proc_macro_derive(Wire, attributes(wire))]
pub fn derive_wire(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let errors = Errors::default();
    let definition = lower::definition(&input, &errors);
    if errors.is_empty() {
        return codegen::expand(&definition).into();
    }
    let mut tokens = errors.into_tokens();
    tokens.extend(codegen::stubs(&definition));
    tokens.into()
}
