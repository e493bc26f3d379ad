#[allow(unused, unreachable_patterns, clippy::all)]
const _: () = {
    use ::wire_core::__private::{self as __wire, Located as _};
    impl TenFields {
        /// The octets of each value.
        pub const SIZE: __wire::usize = 40;
        /// What the type looks like on the wire.
        pub const LAYOUT: &'static __wire::Layout = &__wire::Layout::plain(
            "TenFields",
            "",
            &[
                ("a", 1),
                ("b", 2),
                ("c", 4),
                ("d", 8),
                ("e", 1),
                ("f", 2),
                ("g", 4),
                ("h", 8),
                ("i", 6),
                ("j", 4),
            ],
        );
    }
    #[automatically_derived]
    impl __wire::Describe for TenFields {
        const LAYOUT: &'static __wire::Layout = Self::LAYOUT;
    }
    #[automatically_derived]
    impl<'__a> __wire::Decode<'__a> for TenFields {
        const BULK: __wire::MaybeBulk<Self> = __wire::bulk::<_, 40>();
    }
    #[automatically_derived]
    impl __wire::Encode for TenFields {
        const RUN: __wire::Run<Self> = __wire::Run::of_fixed();
    }
    #[automatically_derived]
    impl __wire::Fixed for TenFields {
        const SIZE: __wire::usize = 40;
        const ONE_TO_ONE: __wire::bool = true;
        #[inline]
        fn read(__run: &[__wire::u8]) -> __wire::Decoded<Self> {
            __wire::whole(__run, 40)?;
            __wire::Ok(Self {
                a: __wire::get(__run, 0),
                b: __wire::get(__run, 1),
                c: __wire::get(__run, 3),
                d: __wire::get(__run, 7),
                e: __wire::get(__run, 15),
                f: __wire::get(__run, 16),
                g: __wire::get(__run, 18),
                h: __wire::get(__run, 22),
                i: [
                    __wire::octet(__run, 30),
                    __wire::octet(__run, 31),
                    __wire::octet(__run, 32),
                    __wire::octet(__run, 33),
                    __wire::octet(__run, 34),
                    __wire::octet(__run, 35),
                ],
                j: __wire::get(__run, 36),
            })
        }
        #[inline]
        fn write(&self, __run: &mut [__wire::u8]) -> __wire::Encoded {
            __wire::room(__run, 40)?;
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
            __wire::put(&__v0, __run, 0);
            __wire::put(&__v1, __run, 1);
            __wire::put(&__v2, __run, 3);
            __wire::put(&__v3, __run, 7);
            __wire::put(&__v4, __run, 15);
            __wire::put(&__v5, __run, 16);
            __wire::put(&__v6, __run, 18);
            __wire::put(&__v7, __run, 22);
            __wire::put_array(&self.i, __run, 30);
            __wire::put(&__v9, __run, 36);
            __wire::Ok(())
        }
    }
};
