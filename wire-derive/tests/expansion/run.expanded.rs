const _: () = {
    use ::wire_core::__private as __wire;
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
    impl __wire::Describe for IcmpHeader {
        const LAYOUT: &'static __wire::Layout = Self::LAYOUT;
    }
    impl<'__a> __wire::Decode<'__a> for IcmpHeader {
        const BULK: __wire::MaybeBulk<Self> = __wire::bulk_of_small::<_, 8>();
    }
    impl __wire::Encode for IcmpHeader {
        const RUN: __wire::Run<Self> = __wire::Run::of_fixed();
    }
    #[automatically_derived]
    impl __wire::Fixed for IcmpHeader {
        const SIZE: __wire::usize = Self::SIZE;
        const ONE_TO_ONE: __wire::bool = true;
        #[inline]
        fn read(__run: &[__wire::u8]) -> __wire::Decoded<Self> {
            __wire::whole(__run, 8)?;
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
            __wire::Numbers::write(
                (self.kind, self.code, self.checksum, self.id, self.seq),
                __run,
                0,
            )
        }
    }
    impl __wire::Small<8> for IcmpHeader {
        __wire::small!(__wire, 8, kind = 0, code = 1, checksum = 2, id = 4, seq = 6);
    }
    const _: [(); 8] = [(); 8];
    const _: [(); 2] = [(); 2];
};
