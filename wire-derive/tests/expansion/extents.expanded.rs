#[allow(unused, unreachable_patterns, clippy::all)]
const _: () = {
    use ::wire_core::__private::{self as __wire, Located as _};
    impl Message {
        /// What the type looks like on the wire.
        pub const LAYOUT: &'static __wire::Layout = &__wire::Layout::structure(
            "Message",
            "",
            &[
                __wire::Field::new("version", __wire::Width::Octets(1)),
                __wire::Field::new("topic", __wire::Width::Variable)
                    .of(<String as __wire::Describe>::layout),
                __wire::Field::new("id", __wire::Width::Variable),
                __wire::Field::new("filters", __wire::Width::Variable)
                    .of(<Filter as __wire::Describe>::layout),
                __wire::Field::new("expiry", __wire::Width::Variable),
                __wire::Field::new("name", __wire::Width::Variable)
                    .of(<String as __wire::Describe>::layout),
                __wire::Field::new("samples", __wire::Width::Variable),
            ],
        );
    }
    #[automatically_derived]
    impl __wire::Describe for Message {
        const LAYOUT: &'static __wire::Layout = Self::LAYOUT;
    }
    #[automatically_derived]
    impl<'__a> __wire::Decode<'__a> for Message {
        const MIN_SIZE: __wire::usize = 5;
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
            __E::need(__r, 5)?;
            let __run = __r.run(1, Self::LAYOUT, 0)?;
            let version: u8 = __wire::get(__run, 0);
            let __f1 = {
                let __len = __wire::prefix::<u16, __E>(__r, 1, 0)
                    .field(Self::LAYOUT, 1)?;
                __E::fits(__r, __len, 1)?;
                __wire::within(
                        __r,
                        __len,
                        |__r| <String as __wire::Decode<'_>>::find::<__E>(__r, ()),
                    )
                    .field(Self::LAYOUT, 1)?
            };
            let __f2 = __wire::Wraps::<
                u32,
            >::unwrap(
                <::wire_core::varint::Var<
                    ::wire_core::varint::Leb128,
                    u32,
                > as __wire::Decode<'_>>::decode_as::<__E>(__r, ())
                    .field(Self::LAYOUT, 2)?,
            );
            let __at3 = __r.offset();
            let __f3 = {
                let __count = __wire::limited_count(
                        __wire::count_prefix::<u8, __E>(__r, 0).field(Self::LAYOUT, 3)?,
                        16,
                        __at3,
                    )
                    .field(Self::LAYOUT, 3)?
                    .in_front_of(__E::together(1));
                <Vec<
                    Filter,
                > as __wire::Sequence<'_, _>>::find_count::<__E>(__r, __count, ())
                    .field(Self::LAYOUT, 3)?
            };
            let __f4 = if version > 1 {
                __wire::Some(
                    <u32 as __wire::Decode<'_>>::decode_as::<__E>(__r, ())
                        .field(Self::LAYOUT, 4)?,
                )
            } else {
                __wire::None
            };
            let __f5 = __wire::until(
                    __r,
                    &[0],
                    |__r| <String as __wire::Decode<'_>>::decode_as::<__E>(__r, ()),
                )
                .field(Self::LAYOUT, 5)?;
            let __f6 = __wire::UnwrapEach::<
                Vec<u16>,
            >::unwrap_each(
                <Vec<
                    ::wire_core::Le<u16>,
                > as __wire::Decode<'_>>::decode_as::<__E>(__r, ())
                    .field(Self::LAYOUT, 6)?,
            );
            if __FILLS && !__r.is_empty() {
                return __wire::Err(__E::left_over(__r));
            }
            let __f3 = __f3.make::<__E>().field(Self::LAYOUT, 3)?;
            let __f1 = __f1.make::<__E>().field(Self::LAYOUT, 1)?;
            __wire::Ok(Self {
                version,
                topic: __f1,
                id: __f2,
                filters: __f3,
                expiry: __f4,
                name: __f5,
                samples: __f6,
            })
        }
    }
    #[automatically_derived]
    impl __wire::Encode for Message {
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
            let version = self.version;
            let __n1 = __wire::with_len_prefix::<
                u16,
                __E,
            >(
                    <String as __wire::Encode>::measure_as::<__E>(&self.topic, ())
                        .field(Self::LAYOUT, 1)?,
                    1,
                    0,
                )
                .field(Self::LAYOUT, 1)?;
            let __n2 = {
                let __wrapped: ::wire_core::varint::Var<
                    ::wire_core::varint::Leb128,
                    u32,
                > = __wire::Wraps::wrap(__wire::Clone::clone(&self.id));
                <::wire_core::varint::Var<
                    ::wire_core::varint::Leb128,
                    u32,
                > as __wire::Encode>::measure_as::<__E>(&__wrapped, ())
                    .field(Self::LAYOUT, 2)?
            };
            let __n3 = {
                __wire::not_more(__wire::Countable::count(&self.filters), 16)
                    .field(Self::LAYOUT, 3)?;
                {
                    __wire::with_count_prefix::<
                        u8,
                        __E,
                    >(
                            __wire::Countable::count(&self.filters),
                            0,
                            <Vec<
                                Filter,
                            > as __wire::Encode>::measure_as::<__E>(&self.filters, ())
                                .field(Self::LAYOUT, 3)?,
                        )
                        .field(Self::LAYOUT, 3)?
                }
            };
            let __n4 = match &self.expiry {
                __wire::Some(__v) => {
                    <u32 as __wire::Encode>::measure_as::<__E>(__v, ())
                        .field(Self::LAYOUT, 4)?
                }
                __wire::None => 0,
            };
            let __n5 = __wire::terminated(
                    <String as __wire::Encode>::measure_as::<__E>(&self.name, ())
                        .field(Self::LAYOUT, 5)?,
                    __wire::holds(
                        __wire::AsRef::<[__wire::u8]>::as_ref(&self.name),
                        &[0],
                    ),
                    &[0],
                )
                .field(Self::LAYOUT, 5)?;
            let __n6 = {
                let __wrapped = __wire::Each::<
                    ::wire_core::Le<u16>,
                    _,
                >::new(&self.samples);
                __wire::Encode::measure_as::<__E>(&__wrapped, ()).field(Self::LAYOUT, 6)?
            };
            __wire::check_presence(__wire::Option::is_some(&self.expiry), version > 1)
                .field(Self::LAYOUT, 4)?;
            __wire::Ok(__wire::sum(&[1, __n1, __n2, __n3, __n4, __n5, __n6])?)
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
            let version = self.version;
            let __run = __w.take(1)?;
            __wire::put(&self.version, __run, 0);
            let __len = __wire::Encode::measure_as::<__E>(&self.topic, ())
                .field(Self::LAYOUT, 1)?;
            __wire::put_len_prefix::<u16, __E>(__w, __len, 1, 0).field(Self::LAYOUT, 1)?;
            <String as __wire::Encode>::encode_as::<__E>(&self.topic, __w, ())
                .field(Self::LAYOUT, 1)?;
            {
                let __wrapped: ::wire_core::varint::Var<
                    ::wire_core::varint::Leb128,
                    u32,
                > = __wire::Wraps::wrap(__wire::Clone::clone(&self.id));
                <::wire_core::varint::Var<
                    ::wire_core::varint::Leb128,
                    u32,
                > as __wire::Encode>::encode_as::<__E>(&__wrapped, __w, ())
                    .field(Self::LAYOUT, 2)?;
            }
            __wire::put_count_prefix::<
                u8,
                __E,
            >(__w, __wire::Countable::count(&self.filters), 0)
                .field(Self::LAYOUT, 3)?;
            <Vec<Filter> as __wire::Encode>::encode_as::<__E>(&self.filters, __w, ())
                .field(Self::LAYOUT, 3)?;
            if let __wire::Some(__v) = &self.expiry {
                <u32 as __wire::Encode>::encode_as::<__E>(__v, __w, ())
                    .field(Self::LAYOUT, 4)?;
            }
            <String as __wire::Encode>::encode_as::<__E>(&self.name, __w, ())
                .field(Self::LAYOUT, 5)?;
            __w.put(&[0])?;
            {
                let __wrapped = __wire::Each::<
                    ::wire_core::Le<u16>,
                    _,
                >::new(&self.samples);
                __wire::Encode::encode_as::<__E>(&__wrapped, __w, ())
                    .field(Self::LAYOUT, 6)?;
            }
            __wire::Ok(())
        }
    }
};
