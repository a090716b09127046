//! The payload files.

use std::fs;

/// The path and the content of each file in a folder, in the order of their names.
pub(crate) fn payloads(folder: &str) -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| format!("{folder}/{}", entry.unwrap().file_name().to_str().unwrap()))
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}
