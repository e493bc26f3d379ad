//! `update_ttl`: what is set takes the Internet checksum that covers it along (RFC 1624).

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::record::RecordView;
use super::{fix, kind};
use crate::ir::{Checksum, Size};
use crate::lower::number_size;

/// Statements around a setter that take the checksums which cover the field along, if all of them
/// can go along.
pub(super) fn along(view: &RecordView<'_>, index: usize) -> Option<(TokenStream, TokenStream)> {
    let (mut before, mut after) = (TokenStream::new(), TokenStream::new());
    for (at, checksum) in covering(view, index)? {
        let (start, end) = fix::covered(view, checksum)?;
        let own = view.places.range(&view.place, index)?;
        let (_, run, slot) = view.places.slot(&view.place, at)?;
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

/// The checksums that a field changes: none, if it changes one in another way than by being covered,
/// or if one of them is covered itself.
fn covering<'a>(view: &'a RecordView<'_>, index: usize) -> Option<Vec<(usize, &'a Checksum)>> {
    let checksums = view.place.record.checksums();
    let covers = |checksum: &Checksum, field| (checksum.first..=checksum.last).contains(&field);
    let own = view.place.field(index).name_in_expressions()?;
    let mentions =
        |checksum: &Checksum| checksum.pseudo.as_ref().is_some_and(|pseudo| pseudo.mentions(&own));
    if checksums.iter().any(|(_, checksum)| mentions(checksum)) {
        return None;
    }
    let changed = checksums.iter().filter(|(at, checksum)| covers(checksum, index) && *at != index);
    let changed: Vec<_> = changed.copied().collect();
    let go_along = changed.iter().all(|(at, checksum)| {
        let others = checksums.iter().filter(|(other, _)| other != at);
        goes_along(view, *at, checksum) && !others.into_iter().any(|(_, other)| covers(other, *at))
    });
    go_along.then_some(changed)
}

/// Whether a checksum is that of the Internet, and stands at a word of what it covers.
fn goes_along(view: &RecordView<'_>, at: usize, checksum: &Checksum) -> bool {
    let field = view.place.field(at);
    let internet = kind::is_name(&checksum.algorithm, "internet")
        && number_size(&field.ty) == Some(2)
        && field.wire.via.is_none();
    let Some((run, own, slot)) = view.places.slot(&view.place, at) else { return false };
    let aligned = match view.places.slot(&view.place, checksum.first) {
        Some((first_run, first_start, first)) if first_run == run => {
            let (start, end) = (first_start.plus(&first.offset), own.plus(&slot.offset));
            distance(start.constant(), end.constant())
                .or_else(|| distance(Some(&first.offset), Some(&slot.offset)))
        }
        _ => None,
    };
    let is_covered = (checksum.first..=checksum.last).contains(&at);
    internet && (!is_covered || aligned.is_some_and(|distance| distance % 2 == 0))
}

fn distance(first: Option<&Size>, second: Option<&Size>) -> Option<usize> {
    let (first, second) = (first?, second?);
    (first.terms.is_empty() && second.terms.is_empty())
        .then(|| second.literal.abs_diff(first.literal))
}
