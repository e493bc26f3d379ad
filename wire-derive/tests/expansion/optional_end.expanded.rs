#[allow(unused, unreachable_patterns, clippy::all)]
const _: () = {
    use ::wire_core::__private::{self as __wire, Located as _};
    impl Record {
        /// What the type looks like on the wire.
        pub const LAYOUT: &'static __wire::Layout = &__wire::Layout::structure(
            "Record",
            "",
            &[
                __wire::Field::new("id", __wire::Width::Octets(2)),
                __wire::Field::new("name", __wire::Width::Variable)
                    .of(<String as __wire::Describe>::layout),
                __wire::Field::new(
                        "has_extra",
                        __wire::Width::Octets(<bool as ::wire_core::Fixed>::SIZE),
                    )
                    .role(__wire::Role::Flag { of: 3 }),
                __wire::Field::new("extra", __wire::Width::Variable),
            ],
        );
    }
    #[automatically_derived]
    impl __wire::Describe for Record {
        const LAYOUT: &'static __wire::Layout = Self::LAYOUT;
    }
    #[automatically_derived]
    impl<'__a> __wire::Decode<'__a> for Record {
        const MIN_SIZE: __wire::usize = 3 + <bool as ::wire_core::Fixed>::SIZE;
        const IN_TWO_GOES: __wire::bool = true;
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
            __E::need(__r, 3 + <bool as ::wire_core::Fixed>::SIZE)?;
            let __run = __r.run(2, Self::LAYOUT, 0)?;
            let __run0 = __run;
            let __f1 = {
                let __len = __wire::prefix::<u8, __E>(__r, 1, 0).field(Self::LAYOUT, 1)?;
                __E::fits(__r, __len, <bool as ::wire_core::Fixed>::SIZE)?;
                __wire::within(
                        __r,
                        __len,
                        |__r| <String as __wire::Decode<'_>>::find::<__E>(__r, ()),
                    )
                    .field(Self::LAYOUT, 1)?
            };
            let __left = __r.remaining();
            let __run = __r.run(<bool as ::wire_core::Fixed>::SIZE, Self::LAYOUT, 2)?;
            let __at2 = __r.offset_of(__run);
            let __f2 = __wire::end_flag::<
                bool,
                u64,
                __E,
                __FILLS,
            >(__run, 0, __at2, __left)
                .field(Self::LAYOUT, 2)?;
            __wire::check_flag(&__f2, 0, __r.is_canonical(), __at2)
                .field(Self::LAYOUT, 2)?;
            let __at3 = __r.offset();
            let __f3 = if __wire::is_set(&__f2, 0) {
                __wire::Some(
                    <u64 as __wire::Decode<'_>>::decode_filling::<__E, __FILLS>(__r, ())
                        .last(Self::LAYOUT, 3)?,
                )
            } else {
                if __FILLS && !__r.is_empty() {
                    return __wire::Err(__E::left_over(__r));
                }
                __wire::None
            };
            let __f1 = __f1.make::<__E>().field(Self::LAYOUT, 1)?;
            __wire::Ok(Self {
                id: __wire::get(__run0, 0),
                name: __f1,
                has_extra: (),
                extra: __f3,
            })
        }
    }
    #[automatically_derived]
    impl __wire::Encode for Record {
        const FIRST_GO: __wire::bool = true;
        #[inline]
        fn measure(&self, _: ()) -> __wire::Measured {
            <Self as __wire::Encode>::measure_as(self, ())
        }
        #[inline]
        fn measure_as<__E: __wire::Failure>(
            &self,
            _: (),
        ) -> __wire::Result<__wire::usize, __E> {
            <Self as __wire::Encode>::measure_filling::<__E, false>(self, ())
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
            <Self as __wire::Encode>::encode_filling::<__E, false>(self, __w, ())
        }
        #[inline]
        fn measure_filling<__E: __wire::Failure, const __FILLS: __wire::bool>(
            &self,
            _: (),
        ) -> __wire::Result<__wire::usize, __E> {
            let __n1 = __wire::with_len_prefix::<
                u8,
                __E,
            >(
                    <String as __wire::Encode>::measure_as::<__E>(&self.name, ())
                        .field(Self::LAYOUT, 1)?,
                    1,
                    0,
                )
                .field(Self::LAYOUT, 1)?;
            let __n3 = match &self.extra {
                __wire::Some(__v) => {
                    <u64 as __wire::Encode>::measure_as::<__E>(__v, ())
                        .field(Self::LAYOUT, 3)?
                }
                __wire::None if __FILLS => 8,
                __wire::None => 0,
            };
            __wire::controller::<
                bool,
            >(__wire::flag(__wire::Option::is_some(&self.extra), 0))
                .field(Self::LAYOUT, 2)?;
            __wire::Ok(
                __wire::sum(&[2 + <bool as ::wire_core::Fixed>::SIZE, __n1, __n3])?,
            )
        }
        #[inline]
        fn encode_filling<__E: __wire::Failure, const __FILLS: __wire::bool>(
            &self,
            __w: &mut __wire::Writer<'_>,
            _: (),
        ) -> __wire::Result<(), __E> {
            __w.in_front::<
                    __E,
                    __FILLS,
                >(
                8,
                |__w| {
                    let __run = __w.take(2)?;
                    __wire::put(&self.id, __run, 0);
                    let __len = __wire::Encode::measure_as::<__E>(&self.name, ())
                        .field(Self::LAYOUT, 1)?;
                    __wire::put_len_prefix::<u8, __E>(__w, __len, 1, 0)
                        .field(Self::LAYOUT, 1)?;
                    <String as __wire::Encode>::encode_as::<__E>(&self.name, __w, ())
                        .field(Self::LAYOUT, 1)?;
                    let __c2: bool = __wire::controller::<
                        bool,
                    >(__wire::flag(__wire::Option::is_some(&self.extra), 0))
                        .field(Self::LAYOUT, 2)?;
                    let __run = __w
                        .take_last::<__E, __FILLS>(<bool as ::wire_core::Fixed>::SIZE)?;
                    __wire::write::<bool>(&__c2, __run, 0).field(Self::LAYOUT, 2)?;
                    __wire::Ok(())
                },
            )?;
            if let __wire::Some(__v) = &self.extra {
                __w.last::<
                        __E,
                        __FILLS,
                    >(
                    8,
                    |__w| {
                        <u64 as __wire::Encode>::encode_as::<__E>(__v, __w, ())
                            .field(Self::LAYOUT, 3)?;
                        __wire::Ok(())
                    },
                )?;
            }
            __wire::Ok(())
        }
    }
};
