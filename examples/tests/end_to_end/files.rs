//! The payload files.

use std::fs;
use std::path::Path;

use crate::process::ROOT;

/// The path and the content of each file in a folder of the repository, in the order of their names.
pub(crate) fn payloads(folder: &str) -> Vec<(String, Vec<u8>)> {
    let root = Path::new(ROOT);
    let mut paths: Vec<String> = fs::read_dir(root.join(folder))
        .unwrap()
        .map(|entry| format!("{folder}/{}", entry.unwrap().file_name().to_str().unwrap()))
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let content = fs::read(root.join(&path)).unwrap();
            (path, content)
        })
        .collect()
}
