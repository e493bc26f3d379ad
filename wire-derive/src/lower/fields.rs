//! Fields: what each is for, and how far it goes.

use proc_macro2::Ident;
use syn::{Fields, Member, Type, parse_quote};

use super::gathered::{Gathered, constant_type};
use super::types::{
    borrows, is_machine_word, is_unbounded, is_unit, names_any, number_size, option_inner, width,
};
use super::{Surroundings, controllers, pieces, positional, wire};
use crate::attr::{Endian, Expr, FieldAttrs, Given, doc};
use crate::check;
use crate::ir::{
    Extent, Field, Prefix, Presence, Record, Role, Scale, Size, Storage, Style, TagSource, Width,
    Wire,
};

/// The fields of a struct, or of a variant; `held_tag` where the first one holds the tag.
pub(super) fn record(
    fields: &Fields,
    around: &Surroundings<'_>,
    variant: Option<VariantPlace>,
) -> Record {
    let style = match fields {
        Fields::Named(_) => Style::Named,
        Fields::Unnamed(_) => Style::Tuple,
        Fields::Unit => Style::Unit,
    };
    let mut gathered = Gathered::with_capacity(fields.len(), around);
    if let (None, Some(magic)) = (&variant, &around.container.magic) {
        gathered.push_constant(magic);
    }
    for (member, field) in fields.members().zip(fields) {
        gathered.push(member, field);
    }
    let Gathered { fields, attrs, .. } = gathered;
    let held_tag = variant.as_ref().filter(|place| place.holds_tag).map(|_| 0);
    let mut record = Record {
        style,
        fields,
        pieces: Vec::new(),
        regions: Vec::new(),
        asserts: around.container.asserts.clone(),
        held_tag,
    };
    controllers::resolve(&mut record, &attrs, around);
    mark_mentioned(&mut record, &attrs, around);
    mark_kept_contexts(&mut record, around);
    for (index, given) in attrs.iter().enumerate() {
        let name = record.fields[index].name.as_str();
        let told_unread = attrs.iter().any(|other| other.unread.mention(name));
        if given.unread.is_empty() && !told_unread {
            check_extent(&record, index, given, around);
        }
    }
    pieces::form(&mut record, &attrs, around);
    check::record(&record, &attrs, around.container.params(), around.errors);
    record
}

/// Where a variant's fields are.
pub(super) struct VariantPlace {
    pub(super) holds_tag: bool,
}

pub(super) fn is_little(around: &Surroundings<'_>) -> bool {
    matches!(&around.container.endian, Some(Given { value: Endian::Little, .. }))
}

/// One of the fields of the user's type.
pub(super) fn lower_field(
    index: usize,
    member: Member,
    field: &syn::Field,
    attrs: &FieldAttrs,
    around: &Surroundings<'_>,
) -> Field {
    let declared = field.ty.clone();
    let storage = match () {
        _ if attrs.skip.is_some() => Storage::Skipped,
        _ if is_unit(&declared) => Storage::Nowhere,
        _ => Storage::Stored,
    };
    let inner = match option_inner(&declared) {
        Some(inner) if attrs.with.is_none() => inner.clone(),
        _ => declared.clone(),
    };
    let role = plain_role(attrs);
    let ty = match storage {
        Storage::Nowhere => nowhere_type(&declared, attrs, around),
        _ => inner,
    };
    let wire = wire::of_field(&ty, storage == Storage::Stored, attrs, around);
    if storage == Storage::Stored && attrs.bits.is_none() {
        check_machine_word(&declared, &wire, attrs, around);
    }
    let (name, span) = match &member {
        Member::Named(ident) => {
            (ident.to_string().trim_start_matches("r#").to_string(), ident.span())
        }
        Member::Unnamed(number) => (number.index.to_string(), number.span),
    };
    Field {
        name,
        binding: positional(index),
        mentioned: false,
        span,
        doc: doc(&field.attrs),
        storage,
        extent: extent(attrs, around),
        presence: presence(&declared, attrs),
        role,
        tag: attrs.tag.as_ref().map(|given| TagSource::Expr(given.value.clone())),
        ctx: attrs.ctx.as_ref().map(|given| given.value.clone()).unwrap_or_default(),
        keeps_context: false,
        max: attrs.max.as_ref().map(|given| given.value.clone()),
        pad_to: attrs.pad_to.as_ref().map(|given| given.value.clone()),
        asserts: attrs.asserts.clone(),
        default: attrs.default.as_ref().map(|given| given.value.clone()),
        expected_offset: attrs.offset.as_ref().map(|given| given.value.clone()),
        member: Some(member),
        declared,
        ty,
        width: field_width(&wire, attrs, around),
        wire,
    }
}

