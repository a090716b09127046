//! Runs every target once on its committed seeds, and on all fixtures.

use std::fs;
use std::path::Path;

/// Hands each file below a folder of the repository to a target; gives their number.
fn replay(target: fn(&[u8]), folder: &str) -> usize {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .find(|root| root.join("fixtures").is_dir())
        .expect("the fixtures are in the repository");
    let mut files = 0;
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("the folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                println!("{}", path.display());
                target(&fs::read(&path).expect("the file can be read"));
                files += 1;
            }
        }
    }
    files
}

#[test]
fn callback() {
    assert!(replay(super::callback, "fuzz/seeds/callback") > 0);
    assert!(replay(super::callback, "fixtures") >= 17);
}

#[test]
fn structured() {
    assert!(replay(super::structured, "fuzz/seeds/structured") > 0);
}

#[test]
fn typed() {
    assert!(replay(super::typed, "fuzz/seeds/structured") > 0);
}

#[test]
fn formats() {
    assert!(replay(super::formats, "fuzz/seeds/structured") > 0);
}

#[test]
fn command() {
    assert!(replay(super::command, "fuzz/seeds/command") > 0);
    assert!(replay(super::command, "fixtures") >= 17);
}

#[test]
fn content() {
    assert!(replay(super::content, "fuzz/seeds/content") > 0);
    assert!(replay(super::content, "fixtures") >= 17);
}

#[test]
fn scalars() {
    assert!(replay(super::scalars, "fuzz/seeds/scalars") > 0);
    assert!(replay(super::scalars, "fixtures") >= 17);
}

#[test]
fn error() {
    assert!(replay(super::error, "fuzz/seeds/error") > 0);
    assert!(replay(super::error, "fixtures") >= 17);
}

#[test]
fn reader() {
    assert!(replay(super::reader, "fuzz/seeds/reader") > 0);
    assert!(replay(super::reader, "fixtures") >= 17);
}

#[test]
fn cut() {
    assert!(replay(super::cut, "fuzz/seeds/structured") > 0);
}
