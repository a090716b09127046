//! The fixtures.

use std::fs;

/// The files of a folder of `fixtures` that end in `.json` or so: their names without the ending, and their texts.
pub(crate) fn fixtures(folder: &str, ending: &str) -> Vec<(String, String)> {
    let folder = format!("{}/fixtures/{folder}", env!("CARGO_MANIFEST_DIR"));
    let mut fixtures = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == ending) {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            fixtures.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    fixtures.sort();
    fixtures
}
