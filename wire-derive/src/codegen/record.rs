//! A record in its place: how its fields are reached, and where its layout is.

use proc_macro2::{Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::Member;

use super::concat;
use crate::attr::Expr;
use crate::ir::{
    Definition, Extent, Field, Piece, Presence, Record, Role, Scale, Size, Slot, Storage, Style,
    Width,
};
use crate::lower::{is_copied, is_seen_by_reference};

/// A record, and where it is: in a struct, or in a variant of an enum.
pub(super) struct Place<'a> {
    pub(super) definition: &'a Definition,
    pub(super) record: &'a Record,
    /// The expression of the record's layout.
    pub(super) layout: TokenStream,
    /// How a value is built: `Self`, or `Self::Variant`.
    pub(super) constructor: TokenStream,
    in_variant: bool,
}

impl<'a> Place<'a> {
    /// Whether the record is the fields of a variant.
    pub(super) fn in_variant(&self) -> bool {
        self.in_variant
    }

    pub(super) fn of_struct(definition: &'a Definition, record: &'a Record) -> Self {
        Self {
            definition,
            record,
            layout: quote!(Self::LAYOUT),
            constructor: quote!(Self),
            in_variant: false,
        }
    }

    pub(super) fn of_variant(
        definition: &'a Definition,
        record: &'a Record,
        number: usize,
        ident: &syn::Ident,
    ) -> Self {
        Self {
            definition,
            record,
            layout: {
                let number = plain(number);
                quote!(const { Self::LAYOUT.variant(#number) })
            },
            constructor: quote!(Self::#ident),
            in_variant: true,
        }
    }

    pub(super) fn field(&self, index: usize) -> &'a Field {
        &self.record.fields[index]
    }

    /// Places an error in the field.
    pub(super) fn located(&self, index: usize) -> InField<'_> {
        InField { layout: &self.layout, index }
    }

    /// A reference to the field in memory, when a value is written.
    pub(super) fn reference(&self, index: usize) -> TokenStream {
        let field = self.field(index);
        match &field.member {
            Some(member) if !self.in_variant => {
                // At the field, so that a missing impl points there; as seen by the impl.
                let span = field.span.resolved_at(Span::call_site());
                quote_spanned!(span=> &self.#member)
            }
            _ => {
                let binding = quote::format_ident!("__f{index}");
                quote!(#binding)
            }
        }
    }

    /// The field in memory, to be copied.
    pub(super) fn copied(&self, index: usize) -> TokenStream {
        match &self.field(index).member {
            Some(member) if !self.in_variant => quote!(self.#member),
            _ => {
                let binding = quote::format_ident!("__f{index}");
                quote!(*#binding)
            }
        }
    }

    /// The pattern that binds the fields of a variant by reference.
    pub(super) fn pattern(&self) -> TokenStream {
        let constructor = &self.constructor;
        let bindings = self.record.fields.iter().enumerate().filter_map(|(index, field)| {
            let binding = quote::format_ident!("__f{index}");
            match &field.member {
                Some(Member::Named(name)) => Some(quote!(#name: #binding)),
                Some(Member::Unnamed(_)) => Some(quote!(#binding)),
                None => None,
            }
        });
        match self.record.style {
            Style::Named => quote!(#constructor { #(#bindings),* }),
            Style::Tuple => quote!(#constructor(#(#bindings),*)),
            Style::Unit => constructor.clone(),
        }
    }

    /// Binds by name, by value, the fields that this expression mentions, when a value is
    /// written. Controllers are bound by whoever computes them.
    pub(super) fn mentioned(&self) -> TokenStream {
        let bindings = self.record.fields.iter().enumerate().map(|(index, field)| {
            if !field.mentioned || field.storage == Storage::Nowhere || field.is_controller() {
                return TokenStream::new();
            }
            let (binding, reference) = (&field.binding, self.reference(index));
            let copied = self.copied(index);
            if is_seen_by_reference(&field.declared) {
                quote!(let #binding = #reference;)
            } else if is_copied(&field.declared) {
                quote!(let #binding = #copied;)
            } else {
                quote!(let #binding = __wire::Clone::clone(#reference);)
            }
        });
        concat(bindings)
    }

    /// The expression, with the fields that own memory seen by reference, when a value is read.
    pub(super) fn scoped(&self, expr: &Expr) -> TokenStream {
        let references = self.record.fields.iter().filter_map(|field| {
            let Some(Member::Named(name)) = &field.member else { return None };
            let seen = field.mentioned
                && field.storage != Storage::Nowhere
                && is_seen_by_reference(&field.declared)
                && expr.mentions(name);
            seen.then(|| quote!(let #name = &#name;))
        });
        let references = concat(references);
        match references.is_empty() {
            true => quote!(#expr),
            false => quote!({ #references #expr }),
        }
    }

    /// The slot of a field in a run.
    pub(super) fn slot(&self, index: usize) -> Option<(usize, &'a Slot)> {
        self.record.pieces.iter().enumerate().find_map(|(number, piece)| match piece {
            Piece::Run(run) => {
                run.slots.iter().find(|slot| slot.field == index).map(|slot| (number, slot))
            }
            Piece::Field(_) => None,
        })
    }

    /// The octets from field `first` to field `last`, given the lengths `__n…` of variable ones.
    pub(super) fn span_len(&self, first: usize, last: usize) -> TokenStream {
        let (mut fixed, mut bits, mut variable) = (Size::default(), 0usize, Vec::new());
        for index in first..=last {
            let Some(field) = self.record.fields.get(index) else { continue };
            if field.storage == Storage::Skipped || self.record.held_tag == Some(index) {
                continue;
            }
            match (&field.width, self.slot(index)) {
                (Width::Bits(width), _) => bits += *width as usize,
                (Width::Fixed(size, _), Some(_)) => fixed.add(size),
                _ => variable.push(quote::format_ident!("__n{index}")),
            }
        }
        fixed.add(&Size::literal(bits / 8));
        match variable.is_empty() {
            true => quote!(#fixed),
            false => quote!(__wire::sum(&[#fixed, #(#variable),*])?),
        }
    }

    /// The field that a struct ends in and its octets, where it may be absent and takes as few as a
    /// number does, and where nothing in the struct is filled in when more is written.
    pub(super) fn optional_end(&self) -> Option<(usize, usize)> {
        const FEW: usize = 16;
        let [_, .., Piece::Field(last)] = &self.record.pieces[..] else { return None };
        let field = self.field(*last);
        let Width::Fixed(size, _) = &field.width else { return None };
        let may_be_absent = matches!(field.presence, Presence::If(_) | Presence::Flag(_));
        let is_few = size.terms.is_empty() && size.literal <= FEW;
        let in_order = self.record.regions.is_empty()
            && !self
                .record
                .fields
                .iter()
                .any(|field| matches!(field.role, Role::Checksum(_) | Role::Padding(_)));
        let goes_first = !self.in_variant
            && self.definition.params.is_empty()
            && !self.definition.is_read_by_hand();
        (may_be_absent && is_few && in_order && goes_first).then_some((*last, size.literal))
    }

    /// Whether the field's octets are written after those behind it: lengths of them.
    pub(super) fn is_late(&self, index: usize) -> bool {
        let field = self.field(index);
        match &field.role {
            Role::Len { .. } => !field.mentioned && self.slot(index).is_some(),
            Role::Checksum(_) => true,
            _ => false,
        }
    }

    /// The context handed to a field's type: its tag, its byte order, what the user says.
    pub(super) fn context(
        &self,
        index: usize,
        tag: Option<TokenStream>,
        reading: bool,
    ) -> TokenStream {
        let field = self.field(index);
        let mut values = Vec::new();
        values.extend(tag);
        let see = |expr: &Expr| match reading {
            true => self.scoped(expr),
            false => quote!(#expr),
        };
        values.extend(field.wire.order.as_ref().map(see));
        values.extend(field.ctx.iter().map(|context| see(&context.value)));
        match values.is_empty() {
            true => quote!(()),
            false => quote!((#(#values,)*)),
        }
    }
}

impl Place<'_> {
    /// The trait that reads a field's type.
    pub(super) fn decode(&self, index: usize) -> TokenStream {
        match self.told(index) {
            None => quote!(__wire::Decode<'_>),
            Some(context) => quote!(__wire::Decode<'_, #context>),
        }
    }

    /// The trait that writes a field's type.
    pub(super) fn encode(&self, index: usize) -> TokenStream {
        match self.told(index) {
            None => quote!(__wire::Encode),
            Some(context) => quote!(__wire::Encode<#context>),
        }
    }

    /// The type of the context that a field's type is told, if it is not empty. It is not left to be
    /// guessed, so that a type which asks for another is named, at the field.
    fn told(&self, index: usize) -> Option<TokenStream> {
        let field = self.field(index);
        let tag = field.tag.as_ref().map(|_| quote!(__wire::Tag));
        let order = field.wire.order.as_ref().map(|_| quote!(_));
        let values = field.ctx.iter().map(|_| quote!(_));
        let types: Vec<_> = tag.into_iter().chain(order).chain(values).collect();
        (!types.is_empty()).then(|| quote!((#(#types,)*)))
    }
}

/// `.field(LAYOUT, index)`, where it is written out: most fields never ask for it.
pub(super) struct InField<'a> {
    layout: &'a TokenStream,
    index: usize,
}

impl ToTokens for InField<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (layout, number) = (self.layout, plain(self.index));
        tokens.extend(quote!(.field(#layout, #number)));
    }
}

/// A number as a person writes it: without its type.
pub(super) fn plain(number: usize) -> Literal {
    Literal::usize_unsuffixed(number)
}

/// The octets between two offsets.
pub(super) fn between(start: &TokenStream, end: &TokenStream) -> TokenStream {
    match start.clone().into_iter().count() {
        1 => quote!(#end - #start),
        _ => quote!(#end - (#start)),
    }
}

/// Whether `name` stands in these tokens.
pub(super) fn uses(tokens: &TokenStream, name: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => uses(&group.stream(), name),
        _ => false,
    })
}

/// A number or an expression as an argument for a const parameter.
pub(super) fn const_argument(value: &impl ToTokens) -> TokenStream {
    let tokens = value.to_token_stream();
    let mut parts = tokens.clone().into_iter();
    match (parts.next(), parts.next()) {
        (Some(TokenTree::Literal(_)), None) => tokens,
        _ => quote!({ #tokens }),
    }
}

/// `unit, bias` as arguments.
pub(super) fn scale(scale: &Scale) -> TokenStream {
    let (unit, bias) = (unit(scale), bias(scale));
    quote!(#unit, #bias)
}

pub(super) fn unit(scale: &Scale) -> TokenStream {
    scale.unit.as_ref().map_or_else(|| quote!(1), |unit| quote!(#unit))
}

pub(super) fn bias(scale: &Scale) -> TokenStream {
    scale.bias.as_ref().map_or_else(|| quote!(0), |bias| quote!(#bias))
}

/// The value of a flag that says that what it speaks of is not there.
pub(super) fn flag_none(none: &Option<Expr>) -> TokenStream {
    none.as_ref().map_or_else(|| quote!(0), |none| quote!((#none) as __wire::u64))
}

/// Whether the field is a sequence told by count.
pub(super) fn is_counted(field: &Field) -> bool {
    matches!(field.extent, Extent::Count(_) | Extent::CountPrefix(_) | Extent::CountBy { .. })
}
