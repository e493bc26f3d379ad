//! Getters: one a field, of its name.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::kind::{self, Kind};
use super::record::RecordView;
use super::{elided, with_lifetime};
use crate::attr::Expr;
use crate::codegen::concat;
use crate::codegen::decode::{bound_is_noted, count_is_noted, is_certain, position, slot_value};
use crate::codegen::value;
use crate::ir::{Access, Field, Role, Storage, Width};

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
    concat(getters)
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
    field.name_in_expressions().filter(|_| !silent && !empty)
}

fn doc(field: &Field) -> String {
    match field.doc.is_empty() {
        true => format!("`{}`.", field.name),
        false => field.doc.clone(),
    }
}

/// How a getter or a setter is inlined. Those that are a few instructions go ahead of all else, so
/// that the compiler sees that they look at the same octets before it has changed how they do.
pub(super) fn inline(is_small: bool) -> TokenStream {
    match is_small {
        true => quote!(#[inline(always)]),
        false => quote!(#[inline]),
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
                    __value if __wire::is_none(&__value, (#none) as __wire::u64) => __wire::None,
                    __value => __wire::Some(__value),
                }
            };
            (quote!(__wire::Option<#ty>), absent)
        }
        _ => (ty, read),
    };
    let (vis, inline) = (&view.definition.vis, inline(sure));
    match sure {
        true => quote! {
            #[doc = #doc]
            #inline
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
            #inline
            #vis fn #name(&self) -> __wire::Result<#ty, __wire::DecodeError> {
                __wire::Ok(#read)
            }
        },
    }
}

/// The expression of the value in a slot; with `?` where it may be invalid.
fn read_slot(view: &RecordView<'_>, index: usize) -> TokenStream {
    let field = view.place.field(index);
    let Some(access) = view.places.access(&view.place, index) else {
        return TokenStream::new();
    };
    let (octets, base, slot) = (&access.octets, &access.base, &access.slot);
    let (at, ty) = (&slot.offset, &field.wire.ty);
    let value = match (&slot.bit, kind::slot_is_sure(field)) {
        (Some(bit), true) => {
            let read = if bit.lsb { quote!(number_lsb) } else { quote!(number_msb) };
            let (offset, width, run) = (bit.offset, bit.width, bit.run);
            let read = quote!(__wire::#read::<#ty, #offset, #width, #run>(__run, #at));
            value::from_wire(&view.place, index, read, &quote!(0))
        }
        (None, true) if kind::is_plain_name(ty) => quote!(__wire::get::<#ty>(__run, #at)),
        (None, true)
            if kind::is_sure(ty) && matches!(field.width, Width::Fixed(_, Access::Fixed)) =>
        {
            quote!(__wire::sure::<#ty>(__run, #at))
        }
        _ => {
            let start = position(access.piece);
            let value = slot_value(
                &view.place,
                access.piece,
                slot,
                &quote!(#start + #at),
                &quote!(__wire::DecodeError),
            );
            match kind::slot_is_sure(field) {
                true => value,
                false => quote!({ let #start = #base; #value }),
            }
        }
    };
    quote!({ let __run = #octets; #value })
}

/// The getter of a field that is a piece of its own.
fn stretch(view: &RecordView<'_>, index: usize, name: &Ident) -> TokenStream {
    let Some(part) = Part::of(view, index) else { return TokenStream::new() };
    let (ty, read) = part.seen();
    let (ty, read) = match part.absent(&read) {
        Some(read) => (quote!(__wire::Option<#ty>), read),
        None => (ty, read),
    };
    let (vis, doc) = (&view.definition.vis, doc(view.place.field(index)));
    let Signature { generics, lifetime, clause, .. } = &part.signature;
    let inline = inline(!matches!(part.kind, Kind::Text | Kind::One(_) | Kind::Decoded));
    quote! {
        #[doc = #doc]
        #inline
        #vis fn #name #generics(&#lifetime self) -> #ty #clause {
            #read
        }
    }
}

/// How a method is declared that shows what a parameter of the definition may stand for.
pub(super) struct Signature {
    /// `<'__s>`
    pub(super) generics: TokenStream,
    /// How long the view is borrowed; nothing, where it goes without saying.
    pub(super) lifetime: TokenStream,
    /// The same, where it has to be said.
    pub(super) octets: TokenStream,
    pub(super) clause: TokenStream,
}

impl Signature {
    /// Of a method that shows a value of this type; what is asked of it, if it depends on
    /// parameters, with the lifetime of the view.
    pub(super) fn of(
        view: &RecordView<'_>,
        ty: &syn::Type,
        asked: impl FnOnce(&TokenStream) -> TokenStream,
    ) -> Self {
        match view.params.stand_in(ty) {
            true => {
                let octets = quote!('__s);
                let ty = with_lifetime(view.definition, quote!(#ty), "__s");
                let asked = asked(&octets);
                Self {
                    generics: quote!(<'__s>),
                    lifetime: octets.clone(),
                    octets,
                    clause: quote!(where #ty: #asked),
                }
            }
            false => Self {
                generics: TokenStream::new(),
                lifetime: TokenStream::new(),
                octets: quote!('_),
                clause: TokenStream::new(),
            },
        }
    }
}

/// A field that is a piece of its own, as a method of the view sees it.
pub(super) struct Part<'v> {
    view: &'v RecordView<'v>,
    index: usize,
    pub(super) kind: Kind,
    pub(super) start: TokenStream,
    pub(super) end: TokenStream,
    pub(super) signature: Signature,
}

impl<'v> Part<'v> {
    pub(super) fn of(view: &'v RecordView<'v>, index: usize) -> Option<Self> {
        let stretch = view.places.stretch_of(index)?;
        let kind = kind::of(view.place.field(index));
        let signature = match &kind {
            Kind::One(ty) => Signature::of(view, ty, |s| quote!(__wire::Viewed<#s, Ctx = ()>)),
            Kind::Decoded => {
                let ty = &view.place.field(index).wire.ty;
                Signature::of(view, ty, |s| quote!(__wire::Decode<#s> + __wire::Describe))
            }
            Kind::Each(ty) => Signature::of(view, ty, |_| quote!(__wire::Describe)),
            _ => Signature::of(view, &syn::parse_quote!(()), |_| TokenStream::new()),
        };
        let (start, end) =
            (view.places.tokens(&stretch.content), view.places.tokens(&stretch.content_end));
        Some(Self { view, index, kind, start, end, signature })
    }

    /// The type as it stands in the method.
    pub(super) fn own(&self, ty: &syn::Type) -> TokenStream {
        let lifetime = if self.signature.lifetime.is_empty() { "_" } else { "__s" };
        with_lifetime(self.view.definition, quote!(#ty), lifetime)
    }

    /// What the field's type is told; where the field may be absent, `__told` is what is kept.
    pub(super) fn told(&self) -> TokenStream {
        let field = self.view.place.field(self.index);
        match (self.view.told(self.index), &field.tag) {
            (Some(told), _) if is_certain(field) => quote!(__wire::Clone::clone(&#told)),
            (Some(_), _) => quote!(__told),
            (None, Some(_)) => {
                let tag = self.view.places.note("tag", self.index);
                quote!((__wire::Tag(#tag),))
            }
            (None, None) if field.wire.order.is_some() => {
                let order = self.view.places.order(&self.view.place, self.index);
                quote!((__wire::noted_order(#order),))
            }
            (None, None) => quote!(()),
        }
    }

    /// The type of that, for this type of what is seen.
    pub(super) fn told_type(&self, seen: &TokenStream) -> TokenStream {
        let field = self.view.place.field(self.index);
        match (self.view.told(self.index), &field.tag) {
            (Some(_), _) => quote!(<#seen as __wire::Viewed<'static>>::Ctx),
            (None, Some(_)) => quote!((__wire::Tag,)),
            (None, None) if field.wire.order.is_some() => quote!((__wire::Endian,)),
            (None, None) => quote!(()),
        }
    }

    /// The type of what is seen of the field where it is there, and the expression of it.
    fn seen(&self) -> (TokenStream, TokenStream) {
        let (view, index) = (self.view, self.index);
        let field = view.place.field(index);
        let (start, end, octets) = (&self.start, &self.end, &self.signature.octets);
        let origin = view.origin();
        let part = quote!(__wire::part(self.__octets(), #start, #end));
        let reader = self.reader();
        match &self.kind {
            Kind::Octets => (quote!(&[__wire::u8]), part),
            Kind::Text => (
                quote!(__wire::Result<&__wire::str, __wire::DecodeError>),
                quote!(__wire::text(self.__octets(), #start, #end, #origin)),
            ),
            Kind::Numbers(number) => {
                let ty = quote!(<#number as __wire::InPlace>::Type);
                (quote!(&[#ty]), quote!(__wire::slice::<#ty>(#part)))
            }
            Kind::Slice(element) => {
                let element = self.own(element);
                (quote!(&[#element]), quote!(__wire::slice::<#element>(#part)))
            }
            Kind::Each(element) => {
                let element = self.own(element);
                let (told, ctx) = (self.told(), self.told_type(&element));
                let views = match count_is_noted(field) {
                    true => {
                        let count = view.places.note("count", index);
                        quote!(__wire::Views::counted(#reader, #count as __wire::usize, #told))
                    }
                    false => quote!(__wire::Views::new(#reader, #told)),
                };
                (quote!(__wire::Views<#octets, #element, #ctx>), views)
            }
            Kind::One(one) => {
                let one = self.own(one);
                let told = self.told();
                // At the field, so that a type without a view is told of there.
                let span = field.span.resolved_at(Span::call_site());
                (
                    quote!(<#one as __wire::Viewed<#octets>>::Seen),
                    quote_spanned!(span=>
                        <#one as __wire::Viewed<#octets>>::see(&mut #reader, #told)
                    ),
                )
            }
            Kind::Number => {
                let (ty, wire) = (self.own(&field.ty), &field.wire.ty);
                let raw = quote!(__wire::get::<#wire>(self.__octets(), #start));
                (ty, value::from_wire(&view.place, index, raw, &quote!(0)))
            }
            Kind::Decoded => decoded(view, index, &reader, start),
        }
    }

    /// A reader of the field's octets.
    fn reader(&self) -> TokenStream {
        let (start, end) = (&self.start, &self.end);
        match bound_is_noted(self.view.place.field(self.index)) {
            true => quote!(__wire::reader_of_rest(self.__octets(), #start, #end)),
            false => quote!(__wire::reader(self.__octets(), #start, #end)),
        }
    }

    /// `read` where the field is there, if it may be absent.
    pub(super) fn absent(&self, read: &TokenStream) -> Option<TokenStream> {
        if is_certain(self.view.place.field(self.index)) {
            return None;
        }
        Some(match self.view.told(self.index) {
            Some(told) => quote! {
                match __wire::Clone::clone(&#told) {
                    __wire::Some(__told) => __wire::Some(#read),
                    __wire::None => __wire::None,
                }
            },
            None => {
                let there = self.view.places.note("there", self.index);
                quote!(if #there == 0 { __wire::None } else { __wire::Some(#read) })
            }
        })
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
    let expressions: Vec<&Expr> = field.ctx.iter().map(|context| &context.value).collect();
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
            let order = field.wire.order.is_some().then(|| {
                let order = view.places.order(&view.place, index);
                quote!(__wire::noted_order(#order))
            });
            let told = field.ctx.iter().map(|context| view.place.scoped(&context.value));
            let told: Vec<_> = tag.into_iter().chain(order).chain(told).collect();
            let ctx = match told.is_empty() {
                true => quote!(()),
                false => quote!((#(#told,)*)),
            };
            match count_is_noted(field) {
                true => {
                    let count = view.places.note("count", index);
                    quote! {
                        <#wire as __wire::Sequence<'_, _>>::decode_count(
                            &mut #reader,
                            __wire::Count::limited(#count),
                            #ctx,
                        )#located?
                    }
                }
                false => quote!(__wire::decode::<#wire, _>(&mut #reader, #ctx)#located?),
            }
        }
    };
    let value = value::from_wire(&view.place, index, raw, start);
    let read = quote! {
        (|| -> __wire::Result<_, __wire::DecodeError> {
            #bindings
            __wire::Ok(#value)
        })()
    };
    (quote!(__wire::Result<#ty, __wire::DecodeError>), read)
}

/// Binds the fields that expressions mention: as their getters give them, and values of other types
/// decoded; `failed` follows what may be invalid.
pub(super) fn bindings(
    view: &RecordView<'_>,
    expressions: &[&Expr],
    failed: &TokenStream,
) -> TokenStream {
    let bindings = view.place.record.fields.iter().enumerate().map(|(index, field)| {
        let Some(member) = field.name_in_expressions() else { return TokenStream::new() };
        if !expressions.iter().any(|expr| expr.mentions(&member)) {
            return TokenStream::new();
        }
        let part = Part::of(view, index);
        let seen = match &part {
            None => (!kind::slot_is_sure(field)).then(|| failed.clone()),
            Some(part) => match &part.kind {
                Kind::Octets | Kind::Number => None,
                Kind::Text if matches!(field.ty, syn::Type::Reference(_)) => Some(failed.clone()),
                _ => {
                    let reader = part.reader();
                    let (_, value) = decoded(view, index, &reader, &part.start);
                    return quote!(let #member = #value #failed;);
                }
            },
        };
        quote!(let #member = self.#member()#seen;)
    });
    concat(bindings)
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
                __wire::Ok(__wire::held_tag::<#ty>(#tag, self.places.start)?)
            }
        },
    }
}

/// Whether expressions can see the field in a view: nothing but its own octets says what it is.
pub(crate) fn is_visible(record: &crate::ir::Record, index: usize) -> bool {
    let Some(field) = record.fields.get(index) else { return false };
    let in_run = record.pieces.iter().any(|piece| match piece {
        crate::ir::Piece::Run(run) => run.slots.iter().any(|slot| slot.field == index),
        crate::ir::Piece::Field(_) => false,
    });
    in_run || is_certain(field) && field.ctx.is_empty() && field.tag.is_none()
}
