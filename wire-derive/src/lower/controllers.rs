//! Controllers and what they speak of: names to numbers, and the regions of lengths.

use syn::spanned::Spanned;
use syn::{Member, Type};

use super::Surroundings;
use super::fields::scale;
use super::types::is_scalar;
use crate::attr::{FieldAttrs, Given, Target};
use crate::errors::Errors;
use crate::ir::{Checksum, Extent, Presence, Record, Region, Role, Storage, TagSource};

/// The name that stands for what follows a header.
const PAYLOAD: &str = "payload";

/// What a target names.
enum Covered {
    /// Fields from the first to the last, both included.
    Fields(usize, usize),
    /// The payload behind the message, and the fields from the first on, if any.
    Payload(Option<usize>),
}

/// Gives each controller its role and each field it speaks of its extent, presence or tag.
pub(super) fn resolve(record: &mut Record, attrs: &[FieldAttrs], around: &Surroundings<'_>) {
    let errors = around.errors;
    for (index, given) in attrs.iter().enumerate() {
        if let Some(target) = &given.len_of {
            len_of(record, index, given, target, errors);
        }
        if let Some(target) = &given.count_of {
            count_of(record, index, given, target, errors);
        }
        if let Some(target) = &given.flag_of {
            flag_of(record, index, given, target, errors);
        }
        if let Some(target) = &given.tag_of {
            tag_of(record, index, target, errors);
        }
        if let Some(algorithm) = &given.checksum {
            checksum(record, index, given, &algorithm.value, errors);
        }
    }
    for number in 0..record.regions.len() {
        let controller = record.regions[number].controller;
        set_role(record, controller, Role::Len { region: number });
    }
}

fn set_role(record: &mut Record, index: usize, role: Role) {
    if let Some(field) = record.fields.get_mut(index) {
        field.role = role;
    }
}

fn count_of(
    record: &mut Record,
    index: usize,
    given: &FieldAttrs,
    target: &Given<Target>,
    errors: &Errors,
) {
    let Some(of) = single(record, index, target, errors) else { return };
    claim(record, of, target, errors, |record| {
        set_role(record, index, Role::Count { of, scale: scale(given) });
        let extent = Extent::CountBy { controller: index, scale: scale(given) };
        std::mem::replace(&mut record.fields[of].extent, extent)
    });
}

fn tag_of(record: &mut Record, index: usize, target: &Given<Target>, errors: &Errors) {
    let Some(of) = single(record, index, target, errors) else { return };
    let name = &record.fields[of].name;
    if is_scalar(&record.fields[of].ty) {
        let message = format!("`{name}` has no variants: `tag_of` goes with enums");
        errors.at(target.value.span(), message);
    } else if let Some(other) = &record.fields[of].tag {
        let message = match other {
            TagSource::Expr(_) => format!("`{name}` says its tag itself"),
            TagSource::Controller(other) => {
                let other = &record.fields[*other].name;
                format!("`{other}` is the tag of `{name}` already")
            }
        };
        errors.at(target.value.span(), message);
    }
    record.fields[of].tag = Some(TagSource::Controller(index));
    set_role(record, index, Role::Tag { of });
}

fn checksum(
    record: &mut Record,
    index: usize,
    given: &FieldAttrs,
    algorithm: &Type,
    errors: &Errors,
) {
    let over = match &given.over {
        Some(over) => covered(record, over, errors),
        None => Some(Covered::Fields(0, record.fields.len() - 1)),
    };
    if let Some(Covered::Fields(first, last)) = over {
        let checksum = Checksum {
            algorithm: algorithm.clone(),
            first,
            last,
            pseudo: given.pseudo.as_ref().map(|given| given.value.clone()),
            none: given.none.as_ref().map(|given| given.value.clone()),
        };
        set_role(record, index, Role::Checksum(checksum));
    } else if let (Some(Covered::Payload(_)), Some(given)) = (over, &given.over) {
        errors.at(given.value.span(), "a checksum covers fields of its own type only");
    }
}

fn len_of(
    record: &mut Record,
    index: usize,
    given: &FieldAttrs,
    target: &Given<Target>,
    errors: &Errors,
) {
    match covered(record, target, errors) {
        Some(Covered::Payload(first)) => {
            set_role(record, index, Role::PayloadLen { first, scale: scale(given) });
        }
        Some(Covered::Fields(first, last)) => {
            if first == index && last == index {
                errors.at(target.value.span(), "this length covers nothing but itself");
                return;
            }
            if last < index {
                errors.at(
                    target.value.span(),
                    "a length stands in front of what it covers; these fields are before it",
                );
                return;
            }
            if let Some(other) = record.regions.iter().find(|r| r.first == first && r.last == last)
            {
                let name = &record.fields[other.controller].name;
                let message = format!("`{name}` is the length of the same fields already");
                errors.at(target.value.span(), message);
                return;
            }
            let region = Region {
                controller: index,
                first,
                last,
                open: None,
                close: None,
                scale: scale(given),
            };
            // Outermost first.
            let follows = |r: &Region| r.first > first || r.first == first && r.last < last;
            let at = record.regions.iter().position(follows).unwrap_or(record.regions.len());
            record.regions.insert(at, region);
        }
        None => {}
    }
}

