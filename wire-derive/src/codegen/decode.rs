//! `Decode`: pieces in order, each region a reader of its own.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::record::{
    Place, between, bias, const_argument, flag_none, is_counted, plain, scale, scope, unit, uses,
};
use super::{Selected, decode_impl, fixed, value};
use crate::attr::{CHECKSUMS, Expr, short_name};
use crate::ir::{
    Access, Checksum, Definition, Extent, Field, Padding, Piece, Prefix, Presence, Record, Region,
    Role, Run, Size, Slot, Storage, Style, TagSource, Width,
};
use crate::lower::{element, is_octet_string, is_unbounded};

pub(super) fn of_struct(definition: &Definition, place: &Place<'_>) -> TokenStream {
    let min_size = min_size(place, true);
    let simple = fixed::is_simple(place);
    let constants = match simple {
        true => quote! {
            const MIN_SIZE: __wire::usize = <Self as __wire::Fixed>::SIZE;
            const BULK: __wire::Option<__wire::BulkDecode<Self>> =
                __wire::Some(__wire::BulkDecode::of_fixed());
            const EXACT: __wire::Option<__wire::Exact<Self>> =
                __wire::Some(__wire::Exact::of_fixed(__wire::Some(Self::LAYOUT)));
        },
        false => quote!(const MIN_SIZE: __wire::usize = #min_size;),
    };
    let body = match simple {
        true => quote! {
            __wire::decode_run(__r, Self::LAYOUT)
        },
        false => scope(body(place, &[])),
    };
    decode_impl(definition, &constants, &body, &Selected::None)
}

/// The least octets of a record: its fixed fields, and what types and prefixes take at least.
///
/// `by_type` asks types for theirs; not in enums, whose variants may hold the enum itself.
pub(super) fn min_size(place: &Place<'_>, by_type: bool) -> Size {
    let mut total = Size::default();
    for piece in &place.record.pieces {
        match piece {
            Piece::Run(run) => total.add(&run.size),
            Piece::Field(index) => total.add(&min_of_field(place.field(*index), by_type)),
        }
    }
    total
}

fn min_of_field(field: &Field, by_type: bool) -> Size {
    let mut total = Size::default();
    match &field.role {
        Role::Padding(Padding::To { octets, .. }) => return Size::term(quote!((#octets))),
        Role::Padding(_) => return total,
        _ if field.pad_to.is_some() => return total,
        _ => {}
    }
    let told = field.ctx.is_empty() && field.tag.is_none() && field.wire.order.is_none();
    match &field.extent {
        Extent::LenPrefix(prefix) | Extent::CountPrefix(prefix) if prefix.size.is_some() => {
            total.add(&Size::literal(prefix.size.unwrap_or(0)));
        }
        Extent::LenPrefix(prefix) | Extent::CountPrefix(prefix) => {
            let ty = &prefix.ty;
            total.add(&Size::term(quote!(<#ty as __wire::Decode<'_>>::MIN_SIZE)));
        }
        Extent::Until(_) => total.add(&Size::literal(1)),
        Extent::Own
            if !field.is_optional() && field.default.is_none() && field.wire.with.is_none() =>
        {
            match &field.width {
                Width::Fixed(size, _) => total.add(size),
                Width::ByType if by_type && told => {
                    let ty = &field.wire.ty;
                    total.add(&Size::term(quote!(<#ty as __wire::Decode<'_>>::MIN_SIZE)));
                }
                _ => {}
            }
        }
        _ => {}
    }
    total
}

/// The statements that read a record, and the value built of it.
///
/// `given` are values that others have read: an enum's tag, held by field number so and so.
pub(super) fn body(place: &Place<'_>, given: &[(usize, TokenStream)]) -> TokenStream {
    let (statements, checks) = statements(place, given, false);
    let build = build(place, &[]);
    quote!(#statements #checks __wire::Ok(#build))
}

/// The statements that check the octets of a record, as reading them does, and note where its
/// parts are; see [`Body::note`].
pub(super) fn check_body(place: &Place<'_>, given: &[(usize, TokenStream)]) -> TokenStream {
    let (statements, checks) = statements(place, given, true);
    quote!(#statements #checks)
}

/// The statements that read the fields, and those that check the whole.
fn statements(
    place: &Place<'_>,
    given: &[(usize, TokenStream)],
    checks_only: bool,
) -> (TokenStream, TokenStream) {
    let mut body = Body {
        place,
        readers: Vec::new(),
        statements: TokenStream::new(),
        positions: needed_positions(place),
        checks_only,
    };
    for (index, value) in given {
        let binding = &place.field(*index).binding;
        body.statements.extend(quote!(let #binding = #value;));
    }
    body.open_regions(None);
    for (number, piece) in place.record.pieces.iter().enumerate() {
        if body.positions.contains(&number) {
            let (at, reader) = (position(number), body.reader());
            body.statements.extend(quote!(let #at = #reader.offset();));
        }
        match piece {
            Piece::Run(run) => body.run(number, run),
            Piece::Field(index) => body.field(*index),
        }
        body.mark_end(piece);
        body.close_regions(number, false);
        body.open_regions(Some(number));
        body.close_regions(number, true);
    }
    let checks = body.asserts();
    (body.statements, checks)
}

/// The statements that read a record which is one run, from the slice `__run`, and the value.
///
/// Where nothing is asked of the values, they need no names.
pub(super) fn run_body(place: &Place<'_>) -> TokenStream {
    let mut body = Body {
        place,
        readers: Vec::new(),
        statements: TokenStream::new(),
        positions: Vec::new(),
        checks_only: false,
    };
    let Some(Piece::Run(run)) = place.record.pieces.first() else {
        let (checks, build) = (body.asserts(), build(place, &[]));
        return quote!(#checks __wire::Ok(#build));
    };
    let unasked = place.record.asserts.is_empty()
        && run.slots.iter().all(|slot| {
            let field = place.field(slot.field);
            !field.mentioned && field.member.is_some() && body.role(slot.field).is_empty()
        });
    let values: Vec<_> = match unasked {
        true => run.slots.iter().map(|slot| (slot.field, body.slot(0, slot))).collect(),
        false => {
            body.slots(0, run);
            Vec::new()
        }
    };
    let (checks, build, statements) = (body.asserts(), build(place, &values), &body.statements);
    let body = quote!(#statements #checks __wire::Ok(#build));
    match uses(&body, "__at0") {
        true => quote!(let __at0 = 0; #body),
        false => body,
    }
}

/// The local variable with the offset of piece number `piece`.
pub(super) fn position(piece: usize) -> Ident {
    format_ident!("__at{piece}")
}

/// The pieces whose offset something asks for.
fn needed_positions(place: &Place<'_>) -> Vec<usize> {
    let record = place.record;
    let mut needed = Vec::new();
    for region in &record.regions {
        needed.extend(record.piece_of(region.controller));
        needed.extend((region.first..=region.last).find_map(|field| record.piece_of(field)));
    }
    for (index, field) in record.fields.iter().enumerate() {
        let own = record.piece_of(index);
        let fails_itself = !matches!(field.role, Role::Value)
            || field.wire.via.is_some()
            || !field.asserts.is_empty()
            || field.max.is_some()
            || matches!(field.width, Width::Bits(_) | Width::Fixed(_, Access::Fixed));
        if fails_itself || matches!(field.presence, Presence::Flag(_)) {
            needed.extend(own);
        }
        if let Role::Checksum(checksum) = &field.role {
            needed.extend((checksum.first..=checksum.last).find_map(|f| record.piece_of(f)));
            needed.extend((checksum.first..=checksum.last).rev().find_map(|f| record.piece_of(f)));
        }
        if let Extent::CountBy { controller, .. } = &field.extent {
            needed.extend(record.piece_of(*controller));
        }
        match &field.role {
            Role::Padding(Padding::To { of, .. }) => needed.extend(record.piece_of(*of)),
            Role::Padding(Padding::Multiple(_)) => needed.push(0),
            _ => {}
        }
    }
    if !record.asserts.is_empty() {
        needed.push(0);
    }
    needed
}

struct Body<'a> {
    place: &'a Place<'a>,
    /// The readers of the regions that are open, outermost first.
    readers: Vec<Ident>,
    statements: TokenStream,
    positions: Vec<usize>,
    /// Values that nothing asks for are not built.
    checks_only: bool,
}

impl Body<'_> {
    /// The reader of the innermost region, to call methods on.
    fn reader(&self) -> Ident {
        self.readers.last().cloned().unwrap_or_else(|| format_ident!("__r"))
    }

    /// The reader of the innermost region, to hand on.
    fn lend(&self) -> TokenStream {
        let reader = self.reader();
        match self.readers.is_empty() {
            true => quote!(#reader),
            false => quote!(&mut #reader),
        }
    }

    /// The offset of a field, octets from the start of the message.
    fn offset_of(&self, index: usize) -> TokenStream {
        match (self.place.slot(index), self.place.record.piece_of(index)) {
            (Some((piece, slot)), _) => {
                let (at, mut offset) = (position(piece), slot.offset.clone());
                if let Some(bit) = slot.bit {
                    offset.add(&Size::literal(bit.offset / 8));
                }
                match offset.is_zero() {
                    true => quote!(#at),
                    false => quote!(#at + #offset),
                }
            }
            (None, Some(piece)) => {
                let at = position(piece);
                quote!(#at)
            }
            (None, None) => quote!(0),
        }
    }

    /// Opens the regions that start behind piece `open`; those that end there too are only
    /// checked.
    ///
    /// ```text
    /// let __len0 = __wire::region_len(&total_len, 1, 0, __at0 + 2).field(LAYOUT, 3)?;
    /// let mut __r0 = __wire::region(__r, __len0, __at0).field(LAYOUT, 8)?;
    /// ```
    fn open_regions(&mut self, open: Option<usize>) {
        let place = self.place;
        for (number, region) in place.record.regions.iter().enumerate() {
            if region.open == open {
                self.open_region(number, region);
            }
        }
    }

    fn open_region(&mut self, number: usize, region: &Region) {
        let place = self.place;
        let statements = self.open(number, region);
        self.statements.extend(statements);
        if region.close == region.open {
            return;
        }
        let name = format_ident!("__r{number}");
        let (reader, len) = (self.lend(), format_ident!("__len{number}"));
        let next = region.open.map_or(0, |piece| piece + 1);
        let blamed = first_field(place, next).unwrap_or(region.last);
        let located = place.located(blamed);
        let open = match place.field(region.controller).storage {
            Storage::Nowhere => quote!(whole_region),
            _ => quote!(region),
        };
        self.statements.extend(quote!(let mut #name = __wire::#open(#reader, #len)#located?;));
        self.readers.push(name);
    }

    /// The octets left of a region, as its controller says less those that are already read.
    fn open(&self, number: usize, region: &Region) -> TokenStream {
        let place = self.place;
        let len = format_ident!("__len{number}");
        let controller = &place.field(region.controller).binding;
        let scale = scale(&region.scale);
        let at = self.offset_of(region.controller);
        let located = place.located(region.controller);
        let behind = region.open.map_or(0, |piece| piece + 1);
        let first_piece =
            (region.first..=region.last).find_map(|field| place.record.piece_of(field));
        let consumed = match first_piece {
            Some(first) if first < behind => {
                let (reader, start) = (self.reader(), self.offset_of(region.first));
                between(&start, &quote!(#reader.offset()))
            }
            _ => quote!(0),
        };
        match region.close == region.open {
            false => quote! {
                let #len = __wire::region_len(&#controller, #scale, #consumed, #at)#located?;
            },
            true => quote! {
                __wire::region_done(&#controller, #scale, #consumed, #at)#located?;
            },
        }
    }

    /// Ends the regions that end behind piece `close`: nothing may be left over.
    fn close_regions(&mut self, close: usize, opened_here: bool) {
        let place = self.place;
        for region in place.record.regions.iter().rev() {
            let ends = region.close == Some(close) && region.open != region.close;
            if ends && !opened_here {
                self.close_region(region);
            }
        }
    }

    fn close_region(&mut self, region: &Region) {
        let place = self.place;
        let Some(reader) = self.readers.pop() else { return };
        let located = place.located(region.last);
        let last = place.field(region.last);
        // What ends with its bounds leaves nothing over; another type may well.
        let takes_rest = matches!(last.extent, Extent::Rest { .. })
            && is_unbounded(&last.wire.ty)
            && last.wire.with.is_none();
        if !takes_rest || last.is_optional() {
            self.statements.extend(quote!(#reader.finish()#located?;));
        }
    }

    /// Notes where a field of its own ends, if a checksum covers fields up to it.
    fn mark_end(&mut self, piece: &Piece) {
        let Piece::Field(index) = piece else { return };
        let record = self.place.record;
        let covered = record.fields.iter().any(|field| match &field.role {
            Role::Checksum(checksum) => last_covered(record, checksum) == Some(*index),
            _ => false,
        });
        if covered {
            let (end, reader) = (format_ident!("__end{index}"), self.reader());
            self.statements.extend(quote!(let #end = #reader.offset();));
        }
    }

    /// ```text
    /// let __run = __r.run(8, Self::LAYOUT, 0)?;
    /// let __f0 = __wire::get::<u8>(__run, 0);
    /// …
    /// ```
    fn run(&mut self, number: usize, run: &Run) {
        let (reader, layout, size) = (self.reader(), &self.place.layout, &run.size);
        let first = proc_macro2::Literal::usize_unsuffixed(run.slots[0].field);
        self.statements.extend(quote!(let __run = #reader.run(#size, #layout, #first)?;));
        self.slots(number, run);
    }

    fn slots(&mut self, number: usize, run: &Run) {
        for slot in &run.slots {
            let read = self.slot(number, slot);
            let field = self.place.field(slot.field);
            let binding = &field.binding;
            let checked = self.role(slot.field);
            self.statements.extend(quote_spanned!(field.span=> let #binding = #read;));
            self.statements.extend(checked);
        }
    }

    /// The value in a slot of a run.
    fn slot(&self, piece: usize, slot: &Slot) -> TokenStream {
        slot_value(self.place, piece, slot, &self.offset_of(slot.field))
    }

    /// What a field's role asks of its value, once it is read.
    fn role(&self, index: usize) -> TokenStream {
        let (place, field) = (self.place, self.place.field(index));
        let (binding, located) = (&field.binding, place.located(index));
        let (at, layout) = (self.offset_of(index), &place.layout);
        let number = proc_macro2::Literal::usize_unsuffixed(index);
        let reader = self.reader();
        let mut checks = match &field.role {
            Role::Constant(expr) => {
                let constant = value::constant(expr);
                quote!(__wire::check_magic(#binding == #constant, #at)#located?;)
            }
            Role::Computed(expr) => {
                let expr = place.scoped(expr);
                quote!(__wire::check_value(#binding == (#expr), #at)#located?;)
            }
            Role::Reserved => quote! {
                __wire::check_reserved(&#binding, #reader.is_canonical(), #at)#located?;
            },
            Role::Flag { none, .. } => {
                let none = flag_none(none);
                quote!(__wire::check_flag(&#binding, #none, #reader.is_canonical(), #at)#located?;)
            }
            _ => TokenStream::new(),
        };
        for expr in &field.asserts {
            let (condition, text) = (self.fails(expr), expr.text());
            checks.extend(quote! {
                if #condition {
                    return __wire::Err(__wire::assertion(#text, #at).in_field(#layout, #number));
                }
            });
        }
        checks
    }

    /// A field of its own.
    fn field(&mut self, index: usize) {
        let field = self.place.field(index);
        if let Role::Padding(padding) = &field.role {
            let skip = self.padding(index, padding);
            self.statements.extend(skip);
            self.note("end", index, |reader| quote!(#reader.offset()));
            return;
        }
        let names = self.context_names(index);
        self.statements.extend(names);
        self.note_start(index);
        let present = self.present(index);
        let (binding, reader) = (&field.binding, self.reader());
        let value = match &field.presence {
            Presence::Always => present,
            Presence::If(condition) => {
                let condition = self.place.scoped(condition);
                quote!(if #condition { __wire::Some(#present) } else { __wire::None })
            }
            Presence::Flag(controller) => {
                let controller = self.place.field(*controller);
                let none = match &controller.role {
                    Role::Flag { none, .. } => flag_none(none),
                    _ => quote!(0),
                };
                let flag = &controller.binding;
                quote! {
                    if __wire::is_set(&#flag, #none) {
                        __wire::Some(#present)
                    } else {
                        __wire::None
                    }
                }
            }
            Presence::Rest => {
                let absent = match &field.extent {
                    Extent::Rest { trailing } if !trailing.is_zero() => {
                        quote!(#reader.remaining() <= #trailing)
                    }
                    _ => quote!(#reader.is_empty()),
                };
                quote!(if #absent { __wire::None } else { __wire::Some(#present) })
            }
            Presence::Prefix => self.prefixed_option(index),
        };
        let value = match &field.default {
            None => value,
            Some(default) => {
                let default = default.as_ref().map_or_else(
                    || quote!(__wire::Default::default()),
                    |expr| self.place.scoped(expr),
                );
                // Of a canonical type no field is left out.
                quote! {
                    if #reader.is_empty() && !#reader.is_canonical() {
                        #default
                    } else {
                        #value
                    }
                }
            }
        };
        self.statements.extend(quote_spanned!(field.span=> let #binding = #value;));
        self.note_end(index);
        let checked = self.role(index);
        self.statements.extend(checked);
    }

    /// Notes a number for the view of the record: `__end3` and the like.
    fn note(&mut self, what: &str, index: usize, value: impl FnOnce(&Ident) -> TokenStream) {
        if self.checks_only {
            let (name, value) = (noted(what, index), value(&self.reader()));
            self.statements.extend(quote!(let #name = #value;));
        }
    }

    fn note_start(&mut self, index: usize) {
        let field = self.place.field(index);
        if let Some(tag) = self.tag(index) {
            self.note("tag", index, |_| quote!(#tag.0));
        }
        if field.default.is_some() {
            self.note("there", index, |reader| quote!(!#reader.is_empty()));
        }
        if self.checks_only && prefix_varies(field) {
            let content = noted("content", index);
            self.statements.extend(quote!(let mut #content = 0;));
        }
    }

    fn note_end(&mut self, index: usize) {
        let field = self.place.field(index);
        self.note("end", index, |reader| quote!(#reader.offset()));
        if field.is_optional() && field.default.is_none() {
            let binding = &field.binding;
            self.note("there", index, |_| quote!(__wire::Option::is_some(&#binding)));
        }
    }

    /// Notes where the content behind a prefix of varying size starts.
    fn note_content(&self, index: usize) -> TokenStream {
        if !self.checks_only || !prefix_varies(self.place.field(index)) {
            return TokenStream::new();
        }
        let (content, reader) = (noted("content", index), self.reader());
        quote!(#content = #reader.offset();)
    }

    /// Whether nothing asks for the value, so that it is enough to know that it is one.
    fn skips(&self, index: usize) -> bool {
        let field = self.place.field(index);
        let told = matches!(
            field.extent,
            Extent::Len(_)
                | Extent::LenPrefix(_)
                | Extent::Count(_)
                | Extent::CountPrefix(_)
                | Extent::CountBy { .. }
        );
        self.checks_only
            && !field.mentioned
            && matches!(field.role, Role::Value | Role::PayloadLen { .. })
            && field.wire.via.is_none()
            && field.wire.with.is_none()
            && field.default.is_none()
            && field.asserts.is_empty()
            && (field.max.is_none() || told)
    }

    /// Checks, while the program is compiled, that a type is told what it asks for.
    fn context_names(&self, index: usize) -> TokenStream {
        let field = self.place.field(index);
        if field.ctx.is_empty() || field.wire.with.is_some() {
            return TokenStream::new();
        }
        let ty = element(&field.ty).unwrap_or(&field.ty);
        let names =
            field.ctx.iter().map(|context| syn::ext::IdentExt::unraw(&context.name).to_string());
        let check = quote_spanned!(field.span=>
            __wire::context_names(<#ty as __wire::Describe>::CONTEXT, &[#(#names),*])
        );
        // A type that does not depend on parameters is asked even if nobody decodes.
        match self.place.definition.generics.params.is_empty() {
            true => quote!(const _: () = #check;),
            false => quote!(const { #check };),
        }
    }

    /// Skips what is between two fields; in a canonical type, zeros only.
    fn padding(&self, index: usize, padding: &Padding) -> TokenStream {
        let reader = self.lend();
        match padding {
            Padding::To { of, octets } => {
                let (start, located) = (self.offset_of(*of), self.place.located(*of));
                quote!(__wire::skip_to(#reader, #octets, #start)#located?;)
            }
            Padding::Multiple(octets) => {
                let (start, located) = (position(0), self.place.located(index));
                quote!(__wire::skip_to_multiple(#reader, #octets, #start)#located?;)
            }
        }
    }

    /// The value of a field that is there.
    fn present(&self, index: usize) -> TokenStream {
        let (field, reader, located) =
            (self.place.field(index), self.lend(), self.place.located(index));
        let (at, content) = (self.offset_of(index), self.note_content(index));
        let max = |quantity: TokenStream| match &field.max {
            Some(max) => quote!(__wire::at_most(#quantity, #max, #at)#located?),
            None => quantity,
        };
        let read = self.read(index, quote!(__r));
        let raw = match &field.extent {
            Extent::Own => {
                let read = self.read(index, reader.clone());
                self.limit_after(index, quote!(#read #located?))
            }
            Extent::Rest { trailing } if trailing.is_zero() => {
                let read = self.read(index, reader.clone());
                self.limit_after(index, quote!(#read #located?))
            }
            Extent::Rest { trailing } => self.limit_after(
                index,
                quote!(__wire::before(#reader, #trailing, |__r| #read)#located?),
            ),
            Extent::Len(len) => {
                let len = self.place.scoped(len);
                let len = max(quote!(__wire::len_of(#len, #reader)#located?));
                quote!({ let __len = #len; __wire::told(#reader, __len, |__r| #read)#located? })
            }
            Extent::LenPrefix(prefix) => {
                let (ty, scale) = (&prefix.ty, scale(&prefix.scale));
                let len = max(quote!(__wire::prefix::<#ty>(#reader, #scale)#located?));
                quote!({
                    let __len = #len;
                    #content
                    __wire::within(#reader, __len, |__r| #read)#located?
                })
            }
            Extent::Until(sentinel) => {
                let sentinel = value::sentinel(sentinel);
                match is_octet_string(&field.wire.ty) {
                    true => self.limit_after(
                        index,
                        quote!(__wire::until(#reader, #sentinel, |__r| #read)#located?),
                    ),
                    false if self.skips(index) => {
                        let element = element(&field.wire.ty).unwrap_or(&field.wire.ty);
                        quote!(__wire::skip_until::<#element, _>(#reader, #sentinel, #read)#located?)
                    }
                    false => self.limit_after(
                        index,
                        quote!(__wire::elements_until(#reader, #sentinel, #read)#located?),
                    ),
                }
            }
            Extent::Count(_) | Extent::CountPrefix(_) | Extent::CountBy { .. } => {
                self.counted(index)
            }
        };
        match self.skips(index) {
            true => raw,
            false => value::from_wire(self.place, index, raw, &quote!(#at)),
        }
    }

    /// Checks the number of elements of a sequence that is told otherwise than by a number.
    fn limit_after(&self, index: usize, value: TokenStream) -> TokenStream {
        let field = self.place.field(index);
        let Some(max) = &field.max else { return value };
        let (at, located) = (self.offset_of(index), self.place.located(index));
        quote!({
            let __value = #value;
            __wire::at_most(__wire::Countable::count(&__value), #max, #at)#located?;
            __value
        })
    }

    /// A sequence told by count.
    fn counted(&self, index: usize) -> TokenStream {
        let (field, reader, located) =
            (self.place.field(index), self.lend(), self.place.located(index));
        let at = self.offset_of(index);
        let number = match &field.extent {
            Extent::Count(count) => {
                let count = self.place.scoped(count);
                quote!(__wire::count_of(#count, #reader)#located?)
            }
            Extent::CountPrefix(prefix) => {
                let (ty, bias) = (&prefix.ty, bias(&prefix.scale));
                quote!(__wire::count_prefix::<#ty>(#reader, #bias)#located?)
            }
            Extent::CountBy { controller, scale } => {
                let (binding, bias) = (&self.place.field(*controller).binding, bias(scale));
                let (at, located) = (self.offset_of(*controller), self.place.located(*controller));
                quote!(__wire::controlled_count(&#binding, #bias, #at)#located?)
            }
            _ => quote!(0),
        };
        let count = match &field.max {
            Some(max) => quote!(__wire::limited_count(#number, #max, #at)#located?),
            None => quote!(__wire::Count::new(#number)),
        };
        let (ty, ctx) = (&field.wire.ty, self.place.context(index, self.tag(index), true));
        let (content, read) = (self.note_content(index), self.decode_count(index));
        quote!({
            let __count = #count;
            #content
            <#ty as __wire::Sequence<'_, _>>::#read(#reader, __count, #ctx)#located?
        })
    }

    fn decode_count(&self, index: usize) -> Ident {
        format_ident!("{}", if self.skips(index) { "skip_count" } else { "decode_count" })
    }

    /// An `Option` whose prefix says whether it is there.
    fn prefixed_option(&self, index: usize) -> TokenStream {
        let (field, reader, located) =
            (self.place.field(index), self.lend(), self.place.located(index));
        let (Extent::LenPrefix(prefix) | Extent::CountPrefix(prefix)) = &field.extent else {
            return quote!(__wire::None);
        };
        let Prefix { ty, none: Some(none), scale, .. } = prefix else {
            return quote!(__wire::None);
        };
        let (unit, bias) = (unit(scale), bias(scale));
        let at = self.offset_of(index);
        let limit = field.max.as_ref().map(|max| {
            quote! {
                __wire::at_most(__len, #max, #at)#located?;
            }
        });
        let raw = match &field.extent {
            Extent::LenPrefix(_) => {
                let read = self.read(index, quote!(__r));
                quote!(__wire::within(#reader, __len, |__r| #read)#located?)
            }
            _ => {
                let (ty, ctx) = (&field.wire.ty, self.place.context(index, self.tag(index), true));
                let decode_count = self.decode_count(index);
                quote! {
                    <#ty as __wire::Sequence<'_, _>>::#decode_count(
                        #reader,
                        __wire::Count::new(__len as __wire::u64),
                        #ctx,
                    )#located?
                }
            }
        };
        let value = match self.skips(index) {
            true => raw,
            false => value::from_wire(self.place, index, raw, &at),
        };
        let content = self.note_content(index);
        quote! {
            match __wire::prefix_or_none::<#ty>(#reader, (#none) as __wire::i64, #unit, #bias)#located? {
                __wire::Some(__len) => {
                    #content
                    #limit
                    __wire::Some(#value)
                }
                __wire::None => __wire::None,
            }
        }
    }

    /// Reads the value itself, from a reader confined to it.
    fn read(&self, index: usize, reader: TokenStream) -> TokenStream {
        let field = self.place.field(index);
        if is_counted(field) {
            return TokenStream::new();
        }
        if let Some(path) = &field.wire.with {
            let ctx = field.ctx.iter().map(|context| self.place.scoped(&context.value));
            let decode = value::function(path, "decode");
            return quote!(#decode(#reader #(, #ctx)*));
        }
        let (ty, ctx) = (&field.wire.ty, self.place.context(index, self.tag(index), true));
        if let (Extent::Until(_), false) = (&field.extent, is_octet_string(ty)) {
            return ctx;
        }
        let decode = self.place.decode(index);
        if self.skips(index) {
            return quote!(<#ty as #decode>::skip_from(#reader, #ctx));
        }
        of_constant(field, quote!(<#ty as #decode>::decode_from(#reader, #ctx)))
    }

    fn fails(&self, condition: &Expr) -> TokenStream {
        let scoped = self.place.scoped(condition);
        quote_spanned!(condition.span()=> !(#scoped))
    }

    /// The tag that selects the variant of a field's enum.
    fn tag(&self, index: usize) -> Option<TokenStream> {
        Some(match self.place.field(index).tag.as_ref()? {
            TagSource::Expr(expr) => {
                let expr = self.place.scoped(expr);
                quote!(__wire::tag_of(&(#expr)))
            }
            TagSource::Controller(controller) => {
                let binding = &self.place.field(*controller).binding;
                quote!(__wire::tag_of(&#binding))
            }
        })
    }

    /// Checksums and conditions of the whole, once everything is read.
    fn asserts(&self) -> TokenStream {
        let place = self.place;
        let mut checks = TokenStream::new();
        for (index, field) in place.record.fields.iter().enumerate() {
            let Role::Checksum(checksum) = &field.role else { continue };
            checks.extend(self.checksum(index, checksum));
        }
        for expr in &place.record.asserts {
            let (condition, text) = (self.fails(expr), expr.text());
            let at = match place.record.pieces.is_empty() {
                true => quote!(0),
                false => quote!(__at0),
            };
            let layout = &place.layout;
            checks.extend(quote! {
                if #condition {
                    return __wire::Err(__wire::assertion(#text, #at).of_whole(#layout));
                }
            });
        }
        checks
    }

    fn checksum(&self, index: usize, checksum: &Checksum) -> TokenStream {
        let (place, field) = (self.place, self.place.field(index));
        let (binding, located) = (&field.binding, place.located(index));
        let (at, algorithm) = (self.offset_of(index), algorithm(place, &checksum.algorithm));
        let start = self.covered_start(checksum);
        let end = self.covered_end(checksum);
        let pseudo = match &checksum.pseudo {
            Some(expr) => {
                let covered_len = covered_len(expr, &start, &end);
                let expr = place.scoped(expr);
                quote!(__wire::AsRef::<[__wire::u8]>::as_ref(&{ #covered_len #expr }))
            }
            None => quote!(&[]),
        };
        let size = checksum_size(field);
        let none = match &checksum.none {
            Some(none) => quote!(__wire::Some((#none) as __wire::u64)),
            None => quote!(__wire::None),
        };
        quote! {
            __wire::verify::<#algorithm, _>(
                __r,
                __wire::Covered { start: #start, end: #end, hole: #at, hole_len: #size },
                #pseudo,
                &#binding,
                #none,
            )#located?;
        }
    }

    fn covered_start(&self, checksum: &Checksum) -> TokenStream {
        let first = (checksum.first..=checksum.last)
            .find(|field| self.place.record.piece_of(*field).is_some());
        first.map_or_else(|| quote!(0), |first| self.offset_of(first))
    }

    /// Where the covered fields end: where the piece behind the last of them starts.
    fn covered_end(&self, checksum: &Checksum) -> TokenStream {
        let record = self.place.record;
        let Some(last) = last_covered(record, checksum) else { return quote!(0) };
        if let (Some((piece, slot)), field) = (self.place.slot(last), self.place.field(last)) {
            let at = position(piece);
            let mut end = slot.offset.clone();
            match (&slot.bit, &field.width) {
                (Some(bit), _) => {
                    end.add(&Size::literal((bit.offset + bit.width as usize).div_ceil(8)));
                }
                (None, Width::Fixed(size, _)) => end.add(size),
                _ => {}
            }
            return quote!(#at + #end);
        }
        let end = format_ident!("__end{last}");
        quote!(#end)
    }
}

/// `let covered_len = …`: the octets that a checksum covers, by the name that the expression of
/// its pseudo-header has for them.
pub(super) fn covered_len(expr: &Expr, start: &TokenStream, end: &TokenStream) -> TokenStream {
    let name = Ident::new("covered_len", expr.span());
    match expr.mentions(&name) {
        true => quote!(let #name: __wire::usize = (#end) - (#start);),
        false => TokenStream::new(),
    }
}

/// The value in a slot of a run, read from the slice `__run`; `offset` is that of the field.
pub(super) fn slot_value(
    place: &Place<'_>,
    piece: usize,
    slot: &Slot,
    offset: &TokenStream,
) -> TokenStream {
    let field = place.field(slot.field);
    let (ty, at, located) = (&field.wire.ty, &slot.offset, place.located(slot.field));
    let base = position(piece);
    let raw = match (&slot.bit, &field.width) {
        (Some(bit), _) => {
            let read = if bit.lsb { quote!(bits_lsb) } else { quote!(bits_msb) };
            let (offset, width, run) =
                (plain(bit.offset), plain(bit.width as usize), plain(bit.run));
            let read = quote!(__wire::#read::<#ty, #offset, #width, #run>(__run, #at, #base));
            let read = of_constant(field, read);
            quote!(#read #located?)
        }
        (None, Width::Fixed(_, Access::Plain)) => quote!(__wire::get::<#ty>(__run, #at)),
        (None, Width::Fixed(_, Access::PlainArray { element, count })) => {
            let count = const_argument(count);
            quote!(__wire::get_array::<#element, #count>(__run, #at))
        }
        _ => {
            let read = of_constant(field, quote!(__wire::read::<#ty>(__run, #at, #base)));
            quote!(#read #located?)
        }
    };
    if matches!(field.role, Role::Reserved) && field.storage == Storage::Nowhere {
        return raw;
    }
    value::from_wire(place, slot.field, raw, offset)
}

/// The variable that notes something of a field for a view.
pub(super) fn noted(what: &str, index: usize) -> Ident {
    format_ident!("__{what}{index}")
}

/// Whether the prefix in front of the field has a size that only its value tells.
pub(super) fn prefix_varies(field: &Field) -> bool {
    matches!(
        &field.extent,
        Extent::LenPrefix(prefix) | Extent::CountPrefix(prefix) if prefix.size.is_none()
    )
}

/// The last field that a checksum covers and that is on the wire.
pub(super) fn last_covered(record: &Record, checksum: &Checksum) -> Option<usize> {
    (checksum.first..=checksum.last).rev().find(|field| record.piece_of(*field).is_some())
}

/// What is read of a constant and is no value of its type at all is another value too.
fn of_constant(field: &Field, read: TokenStream) -> TokenStream {
    match field.role {
        Role::Constant(_) => quote!(__wire::constant(#read)),
        _ => read,
    }
}

/// The first field of piece number `piece`.
fn first_field(place: &Place<'_>, piece: usize) -> Option<usize> {
    match place.record.pieces.get(piece)? {
        Piece::Run(run) => run.slots.first().map(|slot| slot.field),
        Piece::Field(index) => Some(*index),
    }
}

/// The type of a checksum: those that wire-core knows have short names.
pub(super) fn algorithm(place: &Place<'_>, ty: &syn::Type) -> TokenStream {
    let krate = &place.definition.krate;
    let word = short_name(ty);
    let Some((_, known)) = CHECKSUMS.iter().find(|(known, _)| word.as_deref() == Some(*known))
    else {
        return quote!(#ty);
    };
    let known = format_ident!("{known}");
    quote!(#krate::checksum::#known)
}

/// The octets of a checksum.
pub(super) fn checksum_size(field: &Field) -> TokenStream {
    match &field.width {
        Width::Fixed(size, _) => quote!(#size),
        _ => quote!(0),
    }
}

/// The value built of what was read: of local variables, but for `values`.
fn build(place: &Place<'_>, values: &[(usize, TokenStream)]) -> TokenStream {
    let constructor = &place.constructor;
    let fields = place.record.fields.iter().enumerate().filter_map(|(index, field)| {
        let member = field.member.as_ref()?;
        let binding = &field.binding;
        let unnamed = values.iter().find(|(of, _)| *of == index);
        let value = match (&field.storage, &field.role) {
            (Storage::Nowhere, _) => quote!(()),
            (Storage::Skipped, _) => match &field.default {
                Some(Some(expr)) => place.scoped(expr),
                _ => {
                    let ty = &field.declared;
                    quote!(<#ty as __wire::Default>::default())
                }
            },
            (Storage::Stored, Role::Reserved) => quote!(__wire::Default::default()),
            (Storage::Stored, Role::Checksum(Checksum { none: Some(none), .. }))
                if field.keeps_absence() =>
            {
                quote!(if __wire::is_none(&#binding, (#none) as __wire::u64) {
                    __wire::None
                } else {
                    __wire::Some(#binding)
                })
            }
            (Storage::Stored, _) => match unnamed {
                Some((_, value)) => value.clone(),
                None => quote!(#binding),
            },
        };
        Some(match (place.record.style, member) {
            (Style::Tuple, _) => value,
            (_, syn::Member::Named(name)) if name == &value.to_string() => quote!(#name),
            _ => quote!(#member: #value),
        })
    });
    match place.record.style {
        Style::Named => quote!(#constructor { #(#fields),* }),
        Style::Tuple => quote!(#constructor(#(#fields),*)),
        Style::Unit => quote!(#constructor),
    }
}
