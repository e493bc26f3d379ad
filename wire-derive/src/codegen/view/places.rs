//! Where the pieces of a record are: at constant offsets, else where the check noted them.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::kind::{self, Kind};
use super::params::Params;
use crate::codegen::concat;
use crate::codegen::decode::{bound_is_noted, count_is_noted, is_certain, noted, prefix_varies};
use crate::codegen::record::Place;
use crate::codegen::value;
use crate::ir::{Access, Extent, Field, Piece, Record, Role, Size, Slot, Storage, Width};

/// An offset in the octets of a view.
#[derive(Clone)]
pub(super) struct Offset {
    base: Base,
    plus: Size,
    /// Octets to go back: those of a terminator.
    minus: Option<TokenStream>,
}

#[derive(Clone)]
enum Base {
    /// The start of the value.
    Start,
    /// What the check noted.
    Noted(usize),
    /// Behind field number `field`, whose type says whether that is constant.
    Behind { field: usize, noted: usize },
    /// So many octets in front of the end of all.
    End(Size),
}

impl Offset {
    fn at(base: Base) -> Self {
        Self { base, plus: Size::default(), minus: None }
    }

    pub(super) fn plus(&self, size: &Size) -> Self {
        let mut sum = self.clone();
        sum.plus.add(size);
        sum
    }

    /// The offset from the start of the value, if it is constant as far as spelling tells.
    pub(super) fn constant(&self) -> Option<&Size> {
        matches!(self.base, Base::Start).then_some(&self.plus)
    }

