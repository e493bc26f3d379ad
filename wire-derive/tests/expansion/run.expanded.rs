#[allow(unused_variables, unused_mut, unreachable_patterns, dead_code, clippy::all)]
const _: () = {
    use ::wire_core::__private as __wire;
    impl IcmpHeader {
        /// What the type looks like on the wire.
        pub const LAYOUT: &'static __wire::Layout = &__wire::Layout::structure(
            "IcmpHeader",
            "ICMP header. RFC 792.",
            &[
                __wire::Field::new("kind", __wire::Width::Octets(1)),
                __wire::Field::new("code", __wire::Width::Octets(1)),
                __wire::Field::new("checksum", __wire::Width::Octets(2)),
                __wire::Field::new("id", __wire::Width::Octets(2)),
                __wire::Field::new("seq", __wire::Width::Octets(2)),
            ],
        );
    }
    #[automatically_derived]
    impl __wire::Describe for IcmpHeader {
        const LAYOUT: &'static __wire::Layout = Self::LAYOUT;
    }
    #[automatically_derived]
    impl<'__a> __wire::Decode<'__a> for IcmpHeader {
        const MIN_SIZE: __wire::usize = <Self as __wire::Fixed>::SIZE;
        const BULK: __wire::Option<__wire::BulkDecode<Self>> = __wire::Some(
            __wire::BulkDecode::of_fixed(),
        );
        const EXACT: __wire::Option<__wire::Exact<Self>> = __wire::Some(
            __wire::Exact::of_fixed(__wire::Some(Self::LAYOUT)),
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
    impl __wire::Encode for IcmpHeader {
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
    impl IcmpHeader {
        /// The octets of each value.
        pub const SIZE: __wire::usize = 8;
    }
    #[automatically_derived]
    impl __wire::Fixed for IcmpHeader {
        const SIZE: __wire::usize = 8;
        const ALL_VALID: __wire::bool = true;
        const ALL_FIT: __wire::bool = true;
        #[inline]
        fn read(__run: &[__wire::u8]) -> __wire::Result<Self, __wire::DecodeError> {
            __wire::whole(__run, 8)?;
            __wire::Ok(Self {
                kind: __wire::get::<u8>(__run, 0),
                code: __wire::get::<u8>(__run, 1),
                checksum: __wire::get::<u16>(__run, 2),
                id: __wire::get::<u16>(__run, 4),
                seq: __wire::get::<u16>(__run, 6),
            })
        }
        #[inline]
        fn read_all_valid(__octets: &[__wire::u8]) -> __wire::Many<Self> {
            __wire::read_chunks::<Self, 8>(__octets)
        }
        #[inline]
        fn write(
            &self,
            __run: &mut [__wire::u8],
        ) -> __wire::Result<(), __wire::EncodeError> {
            let Self {
                kind: __v0,
                code: __v1,
                checksum: __v2,
                id: __v3,
                seq: __v4,
                ..
            } = *self;
            __wire::put::<u8>(&__v0, __run, 0);
            __wire::put::<u8>(&__v1, __run, 1);
            __wire::put::<u16>(&__v2, __run, 2);
            __wire::put::<u16>(&__v3, __run, 4);
            __wire::put::<u16>(&__v4, __run, 6);
            __wire::Ok(())
        }
    }
    const _: [(); 8] = [(); 8];
    const _: [(); 2] = [(); 2];
};
