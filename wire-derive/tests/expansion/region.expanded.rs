#[allow(unused, unreachable_patterns, clippy::all)]
const _: () = {
    use ::wire_core::__private::{self as __wire, Located as _};
    impl<'a> Ipv4Packet<'a> {
        /// What the type looks like on the wire.
        pub const LAYOUT: &'static __wire::Layout = &__wire::Layout::structure(
            "Ipv4Packet",
            "An IPv4 packet. RFC 791.",
            &[
                __wire::Field::new("version", __wire::Width::Bits(4))
                    .role(__wire::Role::Constant),
                __wire::Field::new("ihl", __wire::Width::Bits(4))
                    .role(__wire::Role::Len {
                        first: 0,
                        last: 5,
                        unit: 4,
                        bias: 0,
                    }),
                __wire::Field::new("tos", __wire::Width::Octets(1)),
                __wire::Field::new("total_len", __wire::Width::Octets(2))
                    .role(__wire::Role::Len {
                        first: 0,
                        last: 6,
                        unit: 1,
                        bias: 0,
                    }),
                __wire::Field::new("checksum", __wire::Width::Octets(2))
                    .role(__wire::Role::Checksum {
                        first: 0,
                        last: 5,
                    }),
                __wire::Field::new("options", __wire::Width::Variable)
                    .of(<Ipv4Option as __wire::Describe>::layout),
                __wire::Field::new("payload", __wire::Width::Variable),
            ],
        );
    }
    #[automatically_derived]
    impl<'a> __wire::Describe for Ipv4Packet<'a> {
        const LAYOUT: &'static __wire::Layout = Self::LAYOUT;
    }
    #[automatically_derived]
    impl<'__a: 'a, 'a> __wire::Decode<'__a> for Ipv4Packet<'a> {
        const MIN_SIZE: __wire::usize = 6;
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
            __E::need(__r, 6)?;
            let __run = __r.run(6, Self::LAYOUT, 0)?;
            let __at0 = __r.offset_of(__run);
            let __led1 = __wire::led_len::<
                ::core::primitive::u64,
                __E,
                4,
            >(__wire::octet(__run, 0), 4, 4, 0, 6)?;
            let __f0 = __wire::constant(
                    __wire::bits_msb::<::core::primitive::u64, 0, 4, 1>(__run, 0, __at0),
                )
                .field(Self::LAYOUT, 0)?;
            __wire::check_magic(__f0 == 4, __at0).field(Self::LAYOUT, 0)?;
            let __f1 = __wire::bits_msb::<u8, 4, 4, 1>(__run, 0, __at0)
                .field(Self::LAYOUT, 1)?;
            let __f2: u8 = __wire::get(__run, 1);
            let __f3 = __wire::get::<u16>(__run, 2);
            let __f4 = __wire::get::<u16>(__run, 4);
            if __FILLS && !__wire::fills(__r, &__f3, 1, 0, __r.offset() - __at0) {
                return __wire::Err(__wire::unfilled::<Self, __E>(__r, __at0));
            }
            let __f3 = if __FILLS {
                __wire::as_filled(__r, __f3, __r.offset() - __at0)
            } else {
                __f3
            };
            let __len0 = if __FILLS {
                __r.remaining()
            } else {
                __wire::region_len(&__f3, 1, 0, __r.offset() - __at0, __at0 + 2)
                    .field(Self::LAYOUT, 3)?
            };
            let mut __r0 = __wire::region(__r, __len0).field(Self::LAYOUT, 5)?;
            let __len1 = match __led1 {
                __wire::Some(__len) => __len,
                __wire::None => {
                    __wire::region_len(&__f1, 4, 0, __r0.offset() - __at0, __at0)
                        .field(Self::LAYOUT, 1)?
                }
            };
            let mut __r1 = __wire::region(&mut __r0, __len1).field(Self::LAYOUT, 5)?;
            let __at1 = __r1.offset();
            let __f5 = <Vec<
                Ipv4Option,
            > as __wire::Decode<'_>>::decode_as::<__E>(&mut __r1, ())
                .field(Self::LAYOUT, 5)?;
            let __end5 = __r1.offset();
            let __f6 = <&'a [u8] as __wire::Decode<'_>>::decode_as::<__E>(&mut __r0, ())
                .field(Self::LAYOUT, 6)?;
            __wire::verify::<
                ::wire_core::checksum::Internet,
                _,
            >(
                    __r,
                    __wire::Covered {
                        start: __at0,
                        end: __end5,
                        hole: __at0 + 4,
                        hole_len: 2,
                    },
                    &[],
                    &__f4,
                    __wire::None,
                )
                .field(Self::LAYOUT, 4)?;
            __wire::Ok(Self {
                version: (),
                ihl: __f1,
                tos: __f2,
                total_len: __f3,
                checksum: __f4,
                options: __f5,
                payload: __f6,
            })
        }
    }
    #[automatically_derived]
    impl<'a> __wire::Encode for Ipv4Packet<'a> {
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
            let __n5 = <Vec<
                Ipv4Option,
            > as __wire::Encode>::measure_as::<__E>(&self.options, ())
                .field(Self::LAYOUT, 5)?;
            let __n6 = <&'a [u8] as __wire::Encode>::measure_as::<__E>(&self.payload, ())
                .field(Self::LAYOUT, 6)?;
            __wire::check_bits(
                    &__wire::len_controller::<u8>(__wire::sum(&[6, __n5])?, 4, 0)
                        .field(Self::LAYOUT, 1)?,
                    4,
                )
                .field(Self::LAYOUT, 1)?;
            __wire::len_controller::<u16>(__wire::sum(&[6, __n5, __n6])?, 1, 0)
                .field(Self::LAYOUT, 3)?;
            __wire::Ok(__wire::sum(&[6, __n5, __n6])?)
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
            let __at0 = __w.offset();
            __w.zeros(6)?;
            let __at1 = __w.offset();
            <Vec<Ipv4Option> as __wire::Encode>::encode_as::<__E>(&self.options, __w, ())
                .field(Self::LAYOUT, 5)?;
            let __end5 = __w.offset();
            let __at2 = __w.offset();
            <&'a [u8] as __wire::Encode>::encode_as::<__E>(&self.payload, __w, ())
                .field(Self::LAYOUT, 6)?;
            let __end6 = __w.offset();
            let __c1: u8 = if __w.is_verbatim() {
                __wire::stored(&self.ihl).field(Self::LAYOUT, 1)?
            } else {
                __wire::len_controller::<u8>(__end5 - __at0, 4, 0)
                    .field(Self::LAYOUT, 1)?
            };
            let __c3: u16 = if __w.is_verbatim() {
                __wire::stored(&self.total_len).field(Self::LAYOUT, 3)?
            } else {
                __wire::len_controller::<u16>(__end6 - __at0, 1, 0)
                    .field(Self::LAYOUT, 3)?
            };
            let __run = __w.patch(__at0, 6)?;
            __wire::clear(__run, 0, 1);
            __wire::put_bits_msb::<::core::primitive::u64, 0, 4, 1>(&4, __run, 0)
                .field(Self::LAYOUT, 0)?;
            __wire::put_bits_msb::<u8, 4, 4, 1>(&__c1, __run, 0).field(Self::LAYOUT, 1)?;
            __wire::put(&self.tos, __run, 1);
            __wire::put::<u16>(&__c3, __run, 2);
            __wire::clear(__run, 4, 2);
            {
                let __c4: u16 = if __w.is_verbatim() {
                    __wire::stored(&self.checksum).field(Self::LAYOUT, 4)?
                } else {
                    __wire::compute::<
                        ::wire_core::checksum::Internet,
                        u16,
                    >(
                            __w.written(),
                            __wire::Covered {
                                start: __at0,
                                end: __end5,
                                hole: __at0 + 4,
                                hole_len: 2,
                            },
                            &[],
                            __wire::None,
                        )
                        .field(Self::LAYOUT, 4)?
                };
                __wire::write::<u16>(&__c4, __w.patch(__at0 + 4, 2)?, 0)
                    .field(Self::LAYOUT, 4)?;
            }
            __wire::Ok(())
        }
    }
};
