//! Bad bodies: the text and the position of each error, in one short line. `callbacks` tests which
//! spellings of a field are refused, `reading` tests which bodies are.

mod depth;
mod hints;
mod line;
mod text;

use std::fs;

use wequick_types::Error;

fn error(body: impl AsRef<[u8]>) -> Error {
    wequick_types::from_slice::<wequick_types::Callback>(body.as_ref()).unwrap_err()
}

/// The fixtures of a folder by their names, which begin with the code of the event.
fn fixtures(folder: &str) -> Vec<(String, String)> {
    let path = format!("{}/fixtures/{folder}", env!("CARGO_MANIFEST_DIR"));
    let mut fixtures: Vec<_> = fs::read_dir(path)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect();
    fixtures.sort();
    fixtures
}
