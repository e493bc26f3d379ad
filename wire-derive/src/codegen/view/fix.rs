//! `fix_checksum` and `fix_lengths`: controllers made to say what the octets are.

use proc_macro2::TokenStream;
use quote::quote;

use super::getters::{Part, bindings, name};
use super::kind::{self, Kind};
use super::record::RecordView;
use super::setters::store;
use super::with_lifetime;
use crate::codegen::concat;
use crate::codegen::decode::{algorithm, checksum_size, covered_len, last_covered};
use crate::codegen::record::{bias, scale};
use crate::ir::{Checksum, Extent, Region, Role, Scale};

pub(super) fn all(view: &RecordView<'_>) -> TokenStream {
    let (checksum, lengths) = (checksums(view), lengths(view));
    quote!(#checksum #lengths)
}

/// Where the octets that a checksum covers start and end.
pub(super) fn covered(
    view: &RecordView<'_>,
    checksum: &Checksum,
) -> Option<(TokenStream, TokenStream)> {
    let record = view.place.record;
    let first = (checksum.first..=checksum.last).find(|field| record.piece_of(*field).is_some())?;
    let last = last_covered(record, checksum)?;
    let (start, _) = view.places.range(&view.place, first)?;
    let (_, end) = view.places.range(&view.place, last)?;
    Some((view.places.tokens(&start), view.places.tokens(&end)))
}

pub(super) fn none(checksum: &Checksum) -> TokenStream {
    match &checksum.none {
        Some(none) => quote!(__wire::Some((#none) as __wire::u64)),
        None => quote!(__wire::None),
    }
}

fn checksums(view: &RecordView<'_>) -> TokenStream {
    let found = view.place.record.checksums().into_iter();
    let all: TokenStream =
        found.filter_map(|(index, checksum)| sum(view, index, checksum)).collect();
    if all.is_empty() {
        return all;
    }
    let (vis, told) = (&view.definition.vis, told(view));
    quote! {
        /// Computes the checksum anew over all that it covers.
        ///
        /// # Errors
        ///
        /// Where the checksum does not fit its field.
        #vis fn fix_checksum(&mut self #(#told)*) -> __wire::Result<(), __wire::EncodeError> {
            #all
            __wire::Ok(())
        }
    }
}

/// Statements that compute a checksum and write it to its place.
fn sum(view: &RecordView<'_>, index: usize, checksum: &Checksum) -> Option<TokenStream> {
    let field = view.place.field(index);
    let (_, run, slot) = view.places.slot(&view.place, index)?;
    let (start, end) = covered(view, checksum)?;
    let (algorithm, wire) = (algorithm(&view.place, &checksum.algorithm), &field.wire.ty);
    let (at, size, none) =
        (view.places.size(&run.plus(&slot.offset)), checksum_size(field), none(checksum));
    let located = view.place.located(index);
    let (bound, pseudo) = match &checksum.pseudo {
        Some(expr) => {
            let invalid = quote! {
                .map_err(|_| __wire::EncodeError::new(__wire::EncodeErrorKind::Custom(
                    "a field that the checksum depends on has no value",
                )))?
            };
            let bound = bindings(view, &[expr], &invalid);
            let covered_len = covered_len(expr, &start, &end);
            let expr = view.place.scoped(expr);
            (bound, quote!(__wire::AsRef::<[__wire::u8]>::as_ref(&{ #covered_len #expr })))
        }
        None => (TokenStream::new(), quote!(&[])),
    };
    Some(quote! {
        let __at = #at;
        let __sum = {
            #bound
            __wire::sum_of::<#algorithm, #wire>(
                self.__octets(),
                __wire::Covered { start: #start, end: #end, hole: __at, hole_len: #size },
                #pseudo,
                #none,
            )#located?
        };
        __wire::write::<#wire>(&__sum, self.__octets_mut(), __at)#located?;
    })
}

/// What pseudo-headers need of what the type is told, as parameters.
fn told<'a>(view: &'a RecordView<'_>) -> impl Iterator<Item = TokenStream> + 'a {
    let needed = view.definition.params.iter().filter(|param| {
        view.place.record.fields.iter().any(|field| match &field.role {
            Role::Checksum(Checksum { pseudo: Some(expr), .. }) => expr.mentions(&param.name),
            _ => false,
        })
    });
    needed.map(|param| {
        let (name, ty) = (&param.name, &param.ty);
        quote!(, #name: #ty)
    })
}

fn lengths(view: &RecordView<'_>) -> TokenStream {
    let record = view.place.record;
    let lens = record.regions.iter().filter_map(|region| len(view, region));
    let counts = record.fields.iter().enumerate().filter_map(|(index, field)| match &field.role {
        Role::Count { of, scale } => count(view, index, *of, scale),
        _ => None,
    });
    let all = concat(lens.chain(counts));
    if all.is_empty() {
        return all;
    }
    let (vis, clause) = (&view.definition.vis, counted_clause(view));
    quote! {
        /// Makes lengths and counts say again what the octets of this view are.
        ///
        /// # Errors
        ///
        /// Where one does not fit its field.
        #vis fn fix_lengths(&mut self) -> __wire::Result<(), __wire::EncodeError> #clause {
            #all
            __wire::Ok(())
        }
    }
}

/// What is asked of type parameters whose values are counted.
fn counted_clause(view: &RecordView<'_>) -> TokenStream {
    let fields = view.place.record.fields.iter().enumerate();
    let asked = fields.filter_map(|(index, field)| {
        if !matches!(field.extent, Extent::CountBy { .. }) {
            return None;
        }
        let part = Part::of(view, index)?;
        match &part.kind {
            Kind::Each(ty) if view.params.stand_in(ty) => {
                let ty = with_lifetime(view.definition, quote!(#ty), "static");
                let told = part.told_type(&ty);
                Some(quote!(for<'__f> #ty: __wire::Viewed<'__f, Ctx = #told>))
            }
            _ => None,
        }
    });
    let asked: Vec<_> = asked.collect();
    match asked.is_empty() {
        true => TokenStream::new(),
        false => quote!(where #(#asked),*),
    }
}

/// A statement that writes a length, if it is in a run.
fn len(view: &RecordView<'_>, region: &Region) -> Option<TokenStream> {
    let record = view.place.record;
    let on_wire = |index: &usize| record.piece_of(*index).is_some();
    let first = (region.first..=region.last).find(on_wire)?;
    let last = (region.first..=region.last).rev().find(on_wire)?;
    view.places.slot(&view.place, region.controller)?;
    let (start, _) = view.places.range(&view.place, first)?;
    let (_, end) = view.places.range(&view.place, last)?;
    let (start, end) = (view.places.tokens(&start), view.places.tokens(&end));
    let (ty, by) = (&view.place.field(region.controller).ty, scale(&region.scale));
    let located = view.place.located(region.controller);
    let store = store(view, region.controller, &quote!(&__value));
    Some(quote! {{
        let __value =
            __wire::len_controller::<#ty>(__wire::distance(#start, #end), #by)#located?;
        #store
    }})
}

/// A statement that writes the count of field number `of`, if it is in a run.
fn count(view: &RecordView<'_>, index: usize, of: usize, scale: &Scale) -> Option<TokenStream> {
    let counted = view.place.field(of);
    view.places.slot(&view.place, index)?;
    let name = name(counted)?;
    if !matches!(counted.extent, Extent::CountBy { .. }) {
        return None;
    }
    let number = match kind::of(counted) {
        Kind::Octets | Kind::Numbers(_) | Kind::Slice(_) => quote!(__seen.len()),
        Kind::Each(_) => quote!(__wire::Iterator::count(__seen)),
        _ => return None,
    };
    let count = match counted.is_optional() {
        true => quote!(match self.#name() {
            __wire::Some(__seen) => #number,
            __wire::None => 0,
        }),
        false => quote!({ let __seen = self.#name(); #number }),
    };
    let (ty, bias, located) = (&view.place.field(index).ty, bias(scale), view.place.located(index));
    let store = store(view, index, &quote!(&__value));
    Some(quote! {{
        let __count = __wire::biased(#count as __wire::u64, #bias)#located?;
        let __value = __wire::controller::<#ty>(__count)#located?;
        #store
    }})
}
