#[allow(unused, unreachable_patterns, clippy::all)]
const _: () = {
    use ::wire_core::__private::{self as __wire, Located as _};
    impl Session {
        /// What the type looks like on the wire.
        pub const LAYOUT: &'static __wire::Layout = &__wire::Layout::structure(
            "Session",
            "",
            &[
                __wire::Field::new("token", __wire::Width::Variable),
                __wire::Field::new("peer", __wire::Width::Variable)
                    .of(<Peer as __wire::Describe>::layout),
            ],
        );
    }
    #[automatically_derived]
    impl __wire::Describe for Session {
        const LAYOUT: &'static __wire::Layout = Self::LAYOUT;
        const CONTEXT: &'static [&'static str] = &["version"];
    }
    #[automatically_derived]
    impl<'__a> __wire::Decode<'__a, (u8,)> for Session {
        const MIN_SIZE: __wire::usize = 0;
        #[inline]
        fn decode_from(
            __r: &mut __wire::Reader<'__a>,
            __ctx: (u8,),
        ) -> __wire::Decoded<Self> {
            <Self as __wire::Decode<'__a, (u8,)>>::decode_as(__r, __ctx)
        }
        #[inline]
        fn decode_as<__E: __wire::Refusal>(
            __r: &mut __wire::Reader<'__a>,
            (version,): (u8,),
        ) -> __wire::Result<Self, __E> {
            __E::need(__r, 0)?;
            let __f0 = if version >= 2 {
                __wire::Some(
                    <u32 as __wire::Decode<'_>>::decode_as::<__E>(__r, ())
                        .field(Self::LAYOUT, 0)?,
                )
            } else {
                __wire::None
            };
            const _: () = __wire::context_names(
                <Peer as __wire::Describe>::CONTEXT,
                &["version"],
            );
            let __f1 = <Peer as __wire::Decode<
                '_,
                (_,),
            >>::decode_as::<__E>(__r, (version,))
                .field(Self::LAYOUT, 1)?;
            __wire::Ok(Self { token: __f0, peer: __f1 })
        }
    }
    #[automatically_derived]
    impl __wire::Encode<(u8,)> for Session {
        #[inline]
        fn measure(&self, __ctx: (u8,)) -> __wire::Measured {
            <Self as __wire::Encode<(u8,)>>::measure_as(self, __ctx)
        }
        #[inline]
        fn measure_as<__E: __wire::Failure>(
            &self,
            (version,): (u8,),
        ) -> __wire::Result<__wire::usize, __E> {
            let __n0 = match &self.token {
                __wire::Some(__v) => {
                    <u32 as __wire::Encode>::measure_as::<__E>(__v, ())
                        .field(Self::LAYOUT, 0)?
                }
                __wire::None => 0,
            };
            let __n1 = <Peer as __wire::Encode<
                (_,),
            >>::measure_as::<__E>(&self.peer, (version,))
                .field(Self::LAYOUT, 1)?;
            __wire::check_presence(__wire::Option::is_some(&self.token), version >= 2)
                .field(Self::LAYOUT, 0)?;
            __wire::Ok(__wire::sum(&[0, __n0, __n1])?)
        }
        #[inline]
        fn encode_to(
            &self,
            __w: &mut __wire::Writer<'_>,
            __ctx: (u8,),
        ) -> __wire::Encoded {
            <Self as __wire::Encode<(u8,)>>::encode_as(self, __w, __ctx)
        }
        #[inline]
        fn encode_as<__E: __wire::Failure>(
            &self,
            __w: &mut __wire::Writer<'_>,
            (version,): (u8,),
        ) -> __wire::Result<(), __E> {
            if let __wire::Some(__v) = &self.token {
                <u32 as __wire::Encode>::encode_as::<__E>(__v, __w, ())
                    .field(Self::LAYOUT, 0)?;
            }
            <Peer as __wire::Encode<(_,)>>::encode_as::<__E>(&self.peer, __w, (version,))
                .field(Self::LAYOUT, 1)?;
            __wire::Ok(())
        }
    }
};
