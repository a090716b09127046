//! Callbacks and what they hold: the fixture of every kind and of every quirk, every field in all
//! of its spellings, and what the values offer.

mod fields;
mod fixtures;
mod surface;
mod variants;

use std::fs;

use wequick_types::{Callback, CallbackRef, from_slice, from_str};

/// A fixture, by its folder and name.
fn body(file: &str) -> String {
    fs::read_to_string(format!("{}/fixtures/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Reads a fixture on every way, writes it and reads it again, each time with this result.
/// `expected` is built from `new`, so that the fields nobody named are absent. Gives what is
/// written.
fn check(file: &str, expected: &Callback) -> String {
    let body = body(file);
    let owned: Callback = from_slice(body.as_bytes()).unwrap();
    assert_eq!(owned, *expected, "{file}");
    let through_serde: Callback = serde_json::from_str(&body).unwrap();
    assert_eq!(through_serde, *expected, "{file}");
    // `Debug` shows every field, and a borrowed text as an owned one.
    let borrowed: CallbackRef = from_str(&body).unwrap();
    assert_eq!(format!("{borrowed:?}"), format!("{expected:?}"), "{file}");

    let written = serde_json::to_string(&owned).unwrap();
    assert_eq!(serde_json::to_string(&borrowed).unwrap(), written, "{file}");
    assert_eq!(from_str(&written), Ok(owned), "{file}");
    assert_eq!(
        from_str::<CallbackRef>(&written).unwrap(),
        borrowed,
        "{file}"
    );
    assert_eq!(borrowed.into_owned(), *expected, "{file}");
    written
}

/// Every fixture of a folder is named in the source of its tests.
fn all_are_named(folder: &str, tests: &str) {
    for entry in fs::read_dir(format!("{}/fixtures/{folder}", env!("CARGO_MANIFEST_DIR"))).unwrap()
    {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            tests.contains(&format!("\"{name}\"")),
            "{name} is not checked"
        );
    }
}
