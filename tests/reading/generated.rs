//! Generated bodies, valid and nearly valid, the same at each run: with any keys in any order, keys that no kind has,
//! keys that come twice, and any spelling of a value. The crate must read them as an independent model does, typed
//! and untyped, and the checks of the fuzz targets must hold for each.
//!
//! `WEQUICK_MODEL=100000 cargo test --test reading generated` uses this number of payloads in each test.

use std::collections::BTreeSet;

use arbitrary::Unstructured;
use fastrand::Rng;
use wequick_types::Callback;

use crate::common::seeds::{assert_mixed, compare_all};
use crate::common::tables::{COMMANDS, KINDS};
use crate::common::{compare, payload};
use crate::fuzz;

#[test]
fn callbacks() {
    let verdicts = compare_all(4000, |bytes| Ok(compare::callbacks(bytes)?.1));
    assert_mixed(verdicts.iter().map(Result::is_ok));
    let accepted = verdicts.iter().flatten();
    let codes: BTreeSet<_> = accepted
        .filter_map(|body| body["data"]["type"].as_i64())
        .collect();
    let known = KINDS.iter().flat_map(|(codes, _)| *codes);
    assert!(codes.is_superset(&known.copied().collect()), "{codes:?}");
}

#[test]
fn untyped_callbacks() {
    let verdicts = compare_all(4000, |bytes| Ok(compare::untyped(bytes)?.1));
    assert_mixed(verdicts.iter().map(Result::is_ok));
}

#[test]
fn poll_answers() {
    let verdicts = compare_all(4000, |bytes| Ok(compare::polls(bytes)?.1));
    assert_mixed(verdicts.iter().map(Result::is_ok));
    let answers = verdicts.iter().flatten();
    let tasks = answers.filter_map(|body| body.as_array()).flatten();
    let apis: BTreeSet<_> = tasks.filter_map(|task| task["api"].as_str()).collect();
    let known = COMMANDS.iter().map(|(api, _)| *api);
    assert!(apis.is_superset(&known.collect()), "{apis:?}");
}

#[test]
fn untyped_poll_answers() {
    let verdicts = compare_all(4000, |bytes| Ok(compare::untyped_polls(bytes)?.1));
    assert_mixed(verdicts.iter().map(Result::is_ok));
}

/// Runs the checks of each fuzz target on a body.
fn keeps_all_promises(body: &[u8]) {
    fuzz::callback(body);
    fuzz::command(body);
    fuzz::reader(body);
    fuzz::error(body);
}

#[test]
fn all_readers_agree() {
    compare_all(1000, |bytes| {
        keeps_all_promises(&fuzz::body(bytes));
        Ok(())
    });
}

/// Makes some changes to each body, one after the other.
#[test]
fn all_readers_agree_on_damage() {
    compare_all(1000, |bytes| {
        let mut rng = Rng::with_seed(bytes.len() as u64);
        let mut body = fuzz::body(bytes);
        for _ in 0..rng.usize(1..4) {
            fuzz::change(&mut body, &mut rng);
            keeps_all_promises(&body);
        }
        Ok(())
    });
}

#[test]
fn the_order_of_keys_means_nothing() {
    let parse = |body: String| {
        let callback = wequick_types::from_str::<Callback>(&body);
        callback.map_err(|error| format!("{error}: {body}"))
    };
    compare_all(1000, |bytes| {
        let mut bytes = Unstructured::new(bytes);
        let generated = payload::event(&mut bytes).and_then(|event| {
            let mut shuffled = event.event.clone();
            shuffled.shuffle(&mut bytes)?;
            Ok((event.event, shuffled))
        });
        let (event, shuffled) = generated.expect("no choice is among nothing");
        if parse(event.to_string())? == parse(shuffled.to_string())? {
            Ok(())
        } else {
            Err(format!("{event}\n{shuffled}"))
        }
    });
}
