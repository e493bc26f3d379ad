#[allow(unused_variables, unused_mut, unreachable_patterns, dead_code, clippy::all)]
const _: () = {
    use ::wire_core::__private as __wire;
    impl TenFields {
        /// What the type looks like on the wire.
        pub const LAYOUT: &'static __wire::Layout = &__wire::Layout::structure(
            "TenFields",
            "",
            &[
                __wire::Field::new("a", __wire::Width::Octets(1)),
                __wire::Field::new("b", __wire::Width::Octets(2)),
                __wire::Field::new("c", __wire::Width::Octets(4)),
                __wire::Field::new("d", __wire::Width::Octets(8)),
                __wire::Field::new("e", __wire::Width::Octets(1)),
                __wire::Field::new("f", __wire::Width::Octets(2)),
                __wire::Field::new("g", __wire::Width::Octets(4)),
                __wire::Field::new("h", __wire::Width::Octets(8)),
                __wire::Field::new("i", __wire::Width::Octets(6)),
                __wire::Field::new("j", __wire::Width::Octets(4)),
            ],
        );
    }
    #[automatically_derived]
    impl __wire::Describe for TenFields {
        const LAYOUT: &'static __wire::Layout = Self::LAYOUT;
    }
    #[automatically_derived]
    impl<'__a> __wire::Decode<'__a> for TenFields {
        const MIN_SIZE: __wire::usize = <Self as __wire::Fixed>::SIZE;
        const BULK: __wire::Option<__wire::BulkDecode<Self>> = __wire::Some(
            __wire::BulkDecode::of_fixed(__wire::Some(Self::LAYOUT)),
        );
        #[inline]
        fn decode_from(
            __r: &mut __wire::Reader<'__a>,
            _: (),
        ) -> __wire::Result<Self, __wire::DecodeError> {
            __wire::decode_run(__r, Self::LAYOUT)
        }
    }
    #[automatically_derived]
    impl __wire::Encode for TenFields {
        #[inline(always)]
        fn bulk() -> __wire::Option<__wire::BulkEncode<Self>> {
            __wire::Some(__wire::BulkEncode::of_fixed())
        }
        #[inline]
        fn measure(&self, _: ()) -> __wire::Result<__wire::usize, __wire::EncodeError> {
            __wire::Ok(<Self as __wire::Fixed>::SIZE)
        }
        #[inline]
        fn encode_to(
            &self,
            __w: &mut __wire::Writer<'_>,
            _: (),
        ) -> __wire::Result<(), __wire::EncodeError> {
            __wire::Fixed::write(self, __w.take(<Self as __wire::Fixed>::SIZE)?)
        }
    }
    impl TenFields {
        /// The octets of each value.
        pub const SIZE: __wire::usize = 40;
    }
    #[automatically_derived]
    impl __wire::Fixed for TenFields {
        const SIZE: __wire::usize = 40;
        const ALL_VALID: __wire::bool = true;
        const ALL_FIT: __wire::bool = true;
        #[inline]
        fn read(__run: &[__wire::u8]) -> __wire::Result<Self, __wire::DecodeError> {
            __wire::whole(__run, 40)?;
            __wire::Ok(Self {
                a: __wire::get::<u8>(__run, 0),
                b: __wire::get::<u16>(__run, 1),
                c: __wire::get::<u32>(__run, 3),
                d: __wire::get::<u64>(__run, 7),
                e: __wire::get::<i8>(__run, 15),
                f: __wire::get::<i16>(__run, 16),
                g: __wire::get::<i32>(__run, 18),
                h: __wire::get::<i64>(__run, 22),
                i: __wire::get_array::<u8, 6>(__run, 30),
                j: __wire::get::<f32>(__run, 36),
            })
        }
        #[inline]
        fn read_all_valid(__octets: &[__wire::u8]) -> __wire::Many<Self> {
            __wire::read_chunks::<Self, 40>(__octets)
        }
        #[inline]
        fn write(
            &self,
            __run: &mut [__wire::u8],
        ) -> __wire::Result<(), __wire::EncodeError> {
            let Self {
                a: __v0,
                b: __v1,
                c: __v2,
                d: __v3,
                e: __v4,
                f: __v5,
                g: __v6,
                h: __v7,
                j: __v9,
                ..
            } = *self;
            __wire::put::<u8>(&__v0, __run, 0);
            __wire::put::<u16>(&__v1, __run, 1);
            __wire::put::<u32>(&__v2, __run, 3);
            __wire::put::<u64>(&__v3, __run, 7);
            __wire::put::<i8>(&__v4, __run, 15);
            __wire::put::<i16>(&__v5, __run, 16);
            __wire::put::<i32>(&__v6, __run, 18);
            __wire::put::<i64>(&__v7, __run, 22);
            __wire::put_array(&self.i, __run, 30);
            __wire::put::<f32>(&__v9, __run, 36);
            __wire::Ok(())
        }
    }
};
