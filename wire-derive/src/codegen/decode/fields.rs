//! Fields of their own: whether they are there, and how far they go.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::slots::of_constant;
use super::{Aim, Body, position};
use crate::attr::Expr;
use crate::codegen::record::{bias, flag_none, is_counted, scale, unit};
use crate::codegen::value;
use crate::ir::{Extent, Padding, Prefix, Presence, Role, TagSource};
use crate::lower::{element, is_octet_string};

impl Body<'_> {
    /// A field of its own.
    pub(super) fn field(&mut self, index: usize) {
        let field = self.place.field(index);
        if let Role::Padding(padding) = &field.role {
            let skip = self.padding(index, padding);
            self.statements.extend(skip);
            self.note("end", index, |reader| quote!(#reader.offset()));
            return;
        }
        let names = self.context_names(index);
        self.statements.extend(names);
        self.note_start(index);
        let (binding, reader) = (&field.binding, self.reader());
        let value = self.if_there(index);
        let value = match &field.default {
            None => value,
            Some(default) => {
                let default = default.as_ref().map_or_else(
                    || quote!(__wire::Default::default()),
                    |expr| self.place.scoped(expr),
                );
                // Of a canonical type no field is left out.
                quote! {
                    if #reader.is_empty() && !#reader.is_canonical() {
                        #default
                    } else {
                        #value
                    }
                }
            }
        };
        self.statements.extend(quote_spanned!(field.span=> let #binding = #value;));
        self.note_end(index);
        let checked = self.role(index);
        self.statements.extend(checked);
    }

    /// The value of a field that may not be there.
    fn if_there(&self, index: usize) -> TokenStream {
        let (field, reader) = (self.place.field(index), self.reader());
        let present = self.present(index);
        match &field.presence {
            Presence::Always => present,
            Presence::If(condition) => {
                let condition = self.place.scoped(condition);
                let absent = self.absent(index);
                quote!(if #condition { __wire::Some(#present) } else #absent)
            }
            Presence::Flag(controller) => {
                let controller = self.place.field(*controller);
                let none = match &controller.role {
                    Role::Flag { none, .. } => flag_none(none),
                    _ => quote!(0),
                };
                let (flag, absent) = (&controller.binding, self.absent(index));
                quote! {
                    if __wire::is_set(&#flag, #none) {
                        __wire::Some(#present)
                    } else #absent
                }
            }
            Presence::Rest => {
                let absent = match &field.extent {
                    Extent::Rest { trailing } if !trailing.is_zero() => {
                        quote!(#reader.remaining() <= #trailing)
                    }
                    _ => quote!(#reader.is_empty()),
                };
                quote!(if #absent { __wire::None } else { __wire::Some(#present) })
            }
            Presence::Prefix => self.prefixed_option(index),
        }
    }

    /// Checks, while the program is compiled, that a type is told what it asks for.
    pub(super) fn context_names(&self, index: usize) -> TokenStream {
        let field = self.place.field(index);
        if field.ctx.is_empty() || field.wire.with.is_some() {
            return TokenStream::new();
        }
        let ty = element(&field.ty).unwrap_or(&field.ty);
        let names =
            field.ctx.iter().map(|context| syn::ext::IdentExt::unraw(&context.name).to_string());
        let check = quote_spanned!(field.span=>
            __wire::context_names(<#ty as __wire::Describe>::CONTEXT, &[#(#names),*])
        );
        // A type that does not depend on parameters is asked even if nobody decodes.
        match self.place.definition.generics.params.is_empty() {
            true => quote!(const _: () = #check;),
            false => quote!(const { #check };),
        }
    }

    /// Skips what is between two fields; in a canonical type, zeros only.
    pub(super) fn padding(&self, index: usize, padding: &Padding) -> TokenStream {
        let reader = self.lend();
        match padding {
            Padding::To { of, octets } => {
                let (start, located) = (self.offset_of(*of), self.place.located(*of));
                quote!(__wire::skip_to(#reader, #octets, #start)#located?;)
            }
            Padding::Multiple(octets) => {
                let (start, located) = (position(0), self.place.located(index));
                quote!(__wire::skip_to_multiple(#reader, #octets, #start)#located?;)
            }
        }
    }

    /// The value of a field that is there.
    pub(super) fn present(&self, index: usize) -> TokenStream {
        let (field, reader, located) =
            (self.place.field(index), self.lend(), self.place.located(index));
        let (at, content) = (self.offset_of(index), self.note_content(index));
        let max = |quantity: TokenStream| match &field.max {
            Some(max) => quote!(__wire::at_most(#quantity, #max, #at)#located?),
            None => quantity,
        };
        let read = self.read(index, quote!(__r));
        let raw = match &field.extent {
            Extent::Own => self.all_left(index, reader),
            Extent::Rest { trailing } if trailing.is_zero() => self.all_left(index, reader),
            Extent::Rest { trailing } => self.limit_after(
                index,
                quote!(__wire::before(#reader, #trailing, |__r| #read)#located?),
            ),
            Extent::Len(len) => {
                let len = self.place.scoped(len);
                let len = max(quote!(__wire::len_of(#len, #reader)#located?));
                quote!({ let __len = #len; __wire::told(#reader, __len, |__r| #read)#located? })
            }
            Extent::LenPrefix(prefix) => {
                let (ty, scale) = (&prefix.ty, scale(&prefix.scale));
                let len = max(quote!(__wire::prefix::<#ty, __E>(#reader, #scale)#located?));
                let fits =
                    self.behind(index).map(|behind| quote!(__E::fits(#reader, __len, #behind)?;));
                quote!({
                    let __len = #len;
                    #fits
                    #content
                    __wire::within(#reader, __len, |__r| #read)#located?
                })
            }
            Extent::Until(sentinel) => self.until(index, sentinel),
            Extent::Count(_) | Extent::CountPrefix(_) | Extent::CountBy { .. } => {
                self.counted(index)
            }
        };
        match self.skips(index) {
            true => raw,
            false => value::from_wire(self.place, index, raw, &quote!(#at)),
        }
    }

    /// What its type reads, of all that is left.
    fn all_left(&self, index: usize, reader: TokenStream) -> TokenStream {
        let (read, placed) = (self.read(index, reader), self.placed(index));
        self.limit_after(index, quote!(#read #placed?))
    }

    /// Octets, or elements, in front of a terminator.
    fn until(&self, index: usize, sentinel: &Expr) -> TokenStream {
        let (field, reader, located) =
            (self.place.field(index), self.lend(), self.place.located(index));
        let (sentinel, read) = (value::sentinel(sentinel), self.read(index, quote!(__r)));
        let element = element(&field.wire.ty).unwrap_or(&field.wire.ty);
        match is_octet_string(&field.wire.ty) {
            true => self.limit_after(
                index,
                quote!(__wire::until(#reader, #sentinel, |__r| #read)#located?),
            ),
            false if self.skips(index) => {
                quote!(__wire::skip_until::<#element, _, __E>(#reader, #sentinel, #read)#located?)
            }
            false => self.limit_after(
                index,
                quote!(__wire::elements_until::<#element, _, __E>(#reader, #sentinel, #read)#located?),
            ),
        }
    }

    /// Checks the number of elements of a sequence that is told otherwise than by a number.
    pub(super) fn limit_after(&self, index: usize, value: TokenStream) -> TokenStream {
        let field = self.place.field(index);
        let Some(max) = &field.max else { return value };
        let (at, located) = (self.offset_of(index), self.place.located(index));
        quote!({
            let __value = #value;
            __wire::at_most(__wire::Countable::count(&__value), #max, #at)#located?;
            __value
        })
    }

    /// A sequence told by count.
    pub(super) fn counted(&self, index: usize) -> TokenStream {
        let (field, reader, located) =
            (self.place.field(index), self.lend(), self.place.located(index));
        let at = self.offset_of(index);
        let number = match &field.extent {
            Extent::Count(count) => {
                let count = self.place.scoped(count);
                quote!(__wire::count_of(#count, #reader)#located?)
            }
            Extent::CountPrefix(prefix) => {
                let (ty, bias) = (&prefix.ty, bias(&prefix.scale));
                quote!(__wire::count_prefix::<#ty, __E>(#reader, #bias)#located?)
            }
            Extent::CountBy { controller, scale } => {
                let (binding, bias) = (&self.place.field(*controller).binding, bias(scale));
                let (at, located) = (self.offset_of(*controller), self.place.located(*controller));
                quote!(__wire::controlled_count(&#binding, #bias, #at)#located?)
            }
            _ => quote!(0),
        };
        let count = match &field.max {
            Some(max) => quote!(__wire::limited_count(#number, #max, #at)#located?),
            None => quote!(__wire::Count::new(#number)),
        };
        let count = match self.behind(index) {
            Some(behind) => quote!(#count.in_front_of(__E::together(#behind))),
            None => count,
        };
        let (ty, ctx) = (&field.wire.ty, self.context(index));
        let (content, read) = (self.note_content(index), self.decode_count(index));
        let noted = self.note_count(index);
        quote!({
            let __count = #count;
            #noted
            #content
            <#ty as __wire::Sequence<'_, _>>::#read::<__E>(#reader, __count, #ctx)#located?
        })
    }

    pub(super) fn decode_count(&self, index: usize) -> Ident {
        let name = match self.skips(index) {
            true => "skip_count",
            false if self.waits(index) => "find_count",
            false => "decode_count_as",
        };
        format_ident!("{name}")
    }

    /// An `Option` whose prefix says whether it is there.
    pub(super) fn prefixed_option(&self, index: usize) -> TokenStream {
        let (field, reader, located) =
            (self.place.field(index), self.lend(), self.place.located(index));
        let (Extent::LenPrefix(prefix) | Extent::CountPrefix(prefix)) = &field.extent else {
            return quote!(__wire::None);
        };
        let Prefix { ty, none: Some(none), scale, .. } = prefix else {
            return quote!(__wire::None);
        };
        let (unit, bias) = (unit(scale), bias(scale));
        let at = self.offset_of(index);
        let limit = field.max.as_ref().map(|max| {
            quote! {
                __wire::at_most(__len, #max, #at)#located?;
            }
        });
        let raw = match &field.extent {
            Extent::LenPrefix(_) => {
                let read = self.read(index, quote!(__r));
                quote!(__wire::within(#reader, __len, |__r| #read)#located?)
            }
            _ => {
                let (ty, ctx) = (&field.wire.ty, self.context(index));
                let (decode_count, noted) = (self.decode_count(index), self.note_count(index));
                let count = match &field.max {
                    Some(_) => quote!(limited),
                    None => quote!(new),
                };
                quote!({
                    let __count = __wire::Count::#count(__len as __wire::u64);
                    #noted
                    <#ty as __wire::Sequence<'_, _>>::#decode_count::<__E>(#reader, __count, #ctx)#located?
                })
            }
        };
        let value = match self.skips(index) {
            true => raw,
            false => value::from_wire(self.place, index, raw, &at),
        };
        let content = self.note_content(index);
        quote! {
            match __wire::prefix_or_none::<#ty, __E>(#reader, (#none) as __wire::i64, #unit, #bias)#located? {
                __wire::Some(__len) => {
                    #content
                    #limit
                    __wire::Some(#value)
                }
                __wire::None => __wire::None,
            }
        }
    }

    /// Reads the value itself, from a reader confined to it.
    pub(super) fn read(&self, index: usize, reader: TokenStream) -> TokenStream {
        let field = self.place.field(index);
        if is_counted(field) {
            return TokenStream::new();
        }
        if let Some(path) = &field.wire.with {
            let ctx = field.ctx.iter().map(|context| self.place.scoped(&context.value));
            let decode = value::function(path, "decode");
            return quote!(#decode(#reader #(, #ctx)*));
        }
        let (ty, ctx) = (&field.wire.ty, self.context(index));
        if let (Extent::Until(_), false) = (&field.extent, is_octet_string(ty)) {
            return ctx;
        }
        let decode = self.place.decode(index);
        if self.skips(index) {
            return match self.is_seen(index) {
                true => quote!(<#ty as __wire::Viewed<'_>>::check_as::<__E>(#reader, #ctx)),
                false => quote!(<#ty as #decode>::skip::<__E>(#reader, #ctx)),
            };
        }
        let call = self.call(index);
        of_constant(field, quote!(<#ty as #decode>::#call(#reader, #ctx)))
    }

    /// What a field's type is told; a view that keeps it is noted it.
    fn context(&self, index: usize) -> TokenStream {
        match self.aim == Aim::Checks && self.place.field(index).keeps_context {
            true => self.kept_context(index),
            false => self.told(index),
        }
    }

    /// The same, as the definition says it.
    pub(super) fn told(&self, index: usize) -> TokenStream {
        self.place.context(index, self.tag(index), true)
    }

    /// The tag that selects the variant of a field's enum.
    pub(super) fn tag(&self, index: usize) -> Option<TokenStream> {
        Some(match self.place.field(index).tag.as_ref()? {
            TagSource::Expr(expr) => {
                let expr = self.place.scoped(expr);
                quote!(__wire::tag_of(&(#expr)))
            }
            TagSource::Controller(controller) => {
                let binding = &self.place.field(*controller).binding;
                quote!(__wire::tag_of(&#binding))
            }
        })
    }
}
