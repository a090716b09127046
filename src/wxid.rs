//! Ids of accounts, rooms and tickets.

use std::borrow::{Borrow, Cow};
use std::convert::Infallible;
use std::str::FromStr;

use crate::newtype::text_newtype;

/// The id of an account, a room or a ticket: `wxid_…` or a name that the person chose, `…@chatroom` for a
/// room, `gh_…` for an official account.
///
/// It is a JSON string, and is kept unchanged; [`kind`](Wxid::kind) tells what it names. Ids of all string
/// types can be compared with each other, and with plain strings. A map with ids as keys can be searched by
/// a `str`.
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
/// A function that takes a `&str` needs [`as_str`](Wxid::as_str): a `&Wxid` is not converted by itself. An
/// id that may be absent is an `Option<Wxid>`. Its text, and a comparison:
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
        // The suffix is checked before the prefix: `gh_1@chatroom` is a room.
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

/// The fixed names of the accounts that WeChat itself owns.
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

/// What a [`Wxid`] names, by [`Wxid::kind`].
///
/// ```
/// use wequick_types::{Wxid, WxidKind};
///
/// let is_muted = |id: &Wxid| matches!(id.kind(), WxidKind::OfficialAccount | WxidKind::SystemAccount);
/// assert!(is_muted(&Wxid::new("gh_news")));
/// assert!(!is_muted(&Wxid::new("wxid_friend")));
/// ```
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
    /// A ticket (v1 or v2) for somebody who is not a friend yet: `…@stranger`.
    StrangerTicket,
}

impl<S: Borrow<str>> Borrow<str> for Wxid<S> {
    fn borrow(&self) -> &str {
        self.0.borrow()
    }
}

/// Makes an owned id from any reference to an id, for a command: `(&message.wxid).into()`.
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
mod tests;
