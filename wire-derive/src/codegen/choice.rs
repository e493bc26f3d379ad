//! Enums with data: a tag selects the variant, whose fields follow.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::record::{Place, plain, scale, uses};
use super::{Bound, Head, Selected, decode, decode_as, decode_impl, encode, size};
use crate::ir::{Choice, Definition, Selector, Size, Variant, VariantTag, Wrap};

pub(super) fn impls(definition: &Definition, choice: &Choice) -> TokenStream {
    let selected = match &choice.selector {
        Selector::Inline(_) => Selected::None,
        Selector::Outside => Selected::ByTag,
    };
    let min_size = min_size(definition, choice);
    let decode = decode_as(definition, &decode_body(definition, choice), &selected);
    let decode = quote!(const MIN_SIZE: __wire::usize = #min_size; #decode);
    let decode = decode_impl(definition, &decode, &selected);
    let (len, write) = (len_body(definition, choice), write_body(definition, choice));
    let encode = encode::methods(definition, &len, &write, &selected);
    let encode = encode::the_impl(definition, &encode, &selected);
    let tagged = tagged(definition, choice);
    quote!(#decode #encode #tagged)
}

/// The tag, and what every variant takes besides.
fn min_size(definition: &Definition, choice: &Choice) -> TokenStream {
    let least = choice
        .variants
        .iter()
        .enumerate()
        .map(|(number, variant)| {
            let place = Place::of_variant(definition, &variant.record, number, &variant.ident);
            let prefix = variant.prefix.as_ref().map_or(0, |prefix| prefix.size.unwrap_or(1));
            decode::min_size(&place, false).literal + prefix
        })
        .min()
        .unwrap_or(0);
    let mut total = Size::literal(least);
    if let Selector::Inline(wire) = &choice.selector {
        let ty = &wire.ty;
        total.add(&Size::term(quote!(<#ty as __wire::Decode<'_>>::MIN_SIZE)));
    }
    quote!(#total)
}

/// ```text
/// let __start = __r.offset();
/// let __tag = __wire::tag_of(&<u8 as __wire::Decode<'_>>::decode_as::<__E>(__r, ())?).0;
/// match __tag {
///     1 => { … Ok(Self::A(__f0)) }
///     __tag => Err(unknown tag)
/// }
/// ```
fn decode_body(definition: &Definition, choice: &Choice) -> TokenStream {
    let tag = read_tag(choice);
    let arms = choice.variants.iter().enumerate().map(|(number, variant)| {
        let place = Place::of_variant(definition, &variant.record, number, &variant.ident);
        let pattern = tag_pattern(&variant.tag);
        let body = variant_body(&place, variant);
        quote!(#pattern => { #body })
    });
    let unknown = match choice.variants.iter().any(|v| matches!(v.tag, VariantTag::Other)) {
        true => TokenStream::new(),
        false => quote!(_ => __wire::Err(__E::from(__wire::unknown_tag(__tag, __start))),),
    };
    let body = quote! {
        #tag
        match __tag {
            #(#arms)*
            #unknown
        }
    };
    match uses(&body, "__start") {
        true => quote!(let __start = __r.offset(); #body),
        false => body,
    }
}

/// Reads the tag that selects the variant, or takes it out of the context.
pub(super) fn read_tag(choice: &Choice) -> TokenStream {
    let Selector::Inline(wire) = &choice.selector else { return quote!(let __tag = __tag.0;) };
    let ty = &wire.ty;
    let tag = quote!(<#ty as __wire::Decode<'_>>::decode_as::<__E>(__r, ())?);
    match &wire.wrap {
        Wrap::Whole => quote!(let __tag = __wire::tag_of(&__wire::Wraps::unwrap(#tag)).0;),
        _ => quote!(let __tag = __wire::tag_of(&#tag).0;),
    }
}

fn variant_body(place: &Place<'_>, variant: &Variant) -> TokenStream {
    let given: Vec<_> = place
        .record
        .held_tag
        .iter()
        .map(|index| {
            let (ty, located) = (&place.field(*index).ty, place.located(*index));
            (*index, quote!(__wire::held_tag::<#ty>(__tag, __start)#located?))
        })
        .collect();
    let body = decode::body(place, &given);
    match &variant.prefix {
        Some(prefix) => {
            let (ty, scale, layout) = (&prefix.ty, scale(&prefix.scale), &place.layout);
            quote! {
                let __len = __wire::prefix::<#ty, __E>(__r, #scale).whole(#layout)?;
                __wire::Ok(__wire::within::<_, __E>(__r, __len, |__r| { #body }).whole(#layout)?)
            }
        }
        None => body,
    }
}

pub(super) fn tag_pattern(tag: &VariantTag) -> TokenStream {
    match tag {
        VariantTag::One(expr) => match expr.as_integer() {
            Some(value) => {
                let literal = proc_macro2::Literal::u64_unsuffixed(value);
                quote!(#literal)
            }
            None => quote!(__tag if __tag == __wire::tag_of(&(#expr)).0),
        },
        VariantTag::Range { first, last } => match (first.as_integer(), last.as_integer()) {
            (Some(first), Some(last)) => {
                let first = proc_macro2::Literal::u64_unsuffixed(first);
                let last = proc_macro2::Literal::u64_unsuffixed(last);
                quote!(#first..=#last)
            }
            _ => quote! {
                __tag if __wire::tag_of(&(#first)).0 <= __tag && __tag <= __wire::tag_of(&(#last)).0
            },
        },
        VariantTag::Other => quote!(_),
    }
}

/// What a variant's tag is, as 64 bits.
fn tag_value(place: &Place<'_>, variant: &Variant) -> TokenStream {
    match (&variant.tag, place.record.held_tag) {
        (VariantTag::One(expr), _) if expr.as_integer().is_some() => {
            let literal = proc_macro2::Literal::u64_unsuffixed(expr.as_integer().unwrap_or(0));
            quote!(#literal)
        }
        (VariantTag::One(expr), _) => quote!(__wire::tag_of(&(#expr)).0),
        (_, Some(index)) => {
            let held = format_ident!("__f{index}");
            quote!(__wire::tag_of(#held).0)
        }
        (_, None) => quote!(__wire::u64::MAX),
    }
}

/// Checks that a variant which holds its tag holds one of its own.
fn held_check(choice: &Choice, place: &Place<'_>, variant: &Variant) -> TokenStream {
    let Some(index) = place.record.held_tag else { return TokenStream::new() };
    let (held, located) = (format_ident!("__f{index}"), place.located(index));
    match &variant.tag {
        VariantTag::Other => {
            let known = choice
                .variants
                .iter()
                .filter(|other| !matches!(other.tag, VariantTag::Other))
                .map(|other| tag_pattern(&other.tag));
            quote! {
                let __known = match __wire::tag_of(#held).0 {
                    #(#known => true,)*
                    _ => false,
                };
                __wire::check_held(#held, !__known, true)#located?;
            }
        }
        tag => {
            let pattern = tag_pattern(tag);
            quote! {
                let __own = match __wire::tag_of(#held).0 { #pattern => true, _ => false };
                __wire::check_held(#held, __own, false)#located?;
            }
        }
    }
}

fn len_body(definition: &Definition, choice: &Choice) -> TokenStream {
    let arms = choice.variants.iter().enumerate().map(|(number, variant)| {
        let place = Place::of_variant(definition, &variant.record, number, &variant.ident);
        let (pattern, held) = (place.pattern(), held_check(choice, &place, variant));
        let (statements, content) = size::parts(&place);
        let with_prefix = match &variant.prefix {
            Some(prefix) => {
                let (ty, scale, layout) = (&prefix.ty, scale(&prefix.scale), &place.layout);
                quote!(__wire::with_len_prefix::<#ty, __E>(#content, #scale).whole(#layout)?)
            }
            None => content,
        };
        let total = match &choice.selector {
            Selector::Inline(_) => {
                let tag = tag_len(choice, &place, variant);
                quote!(__wire::sum(&[#tag, #with_prefix])?)
            }
            Selector::Outside => with_prefix,
        };
        quote!(#pattern => { #held #statements __wire::Ok(#total) })
    });
    quote!(match self { #(#arms)* })
}

/// The octets of the inline tag.
fn tag_len(choice: &Choice, place: &Place<'_>, variant: &Variant) -> TokenStream {
    match &choice.selector {
        Selector::Inline(wire) => {
            let (ty, value) = (&wire.ty, tag_value(place, variant));
            quote!(__wire::tag_len::<#ty, __E>(#value)?)
        }
        Selector::Outside => quote!(0),
    }
}

fn write_body(definition: &Definition, choice: &Choice) -> TokenStream {
    let arms = choice.variants.iter().enumerate().map(|(number, variant)| {
        let place = Place::of_variant(definition, &variant.record, number, &variant.ident);
        let pattern = place.pattern();
        let statements = encode::statements(&place);
        let tag = match &choice.selector {
            Selector::Inline(wire) => {
                let (ty, value) = (&wire.ty, tag_value(&place, variant));
                quote!(__wire::put_tag::<#ty, __E>(__w, #value)?;)
            }
            Selector::Outside => TokenStream::new(),
        };
        let content = match &variant.prefix {
            Some(prefix) => {
                let (ty, scale) = (&prefix.ty, scale(&prefix.scale));
                match prefix.size {
                    Some(octets) => {
                        let octets = plain(octets);
                        quote! {
                            let __front = __w.offset();
                            __w.zeros(#octets)?;
                            #statements
                            __wire::fill_len_prefix::<#ty, __E>(__w, __front, #octets, #scale)
                        }
                    }
                    None => {
                        let (measure, len) = size::parts(&place);
                        quote! {
                            #measure
                            __wire::put_len_prefix::<#ty, __E>(__w, #len, #scale)?;
                            #statements
                            __wire::Ok(())
                        }
                    }
                }
            }
            None => quote!(#statements __wire::Ok(())),
        };
        quote!(#pattern => { #tag #content })
    });
    quote!(match self { #(#arms)* })
}

fn tagged(definition: &Definition, choice: &Choice) -> TokenStream {
    let head = Head::new(definition, Bound::None);
    let (impl_generics, name, where_clause) = (&head.impl_generics, &head.name, &head.where_clause);
    let arms = choice.variants.iter().enumerate().map(|(number, variant)| {
        let place = Place::of_variant(definition, &variant.record, number, &variant.ident);
        let (pattern, value) = (place.pattern(), tag_value(&place, variant));
        quote!(#pattern => #value,)
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics __wire::Tagged for #name #where_clause {
            #[inline]
            fn tag(&self) -> __wire::u64 {
                match self { #(#arms)* }
            }
        }
    }
}
