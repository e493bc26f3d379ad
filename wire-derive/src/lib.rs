//! The derive macro of `wire-core`.
#![forbid(unsafe_code)]
// The model of one definition lives for one expansion: no box is worth its noise.
#![allow(clippy::large_enum_variant)]

mod attr;
mod check;
mod codegen;
mod errors;
#[cfg(test)]
mod expansion;
mod ir;
mod lower;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

use crate::errors::Errors;

#[doc = include_str!("reference.md")]
#[proc_macro_derive(Wire, attributes(wire))]
pub fn derive_wire(input: TokenStream) -> TokenStream {
    expand(&parse_macro_input!(input as DeriveInput)).into()
}

fn expand(input: &DeriveInput) -> proc_macro2::TokenStream {
    let errors = Errors::default();
    let definition = lower::definition(input, &errors);
    if errors.is_empty() {
        return codegen::expand(&definition);
    }
    let mut tokens = errors.into_tokens();
    tokens.extend(codegen::stubs(&definition));
    tokens
}
