//! The view of a record: its type, and what every view of a record can do.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Type;

use super::entries::Entries;
use super::params::Params;
use super::places::Places;
use super::{
    at_octets, canonical, casing, context, diagram, fix, getters, kind, own_type, setters,
    with_lifetime,
};
use crate::codegen::decode::{self, is_certain};
use crate::codegen::fixed;
use crate::codegen::record::Place;
use crate::ir::{Definition, Field, Record, Role};
use crate::lower::element;

/// A record and its view.
pub(super) struct RecordView<'a> {
    pub(super) definition: &'a Definition,
    pub(super) params: Params<'a>,
    /// The record as the methods of the view see it.
    pub(super) place: Place<'a>,
    pub(super) places: Places,
    /// The fields whose context the view keeps.
    kept: Vec<usize>,
    /// The view's type.
    pub(super) name: Ident,
    /// The variant of which the record is the fields.
    variant: Option<Ident>,
}

impl<'a> RecordView<'a> {
    pub(super) fn of_struct(definition: &'a Definition, record: &'a Record) -> Self {
        let own = own_type(definition, "static");
        let mut place = Place::of_struct(definition, record);
        place.layout = quote!(<#own>::LAYOUT);
        let name = format_ident!("{}View", definition.name);
        Self::new(place, name, None)
    }

    pub(super) fn of_variant(
        definition: &'a Definition,
        record: &'a Record,
        number: usize,
        ident: &Ident,
    ) -> Self {
        let own = own_type(definition, "static");
        let mut place = Place::of_variant(definition, record, number, ident);
        place.layout = quote!(const { <#own>::LAYOUT.variant(#number) });
        let name = format_ident!("{}{}View", definition.name, ident);
        Self::new(place, name, Some(ident.clone()))
    }

    fn new(place: Place<'a>, name: Ident, variant: Option<Ident>) -> Self {
        let definition = place.definition;
        let params = Params::of(definition);
        let places = Places::of(&place, &params, variant.is_none());
        let kept = places.kept_contexts(place.record);
        Self { definition, params, place, places, kept, name, variant }
    }

    /// ```text
    /// pub struct IcmpHeaderView<B> { octets: Whole<B, 8> }
    /// pub struct Ipv4PacketView<B> { octets: B, places: Places<1, 0> }
    /// ```
    pub(super) fn declaration(&self) -> TokenStream {
        let (vis, name, doc) = (&self.definition.vis, &self.name, self.doc());
        let krate = &self.definition.krate;
        let private = quote!(#krate::__private);
        let (params, octets) = (self.params.declared(), self.params.octets());
        let of = self.params.field(&private);
        let fields = match &self.places.size {
            Some(size) => {
                let size = with_lifetime(self.definition, quote!(#size), "static");
                quote!(octets: #private::Whole<#octets, { #size }>,)
            }
            None => {
                let (ends, notes) = (self.places.ends.len(), self.places.notes.len());
                let told = self.told_type(&private).map(|told| quote!(told: #told,));
                quote!(octets: #octets, places: #private::Places<#ends, #notes>, #told)
            }
        };
        let casing = casing([&self.definition.name, name].into_iter());
        quote! {
            #[doc = #doc]
            #casing
            #vis struct #name<#params> { #fields #of }
        }
    }

    fn doc(&self) -> String {
        let diagram = diagram::draw(self.place.record);
        let of = match &self.variant {
            Some(variant) => format!("{}::{variant}", self.definition.name),
            None => self.definition.name.to_string(),
        };
        format!(
            "[`{of}`] in place: octets that were checked once, read field by field.\n\n```text\n{diagram}```"
        )
    }

    /// The type of what the view keeps of what its parts are told.
    fn told_type(&self, private: &TokenStream) -> Option<TokenStream> {
        let types = self.kept.iter().map(|index| {
            let field = self.place.field(*index);
            let ty = with_lifetime(self.definition, quote_type(seen_type(field)), "static");
            let told = quote!(<#ty as #private::Viewed<'static>>::Ctx);
            match is_certain(field) {
                true => told,
                false => quote!(#private::Option<#told>),
            }
        });
        let types: Vec<_> = types.collect();
        (!types.is_empty()).then(|| quote!((#(#types,)*)))
    }

    /// What has to hold for a view to be copied, if something.
    pub(super) fn copies(&self) -> Option<TokenStream> {
        // The lifetime keeps the compiler from asking before a view is copied.
        self.told_type(&quote!(__wire)).map(|told| quote!(for<'__f> #told: __wire::Copy))
    }

    /// Where the view keeps what a field's type is told.
    pub(super) fn told(&self, index: usize) -> Option<TokenStream> {
        let number = self.kept.iter().position(|kept| *kept == index)?;
        let number = proc_macro2::Literal::usize_unsuffixed(number);
        Some(quote!(self.told.#number))
    }

    /// What the check yields: the view; nothing where all is at constant places.
    pub(super) fn noted(&self) -> TokenStream {
        if self.places.size.is_some() {
            return quote!(());
        }
        let octets = match self.places.own {
            true => quote!(__wire::read_of(__own, __r)),
            false => quote!(__wire::message_to(__r)),
        };
        let (name, notes) = (&self.name, &self.places.notes);
        let ends = self.places.ends.iter().map(|end| match self.places.own {
            true => quote!(#end.wrapping_sub(__start)),
            false => quote!(#end),
        });
        let kept = self.kept.iter().map(|index| decode::noted("told", *index));
        let kept: Vec<_> = kept.collect();
        let told = (!kept.is_empty()).then(|| quote!(told: (#(#kept,)*),));
        let of = self.params.value();
        quote!(#name {
            octets: #octets,
            places: __wire::Places {
                start: __start,
                ends: [#(#ends),*],
                notes: [#(#notes as __wire::u64),*],
            },
            #told
            #of
        })
    }

    /// The statements of the check.
    pub(super) fn check(&self, given: &[(usize, TokenStream)]) -> TokenStream {
        let mut place = Place::of_struct(self.definition, self.place.record);
        place.layout = self.place.layout.clone();
        let body = at_octets(self.definition, decode::check_body(&place, given));
        let own = self.places.own.then(|| quote!(let __own = __r.rest();));
        quote! {
            let __start = __r.offset();
            #own
            #body
        }
    }

    /// Getters, setters and what every view can do.
    pub(super) fn impls(&self) -> TokenStream {
        let (name, getters) = (&self.name, getters::all(self));
        let (octets, octets_mut) = match &self.places.size {
            Some(_) => (quote!(self.octets.octets()), quote!(self.octets.octets_mut())),
            None => (quote!(&self.octets), quote!(&mut self.octets)),
        };
        let (front, front_mut) = self.front();
        let (setters, fix, common) = (setters::all(self), fix::all(self), self.common());
        let constants =
            self.places.constants(|ty| with_lifetime(self.definition, quote!(#ty), "static"));
        let given = self.params.given(&self.params.octets());
        let (generics, clause) = self.params.bound(&quote!(__wire::ByteSlice));
        let (generics_mut, clause_mut) = self.params.bound(&quote!(__wire::ByteSliceMut));
        quote! {
            impl #generics #name #given #clause {
                #constants
                #[inline(always)]
                fn __octets(&self) -> &[__wire::u8] {
                    #octets
                }
                #front
                #getters
            }
            impl #generics_mut #name #given #clause_mut {
                #[inline(always)]
                fn __octets_mut(&mut self) -> &mut [__wire::u8] {
                    #octets_mut
                }
                #front_mut
                #setters
                #fix
            }
            #common
        }
    }

    /// `fn __front` and `fn __front_mut`: the octets of the run with which those that vary start. That
    /// they are there is asked once, however many of its fields are.
    fn front(&self) -> (TokenStream, TokenStream) {
        let Some(size) = &self.places.front else {
            return (TokenStream::new(), TokenStream::new());
        };
        let size = match size.terms.is_empty() {
            true => quote!(#size),
            false => with_lifetime(self.definition, quote!({ #size }), "static"),
        };
        let start = self.start();
        let front = quote! {
            #[inline(always)]
            fn __front(&self) -> &[__wire::u8; #size] {
                __wire::front(self.__octets(), #start)
            }
        };
        let front_mut = quote! {
            #[inline(always)]
            fn __front_mut(&mut self) -> &mut [__wire::u8] {
                let __start = #start;
                __wire::front_mut::<#size>(self.__octets_mut(), __start)
            }
        };
        (front, front_mut)
    }

    /// Where the value starts in the octets of the view.
    fn start(&self) -> TokenStream {
        match self.places.size.is_some() || self.places.own {
            true => quote!(0),
            false => quote!(self.places.start),
        }
    }

    /// Where the octets of the view start in the message, for errors.
    pub(super) fn origin(&self) -> TokenStream {
        match self.places.own {
            true => quote!(self.places.start),
            false => quote!(0),
        }
    }

    /// `AsRef`, `Clone`, `Copy`, `Debug`.
    fn common(&self) -> TokenStream {
        let name = &self.name;
        let text = name.to_string();
        let given = self.params.given(&self.params.octets());
        let free = |bound: &str| {
            let bound = format_ident!("{bound}");
            self.params.free(&quote!(__wire::#bound))
        };
        let (seen, cloned, copied) =
            (free("ByteSlice"), free("CloneableByteSlice"), free("CopyableByteSlice"));
        let start = self.start();
        let octets = match &self.places.size {
            Some(_) => quote!(self.octets.octets()),
            None => quote!(&self.octets),
        };
        let places = self.places.size.is_none().then(|| quote!(places: self.places,));
        let told = (!self.kept.is_empty()).then(|| quote!(told: __wire::Clone::clone(&self.told),));
        let of = self.params.value();
        let clause = self.copies().map(|copies| quote!(where #copies));
        quote! {
            impl #seen __wire::AsRef<[__wire::u8]> for #name #given {
                fn as_ref(&self) -> &[__wire::u8] {
                    __wire::from(#octets, #start)
                }
            }
            #[automatically_derived]
            impl #cloned __wire::Clone for #name #given {
                #[inline]
                fn clone(&self) -> Self {
                    Self { octets: __wire::Clone::clone(&self.octets), #places #told #of }
                }
            }
            impl #copied __wire::Copy for #name #given #clause {}
            impl #seen __wire::Debug for #name #given {
                fn fmt(&self, f: &mut __wire::Formatter<'_>) -> __wire::FmtResult {
                    __wire::debug_view(f, #text, __wire::AsRef::as_ref(self))
                }
            }
        }
    }

    /// `T::view` and its like, and the traits behind them.
    pub(super) fn entries(&self) -> TokenStream {
        let checked = self.checked();
        let entries = Entries {
            definition: self.definition,
            params: &self.params,
            view: &self.name,
            size: self.places.size.as_ref(),
            least: self.least(),
            exact: (self.places.size.is_some() && fixed::is_simple(&self.place))
                .then(|| self.place.layout.clone()),
            sure: self.is_sure(),
            sums: sums(self.place.record),
        };
        let (viewed, calls) = (entries.viewed(), entries.calls());
        quote!(#checked #viewed #calls)
    }

    /// The octets that every value takes at least, where their number varies.
    fn least(&self) -> Option<TokenStream> {
        let least = decode::min_size(&self.place, false).literal;
        (self.places.size.is_none() && least > 0).then(|| {
            let least = proc_macro2::Literal::usize_unsuffixed(least);
            quote!(#least)
        })
    }

    fn checked(&self) -> TokenStream {
        let head = self.params.head();
        let (generics, own, clause) = (&head.impl_generics, &head.name, &head.where_clause);
        let (statements, noted) = (self.check(&[]), self.noted());
        let (_, pattern) = context(self.definition);
        let (before, after) = canonical(self.definition);
        let (ty, with) = match &self.places.size {
            Some(_) => (quote!(()), TokenStream::new()),
            None => (self.given(&quote!(&'__a [__wire::u8])), self.with()),
        };
        quote! {
            #with
            #[doc(hidden)]
            impl #generics __wire::Checked<'__a> for #own #clause {
                type Noted = #ty;
                #[inline]
                fn note<__E: __wire::Refusal, const __FILLS: __wire::bool>(
                    __r: &mut __wire::Reader<'__a>,
                    #pattern,
                ) -> __wire::Result<Self::Noted, __E> {
                    #before
                    #statements
                    #after
                    __wire::Ok(#noted)
                }
            }
        }
    }

    /// The view's type, of these octets.
    pub(super) fn given(&self, octets: &TokenStream) -> TokenStream {
        let (name, given) = (&self.name, self.params.given(octets));
        quote!(#name #given)
    }

    /// `fn __with`, which gives other octets to what was noted, those from an octet of the message
    /// on.
    pub(super) fn with(&self) -> TokenStream {
        let (octets, of) = (self.params.octets(), self.params.value());
        let (noted, seen) = (self.given(&quote!(#octets)), self.given(&quote!(__O)));
        let (name, generics) = (&self.name, self.params.unbound());
        let start = match self.places.own {
            true => quote!(self.places.start),
            false => quote!(0),
        };
        let told = (!self.kept.is_empty()).then(|| quote!(told: self.told,));
        quote! {
            impl #generics #noted {
                #[inline(always)]
                fn __with<__O>(self, octets: impl __wire::FnOnce(__wire::usize) -> __O) -> #seen {
                    #name { octets: octets(#start), places: self.places, #told #of }
                }
            }
        }
    }

    /// Whether all octets of the right number are a value.
    fn is_sure(&self) -> bool {
        let record = self.place.record;
        self.places.size.is_some()
            && self.definition.params.is_empty()
            && record.asserts.is_empty()
            && record.fields.iter().all(|field| {
                matches!(field.role, Role::Value | Role::PayloadLen { .. })
                    && field.asserts.is_empty()
                    && kind::slot_is_sure(field)
            })
    }
}

/// Whether something of the record is a checksum.
pub(super) fn sums(record: &Record) -> bool {
    record.fields.iter().any(|field| matches!(field.role, Role::Checksum(_)))
}

/// The type of what is seen of a field: of a sequence, of its elements.
fn seen_type(field: &Field) -> &Type {
    match kind::of(field) {
        kind::Kind::Each(_) => element(&field.wire.ty).unwrap_or(&field.wire.ty),
        _ => &field.wire.ty,
    }
}

fn quote_type(ty: &Type) -> TokenStream {
    let ty = kind::unboxed(ty);
    quote!(#ty)
}
