//! The parameters of a view: that of its octets, and those of the type that is seen, but for its
//! lifetimes. What a parameter stands for is seen as its own view says.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{GenericParam, Generics, Lifetime, Type, parse_quote};

use super::with_lifetime;
use crate::codegen::Head;
use crate::codegen::decode::is_seen;
use crate::ir::{Definition, Piece, Record, Shape};
use crate::lower::{borrows, names_any};

/// The parameters of a definition, as its views have them.
pub(super) struct Params<'a> {
    definition: &'a Definition,
    /// The type parameters.
    types: Vec<Ident>,
}

impl<'a> Params<'a> {
    pub(super) fn of(definition: &'a Definition) -> Self {
        let types = definition.generics.type_params().map(|param| param.ident.clone()).collect();
        Self { definition, types }
    }

    /// Whether there are others than lifetimes.
    pub(super) fn any(&self) -> bool {
        !self.types.is_empty() || self.definition.generics.const_params().next().is_some()
    }

    /// Whether a type parameter stands in the type.
    pub(super) fn stand_in(&self, ty: &Type) -> bool {
        names_any(ty, &self.types)
    }

    /// The parameter of the view's octets.
    pub(super) fn octets(&self) -> &'a Ident {
        &self.definition.view_octets
    }

    /// The parameters but for lifetimes.
    fn own(&self) -> impl Iterator<Item = &'a GenericParam> {
        let params = self.definition.generics.params.iter();
        params.filter(|param| !matches!(param, GenericParam::Lifetime(_)))
    }

    /// `B, Options = Vec<Ipv4Option<'static>>`, as the type of the view is declared.
    pub(super) fn declared(&self) -> TokenStream {
        let octets = self.octets();
        let own = self.own().map(|param| {
            let mut param = param.clone();
            if let GenericParam::Type(param) = &mut param {
                param.attrs.clear();
                param.bounds.clear();
                param.colon_token = None;
            }
            with_lifetime(self.definition, param.to_token_stream(), "static")
        });
        quote!(#octets #(, #own)*)
    }

    /// `<&'a [u8], Options>`, given what the octets are.
    pub(super) fn given(&self, octets: &impl ToTokens) -> TokenStream {
        let own = self.own().map(|param| match param {
            GenericParam::Type(param) => param.ident.to_token_stream(),
            GenericParam::Const(param) => param.ident.to_token_stream(),
            GenericParam::Lifetime(_) => TokenStream::new(),
        });
        quote!(<#octets #(, #own)*>)
    }

    /// The field that names the type parameters: what they stand for is not held, so that a view
    /// of what borrows for long is one of what borrows for short, and the other way round.
    pub(super) fn field(&self, krate: &TokenStream) -> TokenStream {
        let types = &self.types;
        match types.is_empty() {
            true => TokenStream::new(),
            false => quote!(of: #krate::PhantomData<fn(#(#types),*)>,),
        }
    }

    /// The value of that field.
    pub(super) fn value(&self) -> TokenStream {
        match self.types.is_empty() {
            true => TokenStream::new(),
            false => quote!(of: __wire::PhantomData,),
        }
    }

    /// `<B: Bound, Options>` of an impl that asks nothing of the parameters.
    pub(super) fn free(&self, bound: &TokenStream) -> TokenStream {
        let octets = self.octets();
        let own = self.undemanding();
        quote!(<#octets: #bound #(, #own)*>)
    }

    /// `<B, Options>` of an impl that asks nothing of the octets either.
    pub(super) fn unbound(&self) -> TokenStream {
        let (octets, own) = (self.octets(), self.undemanding());
        quote!(<#octets #(, #own)*>)
    }

    /// The parameters but for lifetimes, without bounds.
    fn undemanding(&self) -> impl Iterator<Item = GenericParam> {
        self.own().map(|param| {
            let mut param = param.clone();
            match &mut param {
                GenericParam::Type(param) => {
                    (param.colon_token, param.default) = (None, None);
                    param.bounds.clear();
                }
                GenericParam::Const(param) => param.default = None,
                GenericParam::Lifetime(_) => {}
            }
            param
        })
    }

    /// The same, and a `where` clause, with what the definition asks of its parameters.
    pub(super) fn bound(&self, bound: &TokenStream) -> (TokenStream, TokenStream) {
        let octets = self.octets();
        let mut generics = self.definition.generics.clone();
        if !self.any() {
            return (quote!(<#octets: #bound>), TokenStream::new());
        }
        generics.params.push(parse_quote!(#octets: #bound));
        self.describe(&mut generics);
        let (generics, _, clause) = generics.split_for_impl();
        (generics.to_token_stream(), clause.to_token_stream())
    }

    fn describe(&self, generics: &mut Generics) {
        if self.types.is_empty() {
            return;
        }
        let clause = generics.make_where_clause();
        for param in &self.types {
            clause.predicates.push(parse_quote!(#param: __wire::Describe));
        }
    }

    /// The first line of an impl of a view's trait for the type itself, at the lifetime `'__a` of
    /// the octets: any, unless the type is told something that it borrows from.
    pub(super) fn head(&self) -> Head {
        self.head_with(self.predicates(&quote!('__a)))
    }

    /// The same for a view through which the type is changed.
    pub(super) fn head_mut(&self) -> Head {
        self.head_with(self.predicates_of_all())
    }

    fn head_with(&self, predicates: Vec<TokenStream>) -> Head {
        let definition = self.definition;
        let mut generics = definition.generics.clone();
        self.describe(&mut generics);
        for predicate in predicates {
            generics.make_where_clause().predicates.push(parse_quote!(#predicate));
        }
        let mut lifetime = syn::LifetimeParam::new(parse_quote!('__a));
        if is_told_borrowed(definition) {
            let lifetimes = definition.generics.lifetimes();
            lifetime.bounds.extend(lifetimes.map(|param| -> Lifetime { param.lifetime.clone() }));
        }
        generics.params.insert(0, GenericParam::Lifetime(lifetime));
        let (impl_generics, _, where_clause) = generics.split_for_impl();
        let (_, type_generics, _) = definition.generics.split_for_impl();
        let name = &definition.name;
        Head {
            impl_generics: impl_generics.to_token_stream(),
            name: quote!(#name #type_generics),
            where_clause: where_clause.to_token_stream(),
        }
    }

    /// A `where` clause of a method that checks octets, with these predicates.
    pub(super) fn clause(&self, predicates: &[TokenStream]) -> TokenStream {
        let types = &self.types;
        match types.is_empty() {
            true => TokenStream::new(),
            false => quote!(where #(#types: __wire::Describe,)* #(#predicates),*),
        }
    }

    /// What is asked of the type parameters for octets of this lifetime.
    pub(super) fn predicates(&self, lifetime: &TokenStream) -> Vec<TokenStream> {
        self.predicates_with(&quote!(), lifetime)
    }

    /// What is asked of them for octets of any lifetime.
    pub(super) fn predicates_of_all(&self) -> Vec<TokenStream> {
        self.predicates_with(&quote!(for<'__f>), &quote!('__f))
    }

    fn predicates_with(&self, all: &TokenStream, lifetime: &TokenStream) -> Vec<TokenStream> {
        let mut predicates = Vec::new();
        for param in &self.types {
            let fields = || {
                self.fields().filter(|field| names_any(&field.wire.ty, std::slice::from_ref(param)))
            };
            if fields().next().is_some() {
                predicates.push(quote!(#all #param: __wire::Viewed<#lifetime, Ctx = ()>));
            }
            if fields().any(|field| !is_seen(field)) {
                predicates.push(quote!(#all #param: __wire::Decode<#lifetime>));
            }
        }
        predicates
    }

    /// The fields that are pieces of their own.
    fn fields(&self) -> impl Iterator<Item = &'a crate::ir::Field> {
        let records: Vec<&Record> = match &self.definition.shape {
            Shape::Struct(record) => vec![record],
            Shape::Codes(_) => Vec::new(),
            Shape::Choice(choice) => choice.variants.iter().map(|v| &v.record).collect(),
        };
        records.into_iter().flat_map(|record| {
            record.pieces.iter().filter_map(|piece| match piece {
                Piece::Field(index) => record.fields.get(*index),
                Piece::Run(_) => None,
            })
        })
    }
}

/// Whether something that the type is told may borrow.
pub(super) fn is_told_borrowed(definition: &Definition) -> bool {
    definition.params.iter().any(|param| borrows(&param.ty))
}
