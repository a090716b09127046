//! Counts the allocations of reading. All numbers are in strings: with the feature `arbitrary_precision` of
//! `serde_json`, which another crate may turn on, a bare number allocates.

use std::fmt::Write;

use wequick_types::{Callback, CallbackRef, Event};

use crate::allocator::{Counts, count};

const TEXT_FIRST: &str = r#"{"data":{"type":"78","processid":"7768","cwxid":"wxid_me","msgType":"1","wxid":"1@chatroom","formWxid":"wxid_a","nick":"家","message":"你好","myMsg":"0","headPic":"","asName":"(null)","sex":"2","sign":"签"}}"#;
const TEXT_LAST: &str = r#"{"data":{"processid":"7768","cwxid":"wxid_me","msgType":"1","wxid":"1@chatroom","formWxid":"wxid_a","nick":"家","message":"你好","myMsg":"0","headPic":"","asName":"(null)","sex":"2","sign":"签","type":"78"}}"#;
/// `cwxid`, `wxid`, `formWxid`, `nick`, `message` and `sign`.
const TEXTS_KEPT: usize = 6;

fn owned(body: &str) -> (Callback, Counts) {
    count(|| wequick_types::from_slice(body.as_bytes()).unwrap())
}

fn borrowed(body: &str) -> (CallbackRef<'_>, Counts) {
    count(|| wequick_types::from_slice(body.as_bytes()).unwrap())
}

#[test]
fn a_borrowed_callback_allocates_nothing_wherever_its_type_stands() {
    let text = "x".repeat(1000);
    let image = "iVBO".repeat(2500);
    for (body, code) in [
        (TEXT_FIRST, 78),
        (TEXT_LAST, 78),
        (
            &*format!(r#"{{"data":{{"wxid":"a","msgType":"1","type":"78","message":"{text}"}}}}"#),
            78,
        ),
        (
            &*format!(r#"{{"wxid":"a","msgType":"1","message":"{text}","type":"78","myMsg":"1"}}"#),
            78,
        ),
        (
            &*format!(
                r#"{{"data":{{"type":"82","cgi":"/a","packLen":"3689","hex":"data:image/png;base64,{image}"}}}}"#
            ),
            82,
        ),
    ] {
        let (callback, counts) = borrowed(body);
        assert_eq!(callback.event.code(), code);
        assert_eq!(counts.allocations, 0, "{body}");
    }
}

#[test]
fn through_serde_json_a_borrowed_text_message_allocates_the_tape() {
    let (callback, counts) = count(|| serde_json::from_str::<CallbackRef>(TEXT_LAST).unwrap());
    assert!(matches!(callback.event, Event::Message(_)));
    assert_eq!(counts.allocations, 1);
}

/// Chunks that double, and the list of the full ones, beside what is kept in the end.
#[test]
fn a_long_tape_grows_by_chunks() {
    let texts = vec![r#""a""#; 2000].join(",");
    let room = "a".repeat(1000);
    let allocations = |fields: String| {
        let body = format!(r#"{{"data":{{{fields}}}}}"#);
        let read = || {
            serde_json::from_str::<CallbackRef>(&body)
                .unwrap()
                .event
                .code()
        };
        count(read).1.allocations
    };
    let buffered = allocations(format!(r#""a":[{texts}],"type":"69","chatroom":"{room}""#));
    let live = allocations(format!(r#""type":"69","chatroom":"{room}","a":[{texts}]"#));
    let (chunks, list) = (6, 2);
    assert_eq!(buffered - live, chunks + list);
}

#[test]
fn an_owned_text_message_allocates_once_for_each_text_that_is_kept() {
    assert_eq!(owned(TEXT_FIRST).1.allocations, TEXTS_KEPT);
    assert_eq!(owned(TEXT_LAST).1.allocations, TEXTS_KEPT);
    let (_, counts) = count(|| serde_json::from_str::<Callback>(TEXT_LAST).unwrap());
    assert_eq!(counts.allocations, TEXTS_KEPT + 1);
}

#[test]
fn an_owned_list_allocates_its_texts_and_its_growth() {
    for users in [1, 4, 5, 100, 1000, 5000] {
        let mut list = String::new();
        for user in 0..users {
            let comma = if user == 0 { "" } else { "," };
            write!(
                list,
                r#"{comma}{{"wxid":"wxid_{user}","nick":"李","username":"","asName":"(null)","sex":"0","type":"1","groupId":"None"}}"#
            )
            .unwrap();
        }
        let body = format!(r#"{{"data":{{"type":"210","userLists":[{list}]}}}}"#);
        let (callback, counts) = owned(&body);
        let Event::Friends(friends) = callback.event else {
            panic!("no friends");
        };
        assert_eq!(friends.user_lists.len(), users);
        assert_eq!(counts.allocations, 2 * users + growth(users), "{users}");
        assert_eq!(borrowed(&body).1.allocations, growth(users), "{users}");
    }
}

/// How often a list grows to so many items: it has room for 4 at first, doubles up to 1024, and then
/// grows by an eighth.
fn growth(items: usize) -> usize {
    let room = std::iter::successors(Some(4), |&room| {
        let more = if room < 1024 { room } else { room / 8 };
        Some(room + more)
    });
    1 + room.take_while(|&room| room < items).count()
}

#[test]
fn nothing_is_allocated_from_a_number() {
    for body in [
        r#"{"data":{"type":"90","packLen":"4294967295","hex":"0A04"}}"#,
        r#"{"data":{"type":"82","packLen":"4294967295","hex":"data:,"}}"#,
        r#"{"data":{"packLen":"4294967295","hex":"0A04","type":"90"}}"#,
    ] {
        assert_eq!(borrowed(body).1.peak, 0, "{body}");
    }
    let room = r#"{"data":{"type":"211","chatrooms":[{"wxid":"1@chatroom","count":"4294967295","userLists":"^Ga^G"}]}}"#;
    let (callback, counts) = borrowed(room);
    let rooms = callback.event.into_rooms().unwrap().chatrooms;
    assert_eq!(rooms[0].count, Some(u32::MAX));
    assert_eq!(counts.peak, rooms.capacity() * size_of_val(&rooms[0]));
}

/// Binary formats say how long a list is before it comes. This one, in `MessagePack`, says four thousand
/// million items.
#[test]
fn nothing_is_allocated_from_the_length_of_a_list() {
    for body in [
        &b"\x82\xA4type\xCC\xD2\xA9userLists\xDD\xFF\xFF\xFF\xFF"[..],
        b"\x82\xA4type\xCD\x03\xE7\xA1a\xDD\xFF\xFF\xFF\xFF",
        b"\x82\xA1a\xDD\xFF\xFF\xFF\xFF",
    ] {
        let (result, counts) = count(|| rmp_serde::from_slice::<Callback>(body));
        assert!(result.is_err());
        assert!(
            counts.peak < 10_000,
            "{}: {}",
            body.escape_ascii(),
            counts.peak
        );
    }
}
