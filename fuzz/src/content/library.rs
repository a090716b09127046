//! What a document holds by the look-ups of an XML library, field by field.

use roxmltree::{Document, Node};
use serde_json::{Map, Value, json};

/// The content of a document, as it would be written; white space is taken out of its texts.
/// `None` where the library refuses the document or reads by other rules.
pub(super) fn content(msg_type: i64, text: &str) -> Option<Value> {
    if reads_by_other_rules(text) {
        return None;
    }
    let document = Document::parse(text).ok()?;
    let root = Place(document.root_element());
    // The library does not tell white space from a CDATA section, which decides whether it is a
    // room that was quoted.
    let chat = root.string("appmsg/refermsg/fromusr").unwrap_or_default();
    if chat.trim_matches(WHITE) != chat {
        return None;
    }
    let content = match (msg_type, root.0.tag_name().name()) {
        (10_000, _) if text.contains("<!--") || text.matches("<?").count() > 1 => return None,
        (10_000, "revokemsg") => object("recall", [("text", root.text(""))]),
        (10_000 | 10_002, "sysmsg") => root.system()?,
        (3 | 34 | 37 | 42 | 43 | 47 | 48 | 49 | 62 | 66, "msg") => root.message(msg_type)?,
        (3 | 34 | 42 | 43 | 47 | 48 | 49 | 62 | 66 | 10_002, _) => json!({"kind": "other"}),
        _ => return None,
    };
    Some(without_white_space(&content))
}

/// Namespaces, and references to the halves of a surrogate pair.
fn reads_by_other_rules(text: &str) -> bool {
    let numbers = text.split("&#").skip(1).filter_map(|rest| {
        let number = rest.split(';').next()?;
        match number.strip_prefix('x') {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => number.parse().ok(),
        }
    });
    text.contains("xmlns")
        || text.contains("xml:")
        || numbers
            .into_iter()
            .any(|number| (0xD800..0xE000).contains(&number))
}

pub(super) fn without_white_space(value: &Value) -> Value {
    match value {
        Value::String(text) => text.replace(WHITE, "").into(),
        Value::Array(items) => items.iter().map(without_white_space).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| (name.clone(), without_white_space(value)))
            .collect(),
        scalar => scalar.clone(),
    }
}

const WHITE: [char; 4] = [' ', '\t', '\r', '\n'];

/// An object of the fields that are there.
pub(super) fn object<const N: usize>(kind: &str, fields: [(&str, Option<Value>); N]) -> Value {
    let mut object = of_fields(fields);
    object.insert("kind".to_owned(), kind.into());
    object.into()
}

pub(super) fn of_fields<const N: usize>(fields: [(&str, Option<Value>); N]) -> Map<String, Value> {
    let fields = fields.into_iter();
    fields
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect()
}

/// A place in a document, from which paths lead on.
#[derive(Clone, Copy)]
pub(super) struct Place<'a>(Node<'a, 'a>);

impl<'a> Place<'a> {
    pub(super) fn all(self, name: &'a str) -> impl Iterator<Item = Place<'a>> {
        let children = self.0.children().filter(Node::is_element);
        children
            .filter(move |child| child.tag_name().name() == name)
            .map(Place)
    }

    pub(super) fn at(self, path: &'a str) -> Option<Place<'a>> {
        let mut names = path.split('/').filter(|name| !name.is_empty());
        names.try_fold(self, |place, name| place.all(name).next())
    }

    pub(super) fn string(self, path: &'a str) -> Option<String> {
        let (path, attribute) = match path.split_once('@') {
            Some((path, attribute)) => (path, Some(attribute)),
            None => (path, None),
        };
        let place = self.at(path)?;
        let text = match attribute {
            Some(attribute) => place.0.attribute(attribute)?.to_owned(),
            None => place
                .0
                .children()
                .filter(Node::is_text)
                .filter_map(|node| node.text())
                .collect(),
        };
        (!text.replace(WHITE, "").is_empty()).then_some(text)
    }

    pub(super) fn text(self, path: &'a str) -> Option<Value> {
        self.string(path).map(Value::from)
    }

    /// A text of media, which says "null" for nothing.
    pub(super) fn media(self, path: &'a str) -> Option<Value> {
        self.string(path)
            .filter(|text| text != "null")
            .map(Value::from)
    }

    pub(super) fn integer(self, path: &'a str) -> Option<u64> {
        let text = self.string(path)?;
        let digits = text.trim_matches(WHITE);
        if digits.starts_with('+') {
            return None;
        }
        digits.parse().ok()
    }

    pub(super) fn number(self, path: &'a str) -> Option<Value> {
        self.integer(path).map(Value::from)
    }

    /// A number from a list that may grow.
    pub(super) fn code(self, path: &'a str) -> Option<Value> {
        let number = self.integer(path)?;
        i64::try_from(number).ok().map(Value::from)
    }

    pub(super) fn degrees(self, path: &'a str) -> Option<Value> {
        let number: f64 = self.string(path)?.trim_matches(WHITE).parse().ok()?;
        number.is_finite().then_some(number.into())
    }

    fn message(self, msg_type: i64) -> Option<Value> {
        Some(match msg_type {
            3 => object(
                "picture",
                [
                    ("bytes", self.number("img@length")),
                    ("md5", self.media("img@md5")),
                ],
            ),
            34 => object(
                "voice",
                [
                    ("milliseconds", self.number("voicemsg@voicelength")),
                    ("bytes", self.number("voicemsg@length")),
                ],
            ),
            37 => object(
                "friend_request",
                [
                    ("wxid", Some(self.text("@fromusername")?)),
                    ("v1", Some(self.text("@encryptusername")?)),
                    ("v2", Some(self.text("@ticket")?)),
                    ("nick", self.text("@fromnickname")),
                    ("alias", self.text("@alias")),
                    ("content", self.text("@content")),
                    (
                        "scene",
                        self.number("@scene")
                            .filter(|scene| scene.as_u64() <= Some(u32::MAX.into())),
                    ),
                    ("head_pic", self.text("@bigheadimgurl")),
                    ("shead_pic", self.text("@smallheadimgurl")),
                    ("room", self.text("@chatroomusername")),
                ],
            ),
            42 | 66 => object(
                "card",
                [
                    ("wxid", self.text("@username")),
                    ("nick", self.text("@nickname")),
                    ("alias", self.text("@alias")),
                    ("ticket", self.text("@antispamticket")),
                    ("head_pic", self.text("@bigheadimgurl")),
                    ("shead_pic", self.text("@smallheadimgurl")),
                ],
            ),
            43 | 62 => object(
                "video",
                [
                    ("seconds", self.number("videomsg@playlength")),
                    ("bytes", self.number("videomsg@length")),
                    ("md5", self.media("videomsg@md5")),
                ],
            ),
            47 => object(
                "sticker",
                [
                    ("md5", self.media("emoji@md5")),
                    ("url", self.media("emoji@cdnurl")),
                    ("width", self.number("emoji@width")),
                    ("height", self.number("emoji@height")),
                ],
            ),
            48 => object(
                "location",
                [
                    ("latitude", self.degrees("location@x")),
                    ("longitude", self.degrees("location@y")),
                    ("label", self.media("location@label")),
                    ("name", self.media("location@poiname")),
                ],
            ),
            _ => self.app()?,
        })
    }
}
