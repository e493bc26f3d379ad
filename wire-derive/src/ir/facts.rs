//! What follows from the model, for all who ask it.

use proc_macro2::Ident;
use quote::quote;
use syn::{Member, Path};

use super::{
    Access, Checksum, Extent, Field, Padding, Piece, Presence, Record, Role, Size, Storage, Width,
    Wrap,
};

impl Field {
    /// What expressions call it: its name, `_0` in a tuple.
    pub(crate) fn name_in_expressions(&self) -> Option<Ident> {
        match self.member.as_ref()? {
            Member::Named(ident) => Some(ident.clone()),
            Member::Unnamed(number) => Some(quote::format_ident!("_{}", number.index)),
        }
    }

    /// Whether the controller's value is computed when the message is written.
    pub(crate) fn is_controller(&self) -> bool {
        matches!(
            self.role,
            Role::Len { .. } | Role::Count { .. } | Role::Flag { .. } | Role::Tag { .. }
        )
    }

    /// Whether the value is an `Option` in memory although its octets are always there: a checksum
    /// with a value that says there is none.
    pub(crate) fn keeps_absence(&self) -> bool {
        matches!(&self.role, Role::Checksum(Checksum { none: Some(_), .. }))
            && crate::lower::option_inner(&self.declared).is_some()
    }

    /// Whether it is a number that is read and written as it is.
    pub(crate) fn is_number(&self) -> bool {
        matches!(self.width, Width::Fixed(_, Access::Plain))
            && matches!(self.role, Role::Value)
            && self.storage == Storage::Stored
            && matches!(self.wire.wrap, Wrap::None)
            && self.wire.via.is_none()
    }

    /// The same, with nothing that could be wrong with it.
    pub(crate) fn is_number_unasked(&self) -> bool {
        self.is_number() && self.asserts.is_empty() && !self.is_optional()
    }

    /// Whether the value is a number without a sign, and that number is what is on the wire.
    pub(crate) fn is_unsigned(&self) -> bool {
        crate::lower::is_unsigned(&self.wire.ty)
            && matches!(self.wire.wrap, Wrap::None)
            && self.wire.via.is_none()
            && self.wire.with.is_none()
    }

    /// The octets of a number whose byte order only the message tells.
    pub(crate) fn number_by_order(&self) -> Option<usize> {
        let alone = matches!(self.wire.wrap, Wrap::Whole)
            && matches!(self.extent, Extent::Own)
            && self.wire.order.is_some()
            && self.wire.with.is_none()
            && self.wire.via.is_none();
        crate::lower::number_size(&self.ty).filter(|_| alone)
    }

    /// Whether the value is an `Option` in memory and not in itself on the wire.
    pub(crate) fn is_optional(&self) -> bool {
        !matches!(self.presence, Presence::Always)
    }
}

impl Record {
    /// The checksums and their fields' numbers, those that others cover first.
    pub(crate) fn checksums(&self) -> Vec<(usize, &Checksum)> {
        let reach = |checksum: &Checksum| checksum.last - checksum.first;
        let mut found: Vec<(usize, &Checksum)> = Vec::new();
        for (index, field) in self.fields.iter().enumerate() {
            if let Role::Checksum(checksum) = &field.role {
                let at = found.partition_point(|(_, other)| reach(other) <= reach(checksum));
                found.insert(at, (index, checksum));
            }
        }
        found
    }

    /// The piece that field number `field` is part of.
    pub(crate) fn piece_of(&self, field: usize) -> Option<usize> {
        self.pieces.iter().position(|piece| match piece {
            Piece::Run(run) => run.slots.iter().any(|slot| slot.field == field),
            Piece::Field(index) => *index == field,
        })
    }

    /// The size, where that of each piece is known.
    pub(crate) fn fixed_size(&self, krate: &Path) -> Option<Size> {
        let mut total = Size::default();
        for piece in &self.pieces {
            match piece {
                Piece::Run(run) => total.add(&run.size),
                Piece::Field(index) => total.add(&self.fields.get(*index)?.fixed_size(krate)?),
            }
        }
        Some(total)
    }
}

impl Field {
    /// The octets it takes, where all values take the same; of a type that decides, those that
    /// its `Fixed` says.
    pub(crate) fn fixed_size(&self, krate: &Path) -> Option<Size> {
        let plain = matches!(self.extent, Extent::Own)
            && matches!(self.presence, Presence::Always)
            && self.ctx.is_empty()
            && self.tag.is_none()
            && self.default.is_none();
        if let Role::Padding(padding) = &self.role {
            return match padding {
                Padding::To { octets, .. } => Some(Size::term(quote!((#octets)))),
                Padding::Multiple(_) => None,
            };
        }
        match &self.width {
            // The padding behind it has its octets too.
            _ if self.storage == Storage::Skipped || self.pad_to.is_some() => Some(Size::default()),
            _ if !plain => None,
            Width::Fixed(size, _) => Some(size.clone()),
            Width::ByType if self.wire.with.is_none() => {
                let ty = &self.wire.ty;
                Some(Size::term(quote!(<#ty as #krate::Fixed>::SIZE)))
            }
            _ => None,
        }
    }
}
