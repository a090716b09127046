//! Every field of every kind, from the tables: each spelling that is read, with the JSON that is written
//! for it, and each spelling that is refused.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use wequick_types::{Callback, CallbackRef, ErrorKind, EventKind, PollResponse, from_str};

use crate::common::tables::{COMMON, Field, Fields, KINDS, Need, Shape, TIME, TYPE, Written};

/// A value of the shape, as small as it can be.
fn sample(shape: &Shape) -> Value {
    match shape {
        Shape::Text | Shape::Message => json!("a"),
        Shape::Integer(..) => json!(1),
        Shape::Flag(_) => json!(true),
        Shape::Texts => json!([]),
        Shape::Entries(fields) => json!([required(fields)]),
    }
}

fn required(fields: Fields) -> Map<String, Value> {
    let fields = fields.iter().copied().flatten();
    let required = fields.filter(|field| matches!(field.need, Need::Required));
    required
        .map(|field| (field.name.to_owned(), sample(&field.shape)))
        .collect()
}

/// A field of a kind, and the path to it there.
struct Place {
    code: i64,
    fields: Fields,
    path: String,
}

impl Place {
    /// The required fields of the kind and this field in a spelling, or without it: once with `type`
    /// before them, once behind.
    fn bodies(&self, spelling: Option<&str>) -> [String; 2] {
        const PLACE: &str = "<the spelling>";
        let mut fields = Value::Object(required(self.fields));
        let (parent, key) = self.path.rsplit_once('/').unwrap();
        let parent = fields.pointer_mut(parent).unwrap().as_object_mut().unwrap();
        match spelling {
            Some(_) => parent.insert(key.to_owned(), PLACE.into()),
            None => parent.remove(key),
        };
        let fields = fields.to_string();
        let fields = fields.replace(&format!("\"{PLACE}\""), spelling.unwrap_or_default());
        let fields = &fields[1..fields.len() - 1];
        let comma = if fields.is_empty() { "" } else { "," };
        let code = self.code;
        [
            format!(r#"{{"data":{{"type":{code}{comma}{fields}}}}}"#),
            format!(r#"{{"data":{{{fields}{comma}"type":{code}}}}}"#),
        ]
    }

    fn reads(&self, spelling: &str, value: impl Into<Value>) {
        self.is_written(spelling, Some(&value.into()));
    }

    fn reads_as_absent(&self, spelling: &str) {
        self.is_written(spelling, None);
    }

    /// Reads the field in this spelling; it is written as this value, or not at all.
    fn is_written(&self, spelling: &str, value: Option<&Value>) {
        for body in self.bodies(Some(spelling)) {
            let owned: Callback = from_str(&body).unwrap_or_else(|error| panic!("{error}: {body}"));
            let borrowed: CallbackRef = from_str(&body).unwrap();
            let written = serde_json::to_value(&owned).unwrap();
            assert_eq!(written["data"].pointer(&self.path), value, "{body}");
            assert!(owned.extra.is_empty(), "{body}");
            assert_eq!(borrowed.into_owned(), owned);
            let by_serde: Callback = serde_json::from_str(&body).unwrap();
            assert_eq!(by_serde, owned, "{body}");
        }
    }

    fn refuses(&self, spelling: Option<&str>) {
        let path = "data".to_owned() + &self.path.replace("/0", "[0]").replace('/', ".");
        for body in self.bodies(spelling) {
            let error = from_str::<Callback>(&body).expect_err(&body);
            let about = (error.kind(), error.code(), error.path());
            assert_eq!(about, (ErrorKind::Field, Some(self.code), &*path), "{body}");
            let is_missing = error.to_string().contains(": missing field at line");
            assert_eq!(is_missing, spelling.is_none(), "{error}");
            assert!(serde_json::from_str::<Callback>(&body).is_err(), "{body}");
        }
    }

    fn check(&self, field: &Field) {
        let absent = match field.need {
            Need::Required => {
                self.refuses(None);
                None
            }
            Need::Optional(absent) => Some(absent),
        };
        let stands_for_none = |text: &str| absent.is_some_and(|absent| absent.contains(&text));
        for (spelling, text) in NULL_LIKES {
            match field.shape {
                _ if stands_for_none(text) => self.reads_as_absent(spelling),
                Shape::Text | Shape::Message => self.reads(spelling, text),
                _ => self.refuses(Some(spelling)),
            }
        }
        match (absent, &field.shape) {
            (Some(_), _) => self.reads_as_absent("null"),
            (None, Shape::Message) => self.reads("null", ""),
            (None, _) => self.refuses(Some("null")),
        }
        match &field.shape {
            Shape::Text | Shape::Message => self.check_text(),
            Shape::Integer(lowest, highest, written) => {
                self.check_integer(*lowest, *highest, *written);
            }
            Shape::Flag(written) => self.check_flag(*written),
            Shape::Entries(_) => self.check_entries(),
            Shape::Texts => unreachable!("only a command has a list of texts"),
        }
    }

    fn check_text(&self) {
        for text in TEXTS {
            self.reads(&json!(text).to_string(), text);
        }
        for spelling in NO_TEXTS.split_whitespace() {
            self.refuses(Some(spelling));
        }
    }

    fn check_integer(&self, lowest: i128, highest: i128, written: Written) {
        for (spelling, number) in integers() {
            match written {
                _ if !(lowest..=highest).contains(&number.into()) => self.refuses(Some(spelling)),
                Written::Bare => self.reads(spelling, number),
                Written::Quoted => self.reads(spelling, number.to_string()),
            }
        }
        for spelling in NO_INTEGERS.split_whitespace() {
            self.refuses(Some(spelling));
        }
    }

    fn check_flag(&self, written: Written) {
        for (spellings, flag, digit) in [(FALSE, false, "0"), (TRUE, true, "1")] {
            let value = match written {
                Written::Bare => json!(flag),
                Written::Quoted => json!(digit),
            };
            for spelling in spellings.split_whitespace() {
                self.reads(spelling, value.clone());
            }
        }
        for spelling in NO_FLAGS.split_whitespace() {
            self.refuses(Some(spelling));
        }
    }

    fn check_entries(&self) {
        self.reads("[]", json!([]));
        let two = json!([{ "wxid": "b" }, { "wxid": "a" }]);
        self.reads(&two.to_string(), two);
        for spelling in ["7", "true", r#"{"wxid":"a"}"#] {
            self.refuses(Some(spelling));
        }
        for bad in ["null", "7", r#""a""#, "[]", r#"["a"]"#] {
            let path = format!("data.{}[1]", &self.path[1..]);
            for body in self.bodies(Some(&format!(r#"[{{"wxid":"a"}},{bad}]"#))) {
                let error = from_str::<Callback>(&body).expect_err(&body);
                assert_eq!((error.kind(), error.path()), (ErrorKind::Field, &*path));
            }
        }
    }
}

/// Texts that mean absent in some fields, and are texts in others.
const NULL_LIKES: [(&str, &str); 6] = [
    (r#""(null)""#, "(null)"),
    (r#""null""#, "null"),
    (r#""""#, ""),
    (r#""None""#, "None"),
    (r#""\u0028null)""#, "(null)"),
    (r#""nul\u006C""#, "null"),
];

const TEXTS: [&str; 12] = [
    "a",
    " ",
    "none",
    " None",
    "NULL",
    "(NULL)",
    "null ",
    "(null",
    "0",
    "7",
    "\u{7}",
    "微\"\\\n",
];
const NO_TEXTS: &str = "7 -0 1.5 true [] {}";

/// Integers at and beyond the bounds of all fields, each behind `=` and its spellings.
const INTEGERS: &str = r#"
    0 -0 0.0 -0.0 "0" "-0" = 0
    "007" "\u0037" = 7
    "-007" = -7
    -1 -1.0 "-1" = -1
    1e3 = 1000
    7768 7768.0 7.768e3 "7768" = 7768
    4294967295 4294967295.0 "4294967295" = 4294967295
    4294967296 4294967296.0 "4294967296" = 4294967296
    -4.5e15 = -4500000000000000
    9223372036854775807 "9223372036854775807" = 9223372036854775807
    -9223372036854775808 "-9223372036854775808" = -9223372036854775808
"#;
/// Values that no integer field accepts.
const NO_INTEGERS: &str = r#"
    "\u00207768" "7768\u0020" "7768\n" "+1" "+-1" "-" "--1" "0x10" "1_000" "1,000" "７７６８" "٧٧"
    "1.0" "1e2" "-0.0" "one" "None" "true" 0.5 -1.5 1e-3 9007199254740992.0 -9007199254740992.0 1e300
    9223372036854775808 "9223372036854775808" 18446744073709551616
    "340282366920938463463374607431768211456" true [] [7768] {} {"a":1}
"#;

const FALSE: &str = r#"false 0 -0 0.0 -0.0 "0" "false" "False" "fALSE" "\u0030""#;
const TRUE: &str = r#"true 1 1.0 "1" "true" "True" "TRUE" "\u0031""#;
const NO_FLAGS: &str = r#"
    2 -1 0.5 1e300 18446744073709551615 "2" "-0" "01" "1.0" "\u00201" "\u0020true" "yes" "None" []
    [true] {}
"#;

fn integers() -> impl Iterator<Item = (&'static str, i64)> {
    INTEGERS.trim().lines().flat_map(|row| {
        let (spellings, number) = row.split_once('=').unwrap();
        let number = number.trim().parse().unwrap();
        let spellings = spellings.split_whitespace();
        spellings.map(move |spelling| (spelling, number))
    })
}

#[test]
fn every_field_of_every_kind() {
    let kinds = KINDS.iter().flat_map(|(codes, fields)| {
        let codes = codes.iter().copied();
        codes.map(|code| (code, *fields))
    });
    let codes: BTreeSet<i64> = kinds.clone().map(|(code, _)| code).collect();
    let of_kinds = EventKind::ALL.iter().flat_map(|kind| kind.codes());
    assert!(codes.iter().eq(of_kinds.collect::<BTreeSet<_>>()));
    for (code, fields) in kinds {
        let check = |field: &Field, path: String| Place { code, fields, path }.check(field);
        for field in fields.iter().copied().chain([COMMON]).flatten() {
            check(field, format!("/{}", field.name));
            if let Shape::Entries(inner) = field.shape {
                for of_entry in inner.iter().copied().flatten() {
                    check(of_entry, format!("/{}/0/{}", field.name, of_entry.name));
                }
            }
        }
    }
    for field in COMMON {
        let path = format!("/{}", field.name);
        let of_no_kind = Place {
            code: 999,
            fields: &[],
            path,
        };
        of_no_kind.check(field);
    }
}

#[test]
fn the_type_of_the_event() {
    assert!(matches!(TYPE.need, Need::Required));
    let read = |spelling: &str| {
        let body = format!(r#"{{"data":{{"type":{spelling},"code":200}}}}"#);
        from_str::<Callback>(&body)
    };
    for (spelling, number) in integers() {
        assert_eq!(read(spelling).unwrap().event.code(), number, "{spelling}");
    }
    let null_likes = NULL_LIKES.map(|(spelling, _)| spelling);
    let no_integers = NO_INTEGERS.split_whitespace();
    for spelling in no_integers.chain(null_likes).chain(["null"]) {
        let error = read(spelling).expect_err(spelling);
        let about = (error.kind(), error.code(), error.path());
        assert_eq!(about, (ErrorKind::Type, None, "data.type"), "{spelling}");
    }
}

/// The one field that all commands have: an integer of 64 bits without a sign.
#[test]
fn the_time_of_a_task() {
    let [
        Field {
            name: "time",
            need: Need::Optional(absent),
            ..
        },
    ] = TIME
    else {
        panic!("another field");
    };
    let read = |spelling: &str| {
        let bodies = [
            format!(r#"[{{"api":"outLogin","time":{spelling}}}]"#),
            format!(r#"[{{"time":{spelling},"api":"novel"}}]"#),
        ];
        let [one, other] = bodies.map(|body| {
            from_str::<PollResponse>(&body)
                .map(|answer| answer.0[0].time)
                .map_err(|error| error.path().to_owned())
        });
        assert_eq!(one, other, "{spelling}");
        one
    };
    let refused = Err("[0].time".to_owned());
    for (spelling, number) in integers() {
        let expected = number.try_into().map(Some).or(refused.clone());
        assert_eq!(read(spelling), expected, "{spelling}");
    }
    for spelling in ["18446744073709551615", r#""18446744073709551615""#] {
        assert_eq!(read(spelling), Ok(Some(u64::MAX)), "{spelling}");
    }
    for (spelling, text) in NULL_LIKES {
        let expected = if absent.contains(&text) {
            Ok(None)
        } else {
            refused.clone()
        };
        assert_eq!(read(spelling), expected, "{spelling}");
    }
    assert_eq!(read("null"), Ok(None));
    for spelling in NO_INTEGERS.split_whitespace() {
        // This one fits where there is no sign.
        if !spelling.contains("9223372036854775808") {
            assert_eq!(read(spelling), refused, "{spelling}");
        }
    }
    assert_eq!(read(r#""18446744073709551616""#), refused);
}
