//! The string type that a caller chooses, and the texts that mean more than their letters.

use std::borrow::{Borrow, Cow};
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A string type that the events can hold, built from what the parser hands out.
///
/// | type | allocates | for |
/// |---|---|---|
/// | [`String`] | one per text | the default: owned, free of lifetimes |
/// | [`Cow<'a, str>`](Cow) | only for a text with escapes | reading without keeping |
/// | `Box<str>` | one per text | keeping many, 8 bytes smaller each |
/// | `Arc<str>` | one per text | sharing between tasks |
///
/// Implement it for a type of your own by naming its conversion.
///
/// ```
/// use std::borrow::Cow;
/// use wequick_types::{Callback, Event, Text};
///
/// #[derive(Debug)]
/// struct Upper(String);
/// impl AsRef<str> for Upper {
///     fn as_ref(&self) -> &str {
///         &self.0
///     }
/// }
/// impl<'de> Text<'de> for Upper {
///     fn from_cow(text: Cow<'de, str>) -> Self {
///         Upper(text.to_uppercase())
///     }
/// }
///
/// let body = r#"{"data":{"type":69,"chatroom":"1@chatroom"}}"#;
/// let callback: Callback<Upper> = wequick_types::from_str(body)?;
/// let Event::RoomUpdated(room) = callback.event else { panic!() };
/// assert_eq!(room.chatroom, "1@CHATROOM");
/// # Ok::<(), wequick_types::Error>(())
/// ```
pub trait Text<'de>: AsRef<str> {
    /// Builds the string from a text of the input: borrowed where the input holds it as it is,
    /// owned where an escape had to be resolved.
    fn from_cow(text: Cow<'de, str>) -> Self;
}

impl<'de> Text<'de> for String {
    #[inline]
    fn from_cow(text: Cow<'de, str>) -> Self {
        text.into_owned()
    }
}

impl<'de: 'a, 'a> Text<'de> for Cow<'a, str> {
    #[inline]
    fn from_cow(text: Cow<'de, str>) -> Self {
        text
    }
}

impl<'de> Text<'de> for Box<str> {
    #[inline]
    fn from_cow(text: Cow<'de, str>) -> Self {
        text.into()
    }
}

impl<'de> Text<'de> for Arc<str> {
    #[inline]
    fn from_cow(text: Cow<'de, str>) -> Self {
        text.into()
    }
}

/// Gives a text newtype what the wire and a reader of the text need.
macro_rules! text_newtype {
    ($name:ident) => {
        impl<S: AsRef<str>> $name<S> {
            /// The text as it came.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_ref()
            }
        }

        impl<S> $name<S> {
            /// The string inside.
            #[must_use]
            pub fn into_inner(self) -> S {
                self.0
            }
        }

        impl<S: AsRef<str>> AsRef<str> for $name<S> {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl<S: AsRef<str>> std::fmt::Display for $name<S> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl<S: AsRef<str>> PartialEq<str> for $name<S> {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl<S: AsRef<str>> PartialEq<&str> for $name<S> {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl<'a, S: From<&'a str>> From<&'a str> for $name<S> {
            fn from(text: &'a str) -> Self {
                Self(text.into())
            }
        }

        impl<S: From<String>> From<String> for $name<S> {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl<'de, S: $crate::Text<'de>> $crate::Text<'de> for $name<S> {
            #[inline]
            fn from_cow(text: std::borrow::Cow<'de, str>) -> Self {
                Self(S::from_cow(text))
            }
        }

        impl<S: AsRef<str>> serde::Serialize for $name<S> {
            fn serialize<Z: serde::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                $crate::lenient::text::serialize(self, serializer)
            }
        }

        impl<'de, S: $crate::Text<'de>> serde::Deserialize<'de> for $name<S> {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::lenient::text::deserialize(deserializer)
            }
        }
    };
}
pub(crate) use text_newtype;

