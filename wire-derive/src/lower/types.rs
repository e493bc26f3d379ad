//! What a type's spelling tells: its size, and whether it needs an extent.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt as _;
use syn::{GenericArgument, Path, PathArguments, Type};

use crate::ir::{Access, Size, Width};

/// Numbers by name, with their octets.
const NUMBERS: &[(&str, usize)] = &[
    ("u8", 1),
    ("u16", 2),
    ("u32", 4),
    ("u64", 8),
    ("u128", 16),
    ("i8", 1),
    ("i16", 2),
    ("i32", 4),
    ("i64", 8),
    ("i128", 16),
    ("f32", 4),
    ("f64", 8),
];

/// Types of wire-core and `core` that are `Fixed`, by name. Their sizes are asked of the type, so
/// that a user's type of the same name does no harm.
const FIXED: &[&str] = &[
    "Ipv4Addr", "Ipv6Addr", "U24", "U40", "U48", "U56", "I24", "I40", "I48", "I56", "bool", "char",
];

/// Types whose octets end where something else says so.
const UNBOUNDED: &[&str] = &["Vec", "String", "Cow", "VecDeque", "Bytes"];

/// The name of a type given by path, and its generic arguments.
fn path_of(ty: &Type) -> Option<(String, &PathArguments)> {
    match ty {
        Type::Path(path) if path.qself.is_none() => {
            path.path.segments.last().map(|last| (last.ident.to_string(), &last.arguments))
        }
        Type::Group(group) => path_of(&group.elem),
        Type::Paren(paren) => path_of(&paren.elem),
        _ => None,
    }
}

/// The octets of a number.
pub(crate) fn number_size(ty: &Type) -> Option<usize> {
    let (name, arguments) = path_of(ty)?;
    if !arguments.is_none() {
        return None;
    }
    octets_of(&name)
}

/// Whether it is a number without a sign that is not wider than a length can be.
pub(crate) fn is_unsigned(ty: &Type) -> bool {
    let name = path_of(ty).map(|(name, _)| name);
    matches!(name.as_deref(), Some("u8" | "u16" | "u32" | "u64"))
}

/// The octets of a number of this name.
pub(crate) fn octets_of(name: &str) -> Option<usize> {
    NUMBERS.iter().find(|(number, _)| *number == name).map(|(_, octets)| *octets)
}

/// The `T` of `Name<T>`.
fn argument_of<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let (found, arguments) = path_of(ty)?;
    let PathArguments::AngleBracketed(arguments) = arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) if found == name => Some(ty),
        _ => None,
    })
}

/// The `T` of `Option<T>`.
pub(crate) fn option_inner(ty: &Type) -> Option<&Type> {
    argument_of(ty, "Option")
}

/// The element of a sequence, by its spelling.
pub(crate) fn element(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Array(array) => Some(&array.elem),
        Type::Slice(slice) => Some(&slice.elem),
        Type::Reference(reference) => element(&reference.elem),
        Type::Group(group) => element(&group.elem),
        _ => argument_of(ty, "Vec")
            .or_else(|| argument_of(ty, "Box").and_then(element))
            .or_else(|| argument_of(ty, "Cow").and_then(element)),
    }
}

/// The number in the innermost element of a sequence or array: what `endian` speaks of.
pub(crate) fn innermost_number(ty: &Type) -> Option<&Type> {
    match number_size(ty) {
        Some(_) => Some(ty),
        None => element(ty).and_then(innermost_number),
    }
}

/// The type, with `number` in the place of its innermost number.
pub(crate) fn with_number(ty: &Type, number: &Type) -> Type {
    let mut ty = ty.clone();
    replace_number(&mut ty, number);
    ty
}

