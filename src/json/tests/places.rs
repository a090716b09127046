//! The position of an error: its offset and its path. And what a search ahead finds.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Value, json};

use super::super::error::Step::{self, Item, Key};
use super::super::reader::Reader;
use super::{offset, read};

/// A visitor that reads the first item of a list, or the first entry of an object, and then returns an error.
#[derive(Debug)]
struct Refused;

impl<'de> Deserialize<'de> for Refused {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Refused)
    }
}

impl<'de> Visitor<'de> for Refused {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list or an object")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self, A::Error> {
        list.next_element::<Value>()?;
        Err(A::Error::custom("refused"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self, A::Error> {
        object.next_entry::<String, Value>()?;
        Err(A::Error::custom("refused"))
    }
}

/// A visitor stops after the first item. For every text after it, the offset is that of `serde_json`.
#[test]
fn the_offset_where_a_visitor_stops() {
    for text in [
        "[]",
        "[ ]",
        "[1 ] ",
        "[1 , 2]",
        "[1,\n2]",
        "[1 2]",
        "[1 }",
        "[1",
        "[1,",
        "{ } ",
        r#"{"a":1 } "#,
        r#"{"a":1 , "b":2}"#,
        r#"{"a":1 "b":2}"#,
        r#"{"a":1 ]"#,
        r#"{"a":1"#,
    ] {
        let error = read::<Refused>(text).unwrap_err();
        let theirs = serde_json::from_str::<Refused>(text).unwrap_err();
        assert_eq!(error.to_string(), "refused", "{text}");
        assert_eq!(
            error.offset(),
            Some(offset(text, theirs.line(), theirs.column())),
            "{text}: {theirs}"
        );
    }
}

#[test]
fn a_list_that_goes_on_behind_what_a_visitor_took() {
    for text in ["[[1,2,]", "[[1,2 3]", "[[1,2,3]]"] {
        assert!(read::<Vec<(u8, u8)>>(text).is_err(), "{text}");
    }
}

/// An index is part of the path if its item had started. A key always is, because it is read before its
/// value.
#[test]
fn the_way_to_what_is_wrong() {
    let way: [(&str, &[Step]); 17] = [
        ("", &[]),
        ("[", &[]),
        ("[;", &[Item(0)]),
        ("[1,", &[]),
        ("[1,,", &[]),
        ("[1,}", &[]),
        ("[1,;", &[Item(1)]),
        ("[1,-", &[Item(1)]),
        ("[1,-}", &[Item(1)]),
        ("[1,\"a", &[Item(1)]),
        ("[1,nul]", &[Item(1)]),
        ("[1;", &[Item(0)]),
        ("[1,]", &[]),
        ("[0,[1,", &[Item(1)]),
        (r#"[{"a":"#, &[Item(0), Key(2)]),
        (r#"[{"a":}"#, &[Item(0), Key(2)]),
        (r#"[{"a":0,"b":[1,2;"#, &[Item(0), Key(8), Item(1)]),
    ];
    for (text, expected) in way {
        let error = read::<Value>(text).unwrap_err();
        assert_eq!(error.steps().collect::<Vec<_>>(), expected, "{text}");
    }
}

/// What a search ahead finds in an object. The position of the reader does not change.
fn ahead(text: &str) -> (Option<&'static str>, Option<u64>) {
    let mut found = (None, None);
    let read = Reader::new(text).object("an object", |fields| {
        let place = fields.place();
        found.0 = fields.first_of(["data", "type"]);
        found.1 = fields.ahead(place, "type", PhantomData);
        fields.next_key::<String>()
    });
    let first = serde_json::from_str::<Value>(text).is_ok_and(|value| value != json!({}));
    assert!(
        !first || read.is_err(),
        "the value of the first key was not read: {text}"
    );
    found
}

#[test]
fn a_key_further_ahead() {
    for (text, found) in [
        (r#"{"type":7}"#, Some(7)),
        (r#"{ "type" : 7}"#, Some(7)),
        (r#"{"a":0,"t\u0079pe":7}"#, Some(7)),
        (r#"{"a":-1.5e3,"b":"x","c":true,"type":7}"#, Some(7)),
        (r#"{"type":7,"type":8}"#, Some(7)),
        // A string that is a value is not a key. A key with the same beginning or end is another key.
        (r#"{"b":"type","c":["type",5],"type":7}"#, Some(7)),
        (
            r#"{"b":"\"type\":5,","\"type":5,"type\\":5,"types":5,"a type":5,"":5,"type":7}"#,
            Some(7),
        ),
        // The key of an inner object does not count, and neither does that of an outer one.
        (r#"{"b":{"type":5},"type":7}"#, Some(7)),
        (r#"{"b":[[{"type":5}],{}],"type":7}"#, Some(7)),
        (r#"{"b":{"c":{},"type":5},"type":7}"#, Some(7)),
        (r#"{"b":[{},{"type":5}]}"#, None),
        (r#"{"b":{}} "type":5"#, None),
        // A fault on the way is skipped. It becomes an error later, when the text is read.
        (r#"{"a":\x,"b":"\x","type":7}"#, Some(7)),
        (r#"{"a" "b","type":7}"#, Some(7)),
        // There is no such key, or its value does not fit.
        (r#"{"a":0}"#, None),
        (r#"{"type":"x"}"#, None),
        (r#"{"a":0,"type"}"#, None),
        (r#"{"a":0,"type":"#, None),
        (r#"{"a":0,"typ"#, None),
        (r#"{"a":0"#, None),
        (r#"{"a":0],"type":7}"#, None),
        ("{", None),
        ("{}", None),
    ] {
        assert_eq!(ahead(text).1, found, "{text}");
    }
}

#[test]
fn the_first_of_two_keys() {
    for (text, first) in [
        (r#"{"data":{"type":5},"type":7}"#, Some("data")),
        (r#"{"type":5,"data":{}}"#, Some("type")),
        (r#"{"a":{"data":0},"type":5,"data":{}}"#, Some("type")),
        (r#"{"a":"data","b":[]}"#, None),
    ] {
        assert_eq!(ahead(text).0, first, "{text}");
    }
}
