//! A struct of numbers and nothing else, recognised by its tokens.
//!
//! It is what most headers are. A derive runs anew in every build and every check, and is compiled
//! without optimisation where the program is: what needs no syntax tree is found out in a tenth of
//! the time without one. Whatever is not surely such a struct is left to the stages.

use std::iter::Peekable;

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::attr::joined;
use crate::codegen::Numbers;
use crate::lower::octets_of;

/// The struct, if it has named fields, all of them numbers, and no attribute of the derive.
pub(crate) fn numbers(definition: TokenStream) -> Option<Numbers> {
    let mut tokens = definition.into_iter().peekable();
    let (doc, keyword) = first_word(&mut tokens)?;
    let (TokenTree::Ident(name), TokenTree::Group(fields), None) =
        (tokens.next()?, tokens.next()?, tokens.next())
    else {
        return None;
    };
    if keyword != "struct" || fields.delimiter() != Delimiter::Brace {
        return None;
    }
    let mut tokens = fields.stream().into_iter().peekable();
    tokens.peek()?;
    let mut numbers = Numbers::new(name.to_string(), doc);
    while tokens.peek().is_some() {
        push_number(&mut numbers, &mut tokens)?;
    }
    Some(numbers)
}

/// Reads a field, and the comma behind it.
fn push_number(numbers: &mut Numbers, tokens: &mut Peekable<IntoIter>) -> Option<()> {
    let (doc, member) = first_word(tokens)?;
    let (TokenTree::Punct(_), TokenTree::Ident(ty)) = (tokens.next()?, tokens.next()?) else {
        return None;
    };
    match tokens.next() {
        None => {}
        Some(TokenTree::Punct(comma)) if comma.as_char() == ',' => {}
        Some(_) => return None,
    }
    numbers.push(member, doc, octets_of(&ty.to_string())?);
    Some(())
}

/// The first word behind attributes and visibility, and the doc comment.
fn first_word(tokens: &mut Peekable<IntoIter>) -> Option<(String, String)> {
    let mut lines = Vec::new();
    loop {
        match tokens.next()? {
            TokenTree::Punct(_) => match tokens.next()? {
                TokenTree::Group(attribute) => lines.extend(doc_line(&attribute)?),
                _ => return None,
            },
            TokenTree::Ident(word) => {
                let word = word.to_string();
                if word != "pub" {
                    return Some((joined(&lines), word));
                }
            }
            TokenTree::Group(scope) if scope.delimiter() == Delimiter::Parenthesis => {}
            _ => return None,
        }
    }
}

/// The line of the doc comment that an attribute is, if it is one; `None` of one of the derive.
fn doc_line(attribute: &Group) -> Option<Option<String>> {
    let mut tokens = attribute.stream().into_iter();
    let TokenTree::Ident(name) = tokens.next()? else { return None };
    match (name.to_string().as_str(), tokens.next(), tokens.next()) {
        ("wire", ..) => None,
        ("doc", Some(TokenTree::Punct(_)), Some(TokenTree::Literal(text))) => {
            match syn::Lit::new(text) {
                syn::Lit::Str(text) => Some(Some(text.value())),
                _ => Some(None),
            }
        }
        _ => Some(None),
    }
}
