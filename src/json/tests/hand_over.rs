//! The calls that a visitor gets, for types of serde that a `Value` does not use: enums, newtypes, options,
//! tuples.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::read;

#[derive(Debug, PartialEq, Deserialize)]
struct Newtype(u8);

#[derive(Debug, PartialEq, Deserialize)]
struct Unit;

#[derive(Debug, PartialEq, Deserialize)]
struct Fields {
    a: Option<i8>,
    #[serde(default)]
    b: bool,
    c: (char, f32),
}

#[derive(Debug, PartialEq, Deserialize)]
enum Choice {
    Nothing,
    One(u8),
    Pair(u8, u8),
    Named { x: u8 },
}

/// Reads a text with both readers, and panics if they differ.
#[track_caller]
fn same<'de, T>(text: &'de str) -> Option<T>
where
    T: Deserialize<'de> + PartialEq + std::fmt::Debug,
{
    let (value, expected) = (read::<T>(text).ok(), serde_json::from_str::<T>(text).ok());
    assert_eq!(value, expected, "{text}");
    value
}

#[test]
fn options() {
    assert_eq!(same::<Option<u8>>(" null"), Some(None));
    assert_eq!(same::<Option<u8>>(" 7"), Some(Some(7)));
    assert_eq!(same::<Option<u8>>("nul"), None);
    assert_eq!(
        same::<Vec<Option<Vec<u8>>>>("[null,[1]]"),
        Some(vec![None, Some(vec![1])])
    );
}

#[test]
fn structs_and_tuples() {
    assert_eq!(same("7"), Some(Newtype(7)));
    assert_eq!(same::<Newtype>("\"7\""), None);
    assert_eq!(same(" null "), Some(Unit));
    assert_eq!(same::<Unit>("0"), None);
    assert_eq!(same(" null "), Some(()));
    let fields = Fields {
        a: Some(-1),
        b: false,
        c: ('é', 0.5),
    };
    assert_eq!(same(r#"{"a":-1,"z":{"y":[]},"c":["é",0.5]}"#), Some(fields));
    let fields = Fields {
        a: None,
        b: true,
        c: ('b', 2.0),
    };
    assert_eq!(same(r#"[null,true,["b",2]]"#), Some(fields));
    for text in [
        "[]",
        "{}",
        r#"{"c":["b",1,1]}"#,
        r#"{"c":["b"]}"#,
        r#"{"c":["bb",1]}"#,
        r#"{"a":128,"c":["b",1]}"#,
    ] {
        assert_eq!(same::<Fields>(text), None);
    }
    assert_eq!(same::<(u8, u8)>("[1,2]"), Some((1, 2)));
    assert_eq!(same::<(u8, u8)>("[1,2,3]"), None);
    assert_eq!(same::<(u8, u8)>("[1,2,]"), None);
    assert_eq!(same::<(u8, u8)>("[1]"), None);
    assert_eq!(same::<[u8; 0]>("[]"), Some([]));
}

#[test]
fn enums() {
    assert_eq!(same(r#""Nothing""#), Some(Choice::Nothing));
    assert_eq!(same(r#" "\u004eothing" "#), Some(Choice::Nothing));
    assert_eq!(same(r#"{"Nothing":null}"#), Some(Choice::Nothing));
    assert_eq!(same(r#" { "One" : 1 } "#), Some(Choice::One(1)));
    assert_eq!(same(r#"{"Pair":[1,2]}"#), Some(Choice::Pair(1, 2)));
    assert_eq!(same(r#"{"Named":{"x":1}}"#), Some(Choice::Named { x: 1 }));
    for text in [
        r#""One""#,
        r#"{"One":1,"Pair":[1,2]}"#,
        "{}",
        r#"{"One"}"#,
        r#"{"One":1"#,
        "1",
        "null",
        "[]",
        r#""Other""#,
        "{1:1}",
    ] {
        assert_eq!(same::<Choice>(text), None);
    }
}

#[test]
fn keys() {
    let map = |entries: &[(&str, u8)]| {
        entries
            .iter()
            .map(|(k, v)| ((*k).to_owned(), *v))
            .collect::<BTreeMap<_, _>>()
    };
    assert_eq!(
        same(r#"{"a":1,"\u0062":2}"#),
        Some(map(&[("a", 1), ("b", 2)]))
    );
    assert_eq!(
        same::<BTreeMap<char, u8>>(r#"{"a":1}"#),
        Some([('a', 1)].into())
    );
    assert_eq!(same::<BTreeMap<String, u8>>("{1:1}"), None);
}

#[test]
fn what_is_ignored_leaves_the_rest_in_place() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Last {
        last: u8,
    }
    for ignored in [
        "1",
        "\"\\n\"",
        "[]",
        "{}",
        "[1,[2,{\"a\":[]}],3]",
        "{\"a\":{\"b\":null},\"c\":[true]}",
        "-1.5e3",
    ] {
        let text = format!(r#"{{"a":{ignored},"b" : {ignored} ,"last":7}}"#);
        assert_eq!(same::<Last>(&text), Some(Last { last: 7 }));
        read::<Vec<IgnoredAny>>(&format!("[{ignored}, {ignored} ]")).unwrap();
    }
}
