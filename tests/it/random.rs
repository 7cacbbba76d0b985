//! Values that nobody thought of, the same in every run: a test that fails now and then is nobody's.

pub use proptest::collection::vec;
pub use proptest::prelude::{Just, Strategy, any, prop_oneof};
pub use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// Hands `cases` values of `values` to `test`. Where it panics, the smallest value that makes it panic is told.
pub fn check<S: Strategy>(cases: u32, values: S, test: impl Fn(S::Value)) {
    let config = Config { failure_persistence: None, ..Config::with_cases(cases) };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let result = TestRunner::new_with_rng(config, rng).run(&values, |value| {
        test(value);
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
}
