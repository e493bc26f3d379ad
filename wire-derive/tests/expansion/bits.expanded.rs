#[allow(unused, unreachable_patterns, clippy::all)]
const _: () = {
    use ::wire_core::__private::{self as __wire, Located as _};
    impl Flow {
        /// The octets of each value.
        pub const SIZE: __wire::usize = 5;
        /// What the type looks like on the wire.
        pub const LAYOUT: &'static __wire::Layout = &__wire::Layout::structure(
            "Flow",
            "The flow label and what stands in front of it. RFC 8200.",
            &[
                __wire::Field::new("version", __wire::Width::Bits(4))
                    .role(__wire::Role::Constant),
                __wire::Field::new("class", __wire::Width::Bits(6)),
                __wire::Field::new("congestion", __wire::Width::Bits(2)),
                __wire::Field::new("label", __wire::Width::Bits(20)),
                __wire::Field::new("hops", __wire::Width::Octets(1)),
            ],
        );
    }
    #[automatically_derived]
    impl __wire::Describe for Flow {
        const LAYOUT: &'static __wire::Layout = Self::LAYOUT;
    }
    #[automatically_derived]
    impl<'__a> __wire::Decode<'__a> for Flow {
        const BULK: __wire::MaybeBulk<Self> = __wire::bulk::<_, 5>();
    }
    #[automatically_derived]
    impl __wire::Encode for Flow {
        const RUN: __wire::Run<Self> = __wire::Run::of_fixed();
        #[inline]
        fn measure(&self, _: ()) -> __wire::Measured {
            <Self as __wire::Encode>::measure_as(self, ())
        }
        #[inline]
        fn measure_as<__E: __wire::Failure>(
            &self,
            _: (),
        ) -> __wire::Result<__wire::usize, __E> {
            __wire::check_bits::<Class>(&self.class, 6).field(Self::LAYOUT, 1)?;
            __wire::check_bits::<u8>(&self.congestion, 2).field(Self::LAYOUT, 2)?;
            __wire::check_bits::<u32>(&self.label, 20).field(Self::LAYOUT, 3)?;
            __wire::Ok(5)
        }
    }
    #[automatically_derived]
    impl __wire::Fixed for Flow {
        const SIZE: __wire::usize = 5;
        const ALL_VALID: __wire::bool = false;
        const ALL_FIT: __wire::bool = false;
        #[inline]
        fn read(__run: &[__wire::u8]) -> __wire::Decoded<Self> {
            <Self as __wire::Fixed>::read_as(__run)
        }
        #[inline]
        fn read_as<__E: __wire::Refusal>(
            __run: &[__wire::u8],
        ) -> __wire::Result<Self, __E> {
            __wire::whole(__run, 5)?;
            let __at0 = 0;
            let __f0 = __wire::constant(
                    __wire::bits_msb::<::core::primitive::u64, 0, 4, 4>(__run, 0, __at0),
                )
                .field(Self::LAYOUT, 0)?;
            __wire::check_magic(__f0 == 6, __at0).field(Self::LAYOUT, 0)?;
            let __f1 = __wire::bits_msb::<Class, 4, 6, 4>(__run, 0, __at0)
                .field(Self::LAYOUT, 1)?;
            let __f2 = __wire::bits_msb::<u8, 10, 2, 4>(__run, 0, __at0)
                .field(Self::LAYOUT, 2)?;
            let __f3 = __wire::bits_msb::<u32, 12, 20, 4>(__run, 0, __at0)
                .field(Self::LAYOUT, 3)?;
            let __f4: u8 = __wire::get(__run, 4);
            __wire::Ok(Self {
                version: (),
                class: __f1,
                congestion: __f2,
                label: __f3,
                hops: __f4,
            })
        }
        #[inline]
        fn write(&self, __run: &mut [__wire::u8]) -> __wire::Encoded {
            __wire::room(__run, 5)?;
            let Self { hops: __v4, .. } = *self;
            __wire::clear(__run, 0, 4);
            __wire::put_bits_msb::<::core::primitive::u64, 0, 4, 4>(&6, __run, 0)
                .field(Self::LAYOUT, 0)?;
            __wire::put_bits_msb::<Class, 4, 6, 4>(&self.class, __run, 0)
                .field(Self::LAYOUT, 1)?;
            __wire::put_bits_msb::<u8, 10, 2, 4>(&self.congestion, __run, 0)
                .field(Self::LAYOUT, 2)?;
            __wire::put_bits_msb::<u32, 12, 20, 4>(&self.label, __run, 0)
                .field(Self::LAYOUT, 3)?;
            __wire::put(&__v4, __run, 4);
            __wire::Ok(())
        }
    }
};
