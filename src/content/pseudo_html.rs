//! The tags in a sentence of the system.

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

fn strip(text: &str, all: bool) -> Cow<'_, str> {
    // By name: the end tags that follow, and the start tags that wait for one of them. A start tag is
    // closed if there are more of the former.
    let mut ends = [0_usize; NAMES.len()];
    let mut open = [0_usize; NAMES.len()];
    for tag in tags(text).filter(|tag| tag.form == Form::End) {
        ends[tag.name] += 1;
    }
    let mut stripped = String::new();
    let mut copied = 0;
    let mut tags = tags(text);
    while let Some(tag) = tags.next() {
        let is_closed = ends[tag.name] > open[tag.name];
        let mut before = &text[copied..tag.start];
        let behind = match tag.form {
            Form::Button if is_closed => {
                let end = tags.find(|end| end.form == Form::End && end.name == tag.name);
                ends[tag.name] -= 1;
                if !all {
                    before = before.trim_end_matches(WHITE);
                }
                end.map_or(tag.end, |end| end.end)
            }
            Form::Start if is_closed => {
                open[tag.name] += 1;
                tag.end
            }
            Form::End => {
                ends[tag.name] -= 1;
                if open[tag.name] == 0 {
                    continue;
                }
                open[tag.name] -= 1;
                tag.end
            }
            Form::Alone => tag.end,
            Form::Button | Form::Start => continue,
        };
        if all || tag.form == Form::Button {
            stripped.push_str(before);
            copied = behind;
        }
    }
    if copied == 0 {
        return text.into();
    }
    stripped.push_str(&text[copied..]);
    stripped.into()
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
fn tags(text: &str) -> impl Iterator<Item = Tag> {
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

/// The inside of a tag whose `<` was read. A tag ends at a `>` outside of quotes. It has no `<`, so that
/// many tags that do not end are not searched to the end of the text each.
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