/// How many bits or octets a field of the user's type takes.
fn field_width(wire: &Wire, attrs: &FieldAttrs, around: &Surroundings<'_>) -> Width {
    match &attrs.bits {
        Some(bits) => Width::Bits(u32::try_from(bits.value).unwrap_or(u32::MAX)),
        None if wire.with.is_some() || wire.order.is_some() || attrs.varint.is_some() => {
            Width::Variable
        }
        None => width(&wire.ty, &around.fixed_params, &around.krate),
    }
}

fn check_machine_word(declared: &Type, wire: &Wire, attrs: &FieldAttrs, around: &Surroundings<'_>) {
    if is_machine_word(&wire.ty) && wire.with.is_none() {
        let named = attrs.wire_type.as_ref().map_or(declared, |given| &given.value);
        around.errors.over(
            named,
            "the size of this type depends on the machine; say what is on the wire, such as `#[wire(as = u32)]`",
        );
    }
}

/// The type on the wire of a field that takes no room in memory.
fn nowhere_type(declared: &Type, attrs: &FieldAttrs, around: &Surroundings<'_>) -> Type {
    if let Some(given) = &attrs.wire_type {
        return given.value.clone();
    }
    if attrs.bits.is_some() {
        return parse_quote!(::core::primitive::u64);
    }
    let magic = attrs.magic.as_ref().map(|given| &given.value);
    if let Some(ty) = magic.and_then(constant_type) {
        return ty;
    }
    if attrs.keys.iter().any(|(key, _)| NEEDS_TYPE.contains(&key.as_str())) {
        around.errors.over(
            declared,
            "a field of type `()` does not say what is on the wire; add `as = TYPE` or `bits = N`",
        );
    }
    declared.clone()
}

/// Keys that put something on the wire.
const NEEDS_TYPE: &[&str] = &[
    "len_of", "count_of", "flag_of", "tag_of", "checksum", "value", "magic", "reserved", "endian",
    "varint",
];

/// The role of a field, as far as it names no other field.
fn plain_role(attrs: &FieldAttrs) -> Role {
    if let Some(magic) = &attrs.magic {
        return Role::Constant(magic.value.clone());
    }
    if let Some(value) = &attrs.value {
        return Role::Computed(value.value.clone());
    }
    if attrs.reserved.is_some() {
        return Role::Reserved;
    }
    Role::Value
}

fn presence(declared: &Type, attrs: &FieldAttrs) -> Presence {
    if let Some(condition) = &attrs.condition {
        return Presence::If(condition.value.clone());
    }
    let prefixed = attrs.len_prefix.is_some() || attrs.count_prefix.is_some();
    if attrs.none.is_some() && prefixed {
        return Presence::Prefix;
    }
    if option_inner(declared).is_some() && attrs.rest.is_some() {
        return Presence::Rest;
    }
    Presence::Always
}

pub(super) fn scale(attrs: &FieldAttrs) -> Scale {
    Scale {
        unit: attrs.unit.as_ref().map(|given| given.value.clone()),
        bias: attrs.bias.as_ref().map(|given| given.value.clone()),
    }
}

fn extent(attrs: &FieldAttrs, around: &Surroundings<'_>) -> Extent {
    let prefix = |given: &Given<Type>| Prefix {
        ty: wire::in_container_order(&given.value, around),
        size: number_size(&given.value),
        scale: scale(attrs),
        none: attrs.none.as_ref().map(|given| given.value.clone()),
    };
    if let Some(given) = &attrs.len_prefix {
        return Extent::LenPrefix(prefix(given));
    }
    if let Some(given) = &attrs.count_prefix {
        return Extent::CountPrefix(prefix(given));
    }
    if let Some(given) = &attrs.len {
        return Extent::Len(given.value.clone());
    }
    if let Some(given) = &attrs.count {
        return Extent::Count(given.value.clone());
    }
    if let Some(given) = &attrs.until {
        return Extent::Until(given.value.clone());
    }
    if attrs.rest.is_some() {
        return Extent::Rest { trailing: Size::default() };
    }
    Extent::Own
}

