//! `update_ttl`: what is set takes the Internet checksum that covers it along (RFC 1624).

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::record::RecordView;
use super::{fix, kind};
use crate::ir::{Checksum, Role, Size};
use crate::lower::number_size;

/// Statements around a setter that take the checksums which cover the field along.
pub(super) fn along(view: &RecordView<'_>, index: usize) -> Option<(TokenStream, TokenStream)> {
    let (mut before, mut after) = (TokenStream::new(), TokenStream::new());
    for (at, checksum) in covering(view, index) {
        let Some(((start, end), own)) =
            fix::covered(view, checksum).zip(view.places.range(&view.place, index))
        else {
            continue;
        };
        let Some((_, run, slot)) = view.places.slot(&view.place, at) else { continue };
        let (covered, words, sum) = (
            format_ident!("__covered{at}"),
            format_ident!("__own{at}"),
            format_ident!("__sum{at}"),
        );
        let (from, to) = (view.places.tokens(&own.0), view.places.tokens(&own.1));
        let wire = &view.place.field(at).wire.ty;
        let place = view.places.size(&run.plus(&slot.offset));
        let (none, pseudo) = (fix::none(checksum), checksum.pseudo.is_some());
        before.extend(quote! {
            let (#covered, #words) = (
                __wire::Covered { start: #start, end: #end, hole: #place, hole_len: 2 },
                (#from, #to),
            );
            let #sum = __wire::sum_before(self.__octets(), #covered, #words);
        });
        after.extend(quote! {
            let __at = #covered.hole;
            let __found = __wire::get::<#wire>(self.__octets(), __at);
            if let __wire::Ok(__updated) = __wire::sum_after::<#wire>(
                self.__octets(), #covered, #words, #sum, __found, (#pseudo, #none),
            ) {
                __wire::put::<#wire>(&__updated, self.__octets_mut(), __at);
            }
        });
    }
    (!before.is_empty()).then_some((before, after))
}

/// The Internet checksums that cover a field and stand at a word of what they cover.
fn covering<'a>(
    view: &'a RecordView<'_>,
    index: usize,
) -> impl Iterator<Item = (usize, &'a Checksum)> {
    let record = view.place.record;
    record.fields.iter().enumerate().filter_map(move |(at, field)| {
        let Role::Checksum(checksum) = &field.role else { return None };
        let covers = (checksum.first..=checksum.last).contains(&index) && at != index;
        let internet = kind::is_name(&checksum.algorithm, "internet")
            && number_size(&field.ty) == Some(2)
            && field.wire.via.is_none();
        let (run, own, slot) = view.places.slot(&view.place, at)?;
        let aligned = match view.places.slot(&view.place, checksum.first) {
            Some((first_run, first_start, first)) if first_run == run => {
                let (first, own) = (first_start.plus(&first.offset), own.plus(&slot.offset));
                distance(first.constant(), own.constant()).or_else(|| {
                    distance(Some(&view.place.slot(checksum.first)?.1.offset), Some(&slot.offset))
                })
            }
            _ => None,
        };
        let aligned = !(checksum.first..=checksum.last).contains(&at)
            || aligned.is_some_and(|distance| distance % 2 == 0);
        (covers && internet && aligned).then_some((at, checksum))
    })
}

fn distance(first: Option<&Size>, second: Option<&Size>) -> Option<usize> {
    let (first, second) = (first?, second?);
    (first.terms.is_empty() && second.terms.is_empty())
        .then(|| second.literal.abs_diff(first.literal))
}
