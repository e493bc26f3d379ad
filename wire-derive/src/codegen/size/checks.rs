//! What can be wrong with a value besides its octets.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::controlled_number;
use crate::attr::{Expr, mentions};
use crate::codegen::record::{InField, Place, is_counted, plain, scale};
use crate::codegen::{concat, value};
use crate::ir::{Extent, Field, Presence, Role, Storage, TagSource, Width};
use crate::lower::number_size;

/// What can be wrong with a field besides its octets.
pub(super) fn checks(place: &Place<'_>, index: usize, field: &Field) -> TokenStream {
    let (layout, number) = (&place.layout, plain(index));
    let mut checks = role_checks(place, index, field);
    checks.extend(presence_checks(place, index, field));
    checks.extend(told_checks(place, index, field));
    for expr in &field.asserts {
        let text = expr.text();
        let fails = fails(expr);
        checks.extend(quote! {
            if #fails {
                return __wire::Err(__E::from(__wire::unmet(#text).in_field(#layout, #number)));
            }
        });
    }
    checks
}

/// Whether the value fits what the field is for.
fn role_checks(place: &Place<'_>, index: usize, field: &Field) -> TokenStream {
    let located = place.located(index);
    let mut checks = TokenStream::new();
    match &field.role {
        Role::Len { region } => {
            let region = &place.record.regions[*region];
            let (covered, scale) =
                (place.span_len(region.first, region.last), scale(&region.scale));
            let ty = &field.ty;
            let value = quote!(__wire::len_controller::<#ty>(#covered, #scale)#located?);
            checks.extend(check_controller(field, &value, &located));
        }
        Role::Count { .. } | Role::Flag { .. } | Role::Tag { .. } => {
            if let Some(number) = controlled_number(place, index) {
                let ty = &field.ty;
                let value = quote!(__wire::controller::<#ty>(#number)#located?);
                checks.extend(check_controller(field, &value, &located));
            }
        }
        Role::Value | Role::PayloadLen { .. } => {
            if let Width::Bits(width) = &field.width {
                let exact = number_size(&field.ty).map(|size| size * 8) == Some(*width as usize);
                if field.storage == Storage::Stored && !exact {
                    let (conversion, reference) =
                        value::to_wire(field, &place.reference(index), &located);
                    let (ty, bits) = (&field.wire.ty, plain(*width as usize));
                    let check = quote!(__wire::check_bits::<#ty>(#reference, #bits)#located?;);
                    checks.extend(match conversion.is_empty() {
                        true => check,
                        false => quote!({ #conversion #check }),
                    });
                }
            } else if place.slot(index).is_some() && is_generic(place, field) {
                let (ty, reference) = (&field.wire.ty, place.reference(index));
                checks.extend(quote! {
                    <#ty as __wire::Encode<_>>::measure_as::<__E>(#reference, ())#located?;
                });
            } else if place.slot(index).is_some() && field.wire.via.is_some() {
                let (conversion, _) = value::to_wire(field, &place.reference(index), &located);
                checks.extend(quote!({ #conversion }));
            }
        }
        _ => {}
    }
    checks
}

/// Whether the field's type is a parameter, or holds one: its values may not all have octets.
fn is_generic(place: &Place<'_>, field: &Field) -> bool {
    let ty = &field.wire.ty;
    place
        .definition
        .generics
        .type_params()
        .any(|param| mentions(quote!(#ty), &param.ident.to_string()))
}

/// Whether an optional field is there where the fields before say so.
fn presence_checks(place: &Place<'_>, index: usize, field: &Field) -> TokenStream {
    let located = place.located(index);
    let mut checks = TokenStream::new();
    match &field.presence {
        Presence::If(condition) => {
            let reference = place.reference(index);
            checks.extend(quote! {
                __wire::check_presence(__wire::Option::is_some(#reference), #condition)#located?;
            });
        }
        Presence::Flag(controller) => {
            if let Role::Flag { first, last, .. } = &place.field(*controller).role {
                if first != last && index > *first {
                    let (reference, leader) = (place.reference(index), place.reference(*first));
                    checks.extend(quote! {
                        __wire::check_presence(
                            __wire::Option::is_some(#reference),
                            __wire::Option::is_some(#leader),
                        )#located?;
                    });
                }
            }
        }
        _ => {}
    }
    checks
}

/// Whether the count and the variant are those that the fields before say.
fn told_checks(place: &Place<'_>, index: usize, field: &Field) -> TokenStream {
    let located = place.located(index);
    let mut checks = TokenStream::new();
    if let (Extent::Count(count), true) = (&field.extent, is_counted(field)) {
        let check = quote! {
            __wire::same_count(__wire::Countable::count(__v), __wire::len_value(#count)#located?)
                #located?;
        };
        checks.extend(if_there(place, index, &check));
    }
    if let Some(TagSource::Expr(tag)) = &field.tag {
        let ty = &field.ty;
        let check = quote! {
            __wire::same_tag(<#ty as __wire::Tagged>::tag(__v), __wire::tag_of(&(#tag)).0)#located?;
        };
        checks.extend(if_there(place, index, &check));
    }
    checks
}

/// A check of the value `__v`, made where the field is there.
fn if_there(place: &Place<'_>, index: usize, check: &TokenStream) -> TokenStream {
    let reference = place.reference(index);
    match place.field(index).is_optional() {
        true => quote!(if let __wire::Some(__v) = #reference { #check }),
        false => quote!({ let __v = #reference; #check }),
    }
}

fn check_controller(field: &Field, value: &TokenStream, located: &InField<'_>) -> TokenStream {
    match &field.width {
        Width::Bits(width) => {
            let bits = plain(*width as usize);
            quote!(__wire::check_bits(&#value, #bits)#located?;)
        }
        _ => quote!(#value;),
    }
}

/// Whether a condition does not hold: as decoding asks it, so that one of the wrong type is told
/// once.
fn fails(condition: &Expr) -> TokenStream {
    quote_spanned!(condition.span()=> !(#condition))
}

/// Conditions of the whole.
pub(super) fn whole(place: &Place<'_>) -> TokenStream {
    let asserts = place.record.asserts.iter().map(|expr| {
        let (text, layout, fails) = (expr.text(), &place.layout, fails(expr));
        quote! {
            if #fails {
                return __wire::Err(__E::from(__wire::unmet(#text).of_whole(#layout)));
            }
        }
    });
    concat(asserts)
}
