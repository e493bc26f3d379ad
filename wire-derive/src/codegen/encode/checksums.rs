//! Checksums, filled in when all that they cover is written.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Writer;
use crate::codegen::decode::{algorithm, checksum_size, covered_len, last_covered};
use crate::codegen::value;
use crate::ir::Checksum;

impl Writer<'_> {
    /// Fills in a checksum, over octets where it is zero.
    pub(super) fn checksum(&self, index: usize, checksum: &Checksum) -> TokenStream {
        let (place, field) = (self.place, self.place.field(index));
        let located = place.located(index);
        let record = place.record;
        let first = (checksum.first..=checksum.last).find(|at| record.piece_of(*at).is_some());
        let start = first.map_or_else(|| quote!(0), |first| self.start_of(first));
        let end =
            last_covered(record, checksum).map_or_else(|| quote!(0), |last| self.end_of(last));
        let (at, size) = (self.start_of(index), checksum_size(field));
        let (algorithm, ty) = (algorithm(place, &checksum.algorithm), &field.ty);
        let pseudo = match &checksum.pseudo {
            Some(expr) => {
                let covered_len = covered_len(expr, &start, &end);
                quote!(__wire::AsRef::<[__wire::u8]>::as_ref(&{ #covered_len #expr }))
            }
            None => quote!(&[]),
        };
        let none = match &checksum.none {
            Some(none) => quote!(__wire::Some((#none) as __wire::u64)),
            None => quote!(__wire::None),
        };
        let computed = quote! {
            __wire::compute::<#algorithm, #ty>(
                __w.written(),
                __wire::Covered { start: #start, end: #end, hole: #at, hole_len: #size },
                #pseudo,
                #none,
            )#located?
        };
        let value = self.checksum_value(index, checksum, computed);
        let name = format_ident!("__c{index}");
        let (conversion, reference) = value::to_wire(field, &quote!(&#name), &located);
        let wire = &field.wire.ty;
        quote!({
            #value
            #conversion
            __wire::write::<#wire>(#reference, __w.patch(#at, #size)?, 0)#located?;
        })
    }

    pub(super) fn checksum_value(
        &self,
        index: usize,
        checksum: &Checksum,
        computed: TokenStream,
    ) -> TokenStream {
        let (place, field) = (self.place, self.place.field(index));
        let (name, ty, located) = (format_ident!("__c{index}"), &field.ty, place.located(index));
        match &checksum.none {
            Some(none) if field.keeps_absence() => {
                let reference = place.reference(index);
                quote! {
                    let #name: #ty = match #reference {
                        __wire::None => __wire::controller::<#ty>((#none) as __wire::u64)#located?,
                        __wire::Some(__v) if __w.is_verbatim() => __wire::stored(__v)#located?,
                        __wire::Some(_) => #computed,
                    };
                }
            }
            _ => self.bind_controller(index, computed),
        }
    }
}
