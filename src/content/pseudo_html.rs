//! The tags in the sentence of a notice.

use std::borrow::Cow;

use crate::xml::{self, WHITE};

/// Drops the tags of a sentence, and keeps the text between them. A button to revoke something,
/// `<a href="weixin://revoke…">…</a>`, is dropped with its text. A tag that is not closed stays.
pub(super) fn plain_text(text: &str) -> Cow<'_, str> {
    strip(text, true)
}

/// Drops the buttons to revoke something with their text, and the blanks before them. Other tags stay.
pub(super) fn without_buttons(text: &str) -> Cow<'_, str> {
    strip(text, false)
}

/// Drops the buttons, and all other tags if `all` is true.
///
/// It goes through the tags twice. From the end to the beginning, [`closed`] finds out which start tags
/// have an end tag. From the beginning to the end, the text is copied. A text that looks like a tag but has
/// no partner is kept.
fn strip(text: &str, all: bool) -> Cow<'_, str> {
    let mut stripped = String::new();
    let mut copied = 0;
    // For each name: how many start tags are open now. Only start tags with an end tag are counted.
    let mut open = [0_usize; NAMES.len()];
    // The button that is being dropped: the index of its name, and how many tags of this name were open
    // before it.
    let mut button: Option<(usize, usize)> = None;
    let mut closed = closed(text);
    for tag in tags(text) {
        // The list begins with the last tag, so the entry of the first one is at its end.
        let is_closed = closed.pop().unwrap_or_default();
        let is_dropped = match tag.form {
            Form::Alone => true,
            Form::Start | Form::Button => {
                let is_button = tag.form == Form::Button;
                // A button begins: the text up to it is copied. A button in a button is dropped with the
                // outer one.
                if is_closed && is_button && button.is_none() {
                    button = Some((tag.name, open[tag.name]));
                    let before = &text[copied..tag.start];
                    stripped.push_str(if all {
                        before
                    } else {
                        before.trim_end_matches(WHITE)
                    });
                }
                open[tag.name] += usize::from(is_closed);
                is_closed
            }
            Form::End => {
                let has_start = open[tag.name] > 0;
                open[tag.name] -= usize::from(has_start);
                has_start
            }
        };
        match button {
            // Nothing inside a button is copied. The button ends when the count of open tags with its name is
            // back at the count before it.
            Some((name, around)) => {
                if open[name] == around {
                    button = None;
                }
                copied = tag.end;
            }
            None if all && is_dropped => {
                stripped.push_str(&text[copied..tag.start]);
                copied = tag.end;
            }
            None => {}
        }
    }
    if copied == 0 {
        return text.into();
    }
    stripped.push_str(&text[copied..]);
    stripped.into()
}

/// One entry for each tag, the last tag first: whether it is a start tag that an end tag closes. An end tag
/// closes the nearest open start tag of its name.
fn closed(text: &str) -> Vec<bool> {
    // For each name: how many end tags have no start tag yet. The text is read backwards.
    let mut ends = [0_usize; NAMES.len()];
    let tags = tags(text).rev().map(|tag| {
        let ends = &mut ends[tag.name];
        let is_closed = match tag.form {
            Form::Start | Form::Button => *ends > 0,
            Form::End | Form::Alone => false,
        };
        *ends -= usize::from(is_closed);
        *ends += usize::from(tag.form == Form::End);
        is_closed
    });
    tags.collect()
}

/// The names of the tags.
const NAMES: [&str; 3] = ["a", "img", "_wc_custom_link_"];

struct Tag {
    /// The index of its name.
    name: usize,
    form: Form,
    start: usize,
    end: usize,
}

#[derive(PartialEq, Eq)]
enum Form {
    Start,
    End,
    /// `<img …>` and `<…/>`, which have no end tag.
    Alone,
    /// The start tag of a button to revoke something.
    Button,
}

/// The tags of a text, in their order.
fn tags(text: &str) -> impl DoubleEndedIterator<Item = Tag> {
    let starts = text.match_indices('<');
    starts.filter_map(|(start, _)| {
        let inner = inside(&text[start + 1..])?;
        let end = start + 1 + inner.len() + 1;
        let (inner, is_end) = match inner.strip_prefix('/') {
            Some(inner) => (inner, true),
            None => (inner, false),
        };
        let length = inner.find(|c| c == '/' || WHITE.contains(&c));
        let (name, attributes) = inner.split_at(length.unwrap_or(inner.len()));
        let name = NAMES.iter().position(|known| *known == name)?;
        let form = if is_end {
            Form::End
        } else if NAMES[name] == "img" || attributes.ends_with('/') {
            Form::Alone
        } else if NAMES[name] == "a" && revokes(attributes) {
            Form::Button
        } else {
            Form::Start
        };
        Some(Tag {
            name,
            form,
            start,
            end,
        })
    })
}

/// The inside of a tag whose `<` was read. A tag ends at a `>` outside of quotes, and may not contain a `<`.
/// Otherwise, the search after each `<` could go to the end of the text: quadratic time for many `<`.
fn inside(text: &str) -> Option<&str> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'<' => return None,
            b'>' if quote.is_none() => return Some(&text[..at]),
            b'"' | b'\'' if quote.is_none() => quote = Some(byte),
            _ if quote == Some(byte) => quote = None,
            _ => {}
        }
    }
    None
}

/// Whether a link with these attributes is a button to revoke something.
fn revokes(attributes: &str) -> bool {
    let mut attributes = xml::attributes(attributes);
    attributes.any(|(name, value)| name == "href" && value.starts_with("weixin://revoke"))
}
