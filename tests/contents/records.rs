//! Chats that were forwarded, and lists that the members of a room continue.

use serde_json::{Value, json};
use wequick_types::Content;
use wequick_types::content::{ChatRecord, Solitaire};

use crate::{app, try_read};

fn record(inner: &str) -> ChatRecord<'static> {
    let text = app(
        "19",
        &format!("<recorditem><![CDATA[{inner}]]></recorditem>"),
    );
    match try_read(49, text.leak()).unwrap() {
        Content::ChatRecord(record) => record,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_record_without_items() {
    for inner in [
        "",
        "hello",
        "<recordinfo/>",
        "<recordinfo><datalist/></recordinfo>",
        "<recordinfo><dataitem>a</dataitem></recordinfo>",
        "<other><datalist><dataitem>a</dataitem></datalist></other>",
        "<recordinfo><datalist/><datalist><dataitem>a</dataitem></datalist></recordinfo>",
    ] {
        assert_eq!(record(inner).items(), Ok(Vec::new()), "{inner}");
    }
    let damaged = record("<recordinfo><datalist></recordinfo>");
    assert_eq!(
        damaged.items().unwrap_err().to_string(),
        "message content: expected `</datalist>` at byte 22"
    );
}

/// The items of a record with these items.
fn items(items: &str) -> Value {
    let record = record(&format!(
        "<recordinfo><datalist>{items}</datalist></recordinfo>"
    ));
    serde_json::to_value(record.items().unwrap()).unwrap()
}

#[test]
fn an_item_without_anything_is_none() {
    assert_eq!(
        items("<dataitem/><dataitem ></dataitem><dataitem> <!-- a -->\n</dataitem><a/>"),
        json!([])
    );
    assert_eq!(
        items("<dataitem datatype='x'/><dataitem>a</dataitem><dataitem><a/></dataitem>"),
        json!([{}, {}, {}])
    );
    assert_eq!(items("<a><dataitem datatype='1'/></a>"), json!([]));
    assert_eq!(
        items("</datalist><dataitem datatype='1'/><datalist>"),
        json!([])
    );
}

/// Elements in each other, the names on a path, around a text.
fn nested(path: &str, text: &str) -> String {
    let names = path.split('/').rev();
    names.fold(text.to_owned(), |inner, name| {
        format!("<{name}>{inner}</{name}>")
    })
}

/// The first place that is not empty counts, wherever it stands.
#[test]
fn what_an_item_says_may_stand_in_several_places() {
    for (field, places) in [
        (
            "title",
            &["datatitle", "weburlitem/title", "locitem/poiname"][..],
        ),
        ("text", &["datadesc", "weburlitem/desc", "locitem/label"]),
        ("url", &["streamweburl", "link", "weburlitem/link"]),
        ("nick", &["sourcename", "dataitemsource/displayname"]),
    ] {
        for (index, first) in places.iter().enumerate() {
            let (empty, full) = places.split_at(index);
            let empty = empty.iter().map(|place| nested(place, ""));
            let full = full.iter().rev().map(|place| nested(place, place));
            let elements: String = full.chain(empty).collect();
            let item = items(&format!("<dataitem>{elements}</dataitem>"));
            assert_eq!(item, json!([{field: first}]), "{elements}");
        }
    }
    let place = "<locitem><lat>-1.5</lat><lng>inf</lng></locitem>";
    let item = items(&format!("<dataitem>{place}</dataitem>"));
    assert_eq!(item, json!([{"latitude": -1.5}]));
}

#[test]
fn the_author_of_an_item_is_never_a_room() {
    for (name, user, wxid) in [
        ("wxid_a", "wxid_b", Some("wxid_a")),
        ("1@chatroom", "wxid_b", Some("wxid_b")),
        ("", "wxid_b", Some("wxid_b")),
        ("1@chatroom", "2@im.chatroom", None),
    ] {
        let item = items(&format!(
            "<dataitem><dataitemsource><realchatname>{name}</realchatname><fromusr>{user}</fromusr>
            </dataitemsource></dataitem>"
        ));
        assert_eq!(item[0]["wxid"].as_str(), wxid, "{name} {user}");
    }
}

#[test]
fn a_record_inside_is_kept_until_it_is_asked_for() {
    let inner = "<recordinfo><datalist><dataitem datatype='1'/></datalist></recordinfo>";
    for (xml, kept) in [
        (inner.to_owned(), inner),
        (inner.replace('<', "&lt;"), inner),
        (format!("\n{inner}"), &*format!("\n{inner}")),
        ("hello".to_owned(), "hello"),
    ] {
        let record = record(&format!(
            "<recordinfo><datalist><dataitem><recordxml>{xml}</recordxml></dataitem></datalist></recordinfo>"
        ));
        let items = record.items().unwrap();
        assert_eq!(items[0].record.as_deref(), Some(kept));
        let inside = items[0].items().unwrap();
        assert_eq!(inside.len(), usize::from(kept != "hello"));
    }
    let record = record(
        "<recordinfo><datalist><dataitem><recordxml>&lt;recordinfo></recordxml></dataitem></datalist></recordinfo>",
    );
    assert!(record.items().unwrap()[0].items().is_err());
}

fn solitaire(title: &str, info: &str) -> Solitaire<'static> {
    let text = app(
        "53",
        &format!(
            "<title>{title}</title><extinfo><solitaire_info>{info}</solitaire_info></extinfo>"
        ),
    );
    match try_read(49, text.leak()).unwrap() {
        Content::Solitaire(list) => list,
        other => panic!("{other:?}"),
    }
}

