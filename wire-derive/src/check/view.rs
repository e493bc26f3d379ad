//! What can be seen in place.

use crate::attr::{ContainerAttrs, ContextParam};
use crate::errors::Errors;
use crate::ir::{Record, Role, Shape};

/// What can be seen in place: octets that say themselves what they are.
pub(crate) fn view(container: &ContainerAttrs, shape: &Shape, errors: &Errors) {
    let params = container.ctx.as_ref().map_or(&[][..], |ctx| ctx.value.as_slice());
    match shape {
        Shape::Struct(record) => view_of_record(record, params, errors),
        Shape::Codes(_) => {}
        Shape::Choice(choice) => {
            for variant in &choice.variants {
                view_of_record(&variant.record, params, errors);
            }
        }
    }
}

/// What a getter evaluates again must be at hand without decoding all that is in front.
fn view_of_record(record: &Record, params: &[ContextParam], errors: &Errors) {
    for field in &record.fields {
        if field.default.is_some() && field.is_optional() {
            errors.at(
                field.span,
                "this field has no view: whether it is there cannot be told from its default",
            );
        }
        let evaluated = if field.keeps_context { &[][..] } else { &field.ctx };
        let mut expressions: Vec<_> = evaluated.iter().map(|context| &context.value).collect();
        for expr in &expressions {
            if let Some(param) = params.iter().find(|param| expr.mentions(&param.name)) {
                errors.at(
                    expr.span(),
                    format!(
                        "a view cannot evaluate this: it does not keep `{}`, which it is told when it is made",
                        param.name
                    ),
                );
            }
        }
        if let Role::Checksum(checksum) = &field.role {
            expressions.extend(&checksum.pseudo);
        }
        for expr in expressions {
            let hidden = record.fields.iter().enumerate().find(|(index, other)| {
                let named = other.name_in_expressions().is_some_and(|name| expr.mentions(&name));
                named && !crate::codegen::is_visible(record, *index)
            });
            if let Some((_, hidden)) = hidden {
                errors.at(
                    expr.span(),
                    format!(
                        "a view cannot evaluate this: more than its own octets says what `{}` is, or whether it is there",
                        hidden.name
                    ),
                );
            }
        }
    }
}
