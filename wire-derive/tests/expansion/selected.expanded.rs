#[allow(unused, unreachable_patterns, clippy::all)]
const _: () = {
    use ::wire_core::__private::{self as __wire, Located as _};
    impl Body {
        /// What the type looks like on the wire.
        pub const LAYOUT: &'static __wire::Layout = &__wire::Layout::enumeration(
            "Body",
            "",
            &[
                __wire::Variant::new(
                    __wire::TagRange::Range(1, 1),
                    __wire::Layout::plain("Body::Ping", "", &[]),
                ),
                __wire::Variant::new(
                    __wire::TagRange::Range(2, 5),
                    __wire::Layout::structure(
                        "Body::Data",
                        "",
                        &[
                            __wire::Field::new("channel", __wire::Width::Variable),
                            __wire::Field::new("seq", __wire::Width::Octets(2)),
                        ],
                    ),
                ),
            ],
        );
    }
    #[automatically_derived]
    impl __wire::Describe for Body {
        const LAYOUT: &'static __wire::Layout = Self::LAYOUT;
    }
    #[automatically_derived]
    impl<'__a> __wire::Decode<'__a, (__wire::Tag,)> for Body {
        const MIN_SIZE: __wire::usize = 0;
        #[inline]
        fn decode_from(
            __r: &mut __wire::Reader<'__a>,
            __ctx: (__wire::Tag,),
        ) -> __wire::Decoded<Self> {
            <Self as __wire::Decode<'__a, (__wire::Tag,)>>::decode_as(__r, __ctx)
        }
        #[inline]
        fn decode_as<__E: __wire::Refusal>(
            __r: &mut __wire::Reader<'__a>,
            (__tag,): (__wire::Tag,),
        ) -> __wire::Result<Self, __E> {
            let __start = __r.offset();
            let __tag = __tag.0;
            match __tag {
                1 => __wire::Ok(Self::Ping),
                2..=5 => {
                    let __f0 = __wire::held_tag::<u8>(__tag, __start)
                        .field(const { Self::LAYOUT.variant(1) }, 0)?;
                    let __run = __r.run(2, const { Self::LAYOUT.variant(1) }, 1)?;
                    let __f1: u16 = __wire::get(__run, 0);
                    __wire::Ok(Self::Data {
                        channel: __f0,
                        seq: __f1,
                    })
                }
                _ => __wire::Err(__E::from(__wire::unknown_tag(__tag, __start))),
            }
        }
    }
    #[automatically_derived]
    impl __wire::Encode<(__wire::Tag,)> for Body {
        #[inline]
        fn measure(&self, __ctx: (__wire::Tag,)) -> __wire::Measured {
            <Self as __wire::Encode<(__wire::Tag,)>>::measure_as(self, __ctx)
        }
        #[inline]
        fn measure_as<__E: __wire::Failure>(
            &self,
            (__tag,): (__wire::Tag,),
        ) -> __wire::Result<__wire::usize, __E> {
            match self {
                Self::Ping => __wire::Ok(0),
                Self::Data { channel: __f0, seq: __f1 } => {
                    let __own = match __wire::tag_of(__f0).0 {
                        2..=5 => true,
                        _ => false,
                    };
                    __wire::check_held(__f0, __own, false)
                        .field(const { Self::LAYOUT.variant(1) }, 0)?;
                    __wire::Ok(2)
                }
            }
        }
        #[inline]
        fn encode_to(
            &self,
            __w: &mut __wire::Writer<'_>,
            __ctx: (__wire::Tag,),
        ) -> __wire::Encoded {
            <Self as __wire::Encode<(__wire::Tag,)>>::encode_as(self, __w, __ctx)
        }
        #[inline]
        fn encode_as<__E: __wire::Failure>(
            &self,
            __w: &mut __wire::Writer<'_>,
            (__tag,): (__wire::Tag,),
        ) -> __wire::Result<(), __E> {
            match self {
                Self::Ping => __wire::Ok(()),
                Self::Data { channel: __f0, seq: __f1 } => {
                    let __run = __w.take(2)?;
                    __wire::put(__f1, __run, 0);
                    __wire::Ok(())
                }
            }
        }
    }
    #[automatically_derived]
    impl __wire::Tagged for Body {
        #[inline]
        fn tag(&self) -> __wire::u64 {
            match self {
                Self::Ping => 1,
                Self::Data { channel: __f0, seq: __f1 } => __wire::tag_of(__f0).0,
            }
        }
    }
};
