//! Checks of the library's source: it has no `unsafe`, and nothing that reads, writes, waits, asks the
//! clock or prints.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules of `std` that the library uses. None of them reaches outside of the process: check this
/// before you add one.
const HARMLESS: [&str; 16] = [
    "borrow",
    "cmp",
    "collections",
    "convert",
    "error",
    "fmt",
    "hash",
    "iter",
    "marker",
    "mem",
    "ops",
    "rc",
    "slice",
    "str",
    "sync",
    "vec",
];

/// The files under a folder that end in `.rs`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The name that a text begins with.
fn name(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    &text[..end.unwrap_or(text.len())]
}

/// The forbidden name in a line of code.
fn forbidden(line: &str) -> Option<&str> {
    let modules = line.split("std::").skip(1).map(name);
    let mut unknown = modules.filter(|module| !HARMLESS.contains(module));
    // Under another name `std` would go unseen.
    let mut words = ["std as ", "extern crate", "print!", "println!", "dbg!"].into_iter();
    unknown
        .next()
        .or_else(|| words.find(|word| line.contains(word)))
}

#[test]
fn it_does_no_io() {
    let mut count = 0;
    for path in files(&source()) {
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines().map(str::trim_start) {
            if !line.starts_with("//") {
                assert_eq!(forbidden(line), None, "{}: {line}", path.display());
                count += 1;
            }
        }
    }
    assert!(count > 5_000, "{count}");
}

#[test]
fn what_does_io_is_found() {
    for (line, found) in [
        ("use std::fs;", "fs"),
        ("std::net::TcpStream::connect(a)", "net"),
        (
            "let a = std::mem::take(b); std::process::exit(1)",
            "process",
        ),
        ("use std::{fmt, fs};", ""),
        ("use std as s;", "std as "),
        ("extern crate std as s;", "std as "),
        ("eprintln!(\"{a}\");", "println!"),
    ] {
        assert_eq!(forbidden(line), Some(found), "{line}");
    }
}

#[test]
fn it_forbids_unsafe_code() {
    let root = fs::read_to_string(source().join("lib.rs")).unwrap();
    assert!(root.lines().any(|line| line == "#![forbid(unsafe_code)]"));
}
