//! What is read, on every way in: the envelope, fields that the crate does not know, odd JSON, the
//! features of `serde_json`, other formats.

mod binary;
mod envelope;
mod extra;
mod foreign;
mod odd_json;
mod private_keys;

/// The bodies of the fuzz targets, which replay their seeds and all fixtures with the features of
/// `serde_json` that this tree turns on. The workspace of `fuzz/` replays them without any.
#[path = "../../fuzz/src/lib.rs"]
pub mod fuzz;

use std::fs;
use std::path::Path;

use wequick_types::{Callback, CallbackRef, Error, ErrorKind};

/// Reads a body on every way but that through a `Value`, which drops keys that come twice. All
/// agree.
fn read(body: impl AsRef<[u8]>) -> Option<Callback> {
    let body = body.as_ref();
    let callback: Option<Callback> = wequick_types::from_slice(body).ok();
    let borrowed: Option<CallbackRef> = wequick_types::from_slice(body).ok();
    assert_eq!(borrowed.map(CallbackRef::into_owned), callback, "borrowed");
    assert_eq!(serde_json::from_slice(body).ok(), callback, "from_slice");
    assert_eq!(serde_json::from_reader(body).ok(), callback, "from_reader");
    if let Ok(text) = std::str::from_utf8(body) {
        assert_eq!(wequick_types::from_str(text).ok(), callback, "from_str");
        // It makes 0.0 of `-0`, which is kept as it comes.
        if !text.contains(r#""a":-0"#) {
            assert_eq!(sonic_rs::from_str(text).ok(), callback, "sonic_rs: {text}");
        }
    }
    callback
}

fn parse(body: &str) -> Callback {
    read(body).unwrap_or_else(|| panic!("{}: {body}", error(body)))
}

/// What a body is written as, when it has been read.
fn written(body: &str) -> String {
    serde_json::to_string(&parse(body)).unwrap()
}

fn error(body: &str) -> Error {
    wequick_types::from_str::<Callback>(body).expect_err(body)
}

/// What an error is about, and where: its kind and its path.
fn about(error: &Error) -> (ErrorKind, &str) {
    (error.kind(), error.path())
}

/// The fixtures of a folder, each a body.
fn fixtures(folder: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(folder);
    let files = fs::read_dir(path).unwrap();
    files
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap())
        .collect()
}
