//! Attributes to the model: names resolved, defaults filled in, runs and regions formed.

mod controllers;
mod enums;
mod fields;
mod gathered;
mod own;
mod pieces;
mod types;
mod wire;

pub(crate) use own::by_own_name;
pub(crate) use types::{
    borrows, element, innermost_number, is_bool, is_copied, is_machine_word, is_octet_string,
    is_scalar, is_seen_by_reference, is_text, is_unbounded, is_unsigned, is_vec, names_any,
    never_an_integer, number_size, octets_of, option_inner,
};

use proc_macro2::Ident;
use quote::format_ident;
use syn::{Data, DeriveInput, GenericParam, Path, parse_quote};

use crate::attr::{ContainerAttrs, doc};
use crate::check;
use crate::errors::Errors;
use crate::ir::{Definition, Shape};

/// What the fields of a type need to know of it.
pub(crate) struct Surroundings<'a> {
    pub(crate) krate: Path,
    /// The type parameters bound by `Fixed`.
    pub(crate) fixed_params: Vec<String>,
    pub(crate) type_params: Vec<Ident>,
    pub(crate) container: &'a ContainerAttrs,
    pub(crate) errors: &'a Errors,
}

/// The definition as a model. Where it has errors, the model is good for stub impls only.
pub(crate) fn definition(input: &DeriveInput, errors: &Errors) -> Definition {
    let container = ContainerAttrs::parse(&input.attrs, errors);
    let krate = match &container.krate {
        Some(path) => path.value.clone(),
        None => parse_quote!(::wire_core),
    };
    let around = Surroundings {
        krate: krate.clone(),
        fixed_params: fixed_params(&input.generics),
        type_params: input.generics.type_params().map(|param| param.ident.clone()).collect(),
        container: &container,
        errors,
    };
    check::container(&container, errors);
    let shape = match &input.data {
        Data::Struct(data) => {
            check::struct_keys(&container, errors);
            Shape::Struct(fields::record(&data.fields, &around, None))
        }
        Data::Enum(data) => enums::shape(data, &input.ident, &around),
        Data::Union(data) => {
            errors.at(
                data.union_token.span,
                "a union does not say which of its fields is on the wire; use an enum with tags",
            );
            Shape::Struct(fields::record(&syn::Fields::Unit, &around, None))
        }
    };
    let params = container.ctx.as_ref().map(|ctx| ctx.value.clone()).unwrap_or_default();
    if let Some(size) = &container.size {
        check::size(&shape, size, errors);
    }
    if container.view.is_some() {
        check::view(&container, &shape, errors);
    }
    Definition {
        name: input.ident.clone(),
        generics: input.generics.clone(),
        krate,
        doc: doc(&input.attrs),
        params,
        size: container.size.clone(),
        canonical: container.canonical.is_some(),
        vis: input.vis.clone(),
        // A definition with errors gets stubs, which have no view.
        view: container.view.is_some() && errors.is_empty(),
        view_octets: match container.view {
            Some(_) if types::names(input, "B") => format_ident!("__B"),
            _ => format_ident!("B"),
        },
        shape,
    }
}

/// The type parameters whose declaration or `where` clause bounds them by `Fixed`.
fn fixed_params(generics: &syn::Generics) -> Vec<String> {
    let is_fixed = |bound: &syn::TypeParamBound| match bound {
        syn::TypeParamBound::Trait(bound) => {
            bound.path.segments.last().is_some_and(|last| last.ident == "Fixed")
        }
        _ => false,
    };
    let mut names = Vec::new();
    for param in &generics.params {
        if let GenericParam::Type(param) = param {
            if param.bounds.iter().any(is_fixed) {
                names.push(param.ident.to_string());
            }
        }
    }
    for predicate in generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
        if let syn::WherePredicate::Type(predicate) = predicate {
            if let syn::Type::Path(path) = &predicate.bounded_ty {
                if let (Some(ident), true) =
                    (path.path.get_ident(), predicate.bounds.iter().any(is_fixed))
                {
                    names.push(ident.to_string());
                }
            }
        }
    }
    names
}

/// The local variable for field number `index`.
fn positional(index: usize) -> Ident {
    format_ident!("__f{index}")
}
