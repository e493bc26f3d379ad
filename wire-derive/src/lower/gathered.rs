//! The fields of a record in the order of the wire: those of the user's type, and what stands between
//! them that the type does not have.

use proc_macro2::Span;
use syn::{Lit, Member, Type, parse_quote};

use super::fields::{is_little, lower_field};
use super::types::{number_size, width};
use super::{Surroundings, positional, wire};
use crate::attr::{Expr, FieldAttrs, Given};
use crate::check;
use crate::ir::{Extent, Field, Padding, Presence, Role, Storage, Width, Wire, Wrap};

/// Fields, and the attributes of each.
pub(super) struct Gathered<'a> {
    pub(super) fields: Vec<Field>,
    pub(super) attrs: Vec<FieldAttrs>,
    around: &'a Surroundings<'a>,
}

impl<'a> Gathered<'a> {
    /// None, but room for so many: a field is a large thing to move.
    pub(super) fn with_capacity(count: usize, around: &'a Surroundings<'a>) -> Self {
        let (fields, attrs) = (Vec::with_capacity(count), Vec::with_capacity(count));
        Self { fields, attrs, around }
    }

    /// A field of the user's type, and the paddings around it.
    pub(super) fn push(&mut self, member: Member, field: &syn::Field) {
        let given = FieldAttrs::parse(&field.attrs, self.around.errors);
        check::field_keys(&given, self.around.errors);
        if let Some(octets) = &given.align_before {
            self.push_filler(octets, Padding::Multiple);
        }
        if let Some(pad) = &given.pad_before {
            self.push_padding(pad);
        }
        let of = self.fields.len();
        self.fields.push(lower_field(of, member, field, &given, self.around));
        self.attrs.push(given.clone());
        if let Some(octets) = &given.pad_to {
            self.push_filler(octets, |octets| Padding::To { of, octets });
        }
        if let Some(pad) = &given.pad_after {
            self.push_padding(pad);
        }
        if let Some(octets) = &given.align_after {
            self.push_filler(octets, Padding::Multiple);
        }
    }

    /// The magic of the type: a field of nobody's, in front of all others.
    pub(super) fn push_constant(&mut self, magic: &Given<Expr>) {
        let ty = constant_type(&magic.value).unwrap_or_else(|| {
            self.around.errors.at(
                magic.value.span(),
                "the magic of a type is an integer literal with its type (`0x7f_u16`) or octets (`b\"…\"`)",
            );
            parse_quote!(u8)
        });
        let role = Role::Constant(magic.value.clone());
        let field = self.unnamed("magic", ty, role, magic.key);
        self.fields.push(field);
        self.attrs.push(FieldAttrs { magic: Some(magic.clone()), ..FieldAttrs::default() });
    }

    fn push_padding(&mut self, pad: &Given<u64>) {
        let octets = usize::try_from(pad.value).unwrap_or(usize::MAX);
        let literal = proc_macro2::Literal::usize_unsuffixed(octets);
        let ty = parse_quote!([::core::primitive::u8; #literal]);
        let field = self.unnamed("padding", ty, Role::Reserved, pad.key);
        self.fields.push(field);
        self.attrs.push(FieldAttrs::default());
    }

    /// A padding whose octets depend on what is in front of it.
    fn push_filler(&mut self, octets: &Given<Expr>, padding: impl FnOnce(Expr) -> Padding) {
        let role = Role::Padding(padding(octets.value.clone()));
        let field = self.unnamed("padding", parse_quote!(()), role, octets.key);
        self.fields.push(Field { width: Width::Variable, ..field });
        self.attrs.push(FieldAttrs::default());
    }

    /// A field on the wire that the user's type does not have.
    fn unnamed(&self, name: &str, ty: Type, role: Role, span: Span) -> Field {
        let around = self.around;
        let mut wire = Wire::own(wire::in_container_order(&ty, around));
        if matches!(&role, Role::Constant(_)) && is_little(around) && number_size(&ty) > Some(1) {
            wire.wrap = Wrap::Whole;
        }
        Field {
            member: None,
            name: name.to_string(),
            binding: positional(self.fields.len()),
            mentioned: false,
            span,
            doc: String::new(),
            storage: Storage::Nowhere,
            declared: parse_quote!(()),
            width: width(&wire.ty, &around.fixed_params, &around.krate),
            ty,
            wire,
            extent: Extent::Own,
            presence: Presence::Always,
            role,
            tag: None,
            ctx: Vec::new(),
            keeps_context: false,
            max: None,
            pad_to: None,
            asserts: Vec::new(),
            default: None,
            expected_offset: None,
        }
    }
}

/// The type of a literal that says it: `0x7f_u16`, `b"\x7fELF"`.
pub(super) fn constant_type(expr: &Expr) -> Option<Type> {
    match expr.as_literal()? {
        Lit::Int(int) if !int.suffix().is_empty() => {
            let suffix = syn::Ident::new(int.suffix(), int.span());
            Some(syn::parse_quote_spanned!(int.span()=> ::core::primitive::#suffix))
        }
        Lit::Byte(_) => Some(parse_quote!(::core::primitive::u8)),
        Lit::ByteStr(octets) => {
            let len = octets.value().len();
            Some(parse_quote!([::core::primitive::u8; #len]))
        }
        _ => None,
    }
}
