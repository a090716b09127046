//! Tests of all functions that read: the envelope, unknown fields, odd JSON, broken JSON that is accepted,
//! features of `serde_json`, other formats, payloads without a callback, and generated bodies. `callbacks`
//! and `commands` test the fields of each kind, and `errors` tests the texts of errors.

mod alone;
mod binary;
mod envelope;
mod extra;
mod generated;
mod integers;
mod lossy;
mod odd_formats;
mod odd_json;
mod private_keys;
mod typed;
mod untyped;

/// The bodies of the fuzz targets, which replay their seeds and all fixtures with the features of
/// `serde_json` that this tree turns on. The workspace of `fuzz/` replays them without any.
#[path = "../../fuzz/src/lib.rs"]
pub mod fuzz;

use std::fs;
use std::path::Path;

use fuzz::common;
use wequick_types::{Callback, Error};

/// Reads a body in all ways, which must give the same.
fn read(body: impl AsRef<[u8]>) -> Option<Callback> {
    let body = body.as_ref();
    fuzz::callback(body);
    wequick_types::from_slice(body).ok()
}

fn parse(body: &str) -> Callback {
    read(body).unwrap_or_else(|| panic!("{}: {body}", error(body)))
}

/// The JSON that is written for a body that was read.
fn written(body: &str) -> String {
    serde_json::to_string(&parse(body)).unwrap()
}

fn error(body: &str) -> Error {
    wequick_types::from_str::<Callback>(body).expect_err(body)
}

/// What an error is about, and where: its kind and its path.
fn about(error: &Error) -> String {
    format!("{:?} {}", error.kind(), error.path())
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

/// The pairs of lines in a table.
fn pairs(table: &'static str) -> Vec<(&'static str, &'static str)> {
    let lines: Vec<_> = table.trim().lines().collect();
    lines.chunks(2).map(|pair| (pair[0], pair[1])).collect()
}
