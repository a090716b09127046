//! Compares the reader with `serde_json`: both must accept the same texts, give the same values, and report
//! an error at the same position.

mod depth;
mod errors;
mod hand_over;
mod lenient;
mod mutations;
mod numbers;
mod places;
mod strings;
mod suites;
mod tape;

use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use super::error::Stopped;
use super::reader::Reader;

/// Reads a text that holds one value.
fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Stopped> {
    finish(Reader::new(text))
}

fn finish<'de, T: Deserialize<'de>>(mut reader: Reader<'de>) -> Result<T, Stopped> {
    reader.whole(PhantomData)
}

/// Reads a text with both readers, and panics if they differ. Skipping the value must give the same result as
/// reading it.
#[track_caller]
fn judge(text: &str) -> Option<Value> {
    let skipped = read::<IgnoredAny>(text);
    match (read::<Value>(text), serde_json::from_str::<Value>(text)) {
        (Ok(value), Ok(expected)) => {
            assert_eq!(value, expected, "{text:?}");
            // Equality does not tell -0.0 from 0.0.
            assert_eq!(value.to_string(), expected.to_string(), "{text:?}");
            assert!(skipped.is_ok(), "{text:?}");
            Some(value)
        }
        (Err(error), Err(expected)) => {
            let (line, column) = (expected.line(), expected.column());
            let offset = offset(text, line, column);
            assert_eq!(
                error.offset(),
                Some(offset),
                "{text:?}: {error}, {expected}"
            );
            let skipped = skipped.expect_err(text);
            assert_eq!(skipped.offset(), Some(offset), "{text:?}: {skipped}");
            assert_eq!(skipped.problem(), error.problem(), "{text:?}");
            None
        }
        (mine, theirs) => panic!("{text:?}: {mine:?}, but {theirs:?}"),
    }
}

/// Converts a line and a column of `serde_json` to the number of bytes that were read.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive('\n')
        .take(line - 1)
        .map(str::len)
        .sum();
    (before + column).min(text.len())
}
