//! Callbacks and their fields: the fixture of every kind and of every quirk, every field in all its
//! spellings, and the methods of the types. `reading` tests the ways of reading and the places of a field;
//! `errors` tests the texts of errors.

#[path = "../common/mod.rs"]
mod common;
mod fields;
mod fixtures;
mod messages;
mod setters;
mod types;
mod variants;

use std::fs;

use wequick_types::{Callback, CallbackRef, from_slice, from_str};

/// A fixture, by its folder and name.
fn body(file: &str) -> String {
    fs::read_to_string(format!("{}/fixtures/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Reads a fixture in every way, writes it and reads it again. The result must be `expected` each time.
/// That is built by `new`, so all other fields must be absent. Returns what is written.
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

/// The names of the fixtures of a folder.
fn names(folder: &str) -> Vec<String> {
    let folder = format!("{}/fixtures/{folder}", env!("CARGO_MANIFEST_DIR"));
    let files = fs::read_dir(folder).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}
