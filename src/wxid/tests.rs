use std::collections::{BTreeMap, HashMap};

use super::*;

#[test]
fn an_id_names_something() {
    let people = [
        "wxid_qg0222",
        "hechs",
        "",
        "GH_e456",
        "my_gh_",
        "chatroom",
        "1@chatroom.",
        "filehelper2",
    ];
    let others = [
        ("23376255333@chatroom", WxidKind::Room),
        ("gh_1@chatroom", WxidKind::Room),
        ("10@im.chatroom", WxidKind::EnterpriseRoom),
        ("gh_e456599aa7", WxidKind::OfficialAccount),
        ("25984@openim", WxidKind::EnterpriseContact),
        ("v1_a@stranger", WxidKind::StrangerTicket),
        ("v2_a@stranger", WxidKind::StrangerTicket),
    ];
    let people = people.map(|id| (id, WxidKind::Person));
    let system = "filehelper fmessage weixin newsapp qqmail medianote tmessage qmessage floatbottle \
        weibo qqsync lbsapp shakeapp notifymessage";
    let system = system.split(' ').map(|id| (id, WxidKind::SystemAccount));
    for (id, kind) in people.into_iter().chain(others).chain(system) {
        assert_eq!(Wxid(id).kind(), kind, "{id}");
        let is_room = matches!(kind, WxidKind::Room | WxidKind::EnterpriseRoom);
        assert_eq!(Wxid(id).is_room(), is_room, "{id}");
    }
}

#[test]
fn an_id_is_a_key_like_its_text() {
    let ids = ["wxid_b", "wxid_a", "1@chatroom"];
    let numbered = || ids.into_iter().zip(0..);
    let hashed: HashMap<Wxid, i32> = numbered().map(|(id, n)| (id.into(), n)).collect();
    assert_eq!(hashed["wxid_a"], 1);
    assert_eq!(hashed.get("wxid_c"), None);
    let sorted = numbered().map(|(id, n)| (Wxid(Cow::from(id)), n));
    let sorted: BTreeMap<Wxid<Cow<str>>, i32> = sorted.collect();
    assert_eq!(sorted["1@chatroom"], 2);
    assert_eq!(sorted.into_values().collect::<Vec<_>>(), [2, 1, 0]);
}

fn compare<A, B>(one: &A, other: &B, is_equal: bool)
where
    A: PartialEq<B> + ?Sized,
    B: PartialEq<A> + ?Sized,
{
    assert_eq!((one == other, other == one), (is_equal, is_equal));
    assert_eq!((one != other, other != one), (!is_equal, !is_equal));
}

#[test]
fn an_id_compares_like_its_text() {
    let wxid = Wxid("a".to_owned());
    for (text, is_equal) in [("a", true), ("A", false), ("", false)] {
        compare(&wxid, text, is_equal);
        compare(&wxid, &text, is_equal);
        compare(&wxid, &text.to_owned(), is_equal);
        compare(&wxid, &Cow::from(text), is_equal);
        compare(&wxid, &Wxid(text), is_equal);
        compare(&wxid, &Wxid(Cow::from(text)), is_equal);
    }
    assert!(wxid < Wxid("b".to_owned()) && Wxid("b") > Wxid(""));
}

/// Equality is the one that the string type defines.
#[test]
fn an_id_is_equal_as_its_string_type_says() {
    #[derive(Debug)]
    struct Caseless(&'static str);
    impl PartialEq for Caseless {
        fn eq(&self, other: &Self) -> bool {
            self.0.eq_ignore_ascii_case(other.0)
        }
    }
    assert_eq!(Wxid(Caseless("a")), Wxid(Caseless("A")));
    assert_ne!(Wxid(Caseless("a")), Wxid(Caseless("b")));
}

#[test]
fn an_id_is_made_of_any_text() {
    let text = "a".to_owned();
    let cow: Cow<str> = "a".into();
    for wxid in [
        Wxid::new("a"),
        Wxid::new(text.clone()),
        Wxid::new(Wxid::new("a")),
        Wxid::from("a"),
        Wxid::from(&text),
        Wxid::from(text.clone()),
        Wxid::from(cow.clone()),
        Wxid::from(Wxid("a")),
        Wxid::from(&Wxid("a")),
        Wxid::from(Wxid(cow)),
        "a".parse().unwrap(),
    ] {
        assert_eq!(wxid, "a");
        assert_eq!((wxid.as_str(), wxid.as_ref()), ("a", "a"));
        assert_eq!(String::from(wxid.clone()), "a");
        assert_eq!(wxid.into_inner(), "a");
    }
    assert_eq!(Wxid::<String>::default(), "");
}

#[test]
fn an_id_is_padded_and_cut_when_shown() {
    let wxid = Wxid("wxid_a");
    let shown = format!("{wxid}|{wxid:<8}|{wxid:>8}|{wxid:.4}|{wxid:?}");
    assert_eq!(shown, r#"wxid_a|wxid_a  |  wxid_a|wxid|Wxid("wxid_a")"#);
}

#[test]
fn an_id_is_a_text_in_json() {
    let wxid: Wxid = serde_json::from_str(r#""\u0061""#).unwrap();
    assert_eq!(serde_json::to_string(&wxid).unwrap(), r#""a""#);
    let error = serde_json::from_str::<Wxid>("7").unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid type: integer `7`, expected a string at line 1 column 1",
    );
}
