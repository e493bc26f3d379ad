//! The view of an enum with data: one of the views of its variants.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::entries::Entries;
use super::params::Params;
use super::record::{RecordView, sums};
use super::{at_octets, canonical, casing, context};
use crate::codegen::choice::{read_tag, tag_pattern};
use crate::codegen::decode;
use crate::codegen::record::scale;
use crate::ir::{Choice, Definition, Selector, Variant, VariantTag};

/// An enum and its view.
pub(super) struct ChoiceView<'a> {
    definition: &'a Definition,
    choice: &'a Choice,
    params: Params<'a>,
    /// The view's type.
    name: Ident,
    variants: Vec<VariantView<'a>>,
}

struct VariantView<'a> {
    variant: &'a Variant,
    record: RecordView<'a>,
}

impl VariantView<'_> {
    /// Whether there is nothing to see of the variant.
    fn is_empty(&self) -> bool {
        self.variant.record.fields.is_empty()
    }
}

impl<'a> ChoiceView<'a> {
    pub(super) fn of(definition: &'a Definition, choice: &'a Choice) -> Self {
        let variants = choice.variants.iter().enumerate().map(|(number, variant)| VariantView {
            variant,
            record: RecordView::of_variant(definition, &variant.record, number, &variant.ident),
        });
        Self {
            definition,
            choice,
            params: Params::of(definition),
            name: format_ident!("{}View", definition.name),
            variants: variants.collect(),
        }
    }

