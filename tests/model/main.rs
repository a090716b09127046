//! An independent model of the protocol, against which the crate is compared on generated
//! payloads: what is accepted, every field, and what is written back.
//!
//! The same payloads are compared at each run. `WEQUICK_MODEL=100000 cargo test --test model`
//! compares so many, of callbacks and of poll answers.

mod commands;
#[path = "../common/mod.rs"]
mod common;
mod compare;
mod reading;
mod subject;

use std::collections::BTreeSet;

use fastrand::Rng;

use common::tables::{COMMANDS, KINDS};
use compare::{CALLBACKS, POLLS, Side, UNTYPED};

/// How many payloads are compared where `WEQUICK_MODEL` does not say.
const PAYLOADS: u64 = 4000;

/// Compares many payloads; gives what the model made of each.
fn compare_all(side: &Side) -> Vec<reading::Verdict> {
    let payloads = match std::env::var("WEQUICK_MODEL") {
        Ok(number) => number.parse().expect("WEQUICK_MODEL is a number"),
        Err(_) => PAYLOADS,
    };
    let (mut verdicts, mut differences) = (Vec::new(), Vec::new());
    for seed in 0..payloads {
        let mut rng = Rng::with_seed(seed);
        let bytes: Vec<u8> = (0..rng.usize(0..1000)).map(|_| rng.u8(..)).collect();
        match side.compare(&bytes) {
            Ok((_, verdict)) => verdicts.push(verdict),
            Err(difference) => differences.push(format!("seed {seed}, {difference}\n")),
        }
    }
    let shown = differences.len().min(5);
    let differ = differences.len();
    assert!(
        differ == 0,
        "{differ} differ\n{}",
        differences[..shown].join("\n")
    );
    verdicts
}

/// Both verdicts are frequent, so that the comparison says something about each.
fn assert_mixed(verdicts: &[reading::Verdict]) {
    let accepted = verdicts.iter().filter(|verdict| verdict.is_ok()).count();
    let share = accepted * 100 / verdicts.len();
    assert!((10..=90).contains(&share), "{share} % are accepted");
}

#[test]
fn callbacks() {
    let verdicts = compare_all(&CALLBACKS);
    assert_mixed(&verdicts);
    let accepted = verdicts.iter().flatten();
    let codes: BTreeSet<_> = accepted
        .filter_map(|body| body["data"]["type"].as_i64())
        .collect();
    let known = KINDS.iter().flat_map(|(codes, _)| *codes);
    assert!(codes.is_superset(&known.copied().collect()), "{codes:?}");
}

#[test]
fn untyped_callbacks() {
    assert_mixed(&compare_all(&UNTYPED));
}

#[test]
fn poll_answers() {
    let verdicts = compare_all(&POLLS);
    assert_mixed(&verdicts);
    let tasks = verdicts
        .iter()
        .flatten()
        .filter_map(|body| body.as_array())
        .flatten();
    let apis: BTreeSet<_> = tasks.filter_map(|task| task["api"].as_str()).collect();
    let known = COMMANDS.iter().map(|(api, _)| *api);
    assert!(apis.is_superset(&known.collect()), "{apis:?}");
}
