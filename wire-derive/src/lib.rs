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
mod glance;
mod ir;
mod lower;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::errors::Errors;

#[doc = include_str!("reference.md")]
#[proc_macro_derive(Wire, attributes(wire))]
pub fn derive_wire(definition: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand(definition.into()).into()
}

fn expand(definition: TokenStream) -> TokenStream {
    let numbers = glance::numbers(definition.clone());
    if let Some(expansion) = numbers.and_then(|numbers| numbers.expansion()) {
        return expansion;
    }
    match syn::parse2(definition) {
        Ok(definition) => staged(&definition),
        Err(error) => error.into_compile_error(),
    }
}

/// The expansion by way of the model.
fn staged(input: &DeriveInput) -> TokenStream {
    let errors = Errors::default();
    let by_own_name = lower::by_own_name(input);
    let definition = lower::definition(by_own_name.as_ref().unwrap_or(input), &errors);
    if errors.is_empty() {
        return codegen::expand(&definition);
    }
    let mut tokens = errors.into_tokens();
    tokens.extend(codegen::stubs(&definition));
    tokens
}
