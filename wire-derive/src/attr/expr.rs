//! Expressions and field ranges, as tokens.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::{Member, Token};

/// A Rust expression as the user wrote it. It is not parsed: the compiler does that.
#[derive(Clone)]
pub(crate) struct Expr {
    tokens: TokenStream,
    span: Span,
}

impl Expr {
    /// Takes the tokens up to the next comma, but for commas between `::<` and `>`.
    pub(crate) fn parse(key: &Ident, input: ParseStream<'_>) -> syn::Result<Self> {
        let span = input.span();
        let (mut tokens, mut depth, mut colons) = (TokenStream::new(), 0usize, 0usize);
        while !input.is_empty() && (depth > 0 || !input.peek(Token![,])) {
            let token: TokenTree = input.parse()?;
            match &token {
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Punct(punct) if punct.as_char() == '<' && (colons == 2 || depth > 0) => {
                    depth += 1;
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == '>' && depth > 0 => depth -= 1,
                _ => colons = 0,
            }
            token.to_tokens(&mut tokens);
        }
        if tokens.is_empty() {
            return Err(syn::Error::new(key.span(), format!("`{key}` needs a value after `=`")));
        }
        Ok(Self { tokens, span })
    }

    pub(crate) fn span(&self) -> Span {
        self.span
    }

    /// Whether `name` stands in it: a field so named is then bound under its own name.
    pub(crate) fn mentions(&self, name: &Ident) -> bool {
        mentions(self.tokens.clone(), &name.to_string())
    }

    /// The single identifier that it is.
    pub(crate) fn as_word(&self) -> Option<String> {
        syn::parse2::<Ident>(self.tokens.clone()).ok().map(|ident| ident.to_string())
    }

    /// The literal that it is.
    pub(crate) fn as_literal(&self) -> Option<syn::Lit> {
        syn::parse2(self.tokens.clone()).ok()
    }

    /// The integer literal that it is.
    pub(crate) fn as_integer(&self) -> Option<u64> {
        match self.as_literal()? {
            syn::Lit::Int(int) => int.base10_parse().ok(),
            syn::Lit::Byte(byte) => Some(byte.value().into()),
            _ => None,
        }
    }

    /// The integer literal that it is, or the negative of one.
    pub(crate) fn as_signed(&self) -> Option<i128> {
        let mut tokens = self.tokens.clone().into_iter();
        match tokens.next()? {
            TokenTree::Punct(punct) if punct.as_char() == '-' => {
                let literal: syn::LitInt = syn::parse2(tokens.collect()).ok()?;
                literal.base10_parse::<i128>().ok().map(|value| -value)
            }
            _ => match self.as_literal()? {
                syn::Lit::Int(int) => int.base10_parse().ok(),
                syn::Lit::Byte(byte) => Some(byte.value().into()),
                _ => None,
            },
        }
    }

    /// Where `name` stands in it as a variable: not as the name of a method, a field, a path's
    /// part, or in an expression that binds names of its own.
    pub(crate) fn reads(&self, name: &Ident) -> Option<Span> {
        fn within(tokens: TokenStream, name: &Ident) -> Option<Span> {
            let tokens: Vec<TokenTree> = tokens.into_iter().collect();
            let is = |at: Option<usize>, signs: &[char]| {
                matches!(at.and_then(|at| tokens.get(at)),
                    Some(TokenTree::Punct(punct)) if signs.contains(&punct.as_char()))
            };
            tokens.iter().enumerate().find_map(|(at, token)| match token {
                TokenTree::Group(group) => within(group.stream(), name),
                TokenTree::Ident(ident) if ident == name => {
                    let part = is(at.checked_sub(1), &['.', ':']) || is(Some(at + 1), &[':', '!']);
                    (!part).then(|| ident.span())
                }
                _ => None,
            })
        }
        fn binds(tokens: TokenStream) -> bool {
            tokens.into_iter().any(|token| match token {
                TokenTree::Punct(punct) => punct.as_char() == '|',
                TokenTree::Ident(ident) => ident == "let" || ident == "match",
                TokenTree::Group(group) => binds(group.stream()),
                TokenTree::Literal(_) => false,
            })
        }
        match binds(self.tokens.clone()) {
            true => None,
            false => within(self.tokens.clone(), name),
        }
    }

    /// As written, for messages.
    pub(crate) fn text(&self) -> String {
        let text = self.tokens.to_string();
        text.replace("! ", "!")
            .replace(" . ", ".")
            .replace(" :: ", "::")
            .replace(" (", "(")
            .replace("( ", "(")
            .replace(" )", ")")
    }
}

impl ToTokens for Expr {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.tokens.to_tokens(tokens);
    }
}

/// Whether the word `name` stands among the tokens.
pub(crate) fn mentions(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        _ => false,
    })
}

/// The fields that a controller or a checksum speaks of.
#[derive(Clone)]
pub(crate) enum Target {
    /// `self`: the whole.
    Whole(Span),
    /// One field.
    One(Member),
    /// `a..b`, `a..=b`, `a..`, `..b`, `..=b`.
    Range { first: Option<Member>, last: Option<Member>, inclusive: bool, span: Span },
}

impl Target {
    pub(crate) fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let span = input.span();
        if input.peek(Token![self]) {
            let word: Token![self] = input.parse()?;
            return Ok(Self::Whole(word.span));
        }
        let first = if input.peek(Token![..]) { None } else { Some(input.parse::<Member>()?) };
        if !input.peek(Token![..]) {
            return first.map(Self::One).ok_or_else(|| input.error("expected a field"));
        }
        let inclusive = input.peek(Token![..=]);
        if inclusive {
            input.parse::<Token![..=]>()?;
        } else {
            input.parse::<Token![..]>()?;
        }
        let ends = input.is_empty() || input.peek(Token![,]);
        let last = if ends { None } else { Some(input.parse::<Member>()?) };
        if inclusive && last.is_none() {
            return Err(syn::Error::new(span, "`..=` needs the field that the range ends with"));
        }
        Ok(Self::Range { first, last, inclusive, span })
    }

    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Whole(span) | Self::Range { span, .. } => *span,
            Self::One(member) => syn::spanned::Spanned::span(member),
        }
    }
}
