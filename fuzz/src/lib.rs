//! The fuzz targets: each takes any bytes, and panics if a promise of the crate is broken.
//!
//! The tests of this package run all files in `seeds/` once. The tests of `wequick-types` include this file
//! and do the same, with the features of `serde_json` that its dev-dependencies turn on. To explore further,
//! from the root of the repository (there is no unsafe code for a sanitizer to watch):
//!
//! ```sh
//! mkdir -p fuzz/corpus/callback
//! cargo +nightly fuzz run -s none callback fuzz/corpus/callback fuzz/seeds/callback -- \
//!     -dict=fuzz/wire.dict
//! ```

// To panic is what they are for.
#![allow(clippy::missing_panics_doc)]

mod callback;
mod change;
mod command;
#[path = "../../tests/common/mod.rs"]
pub(crate) mod common;
mod content;
pub(crate) mod erased;
mod error;
pub(crate) mod formats;
mod json;
pub(crate) mod reader;
#[cfg(test)]
mod replay;
mod scalars;
mod structured;
mod typed;

pub use callback::callback;
pub use change::change;
pub use command::command;
pub use content::{PIECES, content};
pub use error::error;
pub use formats::formats;
pub use reader::{cut, reader};
pub use scalars::scalars;
pub use structured::{body, structured};
pub use typed::{made, typed};
