//! A callback: the envelope and the event in it.

#[cfg(feature = "arbitrary")]
mod arbitrary;
mod foreign;
mod header;
mod hint;
mod read;
mod untyped;
mod write;

use std::borrow::Cow;

use crate::body::sealed::Kinds;
use crate::body::utf8;
use crate::error::Error;
use crate::event::{Event, Unknown};
use crate::extra::Extra;
use crate::json::reader::Reader;
use crate::map_text::MapText;
use crate::wxid::Wxid;

/// One callback: the body that the client POSTs.
///
/// On the wire it is `{"data": {"type": <int>, "processid": …, "cwxid": …, …}}`. The fields of the
/// [`event`](Callback::event) are in the same object as `type`, in any order. A body without the envelope
/// (`{"type": <int>, …}`) is read as well. A callback is always written with the envelope; `type`,
/// `processid` and `cwxid` are written first.
///
/// [`from_slice`](crate::from_slice) and [`from_str`](crate::from_str) read it, and give this crate's
/// [`Error`]. It also implements `Deserialize`, so any code that uses serde can read it, such as axum's
/// `Json<Callback>`.
///
/// ```
/// use wequick_types::{Callback, Event, from_slice};
///
/// let body = br#"{"data":{"type":78,"processid":"7768","cwxid":"wxid_me",
///     "msgType":"1","wxid":"wxid_friend","message":"hello"}}"#;
/// let callback: Callback = from_slice(body)?;
///
/// assert_eq!(callback.process_id, Some(7768));
/// assert_eq!(callback.cwxid.unwrap(), "wxid_me");
/// let Event::Message(message) = callback.event else { panic!("not a message") };
/// assert_eq!(message.message, "hello");
/// # Ok::<(), wequick_types::Error>(())
/// ```
///
/// Two callbacks are equal, and have the same hash, if all their fields are equal. The protocol has neither
/// ids nor times, so a filter for duplicates can compare nothing else. Such a filter drops a callback that
/// was delivered twice. It also drops a second "ok" that somebody really sent.
#[doc(alias("data", "recieve_msg", "receive_msg"))]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Callback<S = String> {
    /// `processid`: the WeChat process that the client drives, one per client. An integer, or a string that
    /// holds one. Absent in 66 and 69, and if it is a [null-like](crate::guide::quirks).
    #[doc(alias = "processid")]
    pub process_id: Option<u32>,
    /// `cwxid`: the account that is logged in. A string. Absent in 66, and if it is a
    /// [null-like](crate::guide::quirks).
    pub cwxid: Option<Wxid<S>>,
    /// What happened: `type` and the fields that go with it.
    #[doc(alias = "type")]
    pub event: Event<S>,
    /// The fields of the event that its kind does not know. Empty for an [`Event::Unknown`], which holds
    /// all fields itself.
    ///
    /// These keys are not written, because they would be read back as another field: `type`, `processid`,
    /// `cwxid`, the kind's own fields, and `fromWxid` of a message without `formWxid`.
    pub extra: Extra,
    /// The keys of the envelope other than `data`. Empty for a body without the envelope. The keys `type`
    /// and `data` are left out when it is written.
    pub outer: Extra,
}

/// A callback that borrows its texts from the body. A text with an escape is owned.
pub type CallbackRef<'a> = Callback<Cow<'a, str>>;

impl Callback {
    /// A callback without `processid` and `cwxid`.
    ///
    /// ```
    /// use wequick_types::event::LoginState;
    /// use wequick_types::{Callback, LoginCode};
    ///
    /// let callback = Callback::new(LoginState::new(LoginCode::LoggedIn));
    /// let json = serde_json::to_string(&callback)?;
    /// assert_eq!(json, r#"{"data":{"type":66,"code":200}}"#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn new(event: impl Into<Event>) -> Self {
        Callback {
            event: event.into(),
            ..Callback::blank()
        }
    }

    /// The same callback of the account `cwxid`.
    #[must_use]
    pub fn with_cwxid(self, cwxid: impl Into<Wxid>) -> Self {
        Callback {
            cwxid: Some(cwxid.into()),
            ..self
        }
    }

    /// The same callback from the process `process_id`.
    #[must_use]
    pub fn with_process_id(self, process_id: u32) -> Self {
        Callback {
            process_id: Some(process_id),
            ..self
        }
    }

    /// Reads an event of any kind as [`Event::Unknown`], with all its fields as they are in the body. Only
    /// `type`, `processid` and `cwxid` are read as in any callback: `"7768"` becomes 7768, and a
    /// [null-like](crate::guide::quirks) is absent. A `processid` or `cwxid` of the wrong shape is kept among
    /// the fields, and written back. Of a key that occurs twice, the last value counts; a second `type` or
    /// `data` is an error.
    ///
    /// This is for an event of a known kind that cannot be read, such as a list with one bad entry: a relay
    /// can pass it on, and a bot can log it.
    ///
    /// [`Event::kind`] is then `Unknown`, and a `match` on the kinds does not see the fields. To get the
    /// kind, pass [`Event::code`] to [`EventKind::from_code`](crate::EventKind::from_code).
    ///
    /// ```
    /// use wequick_types::{Callback, EventKind, from_slice};
    ///
    /// let body = br#"{"data":{"type":95,"userLists":[{"wxid":"wxid_a"},{"wxid":7}]}}"#;
    /// let error = from_slice::<Callback>(body).unwrap_err();
    /// assert_eq!(error.path(), "data.userLists[1].wxid");
    ///
    /// let callback = Callback::untyped(body)?;
    /// assert_eq!(EventKind::from_code(callback.event.code()), Some(EventKind::Avatars));
    /// let unknown = callback.event.as_unknown().unwrap();
    /// assert_eq!(unknown.fields["userLists"][1]["wxid"], 7);
    /// assert_eq!(serde_json::to_vec(&callback).unwrap(), body);
    /// # Ok::<(), wequick_types::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A body is refused only if:
    ///
    /// * the text is not valid JSON, or the bytes are not UTF-8
    ///   ([`from_slice_lossy`](crate::from_slice_lossy) accepts some of these faults, such as half an emoji)
    /// * `type` is missing, occurs twice, is not an integer, or is next to `data`
    /// * `data` is not an object, or occurs twice; or the body is not an object
    /// * a number is too large for an `f64`, or lists and objects nest more than 120 levels deep
    pub fn untyped(body: &[u8]) -> Result<Self, Error> {
        let callback = read::read(Reader::new(utf8(body)?), Kinds::None)?;
        Ok(callback.into_owned())
    }
}

