//! Between a value in memory and what is on the wire: byte orders, varints, other types.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Path;

use super::record::{InField, Place};
use crate::attr::Expr;
use crate::ir::{Field, Wrap};

/// The value that was read as the field's type on the wire.
pub(super) fn from_wire(
    place: &Place<'_>,
    index: usize,
    raw: TokenStream,
    offset: &TokenStream,
) -> TokenStream {
    let field = place.field(index);
    let inner = field.wire.via.as_ref().unwrap_or(&field.ty);
    let unwrapped = match &field.wire.wrap {
        Wrap::None => raw,
        Wrap::Whole => quote!(__wire::Wraps::<#inner>::unwrap(#raw)),
        Wrap::Each(_) => quote!(__wire::UnwrapEach::<#inner>::unwrap_each(#raw)),
    };
    match &field.wire.via {
        None => unwrapped,
        Some(_) => {
            let (ty, located) = (&field.ty, place.located(index));
            quote!(__wire::from_other::<#ty, _>(#unwrapped, #offset)#located?)
        }
    }
}

/// Statements and a reference to the value as the field's type on the wire, given a reference to
/// it in memory. `located` places an error.
pub(super) fn to_wire(
    field: &Field,
    reference: &TokenStream,
    located: &InField<'_>,
) -> (TokenStream, TokenStream) {
    let mut statements = TokenStream::new();
    let mut reference = reference.clone();
    if let Some(via) = &field.wire.via {
        let own = &field.ty;
        statements.extend(quote!(let __via = __wire::to_other::<#via, #own>(#reference)#located?;));
        reference = quote!(&__via);
    }
    let ty = &field.wire.ty;
    match &field.wire.wrap {
        Wrap::None => {}
        Wrap::Whole => {
            statements.extend(quote! {
                let __wrapped: #ty = __wire::Wraps::wrap(__wire::Clone::clone(#reference));
            });
            reference = quote!(&__wrapped);
        }
        Wrap::Each(wrapper) => {
            statements.extend(quote! {
                let __wrapped = __wire::Each::<#wrapper, _>::new(#reference);
            });
            reference = quote!(&__wrapped);
        }
    }
    (statements, reference)
}

/// A function of the module that reads and writes a field, spanned so that its absence is told at
/// the module's name.
pub(super) fn function(module: &Path, name: &str) -> TokenStream {
    let span = module.segments.last().map_or_else(Span::call_site, |last| last.ident.span());
    let name = Ident::new(name, span.resolved_at(Span::call_site()));
    quote!(#module::#name)
}

/// The constant of a field, as a value of its type: octets are given by reference.
pub(super) fn constant(expr: &Expr) -> TokenStream {
    match expr.as_literal() {
        Some(syn::Lit::ByteStr(_)) => quote!(*#expr),
        _ => quote!(#expr),
    }
}

/// The octets of a terminator, as a slice.
pub(super) fn sentinel(expr: &Expr) -> TokenStream {
    match expr.as_literal() {
        Some(syn::Lit::ByteStr(_)) => quote!(#expr),
        _ => quote!(&[#expr]),
    }
}
