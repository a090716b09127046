//! Formats whose deserializers tell a present value from an absent one, have integers of 128 bits,
//! infinities, bytes, and keys that are not texts. JSON has none of these.

use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserialize, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Value, json};
use wequick_types::{Callback, ContactKind, Event, PollResponse, Sex};

use crate::fuzz::erased::{self, Erased};

#[derive(Debug, Clone)]
enum Foreign {
    Absent,
    Present(Box<Foreign>),
    Flag(bool),
    Signed(i128),
    Unsigned(u128),
    Float(f64),
    Text(&'static str),
    Bytes(&'static [u8]),
    List(Vec<Foreign>),
    Map(Vec<(Foreign, Foreign)>),
}
use Foreign::{Absent, Bytes, Flag, Float, List, Signed, Text, Unsigned};

fn present(value: Foreign) -> Foreign {
    Foreign::Present(Box::new(value))
}

fn map<const N: usize>(entries: [(&'static str, Foreign); N]) -> Foreign {
    Foreign::Map(entries.map(|(key, value)| (Text(key), value)).into())
}

impl<'de> Deserializer<'de> for Foreign {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Foreign::Absent => visitor.visit_none(),
            Foreign::Present(value) => visitor.visit_some(*value),
            Foreign::Flag(flag) => visitor.visit_bool(flag),
            Foreign::Signed(number) => match i64::try_from(number) {
                Ok(number) => visitor.visit_i64(number),
                Err(_) => visitor.visit_i128(number),
            },
            Foreign::Unsigned(number) => visitor.visit_u128(number),
            Foreign::Float(number) => visitor.visit_f64(number),
            Foreign::Text(text) => visitor.visit_borrowed_str(text),
            Foreign::Bytes(bytes) => visitor.visit_bytes(bytes),
            Foreign::List(items) => visitor.visit_seq(SeqDeserializer::new(items.into_iter())),
            Foreign::Map(entries) => visitor.visit_map(MapDeserializer::new(entries.into_iter())),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

impl IntoDeserializer<'_, Error> for Foreign {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

fn read(body: Foreign) -> Result<Callback, String> {
    erased::value(Deserialize::deserialize(body)).map_err(|error: Error| error.to_string())
}

/// Reads an event with `type` before its fields and after them. The result must be the same.
fn read_event<const N: usize>(
    code: i128,
    fields: [(&'static str, Foreign); N],
) -> Result<Callback, String> {
    let mut entries: Vec<_> = fields.map(|(key, value)| (Text(key), value)).into();
    entries.push((Text("type"), Signed(code)));
    let behind = read(Foreign::Map(entries.clone()));
    entries.rotate_right(1);
    let before = read(map([("data", Foreign::Map(entries))]));
    assert_eq!(before, behind);
    before
}

#[test]
fn a_value_may_be_marked_as_present_or_absent() {
    let friend = map([
        ("wxid", Text("wxid_a")),
        ("nick", present(Text("李"))),
        ("asName", present(Text("(null)"))),
        ("city", Absent),
        ("sex", present(Signed(2))),
        ("type", present(Signed(1))),
        ("groupId", present(Text("None"))),
        ("novel", present(Absent)),
    ]);
    let callback = read_event(
        210,
        [
            ("processid", present(Text("7768"))),
            ("cwxid", Absent),
            ("userLists", List(vec![friend])),
        ],
    )
    .unwrap();
    assert_eq!(callback.process_id, Some(7768));
    assert_eq!(callback.cwxid, None);
    let Event::Friends(friends) = callback.event else {
        panic!("another kind");
    };
    let friend = &friends.user_lists[0];
    assert_eq!(friend.wxid, "wxid_a");
    assert_eq!(friend.nick.as_deref(), Some("李"));
    assert_eq!(friend.as_name, None);
    assert_eq!(friend.city, None);
    assert_eq!(friend.sex.unwrap(), Sex::Female);
    assert_eq!(friend.kind.unwrap(), ContactKind::Person);
    assert_eq!(friend.group_id, None);
    assert_eq!(friend.extra["novel"], Value::Null);

    let room = map([
        ("wxid", Text("1@chatroom")),
        ("exist", present(Flag(true))),
        ("roomLord", present(Signed(0))),
        ("count", present(Signed(4))),
    ]);
    let callback = read_event(211, [("chatrooms", List(vec![room]))]).unwrap();
    let Event::Rooms(rooms) = callback.event else {
        panic!("another kind");
    };
    let room = &rooms.chatrooms[0];
    assert_eq!(
        (room.exist, room.room_lord, room.count),
        (Some(true), Some(false), Some(4))
    );
}

/// The value that is kept. It is the same in an unknown kind and in a known one.
fn kept(value: Foreign) -> Result<Value, String> {
    let unknown = read_event(999, [("a", value.clone())]);
    let known = read_event(66, [("code", Signed(200)), ("a", value)]);
    let of_unknown =
        unknown.map(|callback| callback.event.into_unknown().unwrap().fields["a"].clone());
    assert_eq!(
        known.map(|callback| callback.extra["a"].clone()),
        of_unknown
    );
    of_unknown
}

#[test]
fn what_is_kept_of_them() {
    assert_eq!(kept(Absent), Ok(Value::Null));
    assert_eq!(kept(present(Absent)), Ok(Value::Null));
    assert_eq!(
        kept(present(List(vec![present(Flag(true))]))),
        Ok(json!([true]))
    );
    assert_eq!(
        kept(Signed(i128::MIN)),
        Ok(json!(-1.701_411_834_604_692_3e38))
    );
    assert_eq!(
        kept(Unsigned(1 << 100)),
        Ok(json!(1.267_650_600_228_229_4e30))
    );
    assert_eq!(kept(Float(0.5)), Ok(json!(0.5)));
    for (number, found) in [
        (f64::INFINITY, "inf"),
        (f64::NEG_INFINITY, "-inf"),
        (f64::NAN, "NaN"),
    ] {
        let refused = format!(
            "invalid value: floating point `{found}`, expected a number in the range of an `f64`"
        );
        assert_eq!(kept(Float(number)), Err(refused));
    }
    for bytes in [Bytes(b"a"), present(Bytes(b"a"))] {
        let error = kept(bytes).unwrap_err();
        assert_eq!(error, "invalid type: byte array, expected a JSON value");
    }
}

#[test]
fn a_key_is_a_text() {
    let odd = || (Signed(1), Absent);
    let code = || (Text("type"), Signed(66));
    for body in [
        Foreign::Map(vec![odd(), code()]),
        Foreign::Map(vec![code(), odd()]),
        Foreign::Map(vec![(Text("data"), Foreign::Map(vec![code(), odd()]))]),
        map([("a", Foreign::Map(vec![odd()])), ("type", Signed(999))]),
        map([
            ("type", Signed(95)),
            ("userLists", List(vec![Foreign::Map(vec![odd()])])),
        ]),
    ] {
        let error = read(body).unwrap_err();
        assert_eq!(error, "invalid type: integer `1`, expected a key");
    }
}

#[test]
fn commands_of_other_formats() {
    let Erased(answer): Erased<PollResponse> = Deserialize::deserialize(List(vec![map([
        ("wxid", Text("filehelper")),
        ("text", Text("later")),
        ("api", Text("sendTextMessage")),
        ("time", present(Signed(5))),
    ])]))
    .unwrap();
    assert_eq!(answer.0[0].time, Some(5));
    assert_eq!(
        serde_json::to_value(&answer).unwrap(),
        json!([{"api": "sendTextMessage", "wxid": "filehelper", "text": "later", "time": 5}]),
    );

    let refused = |answer: Foreign| {
        let read = PollResponse::deserialize(answer);
        read.unwrap_err().to_string()
    };
    assert_eq!(
        refused(Flag(true)),
        "invalid type: boolean `true`, expected a list of commands",
    );
    assert_eq!(
        refused(List(vec![Text("outLogin")])),
        "invalid type: string \"outLogin\", expected an object, the command",
    );
}
