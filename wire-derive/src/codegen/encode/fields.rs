//! Fields of their own: whether they are there, what stands in front of them, and what fills them up.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::Writer;
use crate::codegen::record::{bias, plain, scale};
use crate::codegen::size::tag_context;
use crate::codegen::value;
use crate::ir::{Extent, Padding, Prefix, Presence, Role, Wrap};
use crate::lower::is_octet_string;

impl Writer<'_> {
    /// Writes a field of its own.
    pub(super) fn field(&self, index: usize) -> TokenStream {
        let (place, field) = (self.place, self.place.field(index));
        if let Role::Padding(padding) = &field.role {
            return self.padding(index, padding);
        }
        let write = match &field.presence {
            Presence::Always => {
                let (binding, reference) = (self.controller(index), self.slot_reference(index));
                let write = self.value(index, &reference);
                match binding.is_empty() {
                    true => write,
                    false => quote!({ #binding #write }),
                }
            }
            Presence::Prefix => {
                let (reference, write) = (place.reference(index), self.value(index, &quote!(__v)));
                let absent = self.absent_prefix(index);
                quote!(match #reference { __wire::Some(__v) => { #write } __wire::None => { #absent } })
            }
            _ => {
                let (reference, write) = (place.reference(index), self.value(index, &quote!(__v)));
                quote!(if let __wire::Some(__v) = #reference { #write })
            }
        };
        quote_spanned!(field.span=> #write)
    }

    /// Writes the zeros between two fields.
    pub(super) fn padding(&self, index: usize, padding: &Padding) -> TokenStream {
        match padding {
            Padding::To { of, octets } => {
                let (start, located) = (self.start_of(*of), self.place.located(*of));
                quote!(__wire::zeros_to(__w, #octets, #start)#located?;)
            }
            Padding::Multiple(octets) => {
                let located = self.place.located(index);
                quote!(__wire::zeros_to_multiple(__w, #octets, __at0)#located?;)
            }
        }
    }

    /// Writes a value that is there, with its prefix or terminator.
    pub(super) fn value(&self, index: usize, reference: &TokenStream) -> TokenStream {
        let (place, field) = (self.place, self.place.field(index));
        let located = place.located(index);
        let (conversion, reference) = value::to_wire(field, reference, &located);
        let content = self.content(index, &reference);
        let write = match &field.extent {
            Extent::LenPrefix(prefix) => self.len_prefixed(index, prefix, &reference, content),
            Extent::CountPrefix(prefix) => {
                let (ty, bias) = (&prefix.ty, bias(&prefix.scale));
                quote! {
                    __wire::put_count_prefix::<#ty, __E>(__w, __wire::Countable::count(#reference), #bias)
                        #located?;
                    #content
                }
            }
            Extent::Until(sentinel) => {
                let sentinel = value::sentinel(sentinel);
                quote!(#content __w.put(#sentinel)?;)
            }
            _ => content,
        };
        match conversion.is_empty() {
            true => write,
            false => quote!({ #conversion #write }),
        }
    }

    /// A prefix of fixed size is filled in behind what it measures; another, or where measuring is
    /// free, goes first.
    pub(super) fn len_prefixed(
        &self,
        index: usize,
        prefix: &Prefix,
        reference: &TokenStream,
        content: TokenStream,
    ) -> TokenStream {
        let (place, field) = (self.place, self.place.field(index));
        let (ty, scale, located) = (&prefix.ty, scale(&prefix.scale), place.located(index));
        match prefix.size {
            Some(octets) if !is_octet_string(&field.wire.ty) => {
                let octets = plain(octets);
                quote! {
                    let __prefix = __w.offset();
                    __w.zeros(#octets)?;
                    #content
                    __wire::fill_len_prefix::<#ty, __E>(__w, __prefix, #octets, #scale)#located?;
                }
            }
            _ => {
                let ctx = place.context(index, tag_context(place, index), false);
                let len = match &field.wire.with {
                    Some(path) => {
                        let ctx = field.ctx.iter().map(|context| &context.value);
                        let encoded_len = value::function(path, "encoded_len");
                        quote!(#encoded_len(#reference #(, #ctx)*)#located?)
                    }
                    None => quote!(__wire::Encode::measure_as::<__E>(#reference, #ctx)#located?),
                };
                quote! {
                    let __len = #len;
                    __wire::put_len_prefix::<#ty, __E>(__w, __len, #scale)#located?;
                    #content
                }
            }
        }
    }

    pub(super) fn absent_prefix(&self, index: usize) -> TokenStream {
        let field = self.place.field(index);
        let (Extent::LenPrefix(prefix) | Extent::CountPrefix(prefix)) = &field.extent else {
            return TokenStream::new();
        };
        let (ty, none, located) = (&prefix.ty, &prefix.none, self.place.located(index));
        quote!(__wire::put_none_prefix::<#ty, __E>(__w, (#none) as __wire::i64)#located?;)
    }

    /// Writes the value alone.
    pub(super) fn content(&self, index: usize, reference: &TokenStream) -> TokenStream {
        let (field, located) = (self.place.field(index), self.place.located(index));
        if let Some(path) = &field.wire.with {
            let ctx = field.ctx.iter().map(|context| &context.value);
            let encode = value::function(path, "encode");
            return quote!(#encode(#reference, __w #(, #ctx)*)#located?;);
        }
        let ctx = self.place.context(index, tag_context(self.place, index), false);
        match field.wire.wrap {
            Wrap::Each(_) => {
                quote!(__wire::Encode::encode_as::<__E>(#reference, __w, #ctx)#located?;)
            }
            _ => {
                let (ty, encode) = (&field.wire.ty, self.place.encode(index));
                quote!(<#ty as #encode>::encode_as::<__E>(#reference, __w, #ctx)#located?;)
            }
        }
    }
}
