//! Payloads of every kind, each in two spellings that mean the same.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value};

use super::json::Json;

/// An event without its envelope, in two spellings.
#[derive(Debug, Clone)]
pub(crate) struct Payload {
    pub(crate) code: i64,
    /// As this crate writes it: integers bare, booleans as such, nothing for what is absent.
    pub(crate) plain: Json,
    /// In any of the wire's spellings.
    pub(crate) mixed: Json,
}

/// A value in its two spellings, where it is not left out.
type Spellings = (Option<Json>, Option<Json>);
type Field = BoxedStrategy<(&'static str, Spellings)>;

/// A payload of any kind.
pub(crate) fn payload() -> impl Strategy<Value = Payload> {
    prop_oneof![4 => known(), 1 => unknown()]
}

fn known() -> impl Strategy<Value = Payload> {
    let kinds = [
        66, 67, 69, 71, 77, 78, 81, 82, 88, 90, 95, 96, 97, 98, 210, 211, 401,
    ];
    select(kinds.to_vec()).prop_flat_map(|code| payload_of(code, object(fields_of(code))))
}

/// A payload of a kind that nobody knows, with fields that hold anything.
fn unknown() -> impl Strategy<Value = Payload> {
    let code = prop_oneof![-9_i64..66, 402_i64..2000, Just(i64::MIN), Just(i64::MAX)];
    let fields = btree_map("[a-zA-Z测\"\\\\ ]{1,6}", any_json(), 0..6)
        .prop_filter("reserved", |fields| {
            ["type", "data", "processid", "cwxid"]
                .iter()
                .all(|key| !fields.contains_key(*key))
        })
        .prop_map(|fields| {
            let fields: Vec<_> = fields
                .into_iter()
                .map(|(key, value)| (key, value.into()))
                .collect();
            (Json::Object(fields.clone()), Json::Object(fields))
        })
        .boxed();
    code.prop_flat_map(move |code| payload_of(code, fields.clone()))
}

/// Puts the code and the common fields before those of the kind.
fn payload_of(
    code: i64,
    fields: impl Strategy<Value = (Json, Json)>,
) -> impl Strategy<Value = Payload> {
    let common = object(vec![
        field("type", int(Just(code))),
        field("processid", optional(int(any::<u32>()))),
        field("cwxid", null_like(text())),
    ]);
    (common, fields).prop_map(move |(common, fields)| Payload {
        code,
        plain: join(common.0, fields.0),
        mixed: join(common.1, fields.1),
    })
}

fn join(first: Json, second: Json) -> Json {
    match (first, second) {
        (Json::Object(mut first), Json::Object(second)) => {
            first.extend(second);
            Json::Object(first)
        }
        _ => unreachable!("both are objects"),
    }
}

/// The fields of a kind but the common ones.
fn fields_of(code: i64) -> Vec<Field> {
    match code {
        66 | 67 => vec![field("code", int(small()))],
        69 => vec![
            field("chatroom", text()),
            field("xml", absent_as(text(), &[""])),
        ],
        71 => profile(vec![field("wxid", text())]),
        77 => vec![
            field("wxid", text()),
            field("info", absent_as(text(), &[""])),
            field("userLists", list(profile(vec![field("wxid", text())]))),
        ],
        78 => profile(vec![
            field("msgType", text_int()),
            field("wxid", text()),
            field("message", text()),
            prop_oneof![
                field("formWxid", null_like(text())),
                field("fromWxid", null_like(text())),
            ]
            .boxed(),
            field("myMsg", flag("0", "1")),
        ]),
        81 => profile(vec![field("wxid", text()), field("v2", text())]),
        88 => network(vec![
            field("wxid", absent_as(text(), &[""])),
            field("v1", absent_as(text(), &[""])),
            field("v2", absent_as(text(), &[""])),
        ]),
        96 => network(vec![field("wxid", absent_as(text(), &[""]))]),
        95 => vec![field(
            "userLists",
            list(vec![
                field("wxid", text()),
                field("sheadPic", null_like(text())),
            ]),
        )],
        210 => vec![field(
            "userLists",
            list(profile(vec![
                field("wxid", text()),
                field("type", optional(int(small()))),
                field("groupId", absent_as(text(), &["", "None"])),
                field("cwxid", null_like(text())),
            ])),
        )],
        211 => vec![field(
            "chatrooms",
            list(profile(vec![
                field("wxid", text()),
                field("exist", flag(false, true)),
                field("count", optional(int(any::<u32>()))),
                field("userLists", optional(text())),
                field("roomLord", flag(false, true)),
            ])),
        )],
        _ => network(Vec::new()),
    }
}

fn profile(mut fields: Vec<Field>) -> Vec<Field> {
    fields.push(field("nick", absent_as(text(), &[""])));
    fields.push(field("sex", null_like(text_int())));
    for name in [
        "headPic",
        "sheadPic",
        "username",
        "asName",
        "province",
        "city",
        "regionCode",
        "sign",
    ] {
        fields.push(field(name, null_like(text())));
    }
    fields
}

fn network(mut fields: Vec<Field>) -> Vec<Field> {
    fields.push(field("cgi", optional(text())));
    fields.push(field("packLen", optional(int(any::<u32>()))));
    fields.push(field("hex", text()));
    fields
}

fn field(name: &'static str, spellings: impl Strategy<Value = Spellings> + 'static) -> Field {
    spellings
        .prop_map(move |spellings| (name, spellings))
        .boxed()
}

/// An object in its two spellings, both with the fields in the same order.
fn object(fields: Vec<Field>) -> impl Strategy<Value = (Json, Json)> {
    fields.prop_map(|fields| {
        let (mut plain, mut mixed) = (Vec::new(), Vec::new());
        for (name, spellings) in fields {
            plain.extend(spellings.0.map(|value| (name.to_owned(), value)));
            mixed.extend(spellings.1.map(|value| (name.to_owned(), value)));
        }
        (Json::Object(plain), Json::Object(mixed))
    })
}

fn list(fields: Vec<Field>) -> impl Strategy<Value = Spellings> {
    vec(object(fields), 0..4).prop_map(|entries| {
        let (plain, mixed) = entries.into_iter().unzip();
        (Some(Json::List(plain)), Some(Json::List(mixed)))
    })
}

/// A text: short, of all sorts of characters, now and then one that stands for something.
fn text() -> impl Strategy<Value = Spellings> {
    any_text().prop_map(same)
}

fn any_text() -> impl Strategy<Value = String> {
    let special = ["", "null", "(null)", "None", "0", "1@chatroom", "^Ga^Gb^G"];
    prop_oneof![
        4 => "[a-z测😀\u{301}\"\\\\/]{0,8}",
        2 => any::<String>(),
        1 => select(special.to_vec()).prop_map(str::to_owned),
    ]
}

fn same(value: impl Into<Json>) -> Spellings {
    let value = value.into();
    (Some(value.clone()), Some(value))
}

/// Numbers that have a name, and some that have none.
fn small() -> impl Strategy<Value = i64> {
    prop_oneof![
        -2_i64..50,
        select(vec![200, 10000, 10002, i64::MIN, i64::MAX])
    ]
}

/// An integer, bare or in a string.
fn int<N: Into<Value> + ToString + Clone>(
    number: impl Strategy<Value = N>,
) -> impl Strategy<Value = Spellings> {
    (number, any::<bool>()).prop_map(|(number, in_string)| {
        let bare: Value = number.clone().into();
        let mixed = if in_string {
            number.to_string().into()
        } else {
            bare.clone()
        };
        (Some(bare.into()), Some(mixed.into()))
    })
}

/// An integer that is written in a string.
fn text_int() -> impl Strategy<Value = Spellings> {
    int(small()).prop_map(|(plain, mixed)| (plain.map(|number| number.to_string().into()), mixed))
}

/// Any value, or one of these in the place of none; or nothing at all.
fn absent_as(
    value: impl Strategy<Value = Spellings>,
    spellings: &[&str],
) -> impl Strategy<Value = Spellings> {
    let mut absent = vec![None, Some(Value::Null.into())];
    absent.extend(spellings.iter().map(|text| Some((*text).into())));
    prop_oneof![
        3 => value,
        1 => select(absent).prop_map(|mixed| (None, mixed)),
    ]
}

fn optional(value: impl Strategy<Value = Spellings>) -> impl Strategy<Value = Spellings> {
    absent_as(value, &[])
}

fn null_like(value: impl Strategy<Value = Spellings>) -> impl Strategy<Value = Spellings> {
    absent_as(value, &["", "(null)", "null"])
}

/// A boolean, which is written as one of these two.
fn flag(no: impl Into<Json>, yes: impl Into<Json>) -> impl Strategy<Value = Spellings> {
    let spelled = |plain: Json, mixed: [Value; 4]| {
        select(mixed.to_vec()).prop_map(move |mixed| (Some(plain.clone()), Some(mixed.into())))
    };
    optional(prop_oneof![
        spelled(
            no.into(),
            [false.into(), 0.into(), "0".into(), "false".into()]
        ),
        spelled(
            yes.into(),
            [true.into(), 1.into(), "1".into(), "true".into()]
        ),
    ])
}

/// JSON of any shape. Its floats are exact, and short when written.
fn any_json() -> impl Strategy<Value = Value> {
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i16>().prop_map(|number| Value::from(f64::from(number) / 4.0)),
        any_text().prop_map(Value::from),
    ];
    scalar.prop_recursive(4, 16, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map("[a-z]{0,3}|type|data|wxid", inner, 0..4)
                .prop_map(|entries| Value::from(Map::from_iter(entries))),
        ]
    })
}
