//! What the derive answers to mistakes: `tests/ui/RULE/*.rs` do not compile, and the compiler says
//! what is in the file `.stderr` beside each. `TRYBUILD=overwrite` writes those files anew.

#[test]
fn mistakes_are_told_at_the_token_at_fault() {
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}
