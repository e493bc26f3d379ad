//! Setters: one a field at a place of its own, which refuse what does not fit.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Member;

use super::getters::name;
use super::kind;
use super::places::{Stretch, is_by_type};
use super::record::RecordView;
use super::{changed, elided};
use crate::codegen::decode::is_certain;
use crate::codegen::value;
use crate::ir::{Access, Checksum, Field, Role, Size, Width};
use crate::lower::{borrows, number_size};

pub(super) fn all(view: &RecordView<'_>) -> TokenStream {
    let setters = view.place.record.fields.iter().enumerate().map(|(index, field)| {
        if name(field).is_none() || matches!(field.role, Role::Constant(_) | Role::Computed(_)) {
            return TokenStream::new();
        }
        match view.places.slot(&view.place, index) {
            Some(_) if can_judge(view, field) => slot(view, index),
            Some(_) => TokenStream::new(),
            None => {
                let (set, changed) = (stretch(view, index), changed::part(view, index));
                quote!(#set #changed)
            }
        }
    });
    setters.collect()
}

/// Whether the conditions on a field speak of that field alone: a setter can then keep them.
fn can_judge(view: &RecordView<'_>, field: &Field) -> bool {
    let Some(Member::Named(own)) = &field.member else {
        return field.asserts.is_empty() && view.place.record.asserts.is_empty();
    };
    let others = |expr: &crate::attr::Expr| {
        view.place.record.fields.iter().any(|other| match &other.member {
            Some(Member::Named(name)) => name != own && expr.mentions(name),
            _ => false,
        })
    };
    let elsewhere = view.place.record.fields.iter().flat_map(|other| match &other.member {
        Some(Member::Named(name)) if name == own => &[][..],
        _ => other.asserts.as_slice(),
    });
    !field.asserts.iter().any(others)
        && !elsewhere.chain(&view.place.record.asserts).any(|expr| expr.mentions(own))
}

/// Whether every value fits the field, so that the setter cannot fail.
fn always_fits(field: &Field) -> bool {
    let plain = field.wire.via.is_none() && field.asserts.is_empty() && !field.keeps_absence();
    plain
        && match &field.width {
            Width::Bits(1) if kind::is_name(&field.ty, "bool") => true,
            Width::Bits(bits) => {
                number_size(&field.ty).is_some_and(|size| size * 8 == *bits as usize)
            }
            Width::Fixed(_, Access::Plain | Access::PlainArray { .. }) => true,
            Width::Fixed(_, Access::Fixed) => kind::is_plain_name(&field.wire.ty),
            Width::ByType | Width::Variable => false,
        }
}

fn slot(view: &RecordView<'_>, index: usize) -> TokenStream {
    let field = view.place.field(index);
    let setter = format_ident!("set_{}", field.name);
    let ty = elided(view.definition, &field.ty);
    let ty = match field.keeps_absence() {
        true => quote!(__wire::Option<#ty>),
        false => ty,
    };
    let (asserts, layout) = (asserts(view, field), &view.place.layout);
    let number = proc_macro2::Literal::usize_unsuffixed(index);
    let asserts = match asserts.is_empty() {
        true => asserts,
        false => quote! {
            let __judge = || -> __wire::Result<(), __wire::EncodeError> { #asserts __wire::Ok(()) };
            if let __wire::Err(__error) = __judge() {
                return __wire::Err(__error.in_field(#layout, #number));
            }
        },
    };
    let store = store(view, index, &quote!(&value));
    let (vis, doc) = (&view.definition.vis, doc(field));
    let wire = &field.wire.ty;
    let clause =
        view.params.stand_in(wire).then(|| quote!(where #wire: __wire::Fixed + __wire::Encode));
    let set = match always_fits(field) {
        true => quote! {
            #[doc = #doc]
            #[inline]
            #vis fn #setter(&mut self, value: #ty) {
                #store
            }
        },
        false => quote! {
            #[doc = #doc]
            ///
            /// # Errors
            ///
            /// Where the value does not fit; the octets are then as they were.
            #[inline]
            #vis fn #setter(
                &mut self,
                value: #ty,
            ) -> __wire::Result<(), __wire::EncodeError> #clause {
                use __wire::Located as _;
                #asserts
                #store
                __wire::Ok(())
            }
        },
    };
    let update = update(view, index, &ty, &clause);
    quote!(#set #update)
}

fn asserts(view: &RecordView<'_>, field: &Field) -> TokenStream {
    let Some(Member::Named(member)) = &field.member else { return TokenStream::new() };
    let asserts = field.asserts.iter().map(|expr| {
        let (condition, text) = (view.place.scoped(expr), expr.text());
        quote!(if !(#condition) { return __wire::Err(__wire::unmet(#text)); })
    });
    let asserts: TokenStream = asserts.collect();
    match asserts.is_empty() {
        true => asserts,
        false => quote!(let #member = __wire::Clone::clone(&value); #asserts),
    }
}

fn doc(field: &Field) -> String {
    format!("Sets `{}`.{}", field.name, feeds(field))
}

/// What changing a field means for others.
pub(super) fn feeds(field: &Field) -> &'static str {
    match &field.role {
        Role::Len { .. } | Role::PayloadLen { .. } => {
            " It is a length: until it says again what it did, the octets are no message; see `fix_lengths`."
        }
        Role::Count { .. } => {
            " It is a count: until it says again what it did, the octets are no message; see `fix_lengths`."
        }
        Role::Flag { .. } => {
            " It says whether other fields are there, which this view does not look at again."
        }
        Role::Tag { .. } => {
            " It says what another field is, which this view does not look at again."
        }
        Role::Checksum(_) => " What computes it is `fix_checksum`.",
        _ if field.mentioned => {
            " Other fields depend on it, which this view does not look at again."
        }
        _ => "",
    }
}

/// Statements that write a value, given a reference to it, to a field in a run; with `?` where it
/// may not fit.
pub(super) fn store(view: &RecordView<'_>, index: usize, reference: &TokenStream) -> TokenStream {
    let field = view.place.field(index);
    let Some((_, run, slot)) = view.places.slot(&view.place, index) else {
        return TokenStream::new();
    };
    let located = view.place.located(index);
    let at = view.places.size(&run.plus(&slot.offset));
    let (absence, reference) = match (&field.role, field.keeps_absence()) {
        (Role::Checksum(Checksum { none: Some(none), .. }), true) => (
            quote! {
                let __value = __wire::checksum_or_none(#reference, (#none) as __wire::u64)#located?;
            },
            quote!(&__value),
        ),
        _ => (TokenStream::new(), reference.clone()),
    };
    let (statements, value) = value::to_wire(field, &reference, &located);
    let ty = &field.wire.ty;
    let sure = always_fits(field);
    let write = match (&slot.bit, &field.width) {
        (Some(bit), _) => {
            let set = if bit.lsb { quote!(set_bits_lsb) } else { quote!(set_bits_msb) };
            let (offset, width, run) = (bit.offset, bit.width, bit.run);
            let set = quote! {
                __wire::#set::<#ty, #offset, #width, #run>(#value, self.__octets_mut(), __at)
            };
            match sure {
                true => quote!(#set;),
                false => {
                    let layout = &view.place.layout;
                    let number = proc_macro2::Literal::usize_unsuffixed(index);
                    quote! {
                        if !#set {
                            return __wire::refused(
                                __wire::Bits::to_bits(#value, 64),
                                #layout,
                                #number,
                            );
                        }
                    }
                }
            }
        }
        (None, Width::Fixed(_, Access::PlainArray { element, count })) => {
            quote!(__wire::put_array::<#element, { #count }>(#value, self.__octets_mut(), __at);)
        }
        (None, Width::Fixed(_, Access::Plain)) => {
            quote!(__wire::put::<#ty>(#value, self.__octets_mut(), __at);)
        }
        (None, _) if sure => quote!(__wire::put::<#ty>(#value, self.__octets_mut(), __at);),
        (None, _) => {
            quote!(__wire::set_fixed::<#ty>(#value, self.__octets_mut(), __at)#located?;)
        }
    };
    quote! {
        #absence
        #statements
        let __at = #at;
        #write
    }
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

/// `update_ttl`: sets the field and takes the checksum along (RFC 1624).
fn update(
    view: &RecordView<'_>,
    index: usize,
    ty: &TokenStream,
    clause: &Option<TokenStream>,
) -> TokenStream {
    let field = view.place.field(index);
    let (update, set) =
        (format_ident!("update_{}", field.name), format_ident!("set_{}", field.name));
    let (mut before, mut after) = (TokenStream::new(), TokenStream::new());
    for (at, checksum) in covering(view, index) {
        let Some(((start, end), own)) =
            super::fix::covered(view, checksum).zip(view.places.range(&view.place, index))
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
        let none = super::fix::none(checksum);
        before.extend(quote! {
            let (#covered, #words) = ((#start, #end), (#from, #to));
            let #sum = __wire::sum_before(self.__octets(), #covered, #words);
        });
        after.extend(quote! {
            let __at = #place;
            let __found = __wire::get::<#wire>(self.__octets(), __at);
            if let __wire::Ok(__updated) = __wire::sum_after::<#wire>(
                self.__octets(), #covered, #words, #sum, __found, #none,
            ) {
                __wire::put::<#wire>(&__updated, self.__octets_mut(), __at);
            }
        });
    }
    if before.is_empty() {
        return TokenStream::new();
    }
    let vis = &view.definition.vis;
    let doc = format!(
        "Sets `{}` and takes the checksum that covers it along, at the cost of the octets that change (RFC 1624).",
        field.name
    );
    match always_fits(field) {
        true => quote! {
            #[doc = #doc]
            #[inline]
            #vis fn #update(&mut self, value: #ty) {
                #before
                self.#set(value);
                #after
            }
        },
        false => quote! {
            #[doc = #doc]
            ///
            /// # Errors
            ///
            /// Where the value does not fit; the octets are then as they were.
            #[inline]
            #vis fn #update(
                &mut self,
                value: #ty,
            ) -> __wire::Result<(), __wire::EncodeError> #clause {
                #before
                self.#set(value)?;
                #after
                __wire::Ok(())
            }
        },
    }
}

/// The setter of a field that is a piece of its own, of a type that has a fixed size.
fn stretch(view: &RecordView<'_>, index: usize) -> TokenStream {
    let field = view.place.field(index);
    let Some(stretch) = view.places.stretch_of(index) else { return TokenStream::new() };
    let judged = can_judge(view, field) && field.asserts.is_empty();
    if judged && field.number_by_order().is_some() && is_certain(field) {
        return by_order(view, index, stretch);
    }
    if !is_by_type(field) || borrows(&field.ty) || !judged {
        return TokenStream::new();
    }
    let (vis, at) = (&view.definition.vis, view.places.tokens(&stretch.content));
    let (setter, ty, doc) = (format_ident!("set_{}", field.name), &field.wire.ty, doc(field));
    let located = view.place.located(index);
    // The lifetime keeps the compiler from asking before the setter is called.
    quote! {
        #[doc = #doc]
        ///
        /// # Errors
        ///
        /// Where the value does not fit; the octets are then as they were.
        #[inline]
        #vis fn #setter(&mut self, value: #ty) -> __wire::Result<(), __wire::EncodeError>
        where
            for<'__f> #ty: __wire::Fixed + __wire::Encode,
        {
            use __wire::Located as _;
            let __at = #at;
            __wire::Ok(__wire::set_fixed::<#ty>(&value, self.__octets_mut(), __at)#located?)
        }
    }
}

/// The setter of a number whose byte order the message tells.
fn by_order(view: &RecordView<'_>, index: usize, stretch: &Stretch) -> TokenStream {
    let field = view.place.field(index);
    let (vis, at) = (&view.definition.vis, view.places.tokens(&stretch.content));
    let (setter, ty, doc) = (format_ident!("set_{}", field.name), &field.ty, doc(field));
    let order = view.places.order(&view.place, index);
    quote! {
        #[doc = #doc]
        #[inline]
        #vis fn #setter(&mut self, value: #ty) {
            let (__at, __order) = (#at, __wire::noted_order(#order));
            __wire::set_by_order(value, self.__octets_mut(), __at, __order);
        }
    }
}