/// The id of an account, a room or a ticket: a person's `wxid_…` or chosen name, a room's
/// `…@chatroom`, an official account's `gh_…`.
///
/// A JSON string, kept as it came; [`kind`](Wxid::kind) reads it. It serves as a key like the
/// `str` inside.
///
/// ```
/// use std::collections::HashMap;
/// use wequick_types::{Wxid, WxidKind};
///
/// let room: Wxid = "23376255333@chatroom".into();
/// assert!(room.is_room());
/// assert_eq!(room.kind(), WxidKind::Room);
///
/// let mut names = HashMap::new();
/// names.insert(room, "family");
/// assert_eq!(names["23376255333@chatroom"], "family");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wxid<S = String>(S);

text_newtype!(Wxid);

impl<S: AsRef<str>> Wxid<S> {
    /// What the id names, read off its prefix or suffix.
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

impl<S: AsRef<str>> Borrow<str> for Wxid<S> {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl<S: AsRef<str>> Hash for Wxid<S> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl<S: AsRef<str> + PartialEq> PartialOrd for Wxid<S> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.as_str().partial_cmp(other.as_str())
    }
}

impl<S: AsRef<str> + Eq> Ord for Wxid<S> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl<S: AsRef<str>> PartialEq<String> for Wxid<S> {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}

impl<S: AsRef<str>> PartialEq<Wxid<S>> for str {
    fn eq(&self, other: &Wxid<S>) -> bool {
        self == other.as_str()
    }
}

impl<S: AsRef<str>> PartialEq<Wxid<S>> for &str {
    fn eq(&self, other: &Wxid<S>) -> bool {
        *self == other.as_str()
    }
}

/// Any id lends itself as an owned one, for a command: `(&message.wxid).into()`.
impl<S: AsRef<str>> From<&Wxid<S>> for Wxid {
    fn from(id: &Wxid<S>) -> Self {
        Wxid(id.as_str().to_owned())
    }
}

/// The members of a room as one string, the ids between separators:
/// `"^Gwxid_a^Gwxid_b^G"`.
///
/// The separator is the two characters `^` and `G`; U+0007, which they depict, separates as
/// well. Leading, trailing and doubled separators mean nothing. The text is kept as it came
/// and split only when read.
///
/// ```
/// use wequick_types::MemberList;
///
/// let members: MemberList = "^Gwxid_a^Gwxid_b^G".into();
/// assert_eq!(members.len(), 2);
/// assert!(members.contains("wxid_b"));
/// assert_eq!(members.iter().next().unwrap(), "wxid_a");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemberList<S = String>(S);

text_newtype!(MemberList);

impl<S: AsRef<str>> MemberList<S> {
    /// The ids in their order.
    pub fn iter(&self) -> impl Iterator<Item = Wxid<&str>> {
        self.as_str()
            .split("^G")
            .flat_map(|part| part.split('\u{7}'))
            .filter(|id| !id.is_empty())
            .map(Wxid)
    }

    /// How many ids there are. Counted at each call, in time linear in the text.
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether there is no id.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Whether `wxid` is one of the ids.
    #[must_use]
    pub fn contains(&self, wxid: impl AsRef<str>) -> bool {
        self.iter().any(|id| id == *wxid.as_ref())
    }
}

/// Joins ids the way the client does, with a separator before the first and after the last.
///
/// ```
/// # use wequick_types::MemberList;
/// let members: MemberList = ["wxid_a", "wxid_b"].into_iter().collect();
/// assert_eq!(members, "^Gwxid_a^Gwxid_b^G");
/// ```
impl<T: AsRef<str>> FromIterator<T> for MemberList {
    fn from_iter<I: IntoIterator<Item = T>>(ids: I) -> Self {
        let mut text = String::new();
        for id in ids {
            text.push_str("^G");
            text.push_str(id.as_ref());
        }
        if !text.is_empty() {
            text.push_str("^G");
        }
        MemberList(text)
    }
}