/// The lines of a list with these items.
fn lines(title: &str, items: &str) -> Value {
    let info = format!("<![CDATA[<solitaire><content>{items}</content></solitaire>]]>");
    serde_json::to_value(solitaire(title, &info).items().unwrap()).unwrap()
}

#[test]
fn a_list_without_lines() {
    for info in [
        "",
        "hello",
        "<![CDATA[<solitaire/>]]>",
        "<![CDATA[<solitaire><content/></solitaire>]]>",
        "<![CDATA[<solitaire><content><i/><i> </i></content></solitaire>]]>",
        "<![CDATA[<list><content><i><u>a</u></i></content></list>]]>",
        "<![CDATA[<solitaire><i><u>a</u></i></solitaire>]]>",
    ] {
        assert_eq!(solitaire("a", info).items(), Ok(Vec::new()), "{info}");
    }
    let damaged = solitaire("a", "<![CDATA[<solitaire>]]>");
    assert_eq!(
        damaged.items().unwrap_err().to_string(),
        "message content: expected `</solitaire>` at byte 11"
    );
    let elements = "<solitaire><content><i><u>a</u></i></content></solitaire>";
    let list = solitaire("a", elements);
    assert_eq!(list.info.as_deref(), Some(elements));
    assert_eq!(list.items().unwrap()[0].wxid.as_ref().unwrap(), "a");
}

#[test]
fn a_line_is_its_own_text_or_else_a_part_of_the_list() {
    for (item, text) in [
        ("<c>x</c><r>0-1</r>", Some("x")),
        ("<c/><r>0-1</r>", Some("a")),
        ("<r>0-6</r>", Some("a🙂测 b")),
        ("<r>0-7</r>", None),
        ("<r>1-2</r>", Some("🙂")),
        ("<r>3-1</r>", Some("测")),
        ("<r>3-3</r>", Some("测 b")),
        ("<r> 5 - 1 </r>", Some("b")),
        ("<r>4-1</r>", None),
        ("<r>6-0</r>", None),
        ("<r>0-0</r>", None),
        ("<r>1-1</r>", None),
        ("<r>2-1</r>", None),
        ("<r>0-2</r>", None),
        ("<r>5-2</r>", None),
        ("<r>7-1</r>", None),
        ("<r>18446744073709551615-1</r>", None),
        ("<r>5-18446744073709551615</r>", None),
        ("<r>-1</r>", None),
        ("<r>1</r>", None),
        ("<r>a-b</r>", None),
        ("", None),
    ] {
        let lines = lines("a🙂测 b", &format!("<i><u>u</u>{item}</i>"));
        assert_eq!(lines[0]["text"].as_str(), text, "{item}");
    }
}

/// A text is searched from marks in it, one for each 64 units. The last one is not at its end.
#[test]
fn a_line_far_behind_in_a_long_list() {
    for title in ["x".repeat(1024), "🙂".repeat(512), "x🙂".repeat(341) + "x"] {
        let units: Vec<u16> = title.encode_utf16().collect();
        for start in 0..units.len() {
            let read = lines(&title, &format!("<i><u>u</u><r>{start}-3</r></i>"));
            let expected = units.get(start..start + 3);
            let expected = expected.and_then(|units| String::from_utf16(units).ok());
            assert_eq!(read[0]["text"].as_str(), expected.as_deref(), "{start}");
        }
    }
}
