#[allow(unused, unreachable_patterns, clippy::all)]
const _: () = {
    use ::wire_core::__private::{self as __wire, Located as _};
    impl Ipv4Option {
        /// What the type looks like on the wire.
        pub const LAYOUT: &'static __wire::Layout = &__wire::Layout::enumeration(
            "Ipv4Option",
            "",
            &[
                __wire::Variant::new(
                    __wire::TagRange::Range(0, 0),
                    __wire::Layout::plain("Ipv4Option::End", "", &[]),
                ),
                __wire::Variant::new(
                    __wire::TagRange::Range(148, 148),
                    __wire::Layout::plain("Ipv4Option::RouterAlert", "", &[("0", 2)]),
                ),
                __wire::Variant::new(
                    __wire::TagRange::Other,
                    __wire::Layout::structure(
                        "Ipv4Option::Other",
                        "",
                        &[
                            __wire::Field::new("0", __wire::Width::Variable),
                            __wire::Field::new("1", __wire::Width::Variable),
                        ],
                    ),
                ),
            ],
        );
    }
    #[automatically_derived]
    impl __wire::Describe for Ipv4Option {
        const LAYOUT: &'static __wire::Layout = Self::LAYOUT;
    }
    #[automatically_derived]
    impl<'__a> __wire::Decode<'__a> for Ipv4Option {
        const MIN_SIZE: __wire::usize = <u8 as __wire::Decode<'_>>::MIN_SIZE;
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
            let __start = __r.offset();
            let __tag = __wire::tag_of(
                    &<u8 as __wire::Decode<'_>>::decode_as::<__E>(__r, ())?,
                )
                .0;
            match __tag {
                0 => __wire::Ok(Self::End),
                148 => {
                    let __len = __wire::prefix::<u8, __E>(__r, 1, 2)
                        .whole(const { Self::LAYOUT.variant(1) })?;
                    __wire::Ok(
                        __wire::within::<
                            _,
                            __E,
                        >(
                                __r,
                                __len,
                                |__r| {
                                    let __run = __r
                                        .run(2, const { Self::LAYOUT.variant(1) }, 0)?;
                                    let __f0: u16 = __wire::get(__run, 0);
                                    __wire::Ok(Self::RouterAlert(__f0))
                                },
                            )
                            .whole(const { Self::LAYOUT.variant(1) })?,
                    )
                }
                _ => {
                    let __len = __wire::prefix::<u8, __E>(__r, 1, 2)
                        .whole(const { Self::LAYOUT.variant(2) })?;
                    __wire::Ok(
                        __wire::within::<
                            _,
                            __E,
                        >(
                                __r,
                                __len,
                                |__r| {
                                    let __f0 = __wire::held_tag::<u8>(__tag, __start)
                                        .field(const { Self::LAYOUT.variant(2) }, 0)?;
                                    let __f1 = <Vec<
                                        u8,
                                    > as __wire::Decode<'_>>::decode_as::<__E>(__r, ())
                                        .field(const { Self::LAYOUT.variant(2) }, 1)?;
                                    __wire::Ok(Self::Other(__f0, __f1))
                                },
                            )
                            .whole(const { Self::LAYOUT.variant(2) })?,
                    )
                }
            }
        }
    }
    #[automatically_derived]
    impl __wire::Encode for Ipv4Option {
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
            match self {
                Self::End => {
                    __wire::Ok(__wire::sum(&[__wire::tag_len::<u8, __E>(0)?, 0])?)
                }
                Self::RouterAlert(__f0) => {
                    __wire::Ok(
                        __wire::sum(
                            &[
                                __wire::tag_len::<u8, __E>(148)?,
                                __wire::with_len_prefix::<u8, __E>(2, 1, 2)
                                    .whole(const { Self::LAYOUT.variant(1) })?,
                            ],
                        )?,
                    )
                }
                Self::Other(__f0, __f1) => {
                    let __known = match __wire::tag_of(__f0).0 {
                        0 => true,
                        148 => true,
                        _ => false,
                    };
                    __wire::check_held(__f0, !__known, true)
                        .field(const { Self::LAYOUT.variant(2) }, 0)?;
                    let __n1 = <Vec<u8> as __wire::Encode>::measure_as::<__E>(__f1, ())
                        .field(const { Self::LAYOUT.variant(2) }, 1)?;
                    __wire::Ok(
                        __wire::sum(
                            &[
                                __wire::tag_len::<u8, __E>(__wire::tag_of(__f0).0)?,
                                __wire::with_len_prefix::<
                                    u8,
                                    __E,
                                >(__wire::sum(&[0, __n1])?, 1, 2)
                                    .whole(const { Self::LAYOUT.variant(2) })?,
                            ],
                        )?,
                    )
                }
            }
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
            match self {
                Self::End => {
                    __wire::put_tag::<u8, __E>(__w, 0)?;
                    __wire::Ok(())
                }
                Self::RouterAlert(__f0) => {
                    __wire::put_tag::<u8, __E>(__w, 148)?;
                    let __front = __w.offset();
                    __w.zeros(1)?;
                    let __run = __w.take(2)?;
                    __wire::put(__f0, __run, 0);
                    __wire::fill_len_prefix::<u8, __E>(__w, __front, 1, 1, 2)
                }
                Self::Other(__f0, __f1) => {
                    __wire::put_tag::<u8, __E>(__w, __wire::tag_of(__f0).0)?;
                    let __front = __w.offset();
                    __w.zeros(1)?;
                    <Vec<u8> as __wire::Encode>::encode_as::<__E>(__f1, __w, ())
                        .field(const { Self::LAYOUT.variant(2) }, 1)?;
                    __wire::fill_len_prefix::<u8, __E>(__w, __front, 1, 1, 2)
                }
            }
        }
    }
    #[automatically_derived]
    impl __wire::Tagged for Ipv4Option {
        #[inline]
        fn tag(&self) -> __wire::u64 {
            match self {
                Self::End => 0,
                Self::RouterAlert(__f0) => 148,
                Self::Other(__f0, __f1) => __wire::tag_of(__f0).0,
            }
        }
    }
};
