//! Getters: one a field, of its name.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Member;

use super::elided;
use super::kind::{self, Kind};
use super::record::RecordView;
use crate::attr::Expr;
use crate::codegen::decode::{position, slot_value};
use crate::codegen::value;
use crate::ir::{Field, Role, Slot, Storage, Width};
use crate::lower::is_octet_string;

pub(super) fn all(view: &RecordView<'_>) -> TokenStream {
    let getters = view.place.record.fields.iter().enumerate().map(|(index, field)| {
        let Some(name) = name(field) else { return TokenStream::new() };
        if view.place.record.held_tag == Some(index) {
            return held_tag(view, index, &name);
        }
        match view.places.slot(&view.place, index) {
            Some(_) => slot(view, index, &name),
            None => stretch(view, index, &name),
        }
    });
    getters.collect()
}

/// The name of a field's getter; fields that show nothing have none.
pub(super) fn name(field: &Field) -> Option<Ident> {
    let silent = match field.storage {
        Storage::Skipped => true,
        Storage::Nowhere => {
            matches!(field.role, Role::Value | Role::Constant(_) | Role::Reserved)
        }
        Storage::Stored => matches!(field.role, Role::Reserved),
    };
    let empty = matches!(&field.width, Width::Fixed(size, _) if size.is_zero());
    match field.member.as_ref()? {
        _ if silent || empty => None,
        Member::Named(ident) => Some(ident.clone()),
        Member::Unnamed(number) => Some(format_ident!("_{}", number.index)),
    }
}

fn doc(field: &Field) -> String {
    match field.doc.is_empty() {
        true => format!("`{}`.", field.name),
        false => field.doc.clone(),
    }
}

