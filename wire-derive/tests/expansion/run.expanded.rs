#[allow(unused, unreachable_patterns, clippy::all)]
const _: () = {
    use ::wire_core::__private::{self as __wire, Located as _};
    impl IcmpHeader {
        /// The octets of each value.
        pub const SIZE: __wire::usize = 8;
        /// What the type looks like on the wire.
        pub const LAYOUT: &'static __wire::Layout = &__wire::Layout::plain(
            "IcmpHeader",
            "ICMP header. RFC 792.",
            &[("kind", 1), ("code", 1), ("checksum", 2), ("id", 2), ("seq", 2)],
        );
    }
    #[automatically_derived]
    impl __wire::Describe for IcmpHeader {
        const LAYOUT: &'static __wire::Layout = Self::LAYOUT;
    }
    #[automatically_derived]
    impl<'__a> __wire::Decode<'__a> for IcmpHeader {
        const BULK: __wire::MaybeBulk<Self> = __wire::Some(
            __wire::BulkDecode::of_small::<8>(),
        );
    }
    #[automatically_derived]
    impl __wire::Encode for IcmpHeader {
        const RUN: __wire::RunEncode<Self> = __wire::RunEncode::of_fixed();
    }
    #[automatically_derived]
    impl __wire::Fixed for IcmpHeader {
        const SIZE: __wire::usize = 8;
        const ALL_VALID: __wire::bool = true;
        const ALL_FIT: __wire::bool = true;
        #[inline]
        fn read(__run: &[__wire::u8]) -> __wire::Decoded<Self> {
            if __run.len() != 8 {
                return __wire::Err(__wire::not_whole(__run, 8));
            }
            __wire::Ok(Self {
                kind: __wire::get(__run, 0),
                code: __wire::get(__run, 1),
                checksum: __wire::get(__run, 2),
                id: __wire::get(__run, 4),
                seq: __wire::get(__run, 6),
            })
        }
        #[inline]
        fn write(&self, __run: &mut [__wire::u8]) -> __wire::Encoded {
            let Self { kind: __v0, code: __v1, checksum: __v2, id: __v3, seq: __v4 } = *self;
            __wire::put(&__v0, __run, 0);
            __wire::put(&__v1, __run, 1);
            __wire::put(&__v2, __run, 2);
            __wire::put(&__v3, __run, 4);
            __wire::put(&__v4, __run, 6);
            __wire::Ok(())
        }
    }
    #[automatically_derived]
    impl __wire::Small<8> for IcmpHeader {
        __wire::small!(__wire, 8, kind = 0, code = 1, checksum = 2, id = 4, seq = 6);
    }
    const _: [(); 8] = [(); 8];
    const _: [(); 2] = [(); 2];
};
