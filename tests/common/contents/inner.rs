//! What the documents inside a message should hold: quoted messages, chats, lists.

use serde_json::{Value, json};

use super::expected::{Row, Text, Verdict, content, digits, row};
use super::tables::{ITEM, LINE};
use super::tree::{Tree, WHITE, is_white};

/// What a quote quotes, by its type and text.
pub(crate) fn quoted(msg_type: Option<i64>, text: Option<&str>, parsed: &Text) -> Verdict {
    let (Some(msg_type), Some(text)) = (msg_type, text) else {
        return Ok(json!({"kind": "other"}));
    };
    if let (43 | 62, Text::Plain) = (msg_type, parsed) {
        let number = |text: &str| digits(text.trim_matches(WHITE));
        if let Some((seconds, other)) = text.split_once(':') {
            if let (Some(seconds), Some(_)) = (number(seconds), number(other)) {
                return Ok(json!({"kind": "video", "seconds": seconds}));
            }
        }
    }
    content(msg_type, text, parsed)
}

/// The part of a text that is quoted.
pub(crate) fn part(root: &Tree, quoted: &Row) -> Option<String> {
    let at = |name: &str| root.text(&format!("appmsg/refermsg/partialtext/{name}"));
    let content = quoted.get("content")?.as_str()?;
    if quoted.get("msg_type") != Some(&json!(1)) {
        return None;
    }
    let (start, end) = (at("start")?, at("end")?);
    for (text, index) in [(start, "startindex"), (end, "endindex")] {
        let index = at(index).and_then(|index| digits(index.trim_matches(WHITE)));
        let places =
            (0..content.len()).filter(|at| content.as_bytes()[*at..].starts_with(text.as_bytes()));
        if index.unwrap_or_default() != 0 && places.count() > 1 {
            return None;
        }
    }
    let from = content.find(start)?;
    let ends = content.char_indices().map(|(at, c)| at + c.len_utf8());
    let mut ends = ends.filter(|to| *to >= from + start.len());
    let to = ends.find(|to| content[..*to].ends_with(end))?;
    Some(content[from..to].to_owned())
}

/// The items of a chat record.
pub(crate) fn items(parsed: &Text) -> Verdict {
    match parsed {
        Text::Damaged(_) => Err("damaged".into()),
        Text::Root(root) if root.name == "recordinfo" => {
            let list = root.at("datalist").into_iter();
            let items = list.flat_map(|list| list.all("dataitem"));
            items.map(|item| row(item, ITEM).map(Value::from)).collect()
        }
        _ => Ok(json!([])),
    }
}

/// The lines of a list, given the whole list as a text.
pub(crate) fn lines(title: &str, parsed: &Text) -> Verdict {
    match parsed {
        Text::Damaged(_) => Err("damaged".into()),
        Text::Root(root) if root.name == "solitaire" => {
            let units: Vec<u16> = title.encode_utf16().collect();
            let list = root.at("content").into_iter();
            let lines = list.flat_map(|list| list.all("i"));
            let lines = lines.map(|line| -> Verdict {
                let mut row = row(line, LINE)?;
                if let (None, Some(text)) = (row.get("text"), range(&units, line.text("r"))) {
                    row.insert("text".to_owned(), text.into());
                }
                Ok(Value::from(row))
            });
            lines.collect()
        }
        _ => Ok(json!([])),
    }
}

/// The units from a start on, of a length; not where halves of characters are cut.
fn range(units: &[u16], range: Option<&str>) -> Option<String> {
    let (start, length) = range?.split_once('-')?;
    let number = |text: &str| usize::try_from(digits(text.trim_matches(WHITE))?).ok();
    let start = number(start)?;
    let part = units.get(start..start.checked_add(number(length)?)?)?;
    let part = String::from_utf16(part).ok()?;
    (!is_white(&part)).then_some(part)
}
