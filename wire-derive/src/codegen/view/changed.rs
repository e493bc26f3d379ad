//! Parts of a message that are changed in place: octets, text, numbers, and values that have views
//! themselves.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Type;

use super::getters::{Part, name};
use super::kind::{self, Kind};
use super::record::RecordView;
use super::setters::feeds;
use super::with_lifetime;
use crate::codegen::decode::is_certain;
use crate::lower::number_size;

/// `payload_mut`, `header_mut`, `items_mut`.
pub(super) fn part(view: &RecordView<'_>, index: usize) -> TokenStream {
    let field = view.place.field(index);
    let (Some(name), Some(part)) = (name(field), Part::of(view, index)) else {
        return TokenStream::new();
    };
    if !field.asserts.is_empty() {
        return TokenStream::new();
    }
    match &part.kind {
        Kind::Octets | Kind::Text | Kind::Numbers(_) => in_place(view, index, &part, &name),
        Kind::One(ty) if may_have_view(ty) => one(view, index, &part, ty, &name),
        Kind::Each(ty) if may_have_view(ty) => element(view, index, &part, ty, &name),
        _ => TokenStream::new(),
    }
}

/// Whether the type may have a view of its own: numbers and their like have none.
fn may_have_view(ty: &Type) -> bool {
    const VALUES: &[&str] =
        &["bool", "char", "Var", "Either", "Le", "ByOrder", "PackedBits", "PhantomData"];
    let value = VALUES.iter().any(|name| kind::is_name(ty, name));
    matches!(ty, Type::Path(_)) && number_size(ty).is_none() && !kind::is_plain_name(ty) && !value
}

/// Octets, and what they are as they stand there.
fn in_place(
    view: &RecordView<'_>,
    index: usize,
    part: &Part<'_>,
    name: &syn::Ident,
) -> TokenStream {
    let (field, vis) = (view.place.field(index), &view.definition.vis);
    let octets = quote!(__wire::part_mut(self.__octets_mut(), __at, __end));
    let (what, ty, read) = match &part.kind {
        Kind::Text => (
            "text",
            quote!(__wire::Result<&mut __wire::str, __wire::DecodeError>),
            quote!(__wire::text_mut(self.__octets_mut(), __at, __end, __origin)),
        ),
        Kind::Numbers(number) => {
            let ty = quote!(<#number as __wire::InPlace>::Type);
            ("numbers", quote!(&mut [#ty]), quote!(__wire::slice_mut::<#ty>(#octets)))
        }
        _ => ("octets", quote!(&mut [__wire::u8]), octets),
    };
    let (ty, read) = match part.absent(&read) {
        Some(read) => (quote!(__wire::Option<#ty>), read),
        None => (ty, read),
    };
    let doc = format!("The {what} of `{name}`, to be changed.{}", feeds(field));
    let (changed, at, end) = (format_ident!("{name}_mut"), &part.start, &part.end);
    let place = match &part.kind {
        Kind::Text => {
            let origin = view.origin();
            quote!(let (__at, __end, __origin) = (#at, #end, #origin);)
        }
        _ => quote!(let (__at, __end) = (#at, #end);),
    };
    quote! {
        #[doc = #doc]
        #[inline]
        #vis fn #changed(&mut self) -> #ty {
            #place
            #read
        }
    }
}

/// The type, whatever it borrows: a view of it does not depend on that.
fn unborrowed(view: &RecordView<'_>, ty: &Type) -> TokenStream {
    with_lifetime(view.definition, quote!(#ty), "static")
}

/// What is asked of a type so that it is changed in place; the lifetime keeps the compiler from
/// asking before somebody wants to.
fn clause(view: &RecordView<'_>, part: &Part<'_>, ty: &Type) -> TokenStream {
    let of_params = view.params.stand_in(ty);
    let ty = unborrowed(view, ty);
    let told = part.told_type(&ty);
    let viewed = of_params.then(|| quote!(for<'__f> #ty: __wire::Viewed<'__f, Ctx = #told>,));
    quote!(where #viewed for<'__f> #ty: __wire::ViewedMut<'__f, #told>)
}

/// A value that has a view of its own.
fn one(
    view: &RecordView<'_>,
    index: usize,
    part: &Part<'_>,
    ty: &Type,
    name: &syn::Ident,
) -> TokenStream {
    let (field, vis) = (view.place.field(index), &view.definition.vis);
    let clause = clause(view, part, ty);
    let ty = unborrowed(view, ty);
    let (told, ctx) = (part.told(), part.told_type(&ty));
    let seen = quote! {
        __wire::Result<<#ty as __wire::ViewedMut<'_, #ctx>>::SeenMut, __wire::DecodeError>
    };
    let see = quote! {{
        let __told = #told;
        <#ty as __wire::ViewedMut<'_, #ctx>>::see_mut(
            __wire::part_mut(self.__octets_mut(), 0, __end),
            __at,
            __told,
        )
    }};
    let (seen, read) = match part.absent(&see) {
        Some(read) => (quote!(__wire::Option<#seen>), read),
        None => (seen, see),
    };
    let doc = format!("`{name}`, to be changed in place.{}", feeds(field));
    let (changed, at, end) = (format_ident!("{name}_mut"), &part.start, &part.end);
    quote! {
        #[doc = #doc]
        ///
        /// # Errors
        ///
        /// Where the octets have been changed and are no such value any more.
        #[inline]
        #vis fn #changed(&mut self) -> #seen #clause {
            let (__at, __end) = (#at, #end);
            #read
        }
    }
}

/// One element of a sequence of such values.
fn element(
    view: &RecordView<'_>,
    index: usize,
    part: &Part<'_>,
    ty: &Type,
    name: &syn::Ident,
) -> TokenStream {
    let (field, vis) = (view.place.field(index), &view.definition.vis);
    let (changed, clause) = (format_ident!("{name}_mut"), clause(view, part, ty));
    let ty = unborrowed(view, ty);
    let ctx = part.told_type(&ty);
    let there = (!is_certain(field)).then(|| quote!(?));
    let doc =
        format!("Element number `index` of `{name}`, to be changed in place.{}", feeds(field));
    quote! {
        #[doc = #doc]
        ///
        /// # Errors
        ///
        /// Where the octets have been changed and are no such value any more.
        #[inline]
        #vis fn #changed(
            &mut self,
            index: __wire::usize,
        ) -> __wire::Option<
            __wire::Result<<#ty as __wire::ViewedMut<'_, #ctx>>::SeenMut, __wire::DecodeError>,
        > #clause {
            let (__place, __told) = self.#name()#there.place(index)?;
            __wire::Some(<#ty as __wire::ViewedMut<'_, #ctx>>::see_mut(
                __wire::part_mut(self.__octets_mut(), 0, __place.end),
                __place.start,
                __told,
            ))
        }
    }
}
