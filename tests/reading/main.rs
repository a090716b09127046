//! Tests of all functions that read: generated bodies, compared with a model; and what no generator makes: a `type`
//! that misleads, broken JSON that is accepted, features of `serde_json`, other formats, payloads without a
//! callback. `callbacks` and `commands` test the fields of each kind, and `errors` tests the texts of errors.

mod alone;
mod binary;
mod envelope;
mod extra;
#[path = "../common/files.rs"]
mod files;
mod generated;
mod integers;
mod lossy;
mod odd_formats;
mod private_keys;
mod typed;
mod untyped;

/// The bodies of the fuzz targets, which replay their seeds and all fixtures with the features of
/// `serde_json` that this tree turns on. The workspace of `fuzz/` replays them without any.
#[path = "../../fuzz/src/lib.rs"]
pub mod fuzz;

use files::fixtures;
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

fn error(body: &str) -> Error {
    wequick_types::from_str::<Callback>(body).expect_err(body)
}

/// The bodies of a folder of fixtures.
fn bodies(folder: &str) -> impl Iterator<Item = String> {
    fixtures(folder, "json").into_iter().map(|(_, body)| body)
}
