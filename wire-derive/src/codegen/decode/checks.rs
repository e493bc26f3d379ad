//! What a definition asks of the values that were read, and checksums.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::{Body, position};
use crate::attr::{CHECKSUMS, Expr, short_name};
use crate::codegen::record::{Place, flag_none};
use crate::codegen::value;
use crate::ir::{Checksum, Field, Record, Role, Size, Width};

impl Body<'_> {
    /// What a field's role asks of its value, once it is read.
    pub(super) fn role(&self, index: usize) -> TokenStream {
        let (place, field) = (self.place, self.place.field(index));
        if field.is_number_unasked() {
            return TokenStream::new();
        }
        let (binding, located) = (&field.binding, place.located(index));
        let at = self.offset_of(index);
        let reader = self.reader();
        let mut checks = match &field.role {
            Role::Constant(expr) => {
                let constant = value::constant(expr);
                quote!(__wire::check_magic(#binding == #constant, #at)#located?;)
            }
            Role::Computed(expr) => {
                let expr = place.scoped(expr);
                quote!(__wire::check_value(#binding == (#expr), #at)#located?;)
            }
            Role::Reserved => quote! {
                __wire::check_reserved(&#binding, #reader.is_canonical(), #at)#located?;
            },
            Role::Flag { none, .. } => {
                let none = flag_none(none);
                quote!(__wire::check_flag(&#binding, #none, #reader.is_canonical(), #at)#located?;)
            }
            _ => TokenStream::new(),
        };
        for expr in &field.asserts {
            let (fails, text) = (self.fails(expr), expr.text());
            checks.extend(quote!(if #fails { __wire::assertion(#text, #at)#located?; }));
        }
        checks
    }

    fn fails(&self, condition: &Expr) -> TokenStream {
        let scoped = self.place.scoped(condition);
        quote_spanned!(condition.span()=> !(#scoped))
    }

    /// Checksums and conditions of the whole, once everything is read.
    pub(super) fn asserts(&self) -> TokenStream {
        let place = self.place;
        let mut checks = TokenStream::new();
        for (index, field) in place.record.fields.iter().enumerate() {
            let Role::Checksum(checksum) = &field.role else { continue };
            checks.extend(self.checksum(index, checksum));
        }
        for expr in &place.record.asserts {
            let (fails, text) = (self.fails(expr), expr.text());
            let at = match place.record.pieces.is_empty() {
                true => quote!(0),
                false => quote!(__at0),
            };
            let layout = &place.layout;
            checks.extend(quote!(if #fails { __wire::assertion(#text, #at).whole(#layout)?; }));
        }
        checks
    }

    pub(super) fn checksum(&self, index: usize, checksum: &Checksum) -> TokenStream {
        let (place, field) = (self.place, self.place.field(index));
        let (binding, located) = (&field.binding, place.located(index));
        let (at, algorithm) = (self.offset_of(index), algorithm(place, &checksum.algorithm));
        let start = self.covered_start(checksum);
        let end = self.covered_end(checksum);
        let pseudo = match &checksum.pseudo {
            Some(expr) => {
                let covered_len = covered_len(expr, &start, &end);
                let expr = place.scoped(expr);
                quote!(__wire::AsRef::<[__wire::u8]>::as_ref(&{ #covered_len #expr }))
            }
            None => quote!(&[]),
        };
        let size = checksum_size(field);
        let none = match &checksum.none {
            Some(none) => quote!(__wire::Some((#none) as __wire::u64)),
            None => quote!(__wire::None),
        };
        quote! {
            __wire::verify::<#algorithm, _>(
                __r,
                __wire::Covered { start: #start, end: #end, hole: #at, hole_len: #size },
                #pseudo,
                &#binding,
                #none,
            )#located?;
        }
    }

    pub(super) fn covered_start(&self, checksum: &Checksum) -> TokenStream {
        let first = (checksum.first..=checksum.last)
            .find(|field| self.place.record.piece_of(*field).is_some());
        first.map_or_else(|| quote!(0), |first| self.offset_of(first))
    }

    /// Where the covered fields end: where the piece behind the last of them starts.
    pub(super) fn covered_end(&self, checksum: &Checksum) -> TokenStream {
        let record = self.place.record;
        let Some(last) = last_covered(record, checksum) else { return quote!(0) };
        if let (Some((piece, slot)), field) = (self.place.slot(last), self.place.field(last)) {
            let at = position(piece);
            let mut end = slot.offset.clone();
            match (&slot.bit, &field.width) {
                (Some(bit), _) => {
                    end.add(&Size::literal((bit.offset + bit.width as usize).div_ceil(8)));
                }
                (None, Width::Fixed(size, _)) => end.add(size),
                _ => {}
            }
            return quote!(#at + #end);
        }
        let end = format_ident!("__end{last}");
        quote!(#end)
    }
}

/// `let covered_len = …`: the octets that a checksum covers, by the name that the expression of
/// its pseudo-header has for them.
pub(in crate::codegen) fn covered_len(
    expr: &Expr,
    start: &TokenStream,
    end: &TokenStream,
) -> TokenStream {
    let name = Ident::new("covered_len", expr.span());
    match expr.mentions(&name) {
        true => quote!(let #name: __wire::usize = (#end) - (#start);),
        false => TokenStream::new(),
    }
}

/// The last field that a checksum covers and that is on the wire.
pub(in crate::codegen) fn last_covered(record: &Record, checksum: &Checksum) -> Option<usize> {
    (checksum.first..=checksum.last).rev().find(|field| record.piece_of(*field).is_some())
}

/// The type of a checksum: those that wire-core knows have short names.
pub(in crate::codegen) fn algorithm(place: &Place<'_>, ty: &syn::Type) -> TokenStream {
    let krate = &place.definition.krate;
    let word = short_name(ty);
    let Some((_, known)) = CHECKSUMS.iter().find(|(known, _)| word.as_deref() == Some(*known))
    else {
        return quote!(#ty);
    };
    let known = format_ident!("{known}");
    quote!(#krate::checksum::#known)
}

/// The octets of a checksum.
pub(in crate::codegen) fn checksum_size(field: &Field) -> TokenStream {
    match &field.width {
        Width::Fixed(size, _) => quote!(#size),
        _ => quote!(0),
    }
}
