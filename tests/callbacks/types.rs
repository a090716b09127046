//! The types, apart from their fields: kinds, other string types, comparisons, sizes, threads.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use wequick_types::command::SendTextMessage;
use wequick_types::event::{Contact, FriendAccepted, Profile};
use wequick_types::{
    Base64Text, Callback, CallbackRef, Code, Command, DataUri, Error, ErrorKind, Event, EventKind,
    Extra, Hex, MemberList, Message, MessageType, PollResponse, Sex, Task, Wxid, from_slice,
    from_str,
};

use crate::files::fixtures;

/// The fixtures of callbacks, of every kind and of every quirk.
fn bodies() -> impl Iterator<Item = String> {
    let folders = ["callbacks", "variants"].into_iter();
    let fixtures = folders.flat_map(|folder| fixtures(folder, "json"));
    fixtures.map(|(_, body)| body)
}

#[test]
fn the_kind_says_which_payload_is_in_it() {
    let mut kinds = BTreeSet::new();
    for body in bodies() {
        let event = from_str::<Callback>(&body).unwrap().event;
        let kind = event.kind();
        let of_code = EventKind::from_code(event.code());
        assert_eq!(of_code.unwrap_or(EventKind::Unknown), kind);
        kinds.insert(kind);
        assert_eq!(event.as_message().is_some(), kind == EventKind::Message);
        assert_eq!(event.as_rooms().is_some(), kind == EventKind::Rooms);
        assert_eq!(event.as_unknown().is_some(), kind == EventKind::Unknown);
        let friends = event.clone().into_friends();
        assert_eq!(friends.is_some(), kind == EventKind::Friends);
        assert_eq!(event.into_unknown().is_some(), kind == EventKind::Unknown);
    }
    assert!(kinds.iter().eq(EventKind::ALL));
}

#[test]
fn every_string_type_holds_the_same() {
    for body in bodies() {
        let callback: Callback = from_str(&body).unwrap();
        let shared: Callback<Arc<str>> = callback.clone().map_text(Arc::from);
        assert_eq!(format!("{shared:?}"), format!("{callback:?}"));
        let written = serde_json::to_string(&callback).unwrap();
        assert_eq!(serde_json::to_string(&shared).unwrap(), written);
        assert_eq!(shared.map_text(|text| text.to_string()), callback);
        let borrowed: CallbackRef = callback.clone().map_text(Cow::from);
        assert_eq!(from_str(&body).as_ref(), Ok(&borrowed));
        assert_eq!(borrowed.into_owned(), callback);
    }
}

/// Every text is handed over once, in each place that a callback has.
#[test]
fn map_text_reaches_every_text() {
    let body = r#"{"data":{"type":210,"cwxid":"wxid_me","userLists":[{"wxid":"a","nick":"b","headPic":"c",
        "sheadPic":"d","username":"e","asName":"f","province":"g","city":"h","regionCode":"i","sign":"j",
        "groupId":"k","cwxid":"l","sex":1,"type":2,"extra":"m"}]}}"#;
    let mut texts = Vec::new();
    let callback: Callback = from_str(body).unwrap();
    let sizes: Callback<Size> = callback.clone().map_text(|text| {
        let size = Size(text.len());
        texts.push(text);
        size
    });
    texts.sort_unstable();
    assert_eq!(
        texts,
        [
            "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "wxid_me"
        ]
    );
    assert_eq!(sizes.cwxid.unwrap().into_inner(), Size(7));
    let friends = sizes.event.into_friends().unwrap();
    assert_eq!(friends.user_lists[0].sex, Some(Sex::Male.into()));
    assert_eq!(friends.user_lists[0].extra["extra"], "m");
}

#[derive(Debug, PartialEq)]
struct Size(usize);

#[test]
fn callbacks_are_equal_by_all_their_fields() {
    let text = |text: &str| Callback::new(Message::new(MessageType::Text, "wxid_a", text));
    let mut with_extra = text("ok");
    with_extra.extra.insert("a", 1);
    let mut with_outer = text("ok");
    with_outer.outer.insert("a", 1);
    let all = [
        text("ok"),
        text("no"),
        text("ok").with_cwxid("wxid_me"),
        text("ok").with_process_id(1),
        with_extra,
        with_outer,
    ];
    let seen: HashSet<_> = all.iter().cloned().collect();
    assert_eq!(seen.len(), all.len());
    assert!(all.iter().all(|callback| seen.contains(&callback.clone())));

    let tasks = HashSet::from([
        Task::new(SendTextMessage::new("a", "b")),
        SendTextMessage::new("a", "b").into(),
        SendTextMessage::new("a", "b").after(1),
    ]);
    assert_eq!(tasks.len(), 2);
}

#[test]
fn a_text_newtype_is_made_of_a_text_and_gives_it_back() {
    let texts: [String; 5] = [
        Wxid::new("a").into(),
        MemberList::new("b").into(),
        Hex::new("c").into(),
        DataUri::new("d".to_owned()).into(),
        Base64Text::new(Wxid::new("e")).into(),
    ];
    assert_eq!(texts, ["a", "b", "c", "d", "e"]);
}

#[test]
fn a_failure_is_told() {
    let mut accepted = FriendAccepted::new("0A0408001200");
    assert!(!accepted.is_accepted());
    accepted.wxid = Some("wxid_new".into());
    assert!(accepted.is_accepted());
}

#[test]
#[cfg(target_pointer_width = "64")]
fn sizes() {
    assert_eq!(size_of::<Extra>(), 8);
    assert_eq!(size_of::<Message>(), 320);
    assert_eq!(size_of::<Contact>(), 328);
    assert_eq!(size_of::<Event>(), 320);
    assert_eq!(size_of::<Callback>(), 368);
    assert_eq!(size_of::<CallbackRef>(), 368);
    assert_eq!(size_of::<Task>(), 144);
    assert_eq!(size_of::<Error>(), 8);
    assert_eq!(size_of::<Code<Sex>>(), 8);
    assert_eq!(size_of::<Wxid>(), size_of::<String>());
    assert_eq!(size_of::<Wxid<&str>>(), size_of::<&str>());
}

#[test]
fn all_may_be_shared_between_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    fn borrowed<'a, T: Send + Sync + 'a>() {}
    shared::<Callback>();
    shared::<Callback<Arc<str>>>();
    shared::<Event>();
    shared::<EventKind>();
    shared::<Message>();
    shared::<PollResponse>();
    shared::<Task>();
    shared::<Command>();
    shared::<Extra>();
    shared::<Error>();
    shared::<ErrorKind>();
    shared::<Wxid>();
    shared::<MemberList>();
    shared::<Hex>();
    shared::<DataUri>();
    shared::<Base64Text>();
    shared::<Code<MessageType>>();
    shared::<wequick_types::BlobError>();
    shared::<wequick_types::WxidKind>();
    shared::<wequick_types::ParseEventKindError>();
    shared::<wequick_types::command::TooManyWxids>();
    shared::<wequick_types::command::Card>();
    borrowed::<CallbackRef<'_>>();
    borrowed::<wequick_types::Members<'_>>();
    borrowed::<Profile<'_>>();
    // An error goes through `?` into what programs box their errors as.
    let boxed: Box<dyn std::error::Error + Send + Sync> =
        from_slice::<Callback>(b"").unwrap_err().into();
    assert_eq!(boxed.to_string(), "the body is empty at line 1 column 0");
}
