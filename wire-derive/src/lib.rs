//! The derive macro of `wire-core`.
#![forbid(unsafe_code)]
use proc_macro::TokenStream;
/// x
#[proc_macro_derive(Wire, attributes(wire))]
pub fn derive(_: TokenStream) -> TokenStream {
    TokenStream::new()
}
