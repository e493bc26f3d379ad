//! What makes the views of a type: `T::view` and its like, and the traits of parts of others.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::params::Params;
use super::{context, own_type};
use crate::codegen::{Bound, Head};
use crate::ir::{Definition, Size};

/// What makes the views of a type.
pub(super) struct Entries<'a> {
    pub(super) definition: &'a Definition,
    pub(super) params: &'a Params<'a>,
    /// The type of the views.
    pub(super) view: &'a Ident,
    /// The octets of every value, where all is at constant places.
    pub(super) size: Option<&'a Size>,
    /// The octets that every value takes at least; nothing, where that is not known, or the size
    /// tells.
    pub(super) least: Option<TokenStream>,
    /// The layout of a type whose octets are counted before they are looked at.
    pub(super) exact: Option<TokenStream>,
    /// Whether, if their number is right, all octets are a value.
    pub(super) sure: bool,
    /// Whether there are checksums.
    pub(super) sums: bool,
}

impl Entries<'_> {
    pub(super) fn calls(&self) -> TokenStream {
        let head = Head::new(self.definition, Bound::None);
        let (generics, own, clause) = (&head.impl_generics, &head.name, &head.where_clause);
        let check = match self.definition.is_read_by_hand() {
            true => format_ident!("check_all_in_one_go"),
            false => format_ident!("check_all"),
        };
        let view = self.all("view", "A view of all of `octets`.", &quote!(), &check);
        let view_prefix = self.prefix();
        let changed = "A view of all of `octets`, which may be changed through it.";
        let view_mut = self.all("view_mut", changed, &quote!(mut), &check);
        let unverified = self.sums.then(|| {
            self.all(
                "view_mut_without_checksums",
                "As `view_mut`, of octets whose checksums may be wrong, such as those of a message in the making: see `fix_checksum`.",
                &quote!(mut),
                &format_ident!("check_all_but_sums"),
            )
        });
        quote! {
            impl #generics #own #clause {
                #view
                #view_prefix
                #view_mut
                #unverified
            }
        }
    }

    /// `Viewed` and `ViewedMut`.
    pub(super) fn viewed(&self) -> TokenStream {
        let (head, head_mut) = (self.params.head(), self.params.head_mut());
        let (generics, own, clause) = (&head.impl_generics, &head.name, &head.where_clause);
        let (generics_mut, clause_mut) = (&head_mut.impl_generics, &head_mut.where_clause);
        let (ctx, _) = context(self.definition);
        let seen = self.given(&quote!(&'__a [__wire::u8]));
        let seen_mut = self.given(&quote!(&'__a mut [__wire::u8]));
        let seen = match self.size {
            Some(_) => seen,
            None => quote!(__wire::Result<#seen, __wire::DecodeError>),
        };
        let size = self
            .size
            .map(|size| quote!(const SIZE: __wire::Option<__wire::usize> = __wire::Some(#size);));
        let least = self.least.as_ref().map(|least| quote!(const LEAST: __wire::usize = #least;));
        let (see, see_mut, element) = (self.see(), self.see_mut(), self.element());
        quote! {
            impl #generics __wire::Viewed<'__a> for #own #clause {
                type Ctx = #ctx;
                type Seen = #seen;
                #size
                #least
                #[inline]
                fn check(__r: &mut __wire::Reader<'__a>, __ctx: #ctx) -> __wire::Decoded<()> {
                    <Self as __wire::Viewed<'__a>>::check_as(__r, __ctx)
                }
                #[inline]
                fn check_as<__E: __wire::Refusal>(
                    __r: &mut __wire::Reader<'__a>,
                    __ctx: #ctx,
                ) -> __wire::Result<(), __E> {
                    <Self as __wire::Checked<'__a>>::note::<__E, false>(__r, __ctx).map(|_| ())
                }
                #[inline]
                fn see(__r: &mut __wire::Reader<'__a>, __ctx: #ctx) -> Self::Seen {
                    #see
                }
                #element
            }
            impl #generics_mut __wire::ViewedMut<'__a, #ctx> for #own #clause_mut {
                type SeenMut = #seen_mut;
                #[inline]
                fn see_mut(
                    __message: &'__a mut [__wire::u8],
                    __start: __wire::usize,
                    __ctx: #ctx,
                ) -> __wire::Result<Self::SeenMut, __wire::DecodeError> {
                    #see_mut
                }
            }
        }
    }

    fn see(&self) -> TokenStream {
        let (view, of) = (self.view, self.params.value());
        match self.size {
            Some(_) => quote!(#view { octets: __wire::Whole::next(__r), #of }),
            None => quote!(__wire::check_next::<Self>(__r, __ctx)),
        }
    }

    /// `Viewed::element`, of a type all values of which take the same octets.
    fn element(&self) -> TokenStream {
        let (view, of) = (self.view, self.params.value());
        let (ctx, _) = context(self.definition);
        match self.size {
            Some(_) => quote! {
                #[inline]
                fn element(
                    __r: &__wire::Reader<'__a>,
                    __count: __wire::Option<__wire::usize>,
                    __index: __wire::usize,
                    _: #ctx,
                ) -> __wire::Option<Self::Seen> {
                    __wire::Whole::nth(__r, __count, __index).map(|octets| #view { octets, #of })
                }
            },
            None => TokenStream::new(),
        }
    }

    fn see_mut(&self) -> TokenStream {
        let (view, of) = (self.view, self.params.value());
        let inferred = own_type(self.definition, "_");
        match self.size {
            Some(_) => quote! {
                let octets = __wire::whole_at(__message, __start)?;
                __wire::Ok(#view { octets, #of })
            },
            None => quote! {
                let (__noted, __end) = __wire::check_at::<#inferred>(__message, __start, __ctx)?;
                let __noted = __noted.__with(|_| ());
                __wire::Ok(__noted.__with(|__from| __wire::part_mut(__message, __from, __end)))
            },
        }
    }

    /// The type of the views of these octets.
    fn given(&self, octets: &TokenStream) -> TokenStream {
        let (view, given) = (self.view, self.params.given(octets));
        quote!(#view #given)
    }

    /// What is asked of the definition's parameters, if octets are lent for `'__o`, or, where they
    /// are changed, for any time.
    fn clause(&self, changed: bool) -> TokenStream {
        let predicates = match changed {
            true => self.params.predicates_of_all(),
            false => self.params.predicates(&quote!('__o)),
        };
        self.params.clause(&predicates)
    }

    /// How long the octets are lent, and the generics that say so: nothing, where it goes without
    /// saying.
    fn lifetime(&self) -> (TokenStream, TokenStream) {
        match self.params.any() || !self.definition.params.is_empty() {
            true => (quote!('__o), quote!(<'__o>)),
            false => (TokenStream::new(), TokenStream::new()),
        }
    }

    /// A view of all octets, lent as `changed` says, which the function `check` checks.
    fn all(&self, method: &str, doc: &str, changed: &TokenStream, check: &Ident) -> TokenStream {
        let Told { suffix, parameter, argument } = Told::of(self.definition);
        let method = format_ident!("{method}{suffix}");
        let (vis, inferred) = (&self.definition.vis, own_type(self.definition, "_"));
        let (lifetime, generics) = self.lifetime();
        let (seen, clause) = (
            self.given(&quote!(&#lifetime #changed [__wire::u8])),
            self.clause(!changed.is_empty()),
        );
        let body = self.body(!changed.is_empty(), check, &argument, &inferred);
        quote! {
            #[doc = #doc]
            ///
            /// # Errors
            ///
            /// Those of decoding the same octets.
            #[inline]
            #vis fn #method #generics(
                octets: &#lifetime #changed [__wire::u8],
                #parameter
            ) -> __wire::Result<#seen, __wire::DecodeError> #clause {
                #body
            }
        }
    }

    fn body(
        &self,
        changed: bool,
        check: &Ident,
        argument: &TokenStream,
        inferred: &TokenStream,
    ) -> TokenStream {
        let (view, of) = (self.view, self.params.value());
        match (&self.exact, self.size) {
            (Some(layout), _) => {
                let checked = (!self.sure).then(|| {
                    quote! {
                        let octets: &[__wire::u8] = __whole.octets();
                        __wire::#check::<#inferred>(octets, #argument)?;
                    }
                });
                quote! {
                    let __whole = __wire::sure_view(octets, #layout)?;
                    #checked
                    __wire::Ok(#view { octets: __whole, #of })
                }
            }
            (None, Some(_)) => quote! {
                __wire::#check::<#inferred>(octets, #argument)?;
                __wire::Ok(#view { octets: __wire::whole_view(octets)?, #of })
            },
            (None, None) if changed => quote! {
                let __noted = __wire::#check::<#inferred>(octets, #argument)?.__with(|_| ());
                __wire::Ok(__noted.__with(|__from| __wire::from_mut(octets, __from)))
            },
            // What was noted holds them too, found where the reader is: these are known to be all.
            (None, None) => quote! {
                let __noted = __wire::#check::<#inferred>(octets, #argument)?;
                __wire::Ok(__noted.__with(|__from| __wire::from(octets, __from)))
            },
        }
    }

    fn prefix(&self) -> TokenStream {
        let Told { suffix, parameter, argument } = Told::of(self.definition);
        let method = format_ident!("view_prefix{suffix}");
        let (vis, inferred) = (&self.definition.vis, own_type(self.definition, "_"));
        let (lifetime, generics) = self.lifetime();
        let (seen, clause) = (self.given(&quote!(&#lifetime [__wire::u8])), self.clause(false));
        let (view, of) = (self.view, self.params.value());
        let build = match self.size {
            Some(_) => quote! {
                let (octets, __rest) = __wire::split(octets, __len);
                __wire::Ok((#view { octets: __wire::whole_view(octets)?, #of }, __rest))
            },
            None => quote! {
                __wire::Ok((__noted, __wire::from(octets, __len)))
            },
        };
        quote! {
            /// A view of the value at the start of `octets`, and the rest beside it.
            ///
            /// # Errors
            ///
            /// Those of decoding the same octets.
            #[inline]
            #vis fn #method #generics(
                octets: &#lifetime [__wire::u8],
                #parameter
            ) -> __wire::Result<(#seen, &#lifetime [__wire::u8]), __wire::DecodeError> #clause {
                let (__noted, __len) = __wire::check_prefix::<#inferred>(
                    __wire::Reader::new(octets),
                    #argument
                )?;
                #build
            }
        }
    }
}

/// What the calls of a type take besides the octets.
struct Told {
    /// Of their names.
    suffix: &'static str,
    parameter: TokenStream,
    argument: TokenStream,
}

impl Told {
    fn of(definition: &Definition) -> Self {
        match definition.params.is_empty() {
            true => Self { suffix: "", parameter: TokenStream::new(), argument: quote!(()) },
            false => {
                let (ctx, _) = context(definition);
                Self { suffix: "_with", parameter: quote!(ctx: #ctx,), argument: quote!(ctx) }
            }
        }
    }
}
