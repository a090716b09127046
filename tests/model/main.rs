//! An independent model of what messages hold, against which the crate is compared on generated ones.
//! What the bodies around them mean is compared in `tests/reading/generated.rs`.
//!
//! The same messages are compared at each run. `WEQUICK_MODEL=100000 cargo test --test model`
//! compares so many.

#[path = "../common/mod.rs"]
mod common;
mod contents;

use common::seeds::{assert_mixed, compare_all};

#[test]
fn contents_of_messages() {
    let outcomes = compare_all(4000, contents::compare);
    assert_mixed(outcomes.iter().map(|outcome| outcome.is_read));
    contents::assert_all_made(&outcomes);
}
