//! Bad bodies: the text and the position of each error, in one short line. `callbacks` tests which
//! spellings of a field are refused, `reading` tests which bodies are.

mod depth;
#[path = "../common/files.rs"]
mod files;
mod hints;
mod line;
mod text;

use wequick_types::Error;

fn error(body: impl AsRef<[u8]>) -> Error {
    wequick_types::from_slice::<wequick_types::Callback>(body.as_ref()).unwrap_err()
}