/// The getter of a field in a run.
fn slot(view: &RecordView<'_>, index: usize, name: &Ident) -> TokenStream {
    let field = view.place.field(index);
    let (ty, doc) = (elided(view.definition, &field.ty), doc(field));
    let sure = kind::slot_is_sure(field);
    let read = read_slot(view, index);
    let (ty, read) = match (&field.role, field.keeps_absence()) {
        (Role::Checksum(checksum), true) => {
            let none = &checksum.none;
            let absent = quote! {
                match #read {
                    __value if __wire::is_none(&__value, (#none) as u64) => __wire::None,
                    __value => __wire::Some(__value),
                }
            };
            (quote!(__wire::Option<#ty>), absent)
        }
        _ => (ty, read),
    };
    let vis = &view.definition.vis;
    match sure {
        true => quote! {
            #[doc = #doc]
            #[inline]
            #vis fn #name(&self) -> #ty {
                #read
            }
        },
        false => quote! {
            #[doc = #doc]
            ///
            /// # Errors
            ///
            /// Where the octets are no value of the type.
            #[inline]
            #vis fn #name(&self) -> __wire::Result<#ty, __wire::DecodeError> {
                use __wire::Located as _;
                __wire::Ok(#read)
            }
        },
    }
}

/// The expression of the value in a slot; with `?` where it may be invalid.
fn read_slot(view: &RecordView<'_>, index: usize) -> TokenStream {
    let field = view.place.field(index);
    let Some((piece, run, slot)) = view.places.slot(&view.place, index) else {
        return TokenStream::new();
    };
    let offset = run.plus(&slot.offset);
    let at = view.places.size(&offset);
    let ty = &field.wire.ty;
    let value = match (&slot.bit, kind::slot_is_sure(field)) {
        (Some(bit), true) => {
            let read = if bit.lsb { quote!(number_lsb) } else { quote!(number_msb) };
            let (offset, width, run) = (bit.offset, bit.width, bit.run);
            let read = quote!(__wire::#read::<#ty, #offset, #width, #run>(__run, #at));
            value::from_wire(&view.place, index, read, &quote!(0))
        }
        (None, true) if kind::is_plain_name(ty) => quote!(__wire::get::<#ty>(__run, #at)),
        _ => {
            let base = position(piece);
            let slot = Slot { offset: at.clone(), ..slot };
            let value = slot_value(&view.place, piece, &slot, &quote!(#at));
            match kind::slot_is_sure(field) {
                true => value,
                false => quote!({ let #base = 0; #value }),
            }
        }
    };
    quote!({ let __run = self.__octets(); #value })
}

/// The getter of a field that is a piece of its own.
fn stretch(view: &RecordView<'_>, index: usize, name: &Ident) -> TokenStream {
    let field = view.place.field(index);
    let Some(stretch) = view.places.stretch_of(index) else { return TokenStream::new() };
    let (start, end) =
        (view.places.tokens(&stretch.content), view.places.tokens(&stretch.content_end));
    let (ctx, ctx_ty) = match &field.tag {
        Some(_) => {
            let tag = view.places.note("tag", index);
            (quote!((__wire::Tag(#tag),)), quote!((__wire::Tag,)))
        }
        None => (quote!(()), quote!(())),
    };
    let own = |ty: &syn::Type| elided(view.definition, ty);
    let part = quote!(__wire::part(self.__octets(), #start, #end));
    let reader = quote!(__wire::reader(self.__octets(), #start, #end));
    let (ty, read) = match kind::of(field) {
        Kind::Octets => (quote!(&[u8]), part),
        Kind::Text => (
            quote!(__wire::Result<&str, __wire::DecodeError>),
            quote!(__wire::text(self.__octets(), #start, #end)),
        ),
        Kind::Numbers(number) => {
            let ty = quote!(<#number as __wire::InPlace>::Type);
            (quote!(&[#ty]), quote!(__wire::slice::<#ty>(#part)))
        }
        Kind::Slice(element) => {
            let element = own(&element);
            (quote!(&[#element]), quote!(__wire::slice::<#element>(#part)))
        }
        Kind::Each(element) => {
            let element = own(&element);
            (
                quote!(__wire::Views<'_, #element, #ctx_ty>),
                quote!(__wire::Views::new(#reader, #ctx)),
            )
        }
        Kind::One(one) => {
            let one = own(&one);
            // At the field, so that a type without a view is told of there.
            let span = field.span.resolved_at(Span::call_site());
            (
                quote!(<#one as __wire::Viewed<'_, #ctx_ty>>::Seen),
                quote_spanned!(span=>
                    <#one as __wire::Viewed<'_, #ctx_ty>>::see(&mut #reader, #ctx)
                ),
            )
        }
        Kind::Number => {
            let (ty, wire) = (own(&field.ty), &field.wire.ty);
            let raw = quote!(__wire::get::<#wire>(self.__octets(), #start));
            (ty, value::from_wire(&view.place, index, raw, &quote!(0)))
        }
        Kind::Decoded => decoded(view, index, &reader, &start),
    };
    let (ty, read) = match field.is_optional() || field.default.is_some() {
        true => {
            let there = view.places.note("there", index);
            (
                quote!(__wire::Option<#ty>),
                quote!(if #there == 0 { __wire::None } else { __wire::Some(#read) }),
            )
        }
        false => (ty, read),
    };
    let (vis, doc) = (&view.definition.vis, doc(field));
    quote! {
        #[doc = #doc]
        #[inline]
        #vis fn #name(&self) -> #ty {
            #read
        }
    }
}

/// The value of a field that must be told something, or is converted: decoded when asked for.
fn decoded(
    view: &RecordView<'_>,
    index: usize,
    reader: &TokenStream,
    start: &TokenStream,
) -> (TokenStream, TokenStream) {
    let field = view.place.field(index);
    let ty = elided(view.definition, &field.ty);
    let wire = elided(view.definition, &field.wire.ty);
    let mut expressions: Vec<&Expr> = field.ctx.iter().map(|context| &context.value).collect();
    expressions.extend(&field.wire.order);
    let bindings = bindings(view, &expressions, &quote!(?));
    let located = view.place.located(index);
    let raw = match &field.wire.with {
        Some(path) => {
            let ctx = field.ctx.iter().map(|context| view.place.scoped(&context.value));
            quote!(#path::decode(&mut #reader #(, #ctx)*)#located?)
        }
        None => {
            let tag = field.tag.is_some().then(|| {
                let tag = view.places.note("tag", index);
                quote!(__wire::Tag(#tag))
            });
            let ctx = view.place.context(index, tag, true);
            quote!(__wire::decode::<#wire, _>(&mut #reader, #ctx)#located?)
        }
    };
    let value = value::from_wire(&view.place, index, raw, start);
    let read = quote! {
        (|| -> __wire::Result<_, __wire::DecodeError> {
            use __wire::Located as _;
            #bindings
            __wire::Ok(#value)
        })()
    };
    (quote!(__wire::Result<#ty, __wire::DecodeError>), read)
}

/// Binds the fields that expressions mention, as their getters give them; `failed` follows those
/// that may be invalid.
pub(super) fn bindings(
    view: &RecordView<'_>,
    expressions: &[&Expr],
    failed: &TokenStream,
) -> TokenStream {
    let bindings = view.place.record.fields.iter().enumerate().map(|(index, field)| {
        let Some(Member::Named(member)) = &field.member else { return TokenStream::new() };
        if !expressions.iter().any(|expr| expr.mentions(member)) {
            return TokenStream::new();
        }
        let failed = match view.places.slot(&view.place, index) {
            Some(_) if !kind::slot_is_sure(field) => failed.clone(),
            _ => TokenStream::new(),
        };
        quote!(let #member = self.#member()#failed;)
    });
    bindings.collect()
}

/// The getter of the field that holds a variant's tag.
fn held_tag(view: &RecordView<'_>, index: usize, name: &Ident) -> TokenStream {
    let field = view.place.field(index);
    let (ty, doc) = (elided(view.definition, &field.ty), doc(field));
    let tag = view.places.note("held", index);
    let vis = &view.definition.vis;
    match crate::lower::number_size(&field.ty).is_some() {
        true => quote! {
            #[doc = #doc]
            #[inline]
            #vis fn #name(&self) -> #ty {
                __wire::Bits::from_bits(#tag, 64).unwrap_or_default()
            }
        },
        false => quote! {
            #[doc = #doc]
            ///
            /// # Errors
            ///
            /// Where the tag is no value of the type.
            #[inline]
            #vis fn #name(&self) -> __wire::Result<#ty, __wire::DecodeError> {
                __wire::held_tag::<#ty>(#tag, self.places.start)
            }
        },
    }
}

/// Whether expressions can see the field in a view: it is in a run, or it is octets.
pub(crate) fn is_visible(record: &crate::ir::Record, index: usize) -> bool {
    let Some(field) = record.fields.get(index) else { return false };
    let in_run = record.pieces.iter().any(|piece| match piece {
        crate::ir::Piece::Run(run) => run.slots.iter().any(|slot| slot.field == index),
        crate::ir::Piece::Field(_) => false,
    });
    let octets = is_octet_string(&field.ty)
        && matches!(kind::of(field), Kind::Octets)
        && !field.is_optional()
        && field.default.is_none();
    in_run || octets
}