    /// The views of the variants that have something to see.
    fn shown(&self) -> impl Iterator<Item = &RecordView<'a>> {
        self.variants.iter().filter(|variant| !variant.is_empty()).map(|variant| &variant.record)
    }

    /// ```text
    /// pub enum OptionView<B> { End, RouterAlert(OptionRouterAlertView<B>) }
    /// pub struct OptionRouterAlertView<B> { … }
    /// ```
    pub(super) fn declarations(&self) -> TokenStream {
        let (vis, name, params) = (&self.definition.vis, &self.name, self.params.declared());
        let doc =
            format!("[`{}`] in place: one of the views of its variants.", self.definition.name);
        let octets = self.params.octets();
        let variants = self.variants.iter().map(|view| {
            let (ident, doc) = (&view.variant.ident, variant_doc(view.variant));
            match view.is_empty() {
                true => quote!(#[doc = #doc] #ident),
                false => {
                    let record = view.record.given(&quote!(#octets));
                    quote!(#[doc = #doc] #ident(#record))
                }
            }
        });
        let records = self.shown().map(RecordView::declaration);
        let names = self.variants.iter().map(|view| &view.variant.ident);
        let casing = casing(names.chain([&self.definition.name]));
        quote! {
            #[doc = #doc]
            #casing
            #vis enum #name<#params> {
                #(#variants,)*
            }
            #(#records)*
        }
    }

    pub(super) fn impls(&self) -> TokenStream {
        let records = self.shown().map(|view| {
            let (impls, with) = (view.impls(), view.with());
            quote!(#impls #with)
        });
        let (common, with, checked) = (self.common(), self.with(), self.checked());
        let entries = Entries {
            definition: self.definition,
            params: &self.params,
            view: &self.name,
            size: None,
            least: self.least(),
            exact: None,
            sure: false,
            sums: self.choice.variants.iter().any(|variant| sums(&variant.record)),
        };
        let (viewed, calls) = (entries.viewed(), entries.calls());
        let calls = match self.choice.selector {
            Selector::Inline(_) => calls,
            Selector::Outside => TokenStream::new(),
        };
        quote!(#(#records)* #common #with #checked #viewed #calls)
    }

    /// The octets that every value takes at least: those of a tag.
    fn least(&self) -> Option<TokenStream> {
        match &self.choice.selector {
            Selector::Inline(wire) => {
                let ty = &wire.ty;
                Some(quote!(<#ty as __wire::Decode<'_>>::MIN_SIZE))
            }
            Selector::Outside => None,
        }
    }

    /// The view's type, of these octets.
    fn given(&self, octets: &TokenStream) -> TokenStream {
        let (name, given) = (&self.name, self.params.given(octets));
        quote!(#name #given)
    }

    /// A `match` on the view: the arms of variants with nothing to see, and of others.
    fn arms(
        &self,
        empty: impl Fn(&Ident) -> TokenStream,
        shown: impl Fn(&Ident, &RecordView<'a>) -> TokenStream,
    ) -> TokenStream {
        let arms = self.variants.iter().map(|view| {
            let ident = &view.variant.ident;
            match view.is_empty() {
                true => {
                    let body = empty(ident);
                    quote!(Self::#ident => #body,)
                }
                false => {
                    let body = shown(ident, &view.record);
                    quote!(Self::#ident(__view) => #body,)
                }
            }
        });
        quote!(match self { #(#arms)* })
    }

    /// `Clone`, `Copy`, `Debug`, where the views of the variants have them.
    fn common(&self) -> TokenStream {
        let octets = self.params.octets();
        let given = self.given(&quote!(#octets));
        let free = |bound: &str| {
            let bound = format_ident!("{bound}");
            self.params.free(&quote!(__wire::#bound))
        };
        let (seen, cloned, copied) =
            (free("ByteSlice"), free("CloneableByteSlice"), free("CopyableByteSlice"));
        let clone = self.arms(
            |ident| quote!(Self::#ident),
            |ident, _| quote!(Self::#ident(__wire::Clone::clone(__view))),
        );
        let debug = self.arms(
            |ident| {
                let text = ident.to_string();
                quote!(f.write_str(#text))
            },
            |ident, _| {
                let text = ident.to_string();
                quote!(f.debug_tuple(#text).field(__view).finish())
            },
        );
        let copies: Vec<_> = self.shown().filter_map(RecordView::copies).collect();
        let copied_where = (!copies.is_empty()).then(|| quote!(where #(#copies),*));
        quote! {
            #[automatically_derived]
            impl #cloned __wire::Clone for #given {
                #[inline]
                fn clone(&self) -> Self {
                    #clone
                }
            }
            impl #copied __wire::Copy for #given #copied_where {}
            impl #seen __wire::Debug for #given {
                fn fmt(&self, f: &mut __wire::Formatter<'_>) -> __wire::FmtResult {
                    #debug
                }
            }
        }
    }

    /// `fn __with`, which gives other octets to what was noted.
    fn with(&self) -> TokenStream {
        let octets = self.params.octets();
        let (noted, seen) = (self.given(&quote!(#octets)), self.given(&quote!(__O)));
        let (generics, name) = (self.params.unbound(), &self.name);
        let body = self.arms(
            |ident| quote!(#name::#ident),
            |ident, _| quote!(#name::#ident(__view.__with(octets))),
        );
        quote! {
            impl #generics #noted {
                #[inline(always)]
                fn __with<__O>(self, octets: impl __wire::FnOnce(__wire::usize) -> __O) -> #seen {
                    #body
                }
            }
        }
    }

    /// The check, which finds the variant and notes where its parts are.
    fn checked(&self) -> TokenStream {
        let head = self.params.head();
        let (generics, own, clause) = (&head.impl_generics, &head.name, &head.where_clause);
        let (_, pattern) = context(self.definition);
        let (noted, tag) = (
            self.given(&quote!(&'__a [__wire::u8])),
            at_octets(self.definition, read_tag(self.choice)),
        );
        let arms = self.variants.iter().map(|view| {
            let (pattern, body) = (tag_pattern(&view.variant.tag), self.arm(view));
            quote!(#pattern => { #body })
        });
        let others = self.choice.variants.iter().any(|v| matches!(v.tag, VariantTag::Other));
        let unknown = match others {
            true => TokenStream::new(),
            false => quote!(_ => __wire::Err(__E::from(__wire::unknown_tag(__tag, __origin))),),
        };
        let (before, after) = canonical(self.definition);
        quote! {
            #[doc(hidden)]
            impl #generics __wire::Checked<'__a> for #own #clause {
                type Noted = #noted;
                #[inline]
                fn note<__E: __wire::Refusal, const __FILLS: __wire::bool>(
                    __r: &mut __wire::Reader<'__a>,
                    #pattern,
                ) -> __wire::Result<Self::Noted, __E> {
                    let __origin = __r.offset();
                    #before
                    #tag
                    let __noted: __wire::Result<Self::Noted, __E> = match __tag {
                        #(#arms)*
                        #unknown
                    };
                    #after
                    __noted
                }
            }
        }
    }

    fn arm(&self, view: &VariantView<'_>) -> TokenStream {
        let (name, variant, record) = (&self.name, view.variant, &view.record);
        let ident = &variant.ident;
        let (held, given): (TokenStream, Vec<_>) = match variant.record.held_tag {
            Some(index) => {
                let (ty, located) = (&record.place.field(index).ty, record.place.located(index));
                let held = decode::noted("held", index);
                (
                    quote!(let #held = __tag;),
                    vec![(index, quote!(__wire::held_tag::<#ty>(__tag, __origin)#located?))],
                )
            }
            None => (TokenStream::new(), Vec::new()),
        };
        let check = record.check(&given);
        let noted = match view.is_empty() {
            true => quote!(#name::#ident),
            false => {
                let noted = record.noted();
                quote!(#name::#ident(#noted))
            }
        };
        let body = quote! {
            #held
            #check
            __wire::Ok(#noted)
        };
        match &variant.prefix {
            Some(prefix) => {
                let (ty, scale, layout) = (&prefix.ty, scale(&prefix.scale), &record.place.layout);
                // What follows the prefix is looked for together with it.
                let least = decode::min_size(&record.place, false).literal;
                let least = (least > 0).then(|| {
                    let least = Literal::usize_unsuffixed(least + prefix.size.unwrap_or(1));
                    quote!(__E::need(__r, #least)?;)
                });
                quote! {
                    #least
                    let __len = __wire::prefix::<#ty, __E>(__r, #scale).whole(#layout)?;
                    __wire::Ok(__wire::within::<_, __E>(__r, __len, |__r| { #body }).whole(#layout)?)
                }
            }
            None => body,
        }
    }
}

fn variant_doc(variant: &Variant) -> String {
    match variant.doc.is_empty() {
        true => format!("`{}`.", variant.ident),
        false => variant.doc.clone(),
    }
}
