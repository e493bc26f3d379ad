#[allow(unused, unreachable_patterns, clippy::all)]
const _: () = {
    use ::wire_core::__private::{self as __wire, Located as _};
    impl<'a> Note<'a> {
        /// What the type looks like on the wire.
        pub const LAYOUT: &'static __wire::Layout = &__wire::Layout::structure(
            "Note",
            "",
            &[
                __wire::Field::new("id", __wire::Width::Octets(2)),
                __wire::Field::new("urgency", __wire::Width::Bits(3)),
                __wire::Field::new("len", __wire::Width::Bits(5))
                    .role(__wire::Role::Len {
                        first: 3,
                        last: 3,
                        unit: 1,
                        bias: 0,
                    }),
                __wire::Field::new("text", __wire::Width::Variable),
                __wire::Field::new("tail", __wire::Width::Variable),
            ],
        );
    }
    #[automatically_derived]
    impl<'a> __wire::Describe for Note<'a> {
        const LAYOUT: &'static __wire::Layout = Self::LAYOUT;
    }
    #[automatically_derived]
    impl<'__a: 'a, 'a> __wire::Decode<'__a> for Note<'a> {
        const MIN_SIZE: __wire::usize = 3;
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
            __E::need(__r, 3)?;
            let __run = __r.run(3, Self::LAYOUT, 0)?;
            let __at0 = __r.offset_of(__run);
            let __f0: u16 = __wire::get(__run, 0);
            let __f1 = __wire::bits_msb::<u8, 0, 3, 1>(__run, 2, __at0)
                .field(Self::LAYOUT, 1)?;
            let __f2 = __wire::bits_msb::<u8, 3, 5, 1>(__run, 2, __at0)
                .field(Self::LAYOUT, 2)?;
            let __len0 = __wire::region_len(&__f2, 1, 0, 0, __at0 + 2)
                .field(Self::LAYOUT, 2)?;
            let mut __r0 = __wire::region(__r, __len0).field(Self::LAYOUT, 3)?;
            let __at1 = __r0.offset();
            let __f3 = <&'a str as __wire::Decode<'_>>::decode_as::<__E>(&mut __r0, ())
                .field(Self::LAYOUT, 3)?;
            __r0.ended().field(Self::LAYOUT, 3)?;
            let __f4 = <&'a [u8] as __wire::Decode<'_>>::decode_as::<__E>(__r, ())
                .field(Self::LAYOUT, 4)?;
            __wire::Ok(Self {
                id: __f0,
                urgency: __f1,
                len: __f2,
                text: __f3,
                tail: __f4,
            })
        }
        #[inline]
        fn skip<__E: __wire::Refusal>(
            __r: &mut __wire::Reader<'__a>,
            __ctx: (),
        ) -> __wire::Result<(), __E> {
            <Self as __wire::Viewed<'__a>>::check_as(__r, __ctx)
        }
    }
    #[automatically_derived]
    impl<'a> __wire::Encode for Note<'a> {
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
            let __n3 = <&'a str as __wire::Encode>::measure_as::<__E>(&self.text, ())
                .field(Self::LAYOUT, 3)?;
            let __n4 = <&'a [u8] as __wire::Encode>::measure_as::<__E>(&self.tail, ())
                .field(Self::LAYOUT, 4)?;
            __wire::check_bits::<u8>(&self.urgency, 3).field(Self::LAYOUT, 1)?;
            __wire::check_bits(
                    &__wire::len_controller::<u8>(__wire::sum(&[0, __n3])?, 1, 0)
                        .field(Self::LAYOUT, 2)?,
                    5,
                )
                .field(Self::LAYOUT, 2)?;
            __wire::Ok(__wire::sum(&[3, __n3, __n4])?)
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
            let __at0 = __w.offset();
            __w.zeros(3)?;
            let __at1 = __w.offset();
            <&'a str as __wire::Encode>::encode_as::<__E>(&self.text, __w, ())
                .field(Self::LAYOUT, 3)?;
            let __end3 = __w.offset();
            <&'a [u8] as __wire::Encode>::encode_as::<__E>(&self.tail, __w, ())
                .field(Self::LAYOUT, 4)?;
            let __c2: u8 = if __w.is_verbatim() {
                __wire::stored(&self.len).field(Self::LAYOUT, 2)?
            } else {
                __wire::len_controller::<u8>(__end3 - __at1, 1, 0)
                    .field(Self::LAYOUT, 2)?
            };
            let __run = __w.patch(__at0, 3)?;
            __wire::put(&self.id, __run, 0);
            __wire::clear(__run, 2, 1);
            __wire::put_bits_msb::<u8, 0, 3, 1>(&self.urgency, __run, 2)
                .field(Self::LAYOUT, 1)?;
            __wire::put_bits_msb::<u8, 3, 5, 1>(&__c2, __run, 2).field(Self::LAYOUT, 2)?;
            __wire::Ok(())
        }
    }
    impl<B: __wire::ByteSlice> NoteView<B> {
        #[inline(always)]
        fn __octets(&self) -> &[__wire::u8] {
            &self.octets
        }
        #[inline(always)]
        fn __front(&self) -> &[__wire::u8; 3] {
            __wire::front(self.__octets(), 0)
        }
        ///`id`.
        #[inline(always)]
        fn id(&self) -> u16 {
            {
                let __run = self.__front();
                __wire::get::<u16>(__run, 0)
            }
        }
        ///`urgency`.
        #[inline(always)]
        fn urgency(&self) -> u8 {
            {
                let __run = self.__front();
                __wire::number_msb::<u8, 0usize, 3u32, 1usize>(__run, 2)
            }
        }
        ///`len`.
        #[inline(always)]
        fn len(&self) -> u8 {
            {
                let __run = self.__front();
                __wire::number_msb::<u8, 3usize, 5u32, 1usize>(__run, 2)
            }
        }
        ///`text`.
        #[inline]
        fn text(&self) -> __wire::Result<&__wire::str, __wire::DecodeError> {
            __wire::text(
                self.__octets(),
                3,
                __wire::end(&self.places, 0),
                self.places.start,
            )
        }
        ///`tail`.
        #[inline(always)]
        fn tail(&self) -> &[__wire::u8] {
            __wire::part(
                self.__octets(),
                __wire::end(&self.places, 0),
                self.__octets().len(),
            )
        }
    }
    impl<B: __wire::ByteSliceMut> NoteView<B> {
        #[inline(always)]
        fn __octets_mut(&mut self) -> &mut [__wire::u8] {
            &mut self.octets
        }
        #[inline(always)]
        fn __front_mut(&mut self) -> &mut [__wire::u8] {
            let __start = 0;
            __wire::front_mut::<3>(self.__octets_mut(), __start)
        }
        ///Sets `id`.
        #[inline(always)]
        fn set_id(&mut self, value: u16) {
            let __at = 0;
            __wire::put::<u16>(&value, self.__front_mut(), __at);
        }
        ///Sets `urgency`.
        ///
        /// # Errors
        ///
        /// Where the value does not fit; the octets are then as they were.
        #[inline(always)]
        fn set_urgency(&mut self, value: u8) -> __wire::Result<(), __wire::EncodeError> {
            let __at = 2;
            if !__wire::set_bits_msb::<
                u8,
                0usize,
                3u32,
                1usize,
            >(&value, self.__front_mut(), __at) {
                return __wire::refused(
                    __wire::Bits::to_bits(&value, 64),
                    <Note<'static>>::LAYOUT,
                    1,
                );
            }
            __wire::Ok(())
        }
        ///Sets `len`. It is a length: until it says again what it did, the octets are no message; see `fix_lengths`.
        ///
        /// # Errors
        ///
        /// Where the value does not fit; the octets are then as they were.
        #[inline(always)]
        fn set_len(&mut self, value: u8) -> __wire::Result<(), __wire::EncodeError> {
            let __at = 2;
            if !__wire::set_bits_msb::<
                u8,
                3usize,
                5u32,
                1usize,
            >(&value, self.__front_mut(), __at) {
                return __wire::refused(
                    __wire::Bits::to_bits(&value, 64),
                    <Note<'static>>::LAYOUT,
                    2,
                );
            }
            __wire::Ok(())
        }
        ///The text of `text`, to be changed.
        #[inline]
        fn text_mut(&mut self) -> __wire::Result<&mut __wire::str, __wire::DecodeError> {
            let (__at, __end, __origin) = (
                3,
                __wire::end(&self.places, 0),
                self.places.start,
            );
            __wire::text_mut(self.__octets_mut(), __at, __end, __origin)
        }
        ///The octets of `tail`, to be changed.
        #[inline]
        fn tail_mut(&mut self) -> &mut [__wire::u8] {
            let (__at, __end) = (__wire::end(&self.places, 0), self.__octets().len());
            __wire::part_mut(self.__octets_mut(), __at, __end)
        }
        /// Makes lengths and counts say again what the octets of this view are.
        ///
        /// # Errors
        ///
        /// Where one does not fit its field.
        fn fix_lengths(&mut self) -> __wire::Result<(), __wire::EncodeError> {
            {
                let __value = __wire::len_controller::<
                    u8,
                >(__wire::distance(3, __wire::end(&self.places, 0)), 1, 0)
                    .field(<Note<'static>>::LAYOUT, 2)?;
                let __at = 2;
                if !__wire::set_bits_msb::<
                    u8,
                    3usize,
                    5u32,
                    1usize,
                >(&__value, self.__front_mut(), __at) {
                    return __wire::refused(
                        __wire::Bits::to_bits(&__value, 64),
                        <Note<'static>>::LAYOUT,
                        2,
                    );
                }
            }
            __wire::Ok(())
        }
    }
    impl<B: __wire::ByteSlice> __wire::AsRef<[__wire::u8]> for NoteView<B> {
        fn as_ref(&self) -> &[__wire::u8] {
            __wire::from(&self.octets, 0)
        }
    }
    #[automatically_derived]
    impl<B: __wire::CloneableByteSlice> __wire::Clone for NoteView<B> {
        #[inline]
        fn clone(&self) -> Self {
            Self {
                octets: __wire::Clone::clone(&self.octets),
                places: self.places,
            }
        }
    }
    impl<B: __wire::CopyableByteSlice> __wire::Copy for NoteView<B> {}
    impl<B: __wire::ByteSlice> __wire::Debug for NoteView<B> {
        fn fmt(&self, f: &mut __wire::Formatter<'_>) -> __wire::FmtResult {
            __wire::debug_view(f, "NoteView", __wire::AsRef::as_ref(self))
        }
    }
    impl<B> NoteView<B> {
        #[inline(always)]
        fn __with<__O>(
            self,
            octets: impl __wire::FnOnce(__wire::usize) -> __O,
        ) -> NoteView<__O> {
            NoteView {
                octets: octets(self.places.start),
                places: self.places,
            }
        }
    }
    #[doc(hidden)]
    impl<'__a, 'a> __wire::Checked<'__a> for Note<'a> {
        type Noted = NoteView<&'__a [__wire::u8]>;
        #[inline]
        fn note<__E: __wire::Refusal, const __FILLS: __wire::bool>(
            __r: &mut __wire::Reader<'__a>,
            _: (),
        ) -> __wire::Result<Self::Noted, __E> {
            let __start = __r.offset();
            let __own = __r.rest();
            __E::need(__r, 3)?;
            let __run = __r.run(3, <Note<'static>>::LAYOUT, 0)?;
            let __at0 = __r.offset_of(__run);
            let __f0: u16 = __wire::get(__run, 0);
            let __f1 = __wire::bits_msb::<u8, 0, 3, 1>(__run, 2, __at0)
                .field(<Note<'static>>::LAYOUT, 1)?;
            let __f2 = __wire::bits_msb::<u8, 3, 5, 1>(__run, 2, __at0)
                .field(<Note<'static>>::LAYOUT, 2)?;
            let __len0 = __wire::region_len(&__f2, 1, 0, 0, __at0 + 2)
                .field(<Note<'static>>::LAYOUT, 2)?;
            let mut __r0 = __wire::region(__r, __len0)
                .field(<Note<'static>>::LAYOUT, 3)?;
            let __at1 = __r0.offset();
            let __f3 = <&'__a str as __wire::Decode<'_>>::skip::<__E>(&mut __r0, ())
                .field(<Note<'static>>::LAYOUT, 3)?;
            let __end3 = __r0.offset();
            __r0.ended().field(<Note<'static>>::LAYOUT, 3)?;
            let __f4 = <&'__a [u8] as __wire::Decode<'_>>::skip::<__E>(__r, ())
                .field(<Note<'static>>::LAYOUT, 4)?;
            let __end4 = __r.offset();
            __wire::Ok(NoteView {
                octets: __wire::read_of(__own, __r),
                places: __wire::Places {
                    start: __start,
                    ends: [__end3.wrapping_sub(__start)],
                    notes: [],
                },
            })
        }
    }
    impl<'__a, 'a> __wire::Viewed<'__a> for Note<'a> {
        type Ctx = ();
        type Seen = __wire::Result<NoteView<&'__a [__wire::u8]>, __wire::DecodeError>;
        const LEAST: __wire::usize = 3;
        #[inline]
        fn check(__r: &mut __wire::Reader<'__a>, __ctx: ()) -> __wire::Decoded<()> {
            <Self as __wire::Viewed<'__a>>::check_as(__r, __ctx)
        }
        #[inline]
        fn check_as<__E: __wire::Refusal>(
            __r: &mut __wire::Reader<'__a>,
            __ctx: (),
        ) -> __wire::Result<(), __E> {
            <Self as __wire::Checked<'__a>>::note::<__E, false>(__r, __ctx).map(|_| ())
        }
        #[inline]
        fn see(__r: &mut __wire::Reader<'__a>, __ctx: ()) -> Self::Seen {
            __wire::check_next::<Self>(__r, __ctx)
        }
    }
    impl<'__a, 'a> __wire::ViewedMut<'__a, ()> for Note<'a> {
        type SeenMut = NoteView<&'__a mut [__wire::u8]>;
        #[inline]
        fn see_mut(
            __message: &'__a mut [__wire::u8],
            __start: __wire::usize,
            __ctx: (),
        ) -> __wire::Result<Self::SeenMut, __wire::DecodeError> {
            let (__noted, __end) = __wire::check_at::<
                Note<'_>,
            >(__message, __start, __ctx)?;
            let __noted = __noted.__with(|_| ());
            __wire::Ok(
                __noted.__with(|__from| __wire::part_mut(__message, __from, __end)),
            )
        }
    }
    impl<'a> Note<'a> {
        ///A view of all of `octets`.
        ///
        /// # Errors
        ///
        /// Those of decoding the same octets.
        #[inline]
        fn view(
            octets: &[__wire::u8],
        ) -> __wire::Result<NoteView<&[__wire::u8]>, __wire::DecodeError> {
            let __noted = __wire::check_all::<Note<'_>>(octets, ())?;
            __wire::Ok(__noted.__with(|__from| __wire::from(octets, __from)))
        }
        /// A view of the value at the start of `octets`, and the rest beside it.
        ///
        /// # Errors
        ///
        /// Those of decoding the same octets.
        #[inline]
        fn view_prefix(
            octets: &[__wire::u8],
        ) -> __wire::Result<
            (NoteView<&[__wire::u8]>, &[__wire::u8]),
            __wire::DecodeError,
        > {
            let (__noted, __len) = __wire::check_prefix::<
                Note<'_>,
            >(__wire::Reader::new(octets), ())?;
            __wire::Ok((__noted, __wire::from(octets, __len)))
        }
        ///A view of all of `octets`, which may be changed through it.
        ///
        /// # Errors
        ///
        /// Those of decoding the same octets.
        #[inline]
        fn view_mut(
            octets: &mut [__wire::u8],
        ) -> __wire::Result<NoteView<&mut [__wire::u8]>, __wire::DecodeError> {
            let __noted = __wire::check_all::<Note<'_>>(octets, ())?.__with(|_| ());
            __wire::Ok(__noted.__with(|__from| __wire::from_mut(octets, __from)))
        }
    }
    impl<'a> Note<'a> {
        ///Where `id` is: octets 0..2.
        const ID: __wire::FieldPlace = __wire::FieldPlace::of_octets(0, 2);
        ///Where `urgency` is: 3 bits, from bit 0 of octet 2.
        const URGENCY: __wire::FieldPlace = __wire::FieldPlace::of_bits(
            2,
            0usize,
            3usize,
        );
        ///Where `len` is: 5 bits, from bit 3 of octet 2.
        const LEN: __wire::FieldPlace = __wire::FieldPlace::of_bits(2, 3usize, 5usize);
    }
};
/**[`Note`] in place: octets that were checked once, read field by field.

```text
 0                   1                   2                   3
 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
|              id               |urgen|   len   |
+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/                             text                              /
+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/                             tail                              /
+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
```*/
struct NoteView<B> {
    octets: B,
    places: ::wire_core::__private::Places<1usize, 0usize>,
}
