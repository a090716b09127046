//! What no body shows of the lenient reader. `tests/reading/lossy.rs` has the faults that it accepts, and those that
//! it does not.

use serde_json::Value;

use super::super::error::Stopped;
use super::super::reader::Reader;
use super::finish;

fn read(text: &str) -> Result<Value, Stopped> {
    finish(Reader::lenient(text))
}

#[test]
fn a_string_that_does_not_end() {
    for text in ["\"a", "\"a\0", "\"\\ud83d", "\"\\ud83d\\", "\"\\ud83d\\\""] {
        assert!(read(text).is_err(), "{text:?}");
    }
}

#[test]
fn lists_nest_no_deeper() {
    let deep = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    assert!(read(&deep(127)).is_ok());
    assert!(read(&deep(128)).is_err());
}

#[test]
fn the_place_of_an_error_counts_from_the_front() {
    assert_eq!(read("\u{feff}[1,,").unwrap_err().offset(), Some(7));
    assert_eq!(read("[\"\\ud83d\",x").unwrap_err().offset(), Some(11));
}