fn flag_of(
    record: &mut Record,
    index: usize,
    given: &FieldAttrs,
    target: &Given<Target>,
    errors: &Errors,
) {
    let Some(Covered::Fields(first, last)) = covered(record, target, errors) else { return };
    if first <= index {
        errors.at(target.value.span(), "a flag stands in front of the fields it speaks of");
        return;
    }
    let none = given.none.as_ref().map(|given| given.value.clone());
    set_role(record, index, Role::Flag { first, last, none });
    let mut twice = Vec::new();
    for field in record.fields.iter_mut().take(last + 1).skip(first) {
        match field.presence {
            Presence::Always => {}
            Presence::Flag(other) => twice.push((field.name.clone(), Some(other))),
            _ => twice.push((field.name.clone(), None)),
        }
        field.presence = Presence::Flag(index);
    }
    for (name, other) in twice {
        let message = match other {
            Some(other) => {
                let other = &record.fields[other].name;
                format!("`{other}` says already whether `{name}` is there")
            }
            None => format!("`{name}` says itself whether it is there"),
        };
        errors.at(target.value.span(), message);
    }
}

/// Gives field `of` its extent, which it must not have yet.
fn claim(
    record: &mut Record,
    of: usize,
    target: &Given<Target>,
    errors: &Errors,
    give: impl FnOnce(&mut Record) -> Extent,
) {
    if is_scalar(&record.fields[of].ty) {
        let field = &record.fields[of];
        let message = format!("`{}` has no elements to be counted", field.name);
        errors.at(target.value.span(), message);
        return;
    }
    let before = give(record);
    let name = &record.fields[of].name;
    match before {
        Extent::Own => {}
        Extent::CountBy { controller, .. } => {
            let other = &record.fields[controller].name;
            let message = format!("`{other}` is the count of `{name}` already");
            errors.at(target.value.span(), message);
        }
        _ => errors.at(target.value.span(), format!("`{name}` says itself where it ends")),
    }
}

/// The one field that a controller speaks of, behind the controller.
fn single(record: &Record, index: usize, target: &Given<Target>, errors: &Errors) -> Option<usize> {
    match covered(record, target, errors)? {
        Covered::Fields(first, last) if first == last && first > index => Some(first),
        Covered::Fields(first, last) if first == last => {
            errors.at(
                target.value.span(),
                "a controller stands in front of the field it speaks of; this one is not behind it",
            );
            None
        }
        _ => {
            errors.at(target.value.span(), "this controller speaks of one field, not of several");
            None
        }
    }
}

fn covered(record: &Record, target: &Given<Target>, errors: &Errors) -> Option<Covered> {
    let end = record.fields.len();
    match &target.value {
        Target::Whole(_) => Some(Covered::Fields(0, end.saturating_sub(1))),
        Target::One(member) => match find(record, member) {
            Some(index) => Some(Covered::Fields(index, index)),
            None if is_payload(member) => Some(Covered::Payload(None)),
            None => no_field(record, member, errors),
        },
        Target::Range { first, last, inclusive, span } => {
            let first_index = match first {
                Some(member) => Some(find(record, member).or_else(|| {
                    no_field::<usize>(record, member, errors);
                    None
                })?),
                None => None,
            };
            let last_index = match last {
                Some(member) => match find(record, member) {
                    Some(index) => index,
                    None if is_payload(member) && *inclusive => {
                        return Some(Covered::Payload(Some(first_index.unwrap_or(0))));
                    }
                    None => return no_field(record, member, errors),
                },
                None => end,
            };
            let first = first_index.unwrap_or(0);
            let last = if *inclusive { Some(last_index) } else { last_index.checked_sub(1) };
            match last {
                Some(last) if last >= first => Some(Covered::Fields(first, last)),
                _ => {
                    errors.at(*span, "this range of fields is empty");
                    None
                }
            }
        }
    }
}

fn is_payload(member: &Member) -> bool {
    matches!(member, Member::Named(ident) if ident == PAYLOAD)
}

fn find(record: &Record, member: &Member) -> Option<usize> {
    record.fields.iter().position(|field| field.member.as_ref() == Some(member))
}

fn no_field<T>(record: &Record, member: &Member, errors: &Errors) -> Option<T> {
    let names: Vec<&str> = record
        .fields
        .iter()
        .filter(|field| field.member.is_some() && field.storage != Storage::Skipped)
        .map(|field| field.name.as_str())
        .collect();
    let member_text = match member {
        Member::Named(ident) => ident.to_string(),
        Member::Unnamed(number) => number.index.to_string(),
    };
    let message = format!("no field `{member_text}`; the fields are `{}`", names.join("`, `"));
    errors.at(member.span(), message);
    None
}
