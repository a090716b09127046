//! The friend request inside a message of `msgType` 37: one XML element, read by its attributes.

use std::borrow::Cow;

use crate::command::AcceptFriend;
use crate::wxid::Wxid;

/// Somebody asks for friendship: the XML of a [`Message`](crate::Message) of `msgType` 37,
/// read by [`Message::friend_request`](crate::Message::friend_request).
///
/// `<msg fromusername=".." encryptusername="v1_..@stranger" fromnickname=".." content=".."
/// scene="30" ticket="v2_..@stranger" .../>`, the attributes in any order, their entities
/// resolved. What stands inside the element, or behind it, is not looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FriendRequest {
    /// `fromusername`: who asks.
    #[doc(alias = "fromusername")]
    pub wxid: Wxid,
    /// `encryptusername`: the first ticket, `v1_…@stranger`.
    #[doc(alias = "encryptusername")]
    pub v1: String,
    /// `ticket`: the second ticket, `v2_…@stranger`.
    #[doc(alias = "ticket")]
    pub v2: String,
    /// `fromnickname`: the nickname; absent where it is `""`.
    #[doc(alias = "fromnickname")]
    pub nick: Option<String>,
    /// `content`: the greeting; absent where it is `""`.
    pub content: Option<String>,
    /// `scene`: where the two met, such as 30 for a scanned QR code; absent where it is `""`.
    pub scene: Option<u32>,
    /// `bigheadimgurl`: the URL of the avatar; absent where it is `""`.
    #[doc(alias = "bigheadimgurl")]
    pub head_pic: Option<String>,
    /// `smallheadimgurl`: the URL of the avatar's thumbnail; absent where it is `""`.
    #[doc(alias = "smallheadimgurl")]
    pub shead_pic: Option<String>,
}

/// Why the XML of a friend request cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FriendRequestError {
    /// The text does not begin with the element `<msg …>`.
    #[error("friend request: no `<msg>` element")]
    NoElement,
    /// The tag breaks off, or is not made of attributes.
    #[error("friend request: damaged XML at byte {at}")]
    Damaged {
        /// The byte of the message at which it is damaged.
        at: usize,
    },
    /// An attribute holds an entity that XML does not know, or a character that it forbids.
    #[error("friend request: `{attribute}` holds a damaged entity")]
    Entity {
        /// The name of the attribute.
        attribute: &'static str,
    },
    /// An attribute that must be there is missing.
    #[error("friend request: `{attribute}` is missing")]
    Missing {
        /// The name of the attribute.
        attribute: &'static str,
    },
    /// An attribute comes twice.
    #[error("friend request: `{attribute}` comes twice")]
    Duplicate {
        /// The name of the attribute.
        attribute: &'static str,
    },
    /// `scene` is no number.
    #[error("friend request: `scene` is no number")]
    Scene,
}

/// The attributes that are read. Their order is that of the slots in [`FriendRequest::from_xml`].
const ATTRIBUTES: [&str; 8] = [
    "fromusername",
    "encryptusername",
    "ticket",
    "fromnickname",
    "content",
    "scene",
    "bigheadimgurl",
    "smallheadimgurl",
];

impl FriendRequest {
    pub(super) fn from_xml(xml: &str) -> Result<Self, FriendRequestError> {
        let mut slots: [Option<String>; ATTRIBUTES.len()] = Default::default();
        for attribute in Attributes::of_msg(xml)? {
            let (name, value) = attribute?;
            let Some(slot) = ATTRIBUTES.iter().position(|known| *known == name) else {
                continue;
            };
            let attribute = ATTRIBUTES[slot];
            if slots[slot].is_some() {
                return Err(FriendRequestError::Duplicate { attribute });
            }
            let value = unescape(value).ok_or(FriendRequestError::Entity { attribute })?;
            slots[slot] = Some(value.into_owned());
        }

        let [wxid, v1, v2, nick, content, scene, head_pic, shead_pic] =
            slots.map(|value| value.filter(|text| !text.is_empty()));
        let missing = |attribute| FriendRequestError::Missing { attribute };
        Ok(FriendRequest {
            wxid: wxid.ok_or(missing("fromusername"))?.into(),
            v1: v1.ok_or(missing("encryptusername"))?,
            v2: v2.ok_or(missing("ticket"))?,
            nick,
            content,
            scene: scene.as_deref().map(number).transpose()?,
            head_pic,
            shead_pic,
        })
    }
}

