//! What a message holds, by the tables: slow and obvious, and without a line of the crate.

use serde_json::{Map, Value, json};

use super::notices;
use super::tables::{
    APP, APP_TYPE, APPS, Field, Fields, ITEM, MESSAGES, PAT_RECORD, QUOTED, SYSTEM, Shape,
};
use super::tree::{Tree, WHITE};

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
            let said = root.text("").map(Value::from);
            Ok(object("recall", said.map(|text| ("text", text))))
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
        (_, Text::Root(root)) if root.name == "msg" && msg_type != 10_002 => {
            message(msg_type, root)
        }
        (37, _) => Err("no friend request".into()),
        (47, Text::Plain) => Ok(sticker(text)),
        _ => other(),
    }
}

/// What a quote quotes, by its type and text.
pub(crate) fn quoted(msg_type: Option<i64>, text: Option<&str>, parsed: &Text) -> Verdict {
    let (Some(msg_type), Some(text)) = (msg_type, text) else {
        return Ok(json!({"kind": "other"}));
    };
    if let (43 | 62, Text::Plain) = (msg_type, parsed) {
        let halves = text.trim_matches(WHITE).split_once(':');
        if let Some((Some(seconds), Some(_))) =
            halves.map(|(one, other)| (digits(one), digits(other)))
        {
            return Ok(json!({"kind": "video", "seconds": seconds}));
        }
    }
    content(msg_type, text, parsed)
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
fn row(root: &Tree, fields: Fields) -> Result<Row, String> {
    let mut row = Row::new();
    for Field { name, path, shape } in fields {
        let value = root.text(path).and_then(|text| shaped(text, *shape));
        match (value, shape) {
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
    match shape {
        Shape::Text | Shape::Required => Some(text.into()),
        Shape::Media => (text != "null").then(|| text.into()),
        Shape::Person => {
            let is_room = text.ends_with("@chatroom") || text.ends_with("@im.chatroom");
            (!is_room).then(|| text.into())
        }
        Shape::Number(highest) => digits(trimmed)
            .filter(|number| *number <= highest)
            .map(Value::from),
        Shape::Degrees => {
            let number: f64 = trimmed.parse().ok()?;
            number.is_finite().then(|| number.into())
        }
    }
}

fn digits(text: &str) -> Option<u64> {
    let all_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    all_digits.then(|| text.parse().ok()).flatten()
}

fn message(msg_type: i64, root: &Tree) -> Verdict {
    let mut known = MESSAGES.iter().filter(|(known, ..)| *known == msg_type);
    let (_, name, fields) = known.next().expect("the type is known");
    Ok(kind(name, row(root, fields)?))
}

/// A sticker may be its MD5 between colons.
fn sticker(text: &str) -> Value {
    let parts: Vec<&str> = text.split(':').collect();
    let inner = parts.get(1..parts.len() - 1).unwrap_or_default();
    let is_md5 =
        |part: &&&str| part.len() == 32 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    match inner.iter().find(is_md5) {
        Some(md5) => json!({"kind": "sticker", "md5": md5}),
        None => json!({"kind": "other"}),
    }
}

fn app(root: &Tree) -> Value {
    let row = |fields| row(root, fields).expect("nothing is required");
    let app_type = root
        .text(APP_TYPE.path)
        .and_then(|text| digits(text.trim_matches(WHITE)));
    let Some(app_type) = app_type else {
        return json!({"kind": "other"});
    };
    let known = APPS.iter().find(|(types, ..)| types.contains(&app_type));
    let Some((_, name, fields)) = known else {
        return kind("app", row(APP));
    };
    let mut fields = row(fields);
    match *name {
        "file" => {
            fields.insert("complete".to_owned(), (app_type == 6).into());
        }
        "pat" if fields.is_empty() => fields = row(PAT_RECORD),
        "quote" => {
            let quoted = row(QUOTED);
            if !quoted.is_empty() {
                fields.insert("quoted".to_owned(), quoted.into());
            }
        }
        _ => {}
    }
    kind(name, fields)
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