fn replace_number(ty: &mut Type, number: &Type) {
    if number_size(ty).is_some() {
        *ty = number.clone();
        return;
    }
    match ty {
        Type::Array(array) => replace_number(&mut array.elem, number),
        Type::Slice(slice) => replace_number(&mut slice.elem, number),
        Type::Reference(reference) => replace_number(&mut reference.elem, number),
        Type::Group(group) => replace_number(&mut group.elem, number),
        Type::Path(path) => {
            let Some(last) = path.path.segments.last_mut() else { return };
            let PathArguments::AngleBracketed(arguments) = &mut last.arguments else { return };
            for argument in &mut arguments.args {
                if let GenericArgument::Type(ty) = argument {
                    replace_number(ty, number);
                }
            }
        }
        _ => {}
    }
}

pub(crate) fn is_unit(ty: &Type) -> bool {
    matches!(ty, Type::Tuple(tuple) if tuple.elems.is_empty())
}

/// Whether the type's octets end only where something else says so.
pub(crate) fn is_unbounded(ty: &Type) -> bool {
    match ty {
        Type::Reference(reference) => match &*reference.elem {
            Type::Slice(_) => true,
            elem => path_of(elem).is_some_and(|(name, _)| name == "str"),
        },
        Type::Group(group) => is_unbounded(&group.elem),
        _ => path_of(ty).is_some_and(|(name, _)| {
            UNBOUNDED.contains(&name.as_str())
                || name == "Box"
                    && argument_of(ty, "Box").is_some_and(|inner| {
                        matches!(inner, Type::Slice(_))
                            || path_of(inner).is_some_and(|(name, _)| name == "str")
                    })
        }),
    }
}

/// Whether the type is octets or text: its length costs nothing to ask.
pub(crate) fn is_octet_string(ty: &Type) -> bool {
    match element(ty) {
        Some(element) => number_size(element) == Some(1) && !matches!(ty, Type::Array(_)),
        None => {
            path_of(ty).is_some_and(|(name, _)| ["String", "Bytes", "Cow"].contains(&name.as_str()))
                || is_unbounded(ty)
        }
    }
}

/// Whether the type is `bool`.
pub(crate) fn is_bool(ty: &Type) -> bool {
    path_of(ty).is_some_and(|(name, _)| name == "bool")
}

/// Whether the type is text, and nothing else that has octets.
pub(crate) fn is_text(ty: &Type) -> bool {
    match ty {
        Type::Reference(reference) => {
            path_of(&reference.elem).is_some_and(|(name, _)| name == "str")
        }
        Type::Group(group) => is_text(&group.elem),
        _ => path_of(ty).is_some_and(|(name, _)| name == "String"),
    }
}

/// Whether the type is a vector.
pub(crate) fn is_vec(ty: &Type) -> bool {
    argument_of(ty, "Vec").is_some()
}

/// Whether values of the type are seen by reference in expressions: they own memory or borrow it.
pub(crate) fn is_seen_by_reference(ty: &Type) -> bool {
    let may_own = |name: &str| name == "Box" || name == "Option" && !is_copied(ty);
    is_unbounded(ty) || path_of(ty).is_some_and(|(name, _)| may_own(&name))
}

/// Whether a lifetime stands in the type.
pub(crate) fn borrows(ty: &Type) -> bool {
    let is_quote =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '\'');
    any_token(ty.to_token_stream(), &is_quote)
}

/// Whether something is called `name`: the type itself, a parameter, what a field or an expression
/// names.
pub(crate) fn names(definition: &impl ToTokens, name: &str) -> bool {
    let is_named =
        |token: &TokenTree| matches!(token, TokenTree::Ident(ident) if ident.unraw() == name);
    any_token(definition.to_token_stream(), &is_named)
}

/// Whether one of these names stands in the type.
pub(crate) fn names_any(ty: &Type, names: &[Ident]) -> bool {
    let is_named =
        |token: &TokenTree| matches!(token, TokenTree::Ident(name) if names.contains(name));
    any_token(ty.to_token_stream(), &is_named)
}

