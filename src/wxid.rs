//! Ids of accounts, rooms and tickets.

use std::borrow::{Borrow, Cow};
use std::convert::Infallible;
use std::str::FromStr;

use crate::newtype::text_newtype;

/// The id of an account, a room or a ticket: a person's `wxid_…` or chosen name, a room's
/// `…@chatroom`, an official account's `gh_…`.
///
/// A JSON string, kept as it came; [`kind`](Wxid::kind) reads it. Ids compare with each other
/// whatever their string types, and with plain text. In a map an id is found by its `str`.
///
/// ```
/// use std::collections::HashMap;
/// use wequick_types::{Wxid, WxidKind};
///
/// let room = Wxid::new("23376255333@chatroom");
/// assert!(room.is_room());
/// assert_eq!(room.kind(), WxidKind::Room);
/// assert_eq!(room, Wxid::<&str>::from("23376255333@chatroom"));
///
/// let mut names = HashMap::new();
/// names.insert(room, "family");
/// assert_eq!(names["23376255333@chatroom"], "family");
/// ```
///
/// `let id = Wxid::from("wxid_a");` does not compile (E0283): `from` makes an id of any string type, so
/// the compiler asks which one. [`Wxid::new`] makes an owned id.
///
/// An id that may be absent is an `Option<Wxid>`. Its text, and a comparison:
///
/// ```
/// use wequick_types::{Callback, Wxid, from_str};
///
/// let callback: Callback = from_str(r#"{"data":{"type":67,"cwxid":"wxid_me","code":200}}"#)?;
/// let account: Option<&str> = callback.cwxid.as_ref().map(Wxid::as_str);
/// assert_eq!(account, Some("wxid_me"));
/// assert!(callback.cwxid.is_some_and(|account| account == "wxid_me"));
/// # Ok::<(), wequick_types::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Wxid<S = String>(pub(crate) S);

text_newtype!(Wxid);

impl<S: AsRef<str>> Wxid<S> {
    /// What the id names, by its prefix or suffix.
    ///
    /// ```
    /// use wequick_types::{Wxid, WxidKind};
    ///
    /// let kind = |id| Wxid::<&str>::from(id).kind();
    /// assert_eq!(kind("wxid_qg0222"), WxidKind::Person);
    /// assert_eq!(kind("gh_e456599aa7"), WxidKind::OfficialAccount);
    /// assert_eq!(kind("filehelper"), WxidKind::SystemAccount);
    /// ```
    #[must_use]
    pub fn kind(&self) -> WxidKind {
        let id = self.as_str();
        if id.ends_with("@im.chatroom") {
            WxidKind::EnterpriseRoom
        } else if id.ends_with("@chatroom") {
            WxidKind::Room
        } else if id.ends_with("@openim") {
            WxidKind::EnterpriseContact
        } else if id.ends_with("@stranger") {
            WxidKind::StrangerTicket
        } else if id.starts_with("gh_") {
            WxidKind::OfficialAccount
        } else if SYSTEM_ACCOUNTS.contains(&id) {
            WxidKind::SystemAccount
        } else {
            WxidKind::Person
        }
    }

    /// Whether the id is that of a room, enterprise rooms included.
    ///
    /// ```
    /// # use wequick_types::Wxid;
    /// assert!(Wxid::<&str>::from("1@chatroom").is_room());
    /// assert!(Wxid::<&str>::from("1@im.chatroom").is_room());
    /// assert!(!Wxid::<&str>::from("wxid_a").is_room());
    /// ```
    #[must_use]
    pub fn is_room(&self) -> bool {
        matches!(self.kind(), WxidKind::Room | WxidKind::EnterpriseRoom)
    }
}

/// Accounts that WeChat itself owns, by their fixed names.
const SYSTEM_ACCOUNTS: [&str; 14] = [
    "filehelper",
    "fmessage",
    "weixin",
    "newsapp",
    "qqmail",
    "medianote",
    "tmessage",
    "qmessage",
    "floatbottle",
    "weibo",
    "qqsync",
    "lbsapp",
    "shakeapp",
    "notifymessage",
];

/// What a [`Wxid`] names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WxidKind {
    /// Somebody: `wxid_…`, or any name that the person chose.
    Person,
    /// A room: `…@chatroom`.
    Room,
    /// A room of WeChat Work: `…@im.chatroom`.
    EnterpriseRoom,
    /// An official account: `gh_…`.
    OfficialAccount,
    /// A contact from WeChat Work: `…@openim`.
    EnterpriseContact,
    /// One of WeChat's own accounts, such as `filehelper` or `fmessage`.
    SystemAccount,
    /// A ticket (v1 or v2) that stands for somebody who is not a friend yet: `…@stranger`.
    StrangerTicket,
}

impl<S: Borrow<str>> Borrow<str> for Wxid<S> {
    fn borrow(&self) -> &str {
        self.0.borrow()
    }
}

/// Any id lends itself as an owned one, for a command: `(&message.wxid).into()`.
impl<S: AsRef<str>> From<&Wxid<S>> for Wxid {
    fn from(id: &Wxid<S>) -> Self {
        Wxid(id.as_str().to_owned())
    }
}

impl From<Wxid<&str>> for Wxid {
    fn from(id: Wxid<&str>) -> Self {
        Wxid(id.0.to_owned())
    }
}

impl From<Wxid<Cow<'_, str>>> for Wxid {
    fn from(id: Wxid<Cow<'_, str>>) -> Self {
        Wxid(id.0.into_owned())
    }
}

impl From<&String> for Wxid {
    fn from(text: &String) -> Self {
        Wxid(text.clone())
    }
}

impl<'a, S: From<Cow<'a, str>>> From<Cow<'a, str>> for Wxid<S> {
    fn from(text: Cow<'a, str>) -> Self {
        Wxid(text.into())
    }
}

/// Any text is an id.
impl FromStr for Wxid {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

#[cfg(test)]
mod tests {
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

    /// Equality is that of the string type, whatever it is.
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
}
