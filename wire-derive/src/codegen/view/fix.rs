//! `fix_checksum` and `fix_lengths`: controllers made to say what the octets are.

use proc_macro2::TokenStream;
use quote::quote;

use super::getters::{bindings, name};
use super::kind::{self, Kind};
use super::record::RecordView;
use super::setters::store;
use crate::codegen::decode::{algorithm, checksum_size, covered_len, last_covered};
use crate::codegen::record::{bias, scale};
use crate::ir::{Checksum, Extent, Role};

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
        Some(none) => quote!(__wire::Some((#none) as u64)),
        None => quote!(__wire::None),
    }
}

fn checksums(view: &RecordView<'_>) -> TokenStream {
    let mut all = TokenStream::new();
    for (index, field) in view.place.record.fields.iter().enumerate() {
        let Role::Checksum(checksum) = &field.role else { continue };
        let (Some((_, run, slot)), Some((start, end))) =
            (view.places.slot(&view.place, index), covered(view, checksum))
        else {
            continue;
        };
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
        all.extend(quote! {
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
        });
    }
    if all.is_empty() {
        return all;
    }
    let vis = &view.definition.vis;
    let told = view.definition.params.iter().filter(|param| {
        view.place.record.fields.iter().any(|field| match &field.role {
            Role::Checksum(checksum) => {
                checksum.pseudo.as_ref().is_some_and(|expr| expr.mentions(&param.name))
            }
            _ => false,
        })
    });
    let told = told.map(|param| {
        let (name, ty) = (&param.name, &param.ty);
        quote!(, #name: #ty)
    });
    let told: TokenStream = told.collect();
    quote! {
        /// Computes the checksum anew over all that it covers.
        ///
        /// # Errors
        ///
        /// Where the checksum does not fit its field.
        #vis fn fix_checksum(&mut self #told) -> __wire::Result<(), __wire::EncodeError> {
            use __wire::Located as _;
            #all
            __wire::Ok(())
        }
    }
}

fn lengths(view: &RecordView<'_>) -> TokenStream {
    let record = view.place.record;
    let mut all = TokenStream::new();
    for region in &record.regions {
        let field = view.place.field(region.controller);
        let on_wire = |index: &usize| record.piece_of(*index).is_some();
        let first = (region.first..=region.last).find(on_wire);
        let last = (region.first..=region.last).rev().find(on_wire);
        let in_run = view.places.slot(&view.place, region.controller).is_some();
        let (Some(first), Some(last), true) = (first, last, in_run) else { continue };
        let ranges =
            view.places.range(&view.place, first).zip(view.places.range(&view.place, last));
        let Some(((start, _), (_, end))) = ranges else { continue };
        let (start, end) = (view.places.tokens(&start), view.places.tokens(&end));
        let (ty, by, located) =
            (&field.ty, scale(&region.scale), view.place.located(region.controller));
        let store = store(view, region.controller, &quote!(&__value));
        all.extend(quote! {{
            let __value =
                __wire::len_controller::<#ty>((#end).saturating_sub(#start), #by)#located?;
            #store
        }});
    }
    for (index, field) in record.fields.iter().enumerate() {
        let Role::Count { of, scale } = &field.role else { continue };
        let counted = view.place.field(*of);
        let (true, Some(name)) = (view.places.slot(&view.place, index).is_some(), name(counted))
        else {
            continue;
        };
        if !matches!(counted.extent, Extent::CountBy { .. }) {
            continue;
        }
        let number = match kind::of(counted) {
            Kind::Octets | Kind::Numbers(_) | Kind::Slice(_) => quote!(__seen.len()),
            Kind::Each(_) => quote!(__wire::Iterator::count(__seen)),
            _ => continue,
        };
        let count = match counted.is_optional() {
            true => quote!(match self.#name() {
                __wire::Some(__seen) => #number,
                __wire::None => 0,
            }),
            false => quote!({ let __seen = self.#name(); #number }),
        };
        let (ty, bias, located) = (&field.ty, bias(scale), view.place.located(index));
        let store = store(view, index, &quote!(&__value));
        all.extend(quote! {{
            let __count = __wire::biased(#count as u64, #bias)#located?;
            let __value = __wire::controller::<#ty>(__count)#located?;
            #store
        }});
    }
    if all.is_empty() {
        return all;
    }
    let vis = &view.definition.vis;
    quote! {
        /// Makes lengths and counts say again what the octets of this view are.
        ///
        /// # Errors
        ///
        /// Where one does not fit its field.
        #vis fn fix_lengths(&mut self) -> __wire::Result<(), __wire::EncodeError> {
            use __wire::Located as _;
            #all
            __wire::Ok(())
        }
    }
}
