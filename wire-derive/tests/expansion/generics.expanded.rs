#[allow(unused, unreachable_patterns, clippy::all)]
const _: () = {
    use ::wire_core::__private::{self as __wire, Located as _};
    impl<T: Fixed, P, const N: usize> Pair<T, P, N>
    where
        P: Clone,
        T: __wire::Describe,
        P: __wire::Describe,
    {
        /// What the type looks like on the wire.
        pub const LAYOUT: &'static __wire::Layout = &__wire::Layout::structure(
            "Pair",
            "",
            &[
                __wire::Field::new(
                    "first",
                    __wire::Width::Octets(<T as ::wire_core::Fixed>::SIZE),
                ),
                __wire::Field::new(
                    "keys",
                    __wire::Width::Octets(<[T; N] as ::wire_core::Fixed>::SIZE),
                ),
                __wire::Field::new("payload", __wire::Width::Variable)
                    .of(<P as __wire::Describe>::layout),
            ],
        );
    }
    #[automatically_derived]
    impl<T: Fixed, P, const N: usize> __wire::Describe for Pair<T, P, N>
    where
        P: Clone,
        T: __wire::Describe,
        P: __wire::Describe,
    {
        const LAYOUT: &'static __wire::Layout = Self::LAYOUT;
    }
    #[automatically_derived]
    impl<'__a, T: Fixed, P, const N: usize> __wire::Decode<'__a> for Pair<T, P, N>
    where
        P: Clone,
        T: __wire::Decode<'__a> + __wire::Describe,
        P: __wire::Decode<'__a> + __wire::Describe,
    {
        const MIN_SIZE: __wire::usize = <T as ::wire_core::Fixed>::SIZE
            + <[T; N] as ::wire_core::Fixed>::SIZE + <P as __wire::Decode<'_>>::MIN_SIZE;
        const IN_TWO_GOES: __wire::bool = <P as __wire::Decode<'_>>::IN_TWO_GOES;
        #[inline]
        fn decode_from(__r: &mut __wire::Reader<'__a>, _: ()) -> __wire::Decoded<Self> {
            <Self as __wire::Decode<'__a>>::decode_as(__r, ())
        }
        #[inline]
        fn decode_as<__E: __wire::Refusal>(
            __r: &mut __wire::Reader<'__a>,
            _: (),
        ) -> __wire::Result<Self, __E> {
            <Self as __wire::Decode<'__a>>::decode_filling::<__E, false>(__r, ())
        }
        #[inline]
        fn decode_filling<__E: __wire::Refusal, const __FILLS: __wire::bool>(
            __r: &mut __wire::Reader<'__a>,
            _: (),
        ) -> __wire::Result<Self, __E> {
            __E::need(
                __r,
                <T as ::wire_core::Fixed>::SIZE + <[T; N] as ::wire_core::Fixed>::SIZE,
            )?;
            let __run = __r
                .run(
                    <T as ::wire_core::Fixed>::SIZE
                        + <[T; N] as ::wire_core::Fixed>::SIZE,
                    Self::LAYOUT,
                    0,
                )?;
            let __at0 = __r.offset_of(__run);
            let __f0 = __wire::read::<T, __E>(__run, 0, __at0).field(Self::LAYOUT, 0)?;
            let __f1 = __wire::read::<
                [T; N],
                __E,
            >(__run, <T as ::wire_core::Fixed>::SIZE, __at0)
                .field(Self::LAYOUT, 1)?;
            let __f2 = <P as __wire::Decode<'_>>::decode_filling::<__E, __FILLS>(__r, ())
                .last(Self::LAYOUT, 2)?;
            __wire::Ok(Self {
                first: __f0,
                keys: __f1,
                payload: __f2,
            })
        }
    }
    #[automatically_derived]
    impl<T: Fixed, P, const N: usize> __wire::Encode for Pair<T, P, N>
    where
        P: Clone,
        T: __wire::Encode + __wire::Describe,
        P: __wire::Encode + __wire::Describe,
    {
        const FIRST_GO: __wire::bool = <P as __wire::Encode>::FIRST_GO;
        #[inline]
        fn measure(&self, _: ()) -> __wire::Measured {
            <Self as __wire::Encode>::measure_as(self, ())
        }
        #[inline]
        fn measure_as<__E: __wire::Failure>(
            &self,
            _: (),
        ) -> __wire::Result<__wire::usize, __E> {
            let __n2 = <P as __wire::Encode>::measure_as::<__E>(&self.payload, ())
                .field(Self::LAYOUT, 2)?;
            <T as __wire::Encode<_>>::measure_as::<__E>(&self.first, ())
                .field(Self::LAYOUT, 0)?;
            <[T; N] as __wire::Encode<_>>::measure_as::<__E>(&self.keys, ())
                .field(Self::LAYOUT, 1)?;
            __wire::Ok(
                __wire::sum(
                    &[
                        <T as ::wire_core::Fixed>::SIZE
                            + <[T; N] as ::wire_core::Fixed>::SIZE,
                        __n2,
                    ],
                )?,
            )
        }
        #[inline]
        fn encode_to(&self, __w: &mut __wire::Writer<'_>, _: ()) -> __wire::Encoded {
            <Self as __wire::Encode>::encode_as(self, __w, ())
        }
        #[inline]
        fn encode_as<__E: __wire::Failure>(
            &self,
            __w: &mut __wire::Writer<'_>,
            _: (),
        ) -> __wire::Result<(), __E> {
            let __run = __w
                .take(
                    <T as ::wire_core::Fixed>::SIZE
                        + <[T; N] as ::wire_core::Fixed>::SIZE,
                )?;
            __wire::write::<T>(&self.first, __run, 0).field(Self::LAYOUT, 0)?;
            __wire::write::<[T; N]>(&self.keys, __run, <T as ::wire_core::Fixed>::SIZE)
                .field(Self::LAYOUT, 1)?;
            <P as __wire::Encode>::encode_as::<__E>(&self.payload, __w, ())
                .field(Self::LAYOUT, 2)?;
            __wire::Ok(())
        }
    }
    impl<T: Fixed, P, const N: usize> Pair<T, P, N>
    where
        P: Clone,
        for<'__f> P: __wire::Fixed,
    {
        /// The octets of each value.
        pub const SIZE: __wire::usize = <T as ::wire_core::Fixed>::SIZE
            + <[T; N] as ::wire_core::Fixed>::SIZE + <P as ::wire_core::Fixed>::SIZE;
    }
    #[automatically_derived]
    impl<T: Fixed, P, const N: usize> __wire::Fixed for Pair<T, P, N>
    where
        P: Clone,
        for<'__f> P: __wire::Fixed,
        T: for<'__f> __wire::Decode<'__f> + __wire::Encode,
        P: for<'__f> __wire::Decode<'__f> + __wire::Encode,
        T: __wire::Describe,
        P: __wire::Describe,
    {
        const SIZE: __wire::usize = <T as ::wire_core::Fixed>::SIZE
            + <[T; N] as ::wire_core::Fixed>::SIZE + <P as ::wire_core::Fixed>::SIZE;
        #[inline]
        fn read(__octets: &[__wire::u8]) -> __wire::Decoded<Self> {
            __wire::read_whole(__octets)
        }
        #[inline]
        fn read_as<__E: __wire::Refusal>(
            __octets: &[__wire::u8],
        ) -> __wire::Result<Self, __E> {
            __wire::read_whole(__octets)
        }
        #[inline]
        fn write(&self, __octets: &mut [__wire::u8]) -> __wire::Encoded {
            __wire::write_whole(self, __octets)
        }
    }
};