impl<S> Callback<S> {
    /// The same callback with another string type.
    ///
    /// ```
    /// use std::borrow::Cow;
    /// use std::sync::Arc;
    /// use wequick_types::{Callback, CallbackRef, Message, MessageType};
    ///
    /// let callback = Callback::new(Message::new(MessageType::Text, "wxid_friend", "hello"));
    /// let shared: Callback<Arc<str>> = callback.clone().map_text(Arc::from);
    /// // A handler of borrowed callbacks is tested without JSON.
    /// let borrowed: CallbackRef = callback.map_text(Cow::from);
    /// assert_eq!(borrowed.event.as_message().unwrap().message, "hello");
    /// ```
    #[must_use]
    pub fn map_text<T>(self, mut convert: impl FnMut(S) -> T) -> Callback<T> {
        Callback {
            process_id: self.process_id,
            cwxid: self.cwxid.map_text(&mut convert),
            event: self.event.map_text(&mut convert),
            extra: self.extra,
            outer: self.outer,
        }
    }

    /// An empty callback, into which the fields are read. An event has some hundred bytes: returning it
    /// through several functions would copy it each time.
    fn blank() -> Self {
        Callback {
            process_id: None,
            cwxid: None,
            event: Event::Unknown(Unknown::new(0, Extra::new())),
            extra: Extra::new(),
            outer: Extra::new(),
        }
    }
}

impl CallbackRef<'_> {
    /// The same callback with owned texts. It can be kept longer than the body.
    #[must_use]
    pub fn into_owned(self) -> Callback {
        self.map_text(Cow::into_owned)
    }
}

impl<S: AsRef<str>> Callback<S> {
    /// Whether the account itself sent the message of this callback. `None` if this is not known, and for
    /// every other kind of event.
    ///
    /// The answer is `myMsg`, if it is there. Older clients do not send it. Then the sender is compared
    /// with `cwxid` in a room. In a private chat, `wxid` is the chat for both directions, so only a message
    /// to oneself is known to be one's own.
    ///
    /// ```
    /// use wequick_types::{Callback, Message, MessageType};
    ///
    /// let message = Message::new(MessageType::Text, "1@chatroom", "hello").from_wxid("wxid_me");
    /// let callback = Callback::new(message).with_cwxid("wxid_me");
    /// assert_eq!(callback.is_own_message(), Some(true));
    ///
    /// let private = Callback::new(Message::new(MessageType::Text, "wxid_friend", "hello"));
    /// assert_eq!(private.with_cwxid("wxid_me").is_own_message(), None);
    /// ```
    #[must_use]
    pub fn is_own_message(&self) -> Option<bool> {
        let message = self.event.as_message()?;
        if message.my_msg.is_some() {
            return message.my_msg;
        }
        let account = self.cwxid.as_ref()?.as_str();
        if message.is_room() {
            Some(message.sender()?.as_str() == account)
        } else {
            // In a private chat, no field says who wrote the message.
            (message.wxid == *account).then_some(true)
        }
    }

    /// Who sent the message of this callback: the account itself for its own messages, else
    /// [`Message::sender`](crate::Message::sender). `None` if nobody sent it, if the sender is not known,
    /// and for every other kind of event.
    #[must_use]
    pub fn sender(&self) -> Option<&Wxid<S>> {
        let message = self.event.as_message()?;
        // In a private chat, `Message::sender` cannot name the account.
        if self.is_own_message() == Some(true) {
            self.cwxid.as_ref().or(message.sender())
        } else {
            message.sender()
        }
    }
}