    /// The constant offset that types tell, as an `Option`.
    fn by_type(&self) -> TokenStream {
        let plus = &self.plus;
        match &self.base {
            Base::Start => quote!(__wire::Some(#plus)),
            Base::Behind { field, .. } => {
                let behind = behind(*field);
                quote!(__wire::end_of(Self::#behind, __wire::Some(#plus)))
            }
            Base::Noted(_) | Base::End(_) => quote!(__wire::None),
        }
    }
}

/// The constant with the offset behind a field whose type says its size.
fn behind(field: usize) -> Ident {
    format_ident!("__BEHIND{field}")
}

/// Where a field that is a piece of its own is.
pub(super) struct Stretch {
    /// In front of its prefix.
    pub(super) start: Offset,
    /// Behind its prefix.
    pub(super) content: Offset,
    /// In front of its terminator.
    pub(super) content_end: Offset,
    /// Behind all that belongs to it.
    pub(super) behind: Offset,
}

/// Where a field in a run is read and written.
pub(super) struct SlotAccess {
    /// The number of the run among the pieces.
    pub(super) piece: usize,
    /// The octets, as expressions in methods of the view.
    pub(super) octets: TokenStream,
    pub(super) octets_mut: TokenStream,
    /// The field, its offset in these octets.
    pub(super) slot: Slot,
    /// Where these octets start in the message.
    pub(super) base: TokenStream,
}

/// Where everything is, and what the check has to note for it.
pub(super) struct Places {
    /// Whether all is at constant offsets, so that the octets are an array.
    pub(super) size: Option<Size>,
    /// Whether the octets are the value's own; of a variant, those of its fields. Else they are those
    /// of the message from its first on: some part may look at what is in front of the value.
    pub(super) own: bool,
    /// Of others, the octets of the run with which they start.
    pub(super) front: Option<Size>,
    runs: Vec<(usize, Offset)>,
    stretches: Vec<(usize, Stretch)>,
    /// The variables of the check whose values are kept.
    pub(super) ends: Vec<Ident>,
    pub(super) notes: Vec<Ident>,
    /// The constants of offsets behind fields of types that say their size.
    constants: Vec<(usize, TokenStream, syn::Type)>,
}

impl Places {
    pub(super) fn of(place: &Place<'_>, params: &Params<'_>, may_be_fixed: bool) -> Self {
        // The octets of an array whose size depends on parameters have no type yet.
        let size = fixed_size(place)
            .filter(|size| may_be_fixed && (size.terms.is_empty() || !params.any()));
        let front = match place.record.pieces.first() {
            Some(Piece::Run(run)) if size.is_none() => Some(run.size.clone())
                .filter(|size| !size.is_zero() && (size.terms.is_empty() || !params.any())),
            _ => None,
        };
        let mut places = Self {
            own: size.is_none() && looks_nowhere(place.record),
            size,
            front,
            runs: Vec::new(),
            stretches: Vec::new(),
            ends: Vec::new(),
            notes: Vec::new(),
            constants: Vec::new(),
        };
        let mut cursor = Offset::at(Base::Start);
        for (number, piece) in place.record.pieces.iter().enumerate() {
            match piece {
                Piece::Run(run) => {
                    places.runs.push((number, cursor.clone()));
                    cursor = cursor.plus(&run.size);
                }
                Piece::Field(index) => {
                    let tail = tail(place, number + 1);
                    let stretch = places.stretch(place, params, *index, &cursor, tail);
                    cursor = stretch.behind.clone();
                    places.stretches.push((*index, stretch));
                }
            }
        }
        if let Some(held) = place.record.held_tag {
            places.notes.push(noted("held", held));
        }
        places
    }

    fn stretch(
        &mut self,
        place: &Place<'_>,
        params: &Params<'_>,
        index: usize,
        cursor: &Offset,
        tail: Option<Size>,
    ) -> Stretch {
        let field = place.field(index);
        let start = cursor.clone();
        if !is_certain(field) && !field.keeps_context {
            self.notes.push(noted("there", index));
        }
        if field.tag.is_some() && !field.keeps_context {
            self.notes.push(noted("tag", index));
        }
        if field.wire.order.is_some() && order_of(place, index) == index {
            self.notes.push(noted("order", index));
        }
        if count_is_noted(field) {
            self.notes.push(noted("count", index));
        }
        let content = match &field.extent {
            _ if prefix_varies(field) => self.noted("content", index),
            Extent::LenPrefix(prefix) | Extent::CountPrefix(prefix) => {
                start.plus(&Size::literal(prefix.size.unwrap_or(0)))
            }
            _ => match (&field.width, &tail) {
                // Where it is there at all, nothing varies behind its start.
                (Width::Fixed(size, Access::Plain), Some(tail)) if !is_certain(field) => {
                    let mut tail = tail.clone();
                    tail.add(size);
                    Offset::at(Base::End(tail))
                }
                _ => start.clone(),
            },
        };
        let end = self.end(place, params, index, &start, tail);
        let mut content_end = match bound_is_noted(field) {
            true => self.noted("bound", index),
            false => end.clone(),
        };
        if let Extent::Until(sentinel) = &field.extent {
            let sentinel = value::sentinel(sentinel);
            content_end.minus = Some(quote!((#sentinel).len()));
        }
        Stretch { start, content, content_end, behind: end }
    }

    fn end(
        &mut self,
        place: &Place<'_>,
        params: &Params<'_>,
        index: usize,
        start: &Offset,
        tail: Option<Size>,
    ) -> Offset {
        let field = place.field(index);
        if let (true, Some(size)) = (self.size.is_some(), by_type_size(place, field)) {
            return start.plus(&size);
        }
        if let (Some(size), true, None) =
            (field.number_by_order(), is_certain(field), &field.pad_to)
        {
            return start.plus(&Size::literal(size));
        }
        let known = matches!(start.base, Base::Start | Base::Behind { .. })
            && is_by_type(field)
            && !params.stand_in(&field.ty);
        if let Some(tail) = tail.filter(|tail| !known || tail.is_zero()) {
            return Offset::at(Base::End(tail));
        }
        let end = self.noted("end", index);
        match &end.base {
            Base::Noted(number) if known => {
                self.constants.push((index, start.by_type(), field.wire.ty.clone()));
                Offset::at(Base::Behind { field: index, noted: *number })
            }
            _ => end,
        }
    }

    fn noted(&mut self, what: &str, index: usize) -> Offset {
        self.ends.push(noted(what, index));
        Offset::at(Base::Noted(self.ends.len() - 1))
    }

    /// The fields whose context the view keeps.
    pub(super) fn kept_contexts(&self, record: &Record) -> Vec<usize> {
        let stretches = self.stretches.iter().map(|(index, _)| *index);
        stretches
            .filter(|index| record.fields.get(*index).is_some_and(|f| f.keeps_context))
            .collect()
    }

    /// The start of the run in which piece number `piece` is.
    pub(super) fn run(&self, piece: usize) -> Option<&Offset> {
        self.runs.iter().find(|(number, _)| *number == piece).map(|(_, offset)| offset)
    }

    pub(super) fn stretch_of(&self, index: usize) -> Option<&Stretch> {
        self.stretches.iter().find(|(field, _)| *field == index).map(|(_, stretch)| stretch)
    }

    /// Where a field in a run is.
    pub(super) fn slot(&self, place: &Place<'_>, index: usize) -> Option<(usize, &Offset, Slot)> {
        let (piece, slot) = place.slot(index)?;
        let run = self.run(piece)?;
        let slot = Slot { field: slot.field, offset: slot.offset.clone(), bit: slot.bit };
        Some((piece, run, slot))
    }

    /// Where a field in a run is read and written.
    pub(super) fn access(&self, place: &Place<'_>, index: usize) -> Option<SlotAccess> {
        let (piece, run, slot) = self.slot(place, index)?;
        let at = run.plus(&slot.offset);
        let in_front = piece == 0 && self.front.is_some();
        let (octets, octets_mut) = match in_front {
            true => (quote!(self.__front()), quote!(self.__front_mut())),
            false => (quote!(self.__octets()), quote!(self.__octets_mut())),
        };
        let base = match self.own || in_front {
            true => quote!(self.places.start),
            false => quote!(0),
        };
        let at = if in_front { at.plus } else { self.size(&at) };
        Some(SlotAccess { piece, octets, octets_mut, slot: Slot { offset: at, ..slot }, base })
    }

    /// Where a field starts and ends, in whole octets.
    pub(super) fn range(&self, place: &Place<'_>, index: usize) -> Option<(Offset, Offset)> {
        if let Some((_, run, slot)) = self.slot(place, index) {
            let at = run.plus(&slot.offset);
            return Some(match (&slot.bit, &place.field(index).width) {
                (Some(bit), _) => (
                    at.plus(&Size::literal(bit.offset / 8)),
                    at.plus(&Size::literal((bit.offset + bit.width as usize).div_ceil(8))),
                ),
                (None, Width::Fixed(size, _)) => (at.clone(), at.plus(size)),
                (None, _) => (at.clone(), at),
            });
        }
        let stretch = self.stretch_of(index)?;
        Some((stretch.start.clone(), stretch.behind.clone()))
    }

    /// The offset as an expression in a method of the view.
    pub(super) fn tokens(&self, offset: &Offset) -> TokenStream {
        let (base, plus) = (self.base(&offset.base), &offset.plus);
        let sum = match (base, plus.is_zero()) {
            (None, _) => quote!(#plus),
            (Some(base), true) => base,
            (Some(base), false) => quote!(#base + #plus),
        };
        match &offset.minus {
            None => sum,
            Some(minus) => quote!((#sum).saturating_sub(#minus)),
        }
    }

    /// The offset of a slot, to be added to by those who read it.
    pub(super) fn size(&self, offset: &Offset) -> Size {
        let mut size = offset.plus.clone();
        size.terms.extend(self.base(&offset.base));
        size
    }

    fn base(&self, base: &Base) -> Option<TokenStream> {
        let literal = proc_macro2::Literal::usize_unsuffixed;
        match base {
            Base::Start if self.size.is_some() || self.own => None,
            Base::Start => Some(quote!(self.places.start)),
            Base::Noted(number) => {
                let number = literal(*number);
                Some(quote!(__wire::end(&self.places, #number)))
            }
            Base::Behind { field, noted } => {
                let (behind, noted) = (behind(*field), literal(*noted));
                Some(quote!(__wire::place(&self.places, Self::#behind, #noted)))
            }
            Base::End(tail) if tail.is_zero() => Some(quote!(self.__octets().len())),
            Base::End(tail) => Some(quote!(__wire::before_end(self.__octets(), #tail))),
        }
    }

    /// A note of the check, as an expression in a method of the view.
    pub(super) fn note(&self, what: &str, index: usize) -> TokenStream {
        let name = noted(what, index);
        let number = self.notes.iter().position(|note| *note == name).unwrap_or(usize::MAX);
        let number = proc_macro2::Literal::usize_unsuffixed(number);
        quote!(__wire::note(&self.places, #number))
    }

    /// The byte order of a field, as the check noted it.
    pub(super) fn order(&self, place: &Place<'_>, index: usize) -> TokenStream {
        self.note("order", order_of(place, index))
    }

    /// `const __BEHIND1: Option<usize> = …;`
    pub(super) fn constants(&self, ty: impl Fn(&syn::Type) -> TokenStream) -> TokenStream {
        let constants = self.constants.iter().map(|(index, start, field)| {
            let (name, field) = (behind(*index), ty(field));
            quote! {
                const #name: __wire::Option<__wire::usize> =
                    __wire::end_of(#start, <#field as __wire::Viewed<'static>>::SIZE);
            }
        });
        concat(constants)
    }
}

/// Whether no part of the record is handed a message: all are octets, text and numbers.
fn looks_nowhere(record: &Record) -> bool {
    let fields = record.pieces.iter().filter_map(|piece| match piece {
        Piece::Field(index) => record.fields.get(*index),
        Piece::Run(_) => None,
    });
    fields.into_iter().all(|field| match kind::of(field) {
        _ if matches!(field.role, Role::Padding(_)) => true,
        Kind::Number | Kind::Octets | Kind::Numbers(_) | Kind::Slice(_) => true,
        Kind::Text => matches!(field.ty, syn::Type::Reference(_)),
        Kind::Each(_) | Kind::One(_) | Kind::Decoded => false,
    })
}

/// The octets of all pieces from number `first` on, if none of them varies.
fn tail(place: &Place<'_>, first: usize) -> Option<Size> {
    let mut total = Size::default();
    for piece in place.record.pieces.get(first..)? {
        match piece {
            Piece::Run(run) => total.add(&run.size),
            Piece::Field(_) => return None,
        }
    }
    Some(total)
}

/// The first field whose byte order is told by the same expression.
fn order_of(place: &Place<'_>, index: usize) -> usize {
    let text = |field: &Field| field.wire.order.as_ref().map(|order| order.text());
    let order = text(place.field(index));
    let same = place.record.fields.iter().position(|field| text(field) == order);
    same.unwrap_or(index)
}

/// The size of a record, where each piece is a run, or the definition promises a size.
fn fixed_size(place: &Place<'_>) -> Option<Size> {
    let promised = place.definition.size.is_some();
    let mut total = Size::default();
    for piece in &place.record.pieces {
        match piece {
            Piece::Run(run) => total.add(&run.size),
            Piece::Field(index) if promised => {
                total.add(&by_type_size(place, place.field(*index))?)
            }
            Piece::Field(_) => return None,
        }
    }
    Some(total)
}

fn by_type_size(place: &Place<'_>, field: &Field) -> Option<Size> {
    match is_by_type(field) {
        true => field.fixed_size(&place.definition.krate),
        false => None,
    }
}

/// Whether the type alone says how far the field goes.
pub(super) fn is_by_type(field: &Field) -> bool {
    matches!(field.width, Width::ByType)
        && matches!(field.extent, Extent::Own)
        && matches!(
            field.role,
            Role::Value | Role::Len { .. } | Role::Tag { .. } | Role::Count { .. }
        )
        && field.storage == Storage::Stored
        && !field.is_optional()
        && field.default.is_none()
        && field.wire.with.is_none()
        && field.wire.via.is_none()
        && field.wire.order.is_none()
        && field.ctx.is_empty()
        && field.tag.is_none()
        && field.pad_to.is_none()
}
