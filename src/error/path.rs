//! The position in a body, for error messages: as a path, and as line and column.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::Deserialize;

use crate::json::error::Step;
use crate::json::reader::Reader;
use crate::json::run::end_of_string;

/// Turns the steps of an error into a path such as `data.userLists[3].wxid`.
pub(super) fn path(json: &str, steps: impl Iterator<Item = Step>) -> String {
    let mut path = String::with_capacity(64);
    for step in steps {
        match step {
            Step::Key(start) => {
                let end = end_of_string(json.as_bytes(), start);
                push_key(&mut path, &json[start..end]);
            }
            Step::Item(index) => {
                let _ = write!(path, "[{index}]");
            }
        }
    }
    path
}

/// How many bytes of a key are shown, its quotes included. A key could be as long as the body.
const LONGEST_KEY: usize = 100;

/// Adds a key that is given with its quotes. A plain name is added as it is, any other key in brackets, as
/// JSON.
fn push_key(path: &mut String, quoted: &str) {
    // A long key is cut between two characters, and gets a closing quote again.
    if quoted.len() > LONGEST_KEY {
        let end = (0..=LONGEST_KEY).rfind(|&end| quoted.is_char_boundary(end));
        let _ = write!(path, "[{}…\"]", &quoted[..end.unwrap_or_default()]);
        return;
    }
    let mut key = Cow::Borrowed(&quoted[1..quoted.len() - 1]);
    // `\u0061` may be a plain name. The key is decoded with the lenient reader, because that reader may have
    // read the body.
    if key.contains('\\') {
        key = String::deserialize(&mut Reader::lenient(quoted))
            .unwrap_or_default()
            .into();
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if key.is_empty() || !key.chars().all(is_name) {
        let _ = write!(path, "[{quoted}]");
    } else {
        push_name(path, &key);
    }
}

/// Adds a key that is a plain name.
pub(super) fn push_name(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}

/// The line and the column at which `before` ends.
pub(super) fn line_column(before: &[u8]) -> (usize, usize) {
    // A block has at most 255 bytes, so a `u8` can count its line breaks. Such a loop becomes SIMD: 16
    // bytes or more are compared at once.
    let breaks_in =
        |block: &[u8]| -> u8 { block.iter().map(|byte| u8::from(*byte == b'\n')).sum() };
    let breaks: usize = before
        .chunks(128)
        .map(|block| usize::from(breaks_in(block)))
        .sum();
    let line_start = match breaks {
        0 => 0,
        _ => before
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1),
    };
    (breaks + 1, before.len() - line_start)
}
