//! Wider registers than every processor of its kind has.
//!
//! A program is compiled for what all processors of a kind have. With feature `simd`, loops over
//! numbers are compiled for x86-64-v3 (AVX2) too, and choose when they run.

pub(crate) use found::{Wide, wide};

#[cfg(all(feature = "simd", any(target_arch = "x86", target_arch = "x86_64")))]
mod found {
    use fearless_simd::{Avx2, Level, Simd};

    /// Proof that this processor has AVX2.
    #[derive(Clone, Copy)]
    pub(crate) struct Wide(Avx2);

    /// AVX2, if this processor has it.
    #[inline(always)]
    pub(crate) fn wide() -> Option<Wide> {
        Level::new().as_avx2().map(Wide)
    }

    impl Wide {
        /// Runs a loop that is compiled for AVX2, with all that is inlined into it.
        #[inline(always)]
        pub(crate) fn run<R>(self, work: impl FnOnce() -> R) -> R {
            self.0.vectorize(work)
        }
    }
}

#[cfg(not(all(feature = "simd", any(target_arch = "x86", target_arch = "x86_64"))))]
mod found {
    /// There is no such proof.
    #[derive(Clone, Copy)]
    pub(crate) enum Wide {}

    /// `None`: one way is compiled.
    #[inline(always)]
    pub(crate) fn wide() -> Option<Wide> {
        None
    }

    impl Wide {
        /// Never called.
        #[inline(always)]
        pub(crate) fn run<R>(self, _: impl FnOnce() -> R) -> R {
            match self {}
        }
    }
}
