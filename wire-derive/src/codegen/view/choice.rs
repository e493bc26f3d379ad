//! The view of an enum with data: one of the views of its variants.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::record::{RecordView, Told, canonical, context};
use super::{elided, own_type};
use crate::codegen::choice::{read_tag, tag_pattern};
use crate::codegen::record::scale;
use crate::codegen::{Bound, Head};
use crate::ir::{Choice, Definition, Selector, Variant, VariantTag};

/// ```text
/// pub enum OptionView<'v> { End, RouterAlert(OptionRouterAlertView<&'v [u8]>) }
/// pub struct OptionRouterAlertView<B> { … }
/// ```
pub(super) fn declarations(definition: &Definition, choice: &Choice) -> TokenStream {
    let (vis, krate) = (&definition.vis, &definition.krate);
    let name = view_name(definition);
    let doc = format!("[`{}`] in place: one of the views of its variants.", definition.name);
    let variants = choice.variants.iter().enumerate().map(|(number, variant)| {
        let (ident, doc) = (&variant.ident, variant_doc(variant));
        match is_empty(variant) {
            true => quote!(#[doc = #doc] #ident),
            false => {
                let view = record_view(definition, number, variant).name;
                quote!(#[doc = #doc] #ident(#view<&'__v [#krate::__private::u8]>))
            }
        }
    });
    let records = shown(definition, choice).map(|view| view.declaration());
    quote! {
        #[doc = #doc]
        #[derive(
            #krate::__private::Clone,
            #krate::__private::Copy,
            #krate::__private::Debug,
        )]
        #vis enum #name<'__v> {
            #(#variants,)*
        }
        #(#records)*
    }
}

fn view_name(definition: &Definition) -> Ident {
    format_ident!("{}View", definition.name)
}

fn variant_doc(variant: &Variant) -> String {
    match variant.doc.is_empty() {
        true => format!("`{}`.", variant.ident),
        false => variant.doc.clone(),
    }
}

/// Whether there is nothing to see of a variant.
fn is_empty(variant: &Variant) -> bool {
    variant.record.fields.is_empty()
}

/// The views of the variants that have something to see.
fn shown<'a>(
    definition: &'a Definition,
    choice: &'a Choice,
) -> impl Iterator<Item = RecordView<'a>> {
    let variants = choice.variants.iter().enumerate().filter(|(_, variant)| !is_empty(variant));
    variants.map(|(number, variant)| record_view(definition, number, variant))
}

fn record_view<'a>(
    definition: &'a Definition,
    number: usize,
    variant: &'a Variant,
) -> RecordView<'a> {
    RecordView::of_variant(definition, &variant.record, number, &variant.ident)
}

pub(super) fn impls(definition: &Definition, choice: &Choice) -> TokenStream {
    let records = shown(definition, choice).map(|view| view.impls(false));
    let (check, calls) = (check(definition, choice), calls(definition, choice));
    quote!(#(#records)* #check #calls)
}

/// The check, which finds the variant and so yields the view itself.
fn check(definition: &Definition, choice: &Choice) -> TokenStream {
    let head = Head::new(definition, Bound::Decode);
    let (generics, own, clause) = (&head.impl_generics, &head.name, &head.where_clause);
    let (ctx, pattern) = context(definition);
    let name = view_name(definition);
    let tag = read_tag(choice);
    let arms = choice.variants.iter().enumerate().map(|(number, variant)| {
        let (pattern, body) = (tag_pattern(&variant.tag), arm(definition, number, variant));
        quote!(#pattern => { #body })
    });
    let unknown = match choice.variants.iter().any(|v| matches!(v.tag, VariantTag::Other)) {
        true => TokenStream::new(),
        false => quote!(_ => __wire::Err(__wire::unknown_tag(__tag, __origin)),),
    };
    let (before, after) = canonical(definition);
    quote! {
        impl #generics __wire::Checked<'__a, #ctx> for #own #clause {
            type Noted = #name<'__a>;
            #[inline]
            fn check(
                __r: &mut __wire::Reader<'__a>,
                #pattern,
            ) -> __wire::Result<Self::Noted, __wire::DecodeError> {
                use __wire::Located as _;
                let __origin = __r.offset();
                #before
                #tag
                let __view: __wire::Result<#name<'__a>, __wire::DecodeError> = match __tag {
                    #(#arms)*
                    #unknown
                };
                #after
                __view
            }
        }
        impl #generics __wire::Viewed<'__a, #ctx> for #own #clause {
            type Seen = __wire::Result<#name<'__a>, __wire::DecodeError>;
            #[inline]
            fn see(__r: &mut __wire::Reader<'__a>, __ctx: #ctx) -> Self::Seen {
                match __wire::check_next::<Self, #ctx>(__r, __ctx) {
                    __wire::Ok((__view, _)) => __wire::Ok(__view),
                    __wire::Err(__error) => __wire::Err(__error),
                }
            }
        }
    }
}

fn arm(definition: &Definition, number: usize, variant: &Variant) -> TokenStream {
    let view = record_view(definition, number, variant);
    let (enum_name, ident) = (view_name(definition), &variant.ident);
    let (held, given): (TokenStream, Vec<_>) = match view.place.record.held_tag {
        Some(index) => {
            let (ty, located) = (&view.place.field(index).ty, view.place.located(index));
            let held = crate::codegen::decode::noted("held", index);
            (
                quote!(let #held = __tag;),
                vec![(index, quote!(__wire::held_tag::<#ty>(__tag, __origin)#located?))],
            )
        }
        None => (TokenStream::new(), Vec::new()),
    };
    let check = view.check(&given);
    let build = match is_empty(variant) {
        true => quote!(#enum_name::#ident),
        false => {
            let (name, places) = (&view.name, view.noted());
            quote!(#enum_name::#ident(#name {
                octets: __wire::split(__r.message(), __r.offset()).0,
                places: #places,
            }))
        }
    };
    let body = quote! {
        #held
        let __start = __r.offset();
        #check
        __wire::Ok(#build)
    };
    match &variant.prefix {
        Some(prefix) => {
            let (ty, scale) = (&prefix.ty, scale(&prefix.scale));
            quote! {
                let __len = __wire::prefix::<#ty>(__r, #scale)?;
                __wire::within(__r, __len, |__r| { #body })
            }
        }
        None => body,
    }
}

/// `T::view`, where the tag is in the octets.
fn calls(definition: &Definition, choice: &Choice) -> TokenStream {
    if matches!(choice.selector, Selector::Outside) {
        return TokenStream::new();
    }
    let head = Head::new(definition, Bound::None);
    let (generics, own, clause) = (&head.impl_generics, &head.name, &head.where_clause);
    let (vis, name) = (&definition.vis, view_name(definition));
    let inferred = elided(definition, &own_type(definition, "_"));
    let Told { suffix, parameter, argument } = Told::of(definition);
    let (view, view_prefix) = (format_ident!("view{suffix}"), format_ident!("view_prefix{suffix}"));
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
            ) -> __wire::Result<#name<'_>, __wire::DecodeError> {
                __wire::check_all::<#inferred, _>(__wire::Reader::new(octets), #argument)
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
            ) -> __wire::Result<(#name<'_>, &[u8]), __wire::DecodeError> {
                let (__view, __len) =
                    __wire::check_prefix::<#inferred, _>(__wire::Reader::new(octets), #argument)?;
                __wire::Ok((__view, __wire::split(octets, __len).1))
            }
        }
    }
}
