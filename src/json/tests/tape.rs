//! Values on a tape make the same calls to a visitor as values that are read directly.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error as _, MapAccess, Visitor};

use super::super::error::Stopped;
use super::super::tape::Tape;
use super::read;

/// An object that is read through a tape.
#[derive(Debug)]
struct Taped<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Taped<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = Tape<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Tape<'de>, A::Error> {
                let mut tape = Tape::default();
                while object.next_key_seed(tape.buffer_key_unless(&[]))?.is_some() {
                    object.next_value_seed(tape.buffer_value())?;
                }
                Ok(tape)
            }
        }

        let mut replay = deserializer.deserialize_map(Entries)?.into_replay();
        T::deserialize(MapAccessDeserializer::new(replay.fields::<Stopped>()))
            .map(Taped)
            .map_err(D::Error::custom)
    }
}

#[derive(Debug, PartialEq, Deserialize)]
struct Fields<'a> {
    number: Option<i16>,
    text: Option<&'a str>,
    built: Option<String>,
    list: Vec<Option<f32>>,
    object: BTreeMap<String, Option<bool>>,
}

#[test]
fn a_tape_hands_over_what_a_reader_does() {
    for (text, expected) in [
        (
            r#"{"number":null,"text":null,"built":null,"list":[null,1,null],"object":{"a":null}}"#,
            Fields {
                number: None,
                text: None,
                built: None,
                list: vec![None, Some(1.0), None],
                object: [("a".to_owned(), None)].into(),
            },
        ),
        (
            r#"{"object":{"b":false,"a":true},"list":[-1,2.5],"built":"\n","text":"x","number":-1}"#,
            Fields {
                number: Some(-1),
                text: Some("x"),
                built: Some("\n".to_owned()),
                list: vec![Some(-1.0), Some(2.5)],
                object: [("a".to_owned(), Some(true)), ("b".to_owned(), Some(false))].into(),
            },
        ),
    ] {
        assert_eq!(read::<Fields>(text).unwrap(), expected, "{text}");
        assert_eq!(read::<Taped<Fields>>(text).unwrap().0, expected, "{text}");
    }
}
