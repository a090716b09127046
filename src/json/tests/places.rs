//! Where an error is: its offset, the way to it, and what is found behind it.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, de};
use serde_json::Value;

use super::super::error::Step::{self, Item, Key};
use super::super::reader::Reader;
use super::{offset, read};

/// Reads the first item of a list, or the first entry of an object, and refuses the whole.
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

/// Whatever comes behind what a visitor took, the offset is that of `serde_json`.
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

/// An error is in an item once the item began. A key stands before its value, so it always counts.
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

/// Reads up to the first value that is no text, with the lists and objects open that it is in, as
/// an error leaves them.
fn stopped(text: &str) -> Reader<'_> {
    struct Stop;

    impl<'de> DeserializeSeed<'de> for Stop {
        type Value = ();

        fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
            deserializer.deserialize_any(self)
        }
    }

    impl<'de> Visitor<'de> for Stop {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a text")
        }

        fn visit_str<E: de::Error>(self, _: &str) -> Result<(), E> {
            Ok(())
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
            while list.next_element_seed(Stop)?.is_some() {}
            Ok(())
        }

        fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
            while object.next_key::<String>()?.is_some() {
                object.next_value_seed(Stop)?;
            }
            Ok(())
        }
    }

    let mut reader = Reader::new(text);
    reader.whole(Stop).expect_err(text);
    reader
}

#[test]
fn a_key_is_found_behind_an_error() {
    for (text, level, found) in [
        (r#"{"a":0,"type":7}"#, 1, Some(7)),
        (r#"{"a":0,"type" : 7}"#, 1, Some(7)),
        (r#"{"a":0,"t\u0079pe":7}"#, 1, Some(7)),
        (r#"{"a":0,"b":"x","c":1,"type":7}"#, 1, Some(7)),
        // A text is no key.
        (r#"{"a":0,"b":"type","c":["type",5],"type":7}"#, 1, Some(7)),
        // It is not the one of an object further inside,
        (r#"{"a":0,"b":{"type":5},"type":7}"#, 1, Some(7)),
        (r#"{"a":0,"b":[[{"type":5}],{}],"type":7}"#, 1, Some(7)),
        (r#"{"a":0,"b":{"c":{},"type":5},"type":7}"#, 1, Some(7)),
        (r#"{"a":0,"b":[{},{"type":5}]}"#, 1, None),
        // nor of one in which the error is,
        (r#"{"b":[[{"a":0,"type":5}],""],"type":7}"#, 1, Some(7)),
        (r#"{"data":{"b":{"a":0,"type":5},"type":7}}"#, 2, Some(7)),
        // nor of one around it.
        (r#"{"data":{"a":0},"type":7}"#, 2, None),
        (r#"{"data":{"a":0,"b":{}},"type":7}"#, 2, None),
        (r#"{"data":{"b":[0]},"type":7}"#, 2, None),
        // Where the text cannot be read on, nothing is found.
        (r#"{"a":0,"b":"\x","type":7}"#, 1, None),
        (r#"{"a":0,"type"}"#, 1, None),
        (r#"{"a":0"#, 1, None),
    ] {
        let mut reader = stopped(text);
        let is_found = reader.find("type", level);
        assert_eq!(is_found, found.is_some(), "{text}");
        if is_found {
            let value = u64::deserialize(&mut reader).expect(text);
            assert_eq!(Some(value), found, "{text}");
        }
    }
}
