#[allow(unused, unreachable_patterns, clippy::all)]
const _: () = {
    use ::wire_core::__private::{self as __wire, Located as _};
    impl Record {
        /// What the type looks like on the wire.
        pub const LAYOUT: &'static __wire::Layout = &__wire::Layout::structure(
            "Record",
            "",
            &[
                __wire::Field::new("count", __wire::Width::Octets(1))
                    .role(__wire::Role::Count {
                        of: 3,
                        bias: 0,
                    }),
                __wire::Field::new("has_extra", __wire::Width::Bits(1))
                    .role(__wire::Role::Flag { of: 4 }),
                __wire::Field::new("kind", __wire::Width::Bits(7))
                    .role(__wire::Role::Tag { of: 5 }),
                __wire::Field::new("items", __wire::Width::Variable),
                __wire::Field::new("extra", __wire::Width::Variable),
                __wire::Field::new("body", __wire::Width::Variable)
                    .of(<Body as __wire::Describe>::layout),
            ],
        );
    }
    #[automatically_derived]
    impl __wire::Describe for Record {
        const LAYOUT: &'static __wire::Layout = Self::LAYOUT;
    }
    #[automatically_derived]
    impl<'__a> __wire::Decode<'__a> for Record {
        const MIN_SIZE: __wire::usize = 2;
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
            __E::need(__r, 2)?;
            let __run = __r.run(2, Self::LAYOUT, 0)?;
            let __at0 = __r.offset_of(__run);
            let __f0 = __wire::get::<u8>(__run, 0);
            let __f1 = __wire::bits_msb::<bool, 0, 1, 1>(__run, 1, __at0)
                .field(Self::LAYOUT, 1)?;
            __wire::check_flag(&__f1, 0, __r.is_canonical(), __at0 + 1)
                .field(Self::LAYOUT, 1)?;
            let __f2 = __wire::bits_msb::<u8, 1, 7, 1>(__run, 1, __at0)
                .field(Self::LAYOUT, 2)?;
            let __f3 = {
                let __count = __wire::Count::new(
                    __wire::controlled_count(&__f0, 0, __at0).field(Self::LAYOUT, 0)?,
                );
                <Vec<
                    u16,
                > as __wire::Sequence<'_, _>>::find_count::<__E>(__r, __count, ())
                    .field(Self::LAYOUT, 3)?
            };
            let __at2 = __r.offset();
            let __f4 = if __wire::is_set(&__f1, 0) {
                __wire::Some(
                    <u32 as __wire::Decode<'_>>::decode_as::<__E>(__r, ())
                        .field(Self::LAYOUT, 4)?,
                )
            } else {
                __wire::None
            };
            let __f5 = <Body as __wire::Decode<
                '_,
                (__wire::Tag,),
            >>::decode_as::<__E>(__r, (__wire::tag_of(&__f2),))
                .field(Self::LAYOUT, 5)?;
            if __FILLS && !__r.is_empty() {
                return __wire::Err(__E::left_over(__r));
            }
            let __f3 = __f3.make::<__E>().field(Self::LAYOUT, 3)?;
            __wire::Ok(Self {
                count: __f0,
                has_extra: __f1,
                kind: __f2,
                items: __f3,
                extra: __f4,
                body: __f5,
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
            let __n3 = <Vec<u16> as __wire::Encode>::measure_as::<__E>(&self.items, ())
                .field(Self::LAYOUT, 3)?;
            let __n4 = match &self.extra {
                __wire::Some(__v) => {
                    <u32 as __wire::Encode>::measure_as::<__E>(__v, ())
                        .field(Self::LAYOUT, 4)?
                }
                __wire::None => 0,
            };
            let __n5 = <Body as __wire::Encode<
                (__wire::Tag,),
            >>::measure_as::<
                __E,
            >(&self.body, (__wire::Tag(<Body as __wire::Tagged>::tag(&self.body)),))
                .field(Self::LAYOUT, 5)?;
            __wire::controller::<
                u8,
            >(
                    __wire::biased(
                            __wire::Countable::count(&self.items) as __wire::u64,
                            0,
                        )
                        .field(Self::LAYOUT, 0)?,
                )
                .field(Self::LAYOUT, 0)?;
            __wire::check_bits(
                    &__wire::controller::<
                        bool,
                    >(__wire::flag(__wire::Option::is_some(&self.extra), 0))
                        .field(Self::LAYOUT, 1)?,
                    1,
                )
                .field(Self::LAYOUT, 1)?;
            __wire::check_bits(
                    &__wire::controller::<u8>(<Body as __wire::Tagged>::tag(&self.body))
                        .field(Self::LAYOUT, 2)?,
                    7,
                )
                .field(Self::LAYOUT, 2)?;
            __wire::Ok(__wire::sum(&[2, __n3, __n4, __n5])?)
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
            let __c0: u8 = if __w.is_verbatim() {
                __wire::stored(&self.count).field(Self::LAYOUT, 0)?
            } else {
                __wire::controller::<
                    u8,
                >(
                        __wire::biased(
                                __wire::Countable::count(&self.items) as __wire::u64,
                                0,
                            )
                            .field(Self::LAYOUT, 0)?,
                    )
                    .field(Self::LAYOUT, 0)?
            };
            let __c1: bool = if __w.is_verbatim() {
                __wire::stored(&self.has_extra).field(Self::LAYOUT, 1)?
            } else {
                __wire::controller::<
                    bool,
                >(__wire::flag(__wire::Option::is_some(&self.extra), 0))
                    .field(Self::LAYOUT, 1)?
            };
            let __c2: u8 = if __w.is_verbatim() {
                __wire::stored(&self.kind).field(Self::LAYOUT, 2)?
            } else {
                __wire::controller::<u8>(<Body as __wire::Tagged>::tag(&self.body))
                    .field(Self::LAYOUT, 2)?
            };
            let __run = __w.take(2)?;
            __wire::put::<u8>(&__c0, __run, 0);
            __wire::clear(__run, 1, 1);
            __wire::put_bits_msb::<bool, 0, 1, 1>(&__c1, __run, 1)
                .field(Self::LAYOUT, 1)?;
            __wire::put_bits_msb::<u8, 1, 7, 1>(&__c2, __run, 1).field(Self::LAYOUT, 2)?;
            <Vec<u16> as __wire::Encode>::encode_as::<__E>(&self.items, __w, ())
                .field(Self::LAYOUT, 3)?;
            if let __wire::Some(__v) = &self.extra {
                <u32 as __wire::Encode>::encode_as::<__E>(__v, __w, ())
                    .field(Self::LAYOUT, 4)?;
            }
            <Body as __wire::Encode<
                (__wire::Tag,),
            >>::encode_as::<
                __E,
            >(&self.body, __w, (__wire::Tag(<Body as __wire::Tagged>::tag(&self.body)),))
                .field(Self::LAYOUT, 5)?;
            __wire::Ok(())
        }
    }
};