/// Every field whose type does not end by itself must be told where it ends, and every `Option`
/// whether it is there.
fn check_extent(record: &Record, index: usize, attrs: &FieldAttrs, around: &Surroundings<'_>) {
    let Some(field) = record.fields.get(index) else { return };
    let judged_elsewhere = attrs.bits.is_some()
        || field.is_controller()
        || matches!(field.role, Role::Checksum(_) | Role::PayloadLen { .. });
    if field.storage != Storage::Stored || record.held_tag == Some(index) {
        return;
    }
    let own_region =
        record.regions.iter().any(|region| region.first == index && region.last == index);
    let told = !matches!(field.extent, Extent::Own) || own_region || field.wire.with.is_some();
    let is_option = option_inner(&field.declared).is_some() && field.wire.with.is_none();
    let doubtful = is_option && !field.is_optional() && !field.keeps_absence();
    let endless = is_unbounded(&field.ty) && !told && attrs.wire_type.is_none();
    if endless && !judged_elsewhere && !doubtful {
        around.errors.over(
            &field.declared,
            "nothing says where this field ends; add `len`, `count`, `len_prefix`, `count_prefix`, `until` or `rest`, or a controller such as `len_of` on an earlier field",
        );
    }
    if doubtful && attrs.bits.is_none() {
        around.errors.over(
            &field.declared,
            "nothing says whether this `Option` is there; add `if = EXPR`, a controller `flag_of` on an earlier field, or `rest` (there if octets are left)",
        );
    }
    if !is_option && field.is_optional() && field.wire.with.is_none() {
        around.errors.over(&field.declared, "a field that may be absent is an `Option`");
    }
}

/// Binds under its own name each field that an expression mentions.
fn mark_mentioned(record: &mut Record, attrs: &[FieldAttrs], around: &Surroundings<'_>) {
    let mut expressions: Vec<Expr> = record.asserts.clone();
    if let Some(Given { value: Endian::Dynamic(order), .. }) = &around.container.endian {
        expressions.push(order.clone());
    }
    for given in attrs {
        let optional = [
            &given.len,
            &given.count,
            &given.condition,
            &given.tag,
            &given.pseudo,
            &given.value,
            &given.max,
            &given.pad_to,
            &given.align_before,
            &given.align_after,
        ];
        expressions
            .extend(optional.iter().filter_map(|expr| expr.as_ref()).map(|g| g.value.clone()));
        expressions.extend(given.asserts.iter().cloned());
        expressions.extend(given.default.iter().filter_map(|given| given.value.clone()));
        if let Some(Given { value: Endian::Dynamic(order), .. }) = &given.endian {
            expressions.push(order.clone());
        }
        for context in given.ctx.iter().flat_map(|given| &given.value) {
            expressions.push(context.value.clone());
        }
    }
    for field in &mut record.fields {
        let Some(name) = field.name_in_expressions() else { continue };
        if expressions.iter().any(|expr| expr.mentions(&name)) {
            field.mentioned = true;
            field.binding = name;
        }
    }
}

/// Marks the fields whose context a view can keep.
fn mark_kept_contexts(record: &mut Record, around: &Surroundings<'_>) {
    let borrowed: Vec<Ident> = record
        .fields
        .iter()
        .filter(|field| field.mentioned && borrows(&field.declared))
        .map(|field| field.binding.clone())
        .chain(around.container.params().iter().filter(|p| borrows(&p.ty)).map(|p| p.name.clone()))
        .collect();
    for field in &mut record.fields {
        let told = |name: &Ident| field.ctx.iter().any(|context| context.value.mentions(name));
        field.keeps_context = !field.ctx.is_empty()
            && field.wire.with.is_none()
            && field.wire.via.is_none()
            && field.wire.order.is_none()
            && !borrowed.iter().any(told)
            && !names_any(&field.wire.ty, &around.type_params);
    }
}
