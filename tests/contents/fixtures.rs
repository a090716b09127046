//! The fixtures. Each is the text of a message, named after its `msgType`, with a file of its content
//! beside it. Some have one more file: a quote that of the quoted message, a chat record and a list those
//! of their items, a sentence with tags the sentence without them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use wequick_types::Content;

use crate::files::fixtures;
use crate::{read, try_read};

struct Fixture {
    name: String,
    msg_type: i64,
    text: String,
}

impl Fixture {
    fn all() -> Vec<Fixture> {
        let fixtures = fixtures("contents", "xml").into_iter();
        let fixtures = fixtures.map(|(name, text)| Fixture {
            msg_type: name.split('-').next().unwrap().parse().unwrap(),
            text,
            name,
        });
        let fixtures: Vec<_> = fixtures.collect();
        assert!(fixtures.len() > 100);
        fixtures
    }

    /// What stands beside it, under this ending.
    fn expected(&self, ending: &str) -> Option<Value> {
        let root = env!("CARGO_MANIFEST_DIR");
        let path = format!("{root}/fixtures/contents/{}.{ending}", self.name);
        let path = Path::new(&path);
        path.exists()
            .then(|| serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap())
    }

    fn content(&self) -> Content<'_> {
        try_read(self.msg_type, &self.text).unwrap()
    }
}

#[test]
fn each_holds_what_stands_beside_it() {
    for fixture in Fixture::all() {
        let content = serde_json::to_value(fixture.content()).unwrap();
        assert_eq!(Some(content), fixture.expected("json"), "{}", fixture.name);
    }
}

#[test]
fn inner_documents_are_read_when_asked() {
    let mut count = 0;
    for fixture in Fixture::all() {
        let content = fixture.content();
        let (inner, ending) = match &content {
            Content::Quote(quote) => {
                let read = quote.quoted.read().unwrap();
                (serde_json::to_value(read).unwrap(), "read.json")
            }
            Content::ChatRecord(record) => {
                let items = record.items().unwrap();
                (serde_json::to_value(items).unwrap(), "items.json")
            }
            Content::Solitaire(list) => {
                let items = list.items().unwrap();
                (serde_json::to_value(items).unwrap(), "items.json")
            }
            _ => continue,
        };
        count += 1;
        assert_eq!(
            Some(inner),
            fixture.expected(ending).or(Some(json!([]))),
            "{}",
            fixture.name
        );
    }
    assert!(count >= 12);
}

#[test]
fn a_record_inside_is_read_by_the_same_method() {
    let expected = json!([{"data_type": 1, "nick": "Lin", "text": "salt & oil"}]);
    for fixture in Fixture::all() {
        if fixture.name == "49-19-places" {
            let Content::ChatRecord(record) = fixture.content() else {
                panic!("no record");
            };
            for item in &record.items().unwrap()[4..] {
                let items = item.items().unwrap();
                assert_eq!(serde_json::to_value(items).unwrap(), expected);
            }
            return;
        }
    }
    panic!("no fixture");
}

#[test]
fn sentences_without_their_tags() {
    for fixture in Fixture::all() {
        let content = fixture.content();
        let (text, plain) = match &content {
            Content::Notice(notice) => (&notice.text, notice.plain_text()),
            Content::Recall(recall) => (&recall.text, recall.plain_text()),
            _ => continue,
        };
        let expected = fixture.expected("plain.json");
        let expected = expected.as_ref().map_or(text.as_deref(), Value::as_str);
        assert_eq!(plain.as_deref(), expected, "{}", fixture.name);
    }
}

#[test]
fn the_kind_is_the_one_that_is_written() {
    let mut kinds = BTreeSet::new();
    for fixture in Fixture::all() {
        let kind = fixture.content().kind();
        assert_eq!(read(fixture.msg_type, &fixture.text)["kind"], kind);
        kinds.insert(kind);
    }
    assert!(kinds.iter().eq(fields().keys()));
}

/// All that can be written, kind by kind.
const FIELDS: &str = "
text: text
picture: bytes md5
voice: milliseconds bytes
video: seconds bytes md5
sticker: md5 url width height product_id hand dice
location: latitude longitude label name
card: wxid nick alias ticket head_pic shead_pic company openim_app_id
enterprise_request: wxid nick content scene ticket openim_app_id head_pic company
call: text video seconds
friend_request: wxid v1 v2 nick alias content scene head_pic shead_pic room
link: title description url thumb source
music: title description url data_url
file: name bytes extension md5 complete
mini_program: title name app_id username path
chat_record: title description record
channels: nick description username object_id url cover seconds width height
live: nick description username
channel_card: nick username
solitaire: text info
pinned: pinned message_id msg_type wxid nick room
announcement: text
quote: text quoted msg_type message_id sender nick time content part
transfer: stage fee memo transfer_id payer receiver
red_packet: wish
bill: title amount launcher bill_no payers wxid cents state
gift: wish name
app: app_type title description url
notice: text members role wxid nick
recall: text message_id
pat: from patted suffix template text
other:
";

/// The fields of each kind.
fn fields() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let rows = FIELDS
        .trim()
        .lines()
        .map(|row| row.split_once(':').unwrap());
    rows.map(|(kind, fields)| (kind, fields.split_whitespace().collect()))
        .collect()
}

#[test]
fn every_field_of_every_content_is_somewhere() {
    fn keys(value: &Value, names: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    names.insert(name.clone());
                    keys(value, names);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| keys(item, names)),
            _ => {}
        }
    }
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for fixture in Fixture::all() {
        let value = read(fixture.msg_type, &fixture.text);
        let names = seen
            .entry(value["kind"].as_str().unwrap().to_owned())
            .or_default();
        keys(&value, names);
        names.remove("kind");
    }
    for (kind, fields) in fields() {
        assert!(seen[kind].iter().eq(&fields), "{kind}: {:?}", seen[kind]);
    }
}

/// A prefix is refused unless the document has not begun, or is complete.
#[test]
fn every_prefix_is_a_content_or_one_clear_error() {
    for Fixture {
        name,
        msg_type,
        text,
    } in Fixture::all()
    {
        let whole = read(msg_type, &text);
        let roots = ["<msg", "<sysmsg", "<revokemsg", "<voip"];
        let never_xml = matches!(msg_type, 1 | 51) || !roots.iter().any(|root| text.contains(root));
        let begin = text.find('<').unwrap_or(text.len());
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            match try_read(msg_type, &text[..end]) {
                Ok(content) => {
                    let complete = serde_json::to_value(&content).unwrap() == whole
                        && (text[end..].trim().is_empty()
                            || text[..end].trim_end().ends_with("</msg>"));
                    let is_plain = msg_type == 10_000 && content.kind() == "notice"
                        || msg_type == 47 && end <= begin;
                    assert!(
                        complete || never_xml || is_plain || end <= begin && msg_type != 37
                            // What follows the root is not looked at.
                            || whole["kind"] == "other",
                        "{name}, {end} bytes: {content:?}"
                    );
                }
                Err(error) => {
                    assert!(!never_xml, "{name}, {end} bytes: {error}");
                    let line = error.to_string();
                    assert!(line.starts_with("message content: expected "), "{line}");
                    assert!(!line.contains('\n'), "{line}");
                    let at: usize = line.rsplit(' ').next().unwrap().parse().unwrap();
                    assert!(at <= end, "{name}, {end} bytes: {line}");
                }
            }
        }
    }
}
