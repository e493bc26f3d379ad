//! `LAYOUT`: the definition as constant data.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::ext::IdentExt;

use super::record::{Place, bias, plain, unit};
use super::{Bound, Head};
use crate::attr::Expr;
use crate::ir::{
    Choice, CodeValue, Codes, Definition, Field, Record, Role, Shape, Size, Storage, VariantTag,
    Width,
};
use crate::lower::{element, innermost_number};

/// `impl Describe`, and `LAYOUT` as a constant of the type itself.
pub(super) fn impls(definition: &Definition) -> TokenStream {
    let head = Head::new(definition, Bound::Describe);
    let (impl_generics, name, where_clause) = (&head.impl_generics, &head.name, &head.where_clause);
    let text = definition.name.unraw().to_string();
    let doc = &definition.doc;
    let layout = match &definition.shape {
        Shape::Struct(record) => structure(definition, record, &text, doc),
        Shape::Codes(codes) => {
            let variants = code_variants(definition, codes);
            quote!(__wire::Layout::enumeration(#text, #doc, &[#(#variants),*]))
        }
        Shape::Choice(choice) => {
            let variants = choice_variants(definition, choice);
            quote!(__wire::Layout::enumeration(#text, #doc, &[#(#variants),*]))
        }
    };
    let names: Vec<_> =
        definition.params.iter().map(|param| param.name.unraw().to_string()).collect();
    let context = match names.is_empty() {
        true => TokenStream::new(),
        false => quote!(const CONTEXT: &'static [&'static str] = &[#(#names),*];),
    };
    let size = definition.is_surely_fixed().then(|| size(definition));
    quote! {
        impl #impl_generics #name #where_clause {
            #size
            /// What the type looks like on the wire.
            pub const LAYOUT: &'static __wire::Layout = &#layout;
        }
        #[automatically_derived]
        impl #impl_generics __wire::Describe for #name #where_clause {
            const LAYOUT: &'static __wire::Layout = Self::LAYOUT;
            #context
        }
    }
}

/// `SIZE`, of a type of fixed size.
pub(super) fn size(definition: &Definition) -> Option<TokenStream> {
    let size = match &definition.shape {
        Shape::Struct(record) if definition.params.is_empty() => {
            let size = record.fixed_size(&definition.krate)?;
            quote!(#size)
        }
        Shape::Codes(codes) => {
            let (krate, wire) = (&definition.krate, &codes.wire.ty);
            quote!(<#wire as #krate::Fixed>::SIZE)
        }
        Shape::Struct(_) | Shape::Choice(_) => return None,
    };
    Some(quote! {
        /// The octets of each value.
        pub const SIZE: __wire::usize = #size;
    })
}

/// The layout of a struct, or of a variant's fields.
fn structure(definition: &Definition, record: &Record, name: &str, doc: &str) -> TokenStream {
    let place = Place::of_struct(definition, record);
    let plain: Option<Vec<_>> =
        record.fields.iter().map(|field| plain_field(&place, field)).collect();
    match plain {
        Some(fields) => {
            let (names, sizes): (Vec<_>, Vec<_>) = fields.into_iter().unzip();
            quote!(__wire::Layout::plain(#name, #doc, &[#((#names, #sizes)),*]))
        }
        None => {
            let fields = record.fields.iter().map(|field| self::field(&place, field));
            quote!(__wire::Layout::structure(#name, #doc, &[#(#fields),*]))
        }
    }
}

/// A field that is no more than a name and a number of octets.
fn plain_field<'a>(place: &Place<'_>, field: &'a Field) -> Option<(&'a str, &'a Size)> {
    let is_plain = field.doc.is_empty()
        && matches!(field.role, Role::Value)
        && field.storage == Storage::Stored
        && described(field).is_none();
    match &field.width {
        Width::Fixed(size, _) if is_plain && place.slot_of(field) => Some((&field.name, size)),
        _ => None,
    }
}

/// The type of which a field's description holds that of its own; of a sequence, its element.
fn described(field: &Field) -> Option<&syn::Type> {
    let element = element(&field.ty).filter(|_| !matches!(field.ty, syn::Type::Array(_)));
    let ty = element.unwrap_or(&field.ty);
    let opaque = field.wire.with.is_some()
        || innermost_number(ty).is_some()
        || !matches!(field.width, Width::ByType | Width::Variable)
        || field.storage != Storage::Stored
        || !matches!(ty, syn::Type::Path(_));
    (!opaque).then_some(ty)
}

fn field(place: &Place<'_>, field: &Field) -> TokenStream {
    let name = &field.name;
    let width = match &field.width {
        _ if field.storage == Storage::Skipped => quote!(__wire::Width::Octets(0)),
        Width::Bits(bits) => {
            let bits = plain(*bits as usize);
            quote!(__wire::Width::Bits(#bits))
        }
        Width::Fixed(size, _) if place.slot_of(field) => quote!(__wire::Width::Octets(#size)),
        _ => quote!(__wire::Width::Variable),
    };
    let mut tokens = quote!(__wire::Field::new(#name, #width));
    if !field.doc.is_empty() {
        let doc = &field.doc;
        tokens.extend(quote!(.doc(#doc)));
    }
    if let Some(role) = role(place, field) {
        tokens.extend(quote!(.role(#role)));
    }
    if let Some(ty) = described(field) {
        tokens.extend(quote!(.of(<#ty as __wire::Describe>::layout)));
    }
    tokens
}

fn role(place: &Place<'_>, field: &Field) -> Option<TokenStream> {
    let number = plain;
    Some(match &field.role {
        Role::Value => return None,
        Role::Len { region } => {
            let region = &place.record.regions[*region];
            let (first, last) = (number(region.first), number(region.last));
            let (unit, bias) = (unit(&region.scale), bias(&region.scale));
            quote!(__wire::Role::Len { first: #first, last: #last, unit: #unit, bias: #bias })
        }
        Role::PayloadLen { first, scale } => {
            let first = number(first.unwrap_or(place.record.fields.len()));
            let (unit, bias) = (unit(scale), bias(scale));
            quote!(__wire::Role::Len { first: #first, last: __wire::u16::MAX, unit: #unit, bias: #bias })
        }
        Role::Count { of, scale } => {
            let (of, bias) = (number(*of), bias(scale));
            quote!(__wire::Role::Count { of: #of, bias: #bias })
        }
        Role::Flag { first, .. } => {
            let of = number(*first);
            quote!(__wire::Role::Flag { of: #of })
        }
        Role::Tag { of } => {
            let of = number(*of);
            quote!(__wire::Role::Tag { of: #of })
        }
        Role::Checksum(checksum) => {
            let (first, last) = (number(checksum.first), number(checksum.last));
            quote!(__wire::Role::Checksum { first: #first, last: #last })
        }
        Role::Constant(_) | Role::Computed(_) => quote!(__wire::Role::Constant),
        Role::Reserved | Role::Padding(_) => quote!(__wire::Role::Reserved),
    })
}

fn code_variants(definition: &Definition, codes: &Codes) -> Vec<TokenStream> {
    let mut variants: Vec<_> = codes
        .codes
        .iter()
        .map(|code| {
            let name = format!("{}::{}", definition.name.unraw(), code.ident.unraw());
            let (doc, value) = (&code.doc, code_bits(&code.value));
            quote! {
                __wire::Variant::new(
                    __wire::TagRange::Range(#value, #value),
                    __wire::Layout::structure(#name, #doc, &[]),
                )
            }
        })
        .collect();
    if let Some(other) = &codes.other {
        let name = format!("{}::{}", definition.name.unraw(), other.unraw());
        variants.push(quote! {
            __wire::Variant::new(
                __wire::TagRange::Other,
                __wire::Layout::structure(#name, "", &[]),
            )
        });
    }
    variants
}

/// A code as 64 bits.
pub(super) fn code_bits(value: &CodeValue) -> TokenStream {
    match value {
        CodeValue::Literal { value, negative: false } => {
            let literal = proc_macro2::Literal::u64_unsuffixed(*value);
            quote!(#literal)
        }
        CodeValue::Literal { value, negative: true } => {
            let literal = proc_macro2::Literal::u64_unsuffixed(value.wrapping_neg());
            quote!(#literal)
        }
        CodeValue::Expr(tokens) => quote!((#tokens) as __wire::u64),
    }
}

fn choice_variants(definition: &Definition, choice: &Choice) -> Vec<TokenStream> {
    let variants = choice.variants.iter().map(|variant| {
        let name = format!("{}::{}", definition.name.unraw(), variant.ident.unraw());
        let layout = structure(definition, &variant.record, &name, &variant.doc);
        let tag = match &variant.tag {
            VariantTag::One(expr) => tag_range(expr, expr),
            VariantTag::Range { first, last } => tag_range(first, last),
            VariantTag::Other => quote!(__wire::TagRange::Other),
        };
        quote!(__wire::Variant::new(#tag, #layout))
    });
    variants.collect()
}

/// Tags that are no literals may be of any type, and are asked when the program runs.
fn tag_range(first: &Expr, last: &Expr) -> TokenStream {
    match (first.as_integer(), last.as_integer()) {
        (Some(first), Some(last)) => {
            let (first, last) = (Literal::u64_unsuffixed(first), Literal::u64_unsuffixed(last));
            quote!(__wire::TagRange::Range(#first, #last))
        }
        _ => quote!(__wire::TagRange::Computed(
            || __wire::tag_of(&(#first)).0,
            || __wire::tag_of(&(#last)).0,
        )),
    }
}

impl Place<'_> {
    /// Whether the field is part of a run.
    fn slot_of(&self, field: &Field) -> bool {
        let index = self.record.fields.iter().position(|other| std::ptr::eq(other, field));
        index.is_some_and(|index| self.slot(index).is_some())
    }
}
