//! The model of contents: computes from the tables what a message holds. It is slow and obvious, and uses
//! no code of the crate.

use serde_json::{Map, Value, json};

use super::inner::part;
use super::notices;
use super::tables::{
    APP, APP_TYPE, APPS, BILL, Field, Fields, MESSAGES, PAT_RECORD, PAT_TITLE, QUOTED, SYSTEM,
    Shape, TITLES,
};
use super::tree::{Tree, WHITE, is_white};

/// What is written, or why the message is refused.
pub(crate) type Verdict = Result<Value, String>;

pub(crate) type Row = Map<String, Value>;

/// What the text of a message is.
pub(crate) enum Text<'t> {
    /// Not XML.
    Plain,
    /// XML, from its root on.
    Root(&'t Tree),
    /// XML that is damaged, under a root of this name if that much is there.
    Damaged(Option<&'t str>),
}

/// Whether a message of this type may be XML.
pub(crate) fn may_be_document(msg_type: i64) -> bool {
    let is_known = MESSAGES.iter().any(|(known, ..)| *known == msg_type);
    is_known || matches!(msg_type, 49 | 10_000 | 10_002)
}

/// The content of a message.
pub(crate) fn content(msg_type: i64, text: &str, parsed: &Text) -> Verdict {
    let other = || Ok(json!({"kind": "other"}));
    match (msg_type, parsed) {
        (1, _) => Ok(json!({"kind": "text", "text": text})),
        (10_000, Text::Root(root)) if root.name == "revokemsg" => {
            let said = notices::without_button(root);
            Ok(object("recall", said.map(|text| ("text", text.into()))))
        }
        (10_000 | 10_002, Text::Root(root)) if root.name == "sysmsg" => Ok(system(root)),
        (10_000, Text::Damaged(Some("revokemsg" | "sysmsg"))) => Err("damaged".into()),
        (10_000, _) => {
            let said = (!text.is_empty()).then_some(("text", text.into()));
            Ok(object("notice", said))
        }
        _ if !may_be_document(msg_type) => other(),
        (_, Text::Damaged(_)) => Err("damaged".into()),
        (49, Text::Root(root)) if root.name == "msg" => Ok(app(root)),
        (47, Text::Root(root)) if root.name == "msg" => Ok(sticker(root, text)),
        (50, Text::Root(root)) if root.name == "voipmsg" => message(msg_type, root),
        (_, Text::Root(root)) if root.name == "msg" && !matches!(msg_type, 50 | 10_002) => {
            message(msg_type, root)
        }
        (37, _) => Err("no friend request".into()),
        (47, Text::Plain) => Ok(plain_sticker(text)),
        _ => other(),
    }
}

/// An object with a kind.
pub(crate) fn object(kind: &str, fields: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let fields = fields.into_iter();
    let mut row: Row = fields
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    row.insert("kind".to_owned(), kind.into());
    row.into()
}

fn kind(kind: &str, mut row: Row) -> Value {
    row.insert("kind".to_owned(), kind.into());
    row.into()
}

/// The fields that are there.
pub(crate) fn row(root: &Tree, fields: Fields) -> Result<Row, String> {
    let mut row = Row::new();
    for Field { name, path, shape } in fields {
        let text = match shape {
            Shape::Document => root.document(path),
            _ => root.text(path),
        };
        match (text.and_then(|text| shaped(text, *shape)), shape) {
            (Some(value), _) => {
                row.entry(*name).or_insert(value);
            }
            (None, Shape::Required) => return Err(format!("{path} is missing")),
            (None, _) => {}
        }
    }
    Ok(row)
}

fn shaped(text: &str, shape: Shape) -> Option<Value> {
    let trimmed = text.trim_matches(WHITE);
    let number = |text| digits(text).map(Value::from);
    match shape {
        Shape::Text | Shape::Required | Shape::Document => Some(text.into()),
        Shape::Media => (text != "null").then(|| text.into()),
        Shape::Money => (text != "(null)").then(|| text.into()),
        Shape::Person => {
            let is_room = text.ends_with("@chatroom") || text.ends_with("@im.chatroom");
            (!is_room).then(|| text.into())
        }
        Shape::Sentence => {
            let Some((before, rest)) = text.split_once("<content>") else {
                return Some(text.into());
            };
            let inner = rest.split("</content>").next().unwrap_or_default();
            if is_white(before) {
                (!is_white(inner)).then(|| inner.into())
            } else {
                Some(text.into())
            }
        }
        Shape::Number(highest) => digits(trimmed)
            .filter(|number| *number <= highest)
            .map(Value::from),
        Shape::NonZero(highest) => {
            shaped(text, Shape::Number(highest)).filter(|number| number.as_u64() != Some(0))
        }
        Shape::Id => digits(trimmed).map(|id| id.to_string().into()),
        Shape::Whole => match trimmed.split_once('.') {
            Some((whole, fraction)) => number(whole).filter(|_| digits(fraction).is_some()),
            None => number(trimmed),
        },
        Shape::Either(yes, no) => {
            let number = digits(trimmed)?;
            (number == yes || number == no).then(|| (number == yes).into())
        }
        Shape::Degrees => {
            let number: f64 = trimmed.parse().ok()?;
            number.is_finite().then(|| number.into())
        }
    }
}

/// A number, unless the text is anything else.
pub(crate) fn digits(text: &str) -> Option<u64> {
    let all_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    all_digits.then(|| text.parse().ok()).flatten()
}

fn message(msg_type: i64, root: &Tree) -> Verdict {
    let mut known = MESSAGES.iter().filter(|(known, ..)| *known == msg_type);
    let (_, name, fields) = known.next().expect("the type is known");
    Ok(kind(name, row(root, fields)?))
}

/// What stands in front of the XML of a sticker on Android: its MD5, and where the XML begins.
pub(crate) fn android(text: &str) -> Option<(&str, usize)> {
    let begin = text.find('<')?;
    let line = &text[..begin];
    let line = line
        .strip_suffix("\r\n")
        .or(line.strip_suffix('\n'))
        .unwrap_or(line);
    let parts: Vec<&str> = line.split(':').collect();
    let [.., _, md5, ""] = parts[..] else {
        return None;
    };
    let break_length = if text[begin..].starts_with("<br/>") {
        5
    } else {
        0
    };
    is_md5(md5).then_some((md5, begin + break_length))
}

fn is_md5(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn sticker(root: &Tree, text: &str) -> Value {
    let (_, name, fields) = MESSAGES
        .iter()
        .find(|(known, ..)| *known == 47)
        .expect("it is known");
    let mut row = row(root, fields).expect("nothing is required");
    if let Some((md5, _)) = android(text) {
        for value in row.values_mut() {
            if let Some(text) = value.as_str() {
                *value = text.replace("*#*", ":").into();
            }
        }
        row.entry("md5").or_insert(md5.into());
    }
    let number = |path| {
        root.text(path)
            .and_then(|text| digits(text.trim_matches(WHITE)))
    };
    match (number("gameext@type"), number("gameext@content")) {
        (Some(1), Some(shown @ 1..=3)) => {
            let hands = ["scissors", "rock", "paper"];
            let shown = usize::try_from(shown - 1).expect("it is small");
            row.insert("hand".to_owned(), hands[shown].into());
        }
        (Some(2), Some(shown @ 4..=9)) => {
            row.insert("dice".to_owned(), (shown - 3).into());
        }
        _ => {}
    }
    kind(name, row)
}

/// A sticker may be its MD5 between colons.
fn plain_sticker(text: &str) -> Value {
    let parts: Vec<&str> = text.split(':').collect();
    let inner = parts.get(1..parts.len() - 1).unwrap_or_default();
    match inner.iter().find(|part| is_md5(part)) {
        Some(md5) => json!({"kind": "sticker", "md5": md5}),
        None => json!({"kind": "other"}),
    }
}

fn app(root: &Tree) -> Value {
    let row = |fields| row(root, fields).expect("nothing is required");
    let number = |path| {
        root.text(path)
            .and_then(|text| digits(text.trim_matches(WHITE)))
    };
    let Some(outer) = number(APP_TYPE.path) else {
        return json!({"kind": "other"});
    };
    let app_type = match outer {
        40 => number("appmsg/realinnertype").unwrap_or(40),
        _ => outer,
    };
    let known = APPS.iter().find(|(types, ..)| types.contains(&app_type));
    let Some((_, name, fields)) = known else {
        let mut fields = row(APP);
        fields.insert(APP_TYPE.name.to_owned(), app_type.into());
        if let Some((_, title)) = TITLES.iter().find(|(known, _)| *known == app_type) {
            if let Some(title) = root.text(title.path) {
                fields.insert("title".to_owned(), title.into());
            }
        }
        return kind("app", fields);
    };
    let mut fields = row(fields);
    match *name {
        "file" => {
            fields.insert("complete".to_owned(), (app_type == 6).into());
        }
        "pat" if fields.is_empty() => {
            fields = row(PAT_RECORD);
            if fields.is_empty() {
                fields = row(PAT_TITLE);
            }
        }
        "red_packet" => {
            let mut bill = row(BILL);
            if bill.contains_key("bill_no") {
                let list = bill.remove("payers");
                let payers = payers(list.as_ref().and_then(Value::as_str).unwrap_or_default());
                if !payers.is_empty() {
                    bill.insert("payers".to_owned(), payers.into());
                }
                return kind("bill", bill);
            }
        }
        "quote" => {
            let mut quoted = row(QUOTED);
            if let Some(part) = part(root, &quoted) {
                quoted.insert("part".to_owned(), part.into());
            }
            if !quoted.is_empty() {
                fields.insert("quoted".to_owned(), quoted.into());
            }
        }
        _ => {}
    }
    kind(name, fields)
}

/// Who is to pay a bill.
fn payers(list: &str) -> Vec<Value> {
    let payers = list.split('|').map(|payer| {
        let fields: Vec<&str> = payer.split(',').collect();
        let mut row = Row::new();
        row.insert("wxid".to_owned(), fields[0].into());
        for (name, index) in [("cents", 1), ("state", 2)] {
            let number = fields
                .get(index)
                .and_then(|text| digits(text.trim_matches(WHITE)));
            if let Some(number) = number {
                row.insert(name.to_owned(), number.into());
            }
        }
        row
    });
    let somebody = payers.filter(|row| !is_white(row["wxid"].as_str().unwrap_or_default()));
    somebody.map(Value::from).collect()
}

fn system(root: &Tree) -> Value {
    let system_type = root.text("@type").unwrap_or_default();
    let Some((_, name, fields)) = SYSTEM.iter().find(|(known, ..)| *known == system_type) else {
        return json!({"kind": "other"});
    };
    let mut fields = row(root, fields).expect("nothing is required");
    notices::complete(system_type, root, &mut fields);
    kind(name, fields)
}
