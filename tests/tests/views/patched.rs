//! What is set through a view, beside the same change of a value: the field has it then, and all other
//! octets are as they were.

use std::fmt::Debug;

use wire_core::{Encode, EncodeError, Wire};

/// A type whose fields are set through views, one after another.
pub(crate) trait Patched<Ctx>: Sized {
    /// Sets each field in these octets, which are this value, to what the donor has there.
    fn patch(octets: &[u8], value: &Self, donor: &Self, ctx: Ctx);
}

/// Whether a setter took its value.
pub(crate) trait Taken {
    fn taken(self) -> bool;
}

impl Taken for () {
    fn taken(self) -> bool {
        true
    }
}

impl Taken for Result<(), EncodeError> {
    fn taken(self) -> bool {
        self.is_ok()
    }
}

/// Where the octets are those that the value is written as, the patched ones are those that the
/// changed value is written as.
pub(crate) fn written<T: Encode<Ctx> + Debug, Ctx: Clone>(
    octets: &[u8],
    value: &T,
    patched: &[u8],
    changed: &T,
    ctx: Ctx,
) {
    if value.encode_verbatim_with(ctx.clone()).is_ok_and(|written| written == octets) {
        assert_eq!(changed.encode_verbatim_with(ctx).as_deref(), Ok(patched), "{changed:?}");
    }
}

/// Structs: `(): Packet<'_> => set_id id, set_flags flags;`.
macro_rules! patched {
    ($($ctx:ty: $type:ty => $($set:ident $member:tt),*;)*) => {$(
        impl Patched<$ctx> for $type {
            fn patch(octets: &[u8], value: &Self, donor: &Self, ctx: $ctx) {
                let _ = (octets, value, donor, &ctx);
                $({
                    let what = concat!(stringify!($type), ".", stringify!($set));
                    let mut changed = value.clone();
                    changed.$member = donor.$member.clone();
                    let mut patched = octets.to_vec();
                    let view = <$type as ViewedMut<'_, $ctx>>::see_mut(&mut patched, 0, ctx.clone());
                    let mut view = view.expect(what);
                    assert!(view.$set(donor.$member.clone()).taken(), "{what}");
                    view.agrees(&changed, what);
                    let now = view.as_ref().to_vec();
                    assert!(view.$set(value.$member.clone()).taken(), "{what}");
                    assert_eq!(patched, octets, "{what} and back");
                    written(octets, value, &now, &changed, ctx.clone());
                })*
            }
        }
    )*};
}

/// Enums with data: `(): Option<'_> as OptionView => Word set_0 0, Other set_kind kind;`.
macro_rules! patched_variants {
    ($(
        $ctx:ty: $in:ident::$type:ident $(<$life:lifetime>)? as $of:ident::$view:ident =>
        $($variant:ident $set:ident $member:tt),*;
    )*) => {$(
        impl Patched<$ctx> for $in::$type $(<$life>)? {
            fn patch(octets: &[u8], value: &Self, donor: &Self, ctx: $ctx) {
                let _ = (octets, value, donor, &ctx);
                $({
                    let what = concat!(stringify!($of::$view), ".", stringify!($set));
                    let mut changed = value.clone();
                    if let (
                        $in::$type::$variant { $member: new, .. },
                        $in::$type::$variant { $member: old, .. },
                        $in::$type::$variant { $member: donated, .. },
                    ) = (&mut changed, value, donor)
                    {
                        *new = donated.clone();
                        let mut patched = octets.to_vec();
                        let view =
                            <Self as ViewedMut<'_, $ctx>>::see_mut(&mut patched, 0, ctx.clone());
                        let Ok($of::$view::$variant(mut view)) = view else { panic!("{what}") };
                        assert!(view.$set(donated.clone()).taken(), "{what}");
                        let now = patched.clone();
                        let view =
                            <Self as ViewedMut<'_, $ctx>>::see_mut(&mut patched, 0, ctx.clone());
                        if let Ok(view) = view {
                            view.agrees(&changed, what);
                            let $of::$view::$variant(mut view) = view else { panic!("{what}") };
                            assert!(view.$set(old.clone()).taken(), "{what}");
                            assert_eq!(patched, octets, "{what} and back");
                        }
                        written(octets, value, &now, &changed, ctx.clone());
                    }
                })*
            }
        }
    )*};
}
