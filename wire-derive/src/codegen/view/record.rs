//! The view of a record: its type, how it is made, and what it shows.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::places::Places;
use super::{diagram, elided, fix, getters, kind, own_type, selected, setters, with_lifetime};
use crate::codegen::record::Place;
use crate::codegen::{Bound, Head, decode};
use crate::ir::{Definition, Role};

/// A record and its view.
pub(super) struct RecordView<'a> {
    pub(super) definition: &'a Definition,
    /// The record as the methods of the view see it.
    pub(super) place: Place<'a>,
    pub(super) places: Places,
    /// The view's type.
    pub(super) name: Ident,
}

impl<'a> RecordView<'a> {
    pub(super) fn of_struct(definition: &'a Definition, place: &Place<'a>) -> Self {
        let name = format_ident!("{}View", definition.name);
        let own = own_type(definition, "static");
        let mut seen = Place::of_struct(definition, place.record);
        seen.layout = quote!(<#own>::LAYOUT);
        Self { definition, places: Places::of(place, true), place: seen, name }
    }

    pub(super) fn of_variant(
        definition: &'a Definition,
        record: &'a crate::ir::Record,
        number: usize,
        ident: &Ident,
    ) -> Self {
        let name = format_ident!("{}{}View", definition.name, ident);
        let own = own_type(definition, "static");
        let mut seen = Place::of_variant(definition, record, number, ident);
        seen.layout = quote!(const { <#own>::LAYOUT.variant(#number) });
        Self { definition, places: Places::of(&seen, false), place: seen, name }
    }

    /// ```text
    /// pub struct IcmpHeaderView<B> { octets: Whole<B, 8> }
    /// pub struct Ipv4PacketView<B> { octets: B, places: Places<1, 0> }
    /// ```
    pub(super) fn declaration(&self) -> TokenStream {
        let (vis, name) = (&self.definition.vis, &self.name);
        let krate = &self.definition.krate;
        let doc = self.doc();
        match &self.places.size {
            Some(size) => {
                let size = with_lifetime(self.definition, quote!(#size), "static");
                quote! {
                    #[doc = #doc]
                    #vis struct #name<B> {
                        octets: #krate::__private::Whole<B, { #size }>,
                    }
                }
            }
            None => {
                let (ends, notes) = (self.places.ends.len(), self.places.notes.len());
                quote! {
                    #[doc = #doc]
                    #vis struct #name<B> {
                        octets: B,
                        places: #krate::__private::Places<#ends, #notes>,
                    }
                }
            }
        }
    }

    fn doc(&self) -> String {
        let diagram = diagram::draw(self.place.record);
        let of = &self.definition.name;
        format!(
            "[`{of}`] in place: octets that were checked once, read field by field.\n\n```text\n{diagram}```"
        )
    }

    /// What the check yields: where the parts are.
    pub(super) fn noted(&self) -> TokenStream {
        let (ends, notes) = (&self.places.ends, &self.places.notes);
        match &self.places.size {
            Some(_) => quote!(()),
            None => quote!(__wire::Places {
                start: __start,
                ends: [#(#ends),*],
                notes: [#(#notes as u64),*],
            }),
        }
    }

    /// The statements of the check.
    pub(super) fn check(&self, given: &[(usize, TokenStream)]) -> TokenStream {
        let mut place = Place::of_struct(self.definition, self.place.record);
        place.layout = self.place.layout.clone();
        decode::check_body(&place, given)
    }

    /// Getters, setters and what every view can do; `setters` where it may be of mutable octets.
    pub(super) fn impls(&self, setters: bool) -> TokenStream {
        let name = &self.name;
        let text = name.to_string();
        let getters = getters::all(self);
        let changes = match setters {
            true => {
                let (setters, fix) = (setters::all(self), fix::all(self));
                let octets = match &self.places.size {
                    Some(_) => quote!(self.octets.octets_mut()),
                    None => quote!(&mut self.octets),
                };
                quote! {
                    impl<B: __wire::ByteSliceMut> #name<B> {
                        #[inline(always)]
                        fn __octets_mut(&mut self) -> &mut [u8] {
                            #octets
                        }
                        #setters
                        #fix
                    }
                }
            }
            false => TokenStream::new(),
        };
        let octets = match &self.places.size {
            Some(_) => quote!(self.octets.octets()),
            None => quote!(&self.octets),
        };
        let start = match &self.places.size {
            Some(_) => quote!(0),
            None => quote!(self.places.start),
        };
        let fields = match &self.places.size {
            Some(_) => quote!(),
            None => quote!(places: self.places),
        };
        let constants =
            self.places.constants(|ty| with_lifetime(self.definition, quote!(#ty), "static"));
        quote! {
            impl<B: __wire::ByteSlice> #name<B> {
                #constants
                #[inline(always)]
                fn __octets(&self) -> &[u8] {
                    #octets
                }
                #getters
            }
            #changes
            impl<B: __wire::ByteSlice> __wire::AsRef<[u8]> for #name<B> {
                fn as_ref(&self) -> &[u8] {
                    __wire::from(self.__octets(), #start)
                }
            }
            impl<B: __wire::CloneableByteSlice> __wire::Clone for #name<B> {
                #[inline]
                fn clone(&self) -> Self {
                    Self { octets: __wire::Clone::clone(&self.octets), #fields }
                }
            }
            impl<B: __wire::CopyableByteSlice> __wire::Copy for #name<B> {}
            impl<B: __wire::ByteSlice> __wire::Debug for #name<B> {
                fn fmt(&self, f: &mut __wire::Formatter<'_>) -> __wire::FmtResult {
                    __wire::debug_view(f, #text, __wire::AsRef::as_ref(self))
                }
            }
        }
    }

    /// `T::view` and its like, and the traits behind them.
    pub(super) fn entries(&self) -> TokenStream {
        let (checked, viewed, calls) = (self.checked(), self.viewed(), self.calls());
        quote!(#checked #viewed #calls)
    }

    fn checked(&self) -> TokenStream {
        let head = Head::new(self.definition, Bound::Decode);
        let (generics, own, clause) = (&head.impl_generics, &head.name, &head.where_clause);
        let (statements, noted) = (self.check(&[]), self.noted());
        let (ctx, pattern) = context(self.definition);
        let ty = match &self.places.size {
            Some(_) => quote!(()),
            None => {
                let (ends, notes) = (self.places.ends.len(), self.places.notes.len());
                quote!(__wire::Places<#ends, #notes>)
            }
        };
        let (before, after) = canonical(self.definition);
        quote! {
            impl #generics __wire::Checked<'__a, #ctx> for #own #clause {
                type Noted = #ty;
                #[inline]
                fn check(
                    __r: &mut __wire::Reader<'__a>,
                    #pattern,
                ) -> __wire::Result<Self::Noted, __wire::DecodeError> {
                    use __wire::Located as _;
                    let __start = __r.offset();
                    #before
                    #statements
                    #after
                    __wire::Ok(#noted)
                }
            }
        }
    }

    fn viewed(&self) -> TokenStream {
        let head = Head::new(self.definition, Bound::Decode);
        let (generics, own, clause) = (&head.impl_generics, &head.name, &head.where_clause);
        let name = &self.name;
        let (ctx, _) = context(self.definition);
        let (seen, size, see) = match &self.places.size {
            Some(size) => (
                quote!(#name<&'__a [u8]>),
                quote!(const SIZE: __wire::Option<usize> = __wire::Some(#size);),
                quote!(#name { octets: __wire::Whole::next(__r) }),
            ),
            None => (
                quote!(__wire::Result<#name<&'__a [u8]>, __wire::DecodeError>),
                TokenStream::new(),
                quote! {
                    match __wire::check_next::<Self, #ctx>(__r, __ctx) {
                        __wire::Ok((places, octets)) => __wire::Ok(#name { octets, places }),
                        __wire::Err(__error) => __wire::Err(__error),
                    }
                },
            ),
        };
        quote! {
            impl #generics __wire::Viewed<'__a, #ctx> for #own #clause {
                type Seen = #seen;
                #size
                #[inline]
                fn see(__r: &mut __wire::Reader<'__a>, __ctx: #ctx) -> Self::Seen {
                    #see
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

    fn calls(&self) -> TokenStream {
        let head = Head::new(self.definition, Bound::None);
        let (generics, own, clause) = (&head.impl_generics, &head.name, &head.where_clause);
        let (vis, name) = (&self.definition.vis, &self.name);
        let inferred = elided(self.definition, &own_type(self.definition, "_"));
        let build = match &self.places.size {
            Some(_) => quote!(__wire::Ok(#name { octets: __wire::whole_view(octets)? })),
            None => quote!(__wire::Ok(#name { octets, places: __noted })),
        };
        let Told { suffix, parameter, argument } = Told::of(self.definition);
        let (sure, layout) = (self.is_sure(), &self.place.layout);
        let all = |reader: &TokenStream| match sure {
            true => quote! {
                __wire::Ok(#name { octets: __wire::sure_view(octets, #layout)? })
            },
            false => quote! {
                let __noted = __wire::check_all::<#inferred, _>(#reader, #argument)?;
                #build
            },
        };
        let changed = |method: &str, doc: &str, reader: TokenStream| {
            let (method, all) = (format_ident!("{method}{suffix}"), all(&reader));
            quote! {
                #[doc = #doc]
                ///
                /// # Errors
                ///
                /// Those of decoding the same octets.
                #[inline]
                #vis fn #method(
                    octets: &mut [u8],
                    #parameter
                ) -> __wire::Result<#name<&mut [u8]>, __wire::DecodeError> {
                    #all
                }
            }
        };
        let view_mut = changed(
            "view_mut",
            "A view of all of `octets`, which may be changed through it.",
            quote!(__wire::Reader::new(octets)),
        );
        let has_checksum =
            self.place.record.fields.iter().any(|field| matches!(field.role, Role::Checksum(_)));
        let unverified = match has_checksum {
            true => changed(
                "view_mut_without_checksums",
                "As `view_mut`, of octets whose checksums may be wrong, such as those of a message in the making: see `fix_checksum`.",
                quote!(__wire::Reader::new(octets).without_checksums()),
            ),
            false => TokenStream::new(),
        };
        let view_all = all(&quote!(__wire::Reader::new(octets)));
        let (view, view_prefix) =
            (format_ident!("view{suffix}"), format_ident!("view_prefix{suffix}"));
        quote! {
            impl #generics #own #clause {
                /// A view of all of `octets`.
                ///
                /// # Errors
                ///
                /// Those of decoding the same octets.
                #[inline]
                #vis fn #view(
                    octets: &[u8],
                    #parameter
                ) -> __wire::Result<#name<&[u8]>, __wire::DecodeError> {
                    #view_all
                }
                /// A view of the value at the start of `octets`, and the rest beside it.
                ///
                /// # Errors
                ///
                /// Those of decoding the same octets.
                #[inline]
                #vis fn #view_prefix(
                    octets: &[u8],
                    #parameter
                ) -> __wire::Result<(#name<&[u8]>, &[u8]), __wire::DecodeError> {
                    let (__noted, __len) =
                        __wire::check_prefix::<#inferred, _>(__wire::Reader::new(octets), #argument)?;
                    let (octets, __rest) = __wire::split(octets, __len);
                    let __view: __wire::Result<_, __wire::DecodeError> = (|| #build)();
                    __wire::Ok((__view?, __rest))
                }
                #view_mut
                #unverified
            }
        }
    }
}

/// What the calls of a type take besides the octets.
pub(super) struct Told {
    /// Of their names.
    pub(super) suffix: &'static str,
    pub(super) parameter: TokenStream,
    pub(super) argument: TokenStream,
}

impl Told {
    pub(super) fn of(definition: &Definition) -> Self {
        match definition.params.is_empty() {
            true => Self { suffix: "", parameter: TokenStream::new(), argument: quote!(()) },
            false => {
                let (ctx, _) = context(definition);
                Self { suffix: "_with", parameter: quote!(ctx: #ctx,), argument: quote!(ctx) }
            }
        }
    }
}

/// Statements in front of the check and behind it, where only what encoding produces is accepted.
pub(super) fn canonical(definition: &Definition) -> (TokenStream, TokenStream) {
    match definition.canonical {
        true => {
            (quote!(let __before = __r.set_canonical(true);), quote!(__r.set_canonical(__before);))
        }
        false => (TokenStream::new(), TokenStream::new()),
    }
}

/// The context of the enum's check and view, and the pattern that takes it apart.
pub(super) fn context(definition: &Definition) -> (TokenStream, TokenStream) {
    crate::codegen::context(definition, &selected(definition))
}
