#[allow(unused, unreachable_patterns, clippy::all)]
const _: () = {
    use ::wire_core::__private::{self as __wire, Located as _};
    impl EtherType {
        /// The octets of each value.
        pub const SIZE: __wire::usize = <u16 as ::wire_core::Fixed>::SIZE;
        /// What the type looks like on the wire.
        pub const LAYOUT: &'static __wire::Layout = &__wire::Layout::enumeration(
            "EtherType",
            "What an Ethernet frame carries.",
            &[
                __wire::Variant::new(
                    __wire::TagRange::Range(2048, 2048),
                    __wire::Layout::structure("EtherType::Ipv4", "RFC 791.", &[]),
                ),
                __wire::Variant::new(
                    __wire::TagRange::Range(2054, 2054),
                    __wire::Layout::structure("EtherType::Arp", "", &[]),
                ),
                __wire::Variant::new(
                    __wire::TagRange::Other,
                    __wire::Layout::structure("EtherType::Other", "", &[]),
                ),
            ],
        );
    }
    #[automatically_derived]
    impl __wire::Describe for EtherType {
        const LAYOUT: &'static __wire::Layout = Self::LAYOUT;
    }
    #[inline]
    fn __from_code(__code: u16) -> __wire::Option<EtherType> {
        match __code {
            2048 => __wire::Some(EtherType::Ipv4),
            2054 => __wire::Some(EtherType::Arp),
            __other => __wire::Some(EtherType::Other(__other)),
        }
    }
    #[inline]
    fn __to_code(__value: &EtherType) -> __wire::Option<u16> {
        match __value {
            EtherType::Ipv4 => __wire::Some(2048),
            EtherType::Arp => __wire::Some(2054),
            EtherType::Other(__code) => {
                match *__code {
                    2048 => __wire::None,
                    2054 => __wire::None,
                    __other => __wire::Some(__other),
                }
            }
        }
    }
    #[automatically_derived]
    impl __wire::Bits for EtherType {
        const ALL_VALID: __wire::bool = true;
        #[inline]
        fn from_bits(__bits: __wire::u64, __width: __wire::u32) -> __wire::Option<Self> {
            __from_code(<u16 as __wire::Bits>::from_bits(__bits, __width)?)
        }
        #[inline]
        fn to_bits(&self, __width: __wire::u32) -> __wire::Option<__wire::u64> {
            __wire::Bits::to_bits(&__to_code(self)?, __width)
        }
    }
    #[automatically_derived]
    impl __wire::Tagged for EtherType {
        #[inline]
        fn tag(&self) -> __wire::u64 {
            __wire::Bits::to_bits(self, 64).unwrap_or(__wire::u64::MAX)
        }
    }
    #[automatically_derived]
    impl __wire::Fixed for EtherType {
        const SIZE: __wire::usize = <u16 as __wire::Fixed>::SIZE;
        const ALL_VALID: __wire::bool = true;
        const ALL_FIT: __wire::bool = !true;
        #[inline]
        fn read(__octets: &[__wire::u8]) -> __wire::Decoded<Self> {
            <Self as __wire::Fixed>::read_as(__octets)
        }
        #[inline]
        fn read_as<__E: __wire::Refusal>(
            __octets: &[__wire::u8],
        ) -> __wire::Result<Self, __E> {
            let __code = <u16 as __wire::Fixed>::read_as::<__E>(__octets)?;
            let __code = __code;
            match __from_code(__code) {
                __wire::Some(__value) => __wire::Ok(__value),
                __wire::None => {
                    __wire::Err(
                        __E::from(__wire::unknown_tag(__wire::tag_of(&__code).0, 0)),
                    )
                }
            }
        }
        #[inline]
        fn write(&self, __octets: &mut [__wire::u8]) -> __wire::Encoded {
            match __to_code(self) {
                __wire::Some(__code) => __wire::Fixed::write(&__code, __octets),
                __wire::None => __wire::Err(__wire::known_code(self)),
            }
        }
    }
    #[automatically_derived]
    impl<'__a> __wire::Decode<'__a> for EtherType {
        __wire::decode_code!(__wire, '__a);
    }
    #[automatically_derived]
    impl __wire::Encode for EtherType {
        const RUN: __wire::Run<Self> = __wire::Run::of_fixed();
        #[inline]
        fn measure(&self, _: ()) -> __wire::Measured {
            __wire::code_len(self, Self::SIZE)
        }
    }
};
