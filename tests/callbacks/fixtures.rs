//! The fixtures, one for every kind and one for every quirk: how each is read, and the JSON that is written for
//! it, with each value in the client's own spelling, and without absent ones. `setters` tests what the fields
//! of that JSON are in Rust.

use std::borrow::Cow;

use wequick_types::{Callback, CallbackRef, from_slice, from_str};

use crate::files::fixtures;

/// The fixtures of `fixtures/callbacks` by name, each with what is written for it.
const CALLBACKS: &str = include_str!("callbacks.txt");
/// The same of `fixtures/variants`.
const VARIANTS: &str = include_str!("variants.txt");

/// Checks all fixtures of a folder.
fn check_all(folder: &str, table: &str) {
    let rows: Vec<_> = table.lines().collect();
    let fixtures = fixtures(folder, "json");
    assert_eq!(rows.len(), fixtures.len());
    for (row, (name, body)) in rows.iter().zip(fixtures) {
        let (in_table, written) = row.split_once(' ').unwrap();
        assert_eq!(in_table, name);
        check(&name, &body, written);
    }
}

/// Reads a body in every way, writes it and reads it again. The result must be the same each time.
fn check(name: &str, body: &str, canonical: &str) {
    let expected: Callback = from_str(canonical).unwrap();
    let owned: Callback = from_slice(body.as_bytes()).unwrap();
    assert_eq!(owned, expected, "{name}");
    let through_serde: Callback = serde_json::from_str(body).unwrap();
    assert_eq!(through_serde, expected, "{name}");
    // `Debug` shows every field, and a borrowed text as an owned one.
    let borrowed: CallbackRef = from_str(body).unwrap();
    assert_eq!(format!("{borrowed:?}"), format!("{expected:?}"), "{name}");

    let written = serde_json::to_string(&owned).unwrap();
    // Older versions of `serde_json` write `1e19`, newer ones `1e+19`.
    assert_eq!(written.replace("e+", "e"), canonical, "{name}");
    assert_eq!(serde_json::to_string(&borrowed).unwrap(), written, "{name}");
    assert_eq!(from_str(&written), Ok(owned), "{name}");
    let again: CallbackRef = from_str(&written).unwrap();
    assert_eq!(again, borrowed, "{name}");
    assert_eq!(borrowed.into_owned(), expected, "{name}");
}

#[test]
fn every_kind_is_written_as_the_client_does() {
    check_all("callbacks", CALLBACKS);
}

#[test]
fn every_quirk_is_written_in_the_spelling_of_the_client() {
    check_all("variants", VARIANTS);
}

#[test]
fn the_texts_of_a_fixture_are_borrowed() {
    for (name, body) in fixtures("callbacks", "json") {
        let borrowed: CallbackRef = from_str(&body).unwrap();
        let _ = borrowed.map_text(|text| {
            // JSON escapes a line break.
            let lies_in_the_body = matches!(text, Cow::Borrowed(_)) || text.contains('\n');
            assert!(lies_in_the_body, "{name}: {text:?} was copied");
        });
    }
}
