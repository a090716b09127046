//! Where in a JSON text something stands: the path to a byte, for error messages.

use std::fmt::Write as _;
use std::ops::Range;

use crate::json::string::length_of_run;

/// Deeper than this nothing is kept, so no error has a longer path.
const MAX_FRAMES: usize = 128;

/// The list or object that the text is inside of, and which of its items was begun.
enum Frame {
    Object { key: Option<Range<usize>> },
    List { index: usize, begun: bool },
}

/// The path to what was read last when `json` ends here: `data.userLists[3].wxid`. An item is
/// part of it once its value may come, after the colon of its key.
///
/// `json` is the beginning of a text that was read up to here, so nothing is checked.
pub(super) fn to(json: &[u8]) -> String {
    let mut frames = Vec::new();
    let mut too_deep = 0_usize;
    let mut string = 0..0;
    let mut at = 0;
    while let Some(&byte) = json.get(at) {
        let begins = !matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b']' | b'}');
        if let (true, Some(Frame::List { begun, .. })) = (begins, frames.last_mut()) {
            *begun = true;
        }
        match byte {
            b'{' | b'[' if frames.len() == MAX_FRAMES => too_deep += 1,
            b'}' | b']' if too_deep > 0 => too_deep -= 1,
            b'{' => frames.push(Frame::Object { key: None }),
            b'[' => frames.push(Frame::List {
                index: 0,
                begun: false,
            }),
            b'}' | b']' => {
                frames.pop();
            }
            b'"' => {
                let end = end_of_string(json, at + 1);
                string = at..end;
                at = end;
                continue;
            }
            _ if too_deep > 0 => {}
            b':' => {
                if let Some(Frame::Object { key }) = frames.last_mut() {
                    *key = Some(string.clone());
                }
            }
            b',' => match frames.last_mut() {
                Some(Frame::Object { key }) => *key = None,
                Some(Frame::List { index, begun }) => {
                    *index += 1;
                    *begun = false;
                }
                None => {}
            },
            _ => {}
        }
        at += 1;
    }
    write_path(json, &frames)
}

/// The byte behind the string whose content begins here.
fn end_of_string(json: &[u8], mut at: usize) -> usize {
    while let Some(rest) = json.get(at..) {
        at += length_of_run(rest);
        match json.get(at) {
            Some(b'"') => return at + 1,
            Some(b'\\') => at += 2,
            Some(_) => at += 1,
            None => break,
        }
    }
    json.len()
}

fn write_path(json: &[u8], frames: &[Frame]) -> String {
    let mut path = String::new();
    for frame in frames {
        match frame {
            Frame::Object { key: Some(key) } => {
                push_key(&mut path, &String::from_utf8_lossy(&json[key.clone()]));
            }
            Frame::List { index, begun: true } => {
                let _ = write!(path, "[{index}]");
            }
            _ => {}
        }
    }
    path
}

/// How many bytes of a key are shown, its quotes among them: it may be as long as the body.
const LONGEST_KEY: usize = 100;

/// Adds a key in its quotes: bare where it is a plain name, else in brackets as JSON.
fn push_key(path: &mut String, quoted: &str) {
    if quoted.len() > LONGEST_KEY {
        let end = (0..=LONGEST_KEY).rfind(|&end| quoted.is_char_boundary(end));
        let _ = write!(path, "[{}…\"]", &quoted[..end.unwrap_or_default()]);
        return;
    }
    let key: String = serde_json::from_str(quoted).unwrap_or_default();
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
    // In blocks whose breaks a byte can count, the compiler compares 16 or more bytes at once.
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
