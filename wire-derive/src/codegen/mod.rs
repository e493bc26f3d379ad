//! The model to Rust: each module walks it for one purpose, none knows another, none can fail.

mod bit_fields;
mod choice;
mod codes;
mod decode;
mod encode;
mod fixed;
mod header;
mod layout;
mod newtype;
mod numbers;
mod record;
mod size;
mod stubs;
mod value;
mod view;

pub(crate) use numbers::Numbers;
pub(crate) use stubs::stubs;
pub(crate) use view::is_visible;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{GenericParam, Lifetime, parse_quote};

use crate::ir::{Definition, Field, Record, Shape, Width};
use crate::lower::{element, is_unbounded};

/// All that the derive generates.
///
/// ```text
/// const _: () = {
///     use ::wire_core::__private::{self as __wire, Located as _};
///     impl IcmpHeader { pub const SIZE: usize = 8; pub const LAYOUT: … }
///     impl<'__a> __wire::Decode<'__a> for IcmpHeader { … }
///     impl __wire::Encode for IcmpHeader { … }
///     …
/// };
/// ```
pub(crate) fn expand(definition: &Definition) -> TokenStream {
    let codec = match &definition.shape {
        Shape::Struct(record) => {
            let struct_of = record::Place::of_struct(definition, record);
            let numbers = Numbers::of(definition, &struct_of);
            if let Some(numbers) = numbers.and_then(|numbers| numbers.impls()) {
                let checks = fixed::checks(definition, &struct_of);
                return block(definition, &quote!(#numbers #checks), !definition.view);
            }
            let decode = decode::of_struct(definition, &struct_of);
            let encode = encode::of_struct(definition, &struct_of);
            let fixed = fixed::impls(definition, &struct_of);
            let header = header::impls(definition, &struct_of);
            let bits = bit_fields::impls(definition, record);
            let newtype = newtype::impls(definition, record);
            quote!(#decode #encode #fixed #header #bits #newtype)
        }
        Shape::Codes(codes) => codes::impls(definition, codes),
        Shape::Choice(choice) => choice::impls(definition, choice),
    };
    let layout = layout::impls(definition);
    block(definition, &quote!(#layout #codec), false)
}

/// What is generated, in a scope of its own but for views, which the user's module names.
///
/// `is_simple` is code that the compiler has nothing to say of and that places no error.
fn block(definition: &Definition, items: &TokenStream, is_simple: bool) -> TokenStream {
    let (view_types, views) = (view::types(definition), view::impls(definition));
    let krate = &definition.krate;
    let (allow, import) = match is_simple {
        true => (TokenStream::new(), quote!(as __wire)),
        false => (
            quote!(#[allow(unused, unreachable_patterns, clippy::all)]),
            quote!(::{self as __wire, Located as _}),
        ),
    };
    quote! {
        #allow
        const _: () = {
            use #krate::__private #import;
            #items
            #views
        };
        #view_types
    }
}

/// Code, one piece after another. `collect` does the same, with a thousand lines to be compiled for
/// each kind of iterator.
fn concat(mut pieces: impl Iterator<Item = TokenStream>) -> TokenStream {
    fn all(pieces: &mut dyn Iterator<Item = TokenStream>) -> TokenStream {
        pieces.collect()
    }
    all(&mut pieces)
}

/// Whether the context starts with the tag that selects the variant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Selected {
    None,
    ByTag,
}

/// What a type parameter must be able to do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    None,
    Decode,
    Encode,
    Describe,
}

/// The parts of an impl's first line.
pub(super) struct Head {
    pub(super) impl_generics: TokenStream,
    pub(super) name: TokenStream,
    pub(super) where_clause: TokenStream,
}

impl Head {
    pub(super) fn new(definition: &Definition, bound: Bound) -> Self {
        let mut generics = definition.generics.clone();
        let params: Vec<_> = generics.type_params().map(|param| param.ident.clone()).collect();
        let lifetimes: Vec<Lifetime> =
            generics.lifetimes().map(|param| param.lifetime.clone()).collect();
        if !params.is_empty() && bound != Bound::None {
            let clause = generics.make_where_clause();
            for param in &params {
                clause.predicates.push(match bound {
                    Bound::Decode => {
                        parse_quote!(#param: __wire::Decode<'__a> + __wire::Describe)
                    }
                    Bound::Encode => parse_quote!(#param: __wire::Encode + __wire::Describe),
                    Bound::None | Bound::Describe => parse_quote!(#param: __wire::Describe),
                });
            }
        }
        if bound == Bound::Decode {
            let mut lifetime = syn::LifetimeParam::new(parse_quote!('__a));
            lifetime.bounds.extend(lifetimes);
            generics.params.insert(0, GenericParam::Lifetime(lifetime));
        }
        let (impl_generics, _, where_clause) = generics.split_for_impl();
        let (_, type_generics, _) = definition.generics.split_for_impl();
        let name = &definition.name;
        Self {
            impl_generics: impl_generics.to_token_stream(),
            name: quote!(#name #type_generics),
            where_clause: where_clause.to_token_stream(),
        }
    }

    /// The same, with further predicates.
    pub(super) fn with_where(mut self, predicates: &[TokenStream]) -> Self {
        if !predicates.is_empty() {
            let clause = &self.where_clause;
            self.where_clause = match clause.is_empty() {
                true => quote!(where #(#predicates),*),
                false => {
                    let text = clause.to_string();
                    let comma = if text.ends_with(',') { quote!() } else { quote!(,) };
                    quote!(#clause #comma #(#predicates),*)
                }
            };
        }
        self
    }
}

/// The type of the context, and the pattern that takes it apart.
fn context(definition: &Definition, selected: &Selected) -> (TokenStream, TokenStream) {
    let types: Vec<_> = definition.params.iter().map(|param| &param.ty).collect();
    let names = definition.params.iter().map(|param| &param.name);
    match (selected, definition.params.is_empty()) {
        (Selected::None, true) => (quote!(()), quote!(_: ())),
        (Selected::None, false) => (quote!((#(#types,)*)), quote!((#(#names,)*): (#(#types,)*))),
        (Selected::ByTag, _) => (
            quote!((__wire::Tag, #(#types,)*)),
            quote!((__tag, #(#names,)*): (__wire::Tag, #(#types,)*)),
        ),
    }
}

/// Whether a context is `()`, which goes without saying.
fn is_empty(context: &TokenStream) -> bool {
    context.to_string() == "()"
}

/// `impl Decode`, with these items.
pub(super) fn decode_impl(
    definition: &Definition,
    items: &TokenStream,
    selected: &Selected,
) -> TokenStream {
    let head = Head::new(definition, Bound::Decode);
    let (impl_generics, name, where_clause) = (&head.impl_generics, &head.name, &head.where_clause);
    let (ctx, _) = context(definition, selected);
    let the_trait = decode_trait(&ctx);
    let skip = view::skip(definition, selected);
    quote! {
        #[automatically_derived]
        impl #impl_generics #the_trait for #name #where_clause {
            #items
            #skip
        }
    }
}

/// `Decode`, of types that are told this.
fn decode_trait(ctx: &TokenStream) -> TokenStream {
    match is_empty(ctx) {
        true => quote!(__wire::Decode<'__a>),
        false => quote!(__wire::Decode<'__a, #ctx>),
    }
}

/// `Decode::decode_from`, with this body.
fn decode_from(definition: &Definition, body: &TokenStream, selected: &Selected) -> TokenStream {
    let (_, ctx_pattern) = context(definition, selected);
    quote! {
        #[inline]
        fn decode_from(
            __r: &mut __wire::Reader<'__a>,
            #ctx_pattern,
        ) -> __wire::Decoded<Self> {
            #body
        }
    }
}

/// `Decode::decode_as`, with this body, and `Decode::decode_from` by means of it.
pub(super) fn decode_as(
    definition: &Definition,
    body: &TokenStream,
    selected: &Selected,
) -> TokenStream {
    decode_by(definition, &in_mode(definition, body), selected)
}

/// `Decode::decode_filling`, with this body, and the others by means of it.
pub(super) fn decode_filling(definition: &Definition, body: &TokenStream) -> TokenStream {
    let by_filling = quote!(<Self as __wire::Decode<'__a>>::decode_filling::<__E, false>(__r, ()));
    let others = decode_by(definition, &by_filling, &Selected::None);
    let body = in_mode(definition, body);
    quote! {
        #others
        #[inline]
        fn decode_filling<__E: __wire::Refusal, const __FILLS: __wire::bool>(
            __r: &mut __wire::Reader<'__a>,
            _: (),
        ) -> __wire::Result<Self, __E> {
            #body
        }
    }
}

/// `Decode::decode_as` as it stands, `Decode::decode_from` by means of it, and in how many goes a
/// message is read.
fn decode_by(definition: &Definition, body: &TokenStream, selected: &Selected) -> TokenStream {
    let (ctx, ctx_pattern) = context(definition, selected);
    let (parameter, argument) = handed_on(&ctx);
    let the_trait = decode_trait(&ctx);
    let goes = is_empty(&ctx)
        .then(|| may_go_first(definition, &quote!(IN_TWO_GOES), &quote!(__wire::Decode<'_>)));
    quote! {
        #goes
        #[inline]
        fn decode_from(__r: &mut __wire::Reader<'__a>, #parameter: #ctx) -> __wire::Decoded<Self> {
            <Self as #the_trait>::decode_as(__r, #argument)
        }
        #[inline]
        fn decode_as<__E: __wire::Refusal>(
            __r: &mut __wire::Reader<'__a>,
            #ctx_pattern,
        ) -> __wire::Result<Self, __E> {
            #body
        }
    }
}

/// The parameter of a context that is handed on as it is, and the argument.
fn handed_on(ctx: &TokenStream) -> (TokenStream, TokenStream) {
    match is_empty(ctx) {
        true => (quote!(_), ctx.clone()),
        false => (quote!(__ctx), quote!(__ctx)),
    }
}

/// `Decode::IN_TWO_GOES` or `Encode::FIRST_GO`, which goes without saying of what is read and
/// written by hand.
fn may_go_first(
    definition: &Definition,
    constant: &TokenStream,
    the_trait: &TokenStream,
) -> TokenStream {
    if definition.is_read_by_hand() {
        return TokenStream::new();
    }
    let asked = match &definition.shape {
        Shape::Struct(record) => asked(record),
        _ => Vec::new(),
    };
    match asked.is_empty() {
        true => quote!(
            const #constant: __wire::bool = true;
        ),
        false => quote! {
            const #constant: __wire::bool = #(<#asked as #the_trait>::#constant)&&*;
        },
    }
}

/// The types of fields that may be read by hand; those that hold several of another answer for
/// themselves, and enums, whose variants may hold the enum itself, are not asked here.
fn asked(record: &Record) -> Vec<&syn::Type> {
    let may_be_by_hand = |field: &&Field| {
        matches!(field.width, Width::ByType)
            && field.ctx.is_empty()
            && field.tag.is_none()
            && field.wire.order.is_none()
            && !field.is_optional()
            && element(&field.wire.ty).is_none()
            && !is_unbounded(&field.wire.ty)
    };
    record.fields.iter().filter(may_be_by_hand).map(|field| &field.wire.ty).collect()
}

/// The body of a decoder; of a canonical type, in canonical mode.
fn in_mode(definition: &Definition, body: &TokenStream) -> TokenStream {
    let by_hand = by_hand(definition);
    match definition.canonical {
        true => quote! {
            #by_hand
            let __before = __r.set_canonical(true);
            let __value = { #body };
            __r.set_canonical(__before);
            __value
        },
        false => quote!(#by_hand #body),
    }
}

/// What functions of the user read or write is not for a first go.
fn by_hand(definition: &Definition) -> Option<TokenStream> {
    definition.is_read_by_hand().then(|| quote!(__E::by_hand()?;))
}