impl FriendRequest {
    /// The command that accepts the request.
    ///
    /// ```
    /// use wequick_types::{Message, MessageType};
    ///
    /// let xml = r#"<msg fromusername="a" encryptusername="v1_a@stranger" ticket="v2_b@stranger"/>"#;
    /// let request = Message::new(MessageType::FriendRequest, "fmessage", xml).friend_request();
    /// let command = request.unwrap()?.accept();
    /// assert_eq!((command.v1.as_str(), command.v2.as_str()), ("v1_a@stranger", "v2_b@stranger"));
    /// # Ok::<(), wequick_types::FriendRequestError>(())
    /// ```
    #[must_use]
    pub fn accept(&self) -> AcceptFriend {
        AcceptFriend::v1(&self.v1).v2(&self.v2)
    }
}

fn number(text: &str) -> Result<u32, FriendRequestError> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = is_number.then(|| text.parse().ok()).flatten();
    number.ok_or(FriendRequestError::Scene)
}

/// The attributes of the first tag, name and value as they stand there.
struct Attributes<'x> {
    xml: &'x str,
    at: usize,
}

impl<'x> Attributes<'x> {
    /// Goes to the attributes of `<msg …>`, past the declaration and comments.
    fn of_msg(xml: &'x str) -> Result<Self, FriendRequestError> {
        let mut rest = xml.strip_prefix('\u{FEFF}').unwrap_or(xml).trim_start();
        while let Some((_, behind)) = match (rest.strip_prefix("<?"), rest.strip_prefix("<!--")) {
            (Some(declaration), _) => declaration.split_once("?>"),
            (_, Some(comment)) => comment.split_once("-->"),
            _ => None,
        } {
            rest = behind.trim_start();
        }
        let tag = rest
            .strip_prefix("<msg")
            .ok_or(FriendRequestError::NoElement)?;
        if !tag.starts_with([' ', '\t', '\r', '\n', '/', '>']) {
            return Err(FriendRequestError::NoElement);
        }
        let at = xml.len() - tag.len();
        Ok(Attributes { xml, at })
    }

    fn next_attribute(&mut self) -> Result<Option<(&'x str, &'x str)>, ()> {
        let before = self.at;
        self.skip_white_space();
        let rest = &self.xml[self.at..];
        if rest.starts_with('>') || rest.starts_with("/>") {
            return Ok(None);
        }
        if before == self.at {
            return Err(());
        }
        let name = self.until(|byte| matches!(byte, b'=' | b' ' | b'\t' | b'\r' | b'\n'))?;
        if name.is_empty() {
            return Err(());
        }
        self.skip_white_space();
        self.skip(b'=')?;
        self.skip_white_space();
        let quote = self
            .byte()
            .filter(|byte| matches!(byte, b'"' | b'\''))
            .ok_or(())?;
        self.skip(quote)?;
        let value = self.until(|byte| byte == quote || byte == b'<')?;
        self.skip(quote)?;
        Ok(Some((name, value)))
    }

    fn byte(&self) -> Option<u8> {
        self.xml.as_bytes().get(self.at).copied()
    }

    fn skip(&mut self, byte: u8) -> Result<(), ()> {
        if self.byte() != Some(byte) {
            return Err(());
        }
        self.at += 1;
        Ok(())
    }

    fn skip_white_space(&mut self) {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    /// What stands before the first byte (of ASCII) that ends it.
    fn until(&mut self, ends: impl Fn(u8) -> bool) -> Result<&'x str, ()> {
        let rest = &self.xml[self.at..];
        let end = rest.bytes().position(ends).ok_or(())?;
        self.at += end;
        Ok(&rest[..end])
    }
}

impl<'x> Iterator for Attributes<'x> {
    type Item = Result<(&'x str, &'x str), FriendRequestError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_attribute()
            .map_err(|()| FriendRequestError::Damaged { at: self.at })
            .transpose()
    }
}

/// Resolves entities and turns white space into spaces, as XML prescribes for an attribute.
/// `None` on an entity or a character that XML does not have.
fn unescape(raw: &str) -> Option<Cow<'_, str>> {
    let special = |c: char| matches!(c, '&' | '\t' | '\r' | '\n') || !is_xml(c);
    if !raw.contains(special) {
        return Some(raw.into());
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(special) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(reference) = rest.strip_prefix('&') {
            let (name, behind) = reference.split_once(';')?;
            text.push(entity(name)?);
            rest = behind;
        } else if let Some(behind) = rest
            .strip_prefix("\r\n")
            .or(rest.strip_prefix(['\t', '\r', '\n']))
        {
            text.push(' ');
            rest = behind;
        } else {
            return None;
        }
    }
    text.push_str(rest);
    Some(text.into())
}

fn entity(name: &str) -> Option<char> {
    let number = match name {
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "amp" => return Some('&'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => name.strip_prefix('#')?,
    };
    let (digits, radix) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    if !digits.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let character = char::from_u32(u32::from_str_radix(digits, radix).ok()?)?;
    is_xml(character).then_some(character)
}

/// Whether XML allows the character at all.
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}