fn any_token(tokens: TokenStream, is: &dyn Fn(&TokenTree) -> bool) -> bool {
    tokens.into_iter().any(|token| match &token {
        TokenTree::Group(group) => any_token(group.stream(), is),
        token => is(token),
    })
}

/// Whether the type is copied for sure.
pub(crate) fn is_copied(ty: &Type) -> bool {
    let ty = option_inner(ty).unwrap_or(ty);
    number_size(ty).is_some() || path_of(ty).is_some_and(|(name, _)| FIXED.contains(&name.as_str()))
}

/// Whether the type is `usize` or `isize`, which have no size on the wire.
pub(crate) fn is_machine_word(ty: &Type) -> bool {
    path_of(ty).is_some_and(|(name, _)| name == "usize" || name == "isize")
}

/// Whether the type's spelling tells that it is no integer and converts to none.
pub(crate) fn never_an_integer(ty: &Type) -> bool {
    let named = |name: &str| ["f32", "f64", "char", "String"].contains(&name);
    path_of(ty).is_some_and(|(name, _)| named(&name))
        || is_unbounded(ty)
        || option_inner(ty).is_some()
        || matches!(ty, Type::Array(_) | Type::Reference(_) | Type::Slice(_))
        || matches!(ty, Type::Tuple(tuple) if !tuple.elems.is_empty())
}

/// Whether the type is one number, which has no elements and no variants.
pub(crate) fn is_scalar(ty: &Type) -> bool {
    number_size(ty).is_some()
        || path_of(ty)
            .is_some_and(|(name, arguments)| arguments.is_none() && FIXED.contains(&name.as_str()))
}

/// Whether the type is a parameter of these names.
pub(crate) fn is_param(ty: &Type, params: &[String]) -> bool {
    path_of(ty).is_some_and(|(name, arguments)| arguments.is_none() && params.contains(&name))
}

/// The room that a value of type `ty` takes, as far as its spelling tells. `fixed` are the type
/// parameters bound by `Fixed`.
pub(crate) fn width(ty: &Type, fixed: &[String], krate: &Path) -> Width {
    if let Some(size) = number_size(ty) {
        return Width::Fixed(Size::literal(size), Access::Plain);
    }
    if let Type::Array(array) = ty {
        let count = array.len.to_token_stream();
        let little = argument_of(&array.elem, "Le").and_then(number_size);
        if let Some(size) = number_size(&array.elem).or(little) {
            let literal = syn::parse2::<syn::LitInt>(count.clone()).ok();
            let total = match literal.and_then(|literal| literal.base10_parse::<usize>().ok()) {
                Some(literal) => Size::literal(literal.saturating_mul(size)),
                None if size == 1 => Size::term(quote!((#count))),
                None => Size::term(quote!(#size * (#count))),
            };
            let element = (*array.elem).clone();
            return Width::Fixed(total, Access::PlainArray { element, count });
        }
        return match width(&array.elem, fixed, krate) {
            Width::Fixed(..) => fixed_by_type(ty, krate),
            _ => Width::ByType,
        };
    }
    if is_unit(ty) || path_of(ty).is_some_and(|(name, _)| name == "PhantomData") {
        return Width::Fixed(Size::default(), Access::Fixed);
    }
    let named = path_of(ty)
        .is_some_and(|(name, arguments)| arguments.is_none() && FIXED.contains(&name.as_str()));
    if let Some(size) = argument_of(ty, "Le").and_then(number_size) {
        return Width::Fixed(Size::literal(size), Access::Plain);
    }
    if named || is_param(ty, fixed) {
        return fixed_by_type(ty, krate);
    }
    if is_unbounded(ty) || option_inner(ty).is_some() {
        return Width::Variable;
    }
    Width::ByType
}

fn fixed_by_type(ty: &Type, krate: &Path) -> Width {
    Width::Fixed(Size::term(size_of(ty, krate)), Access::Fixed)
}

fn size_of(ty: &Type, krate: &Path) -> TokenStream {
    quote!(<#ty as #krate::Fixed>::SIZE)
}
