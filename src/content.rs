//! What a message holds, read off its text: see [`Content`].

mod app;
mod card;
mod error;
mod friend_request;
mod media;
mod member;
mod money;
mod notice;
mod quote;
mod record;
mod template;
mod value;

use std::borrow::Cow;

use serde::Serialize;

pub use app::{App, Channels, File, Link, MiniProgram, Music};
pub use card::Card;
pub use error::ContentError;
pub use friend_request::FriendRequest;
pub use media::{Location, Picture, Sticker, Video, Voice};
pub use member::Member;
pub use money::{RedPacket, Transfer};
pub use notice::{Announcement, Notice, Pat, Recall};
pub use quote::{Quote, Quoted};
pub use record::{ChatRecord, RecordItem};

use crate::code::Code;
use crate::codes::MessageType;
use crate::xml::Element;

/// What a message holds: read off its text by [`Message::content`](crate::Message::content).
///
/// What it is follows from `msgType`, for an app message (49) from `/msg/appmsg/type`, for a system
/// message (10002) from `/sysmsg/@type`, and from nothing else. Texts are borrowed from the message
/// wherever they stand there as they are. Almost every field may be absent.
///
/// Written with `serde` it is one flat object: `kind`, which is [`kind`](Content::kind), and the
/// fields; absent ones and empty lists are left out, and numbers are JSON numbers.
///
/// ```
/// use wequick_types::{Content, MessageType};
///
/// let xml = r#"<msg><appmsg><title>a.xlsx</title><type>6</type><appattach><totallen>8939</totallen>
///     <fileext>xlsx</fileext></appattach></appmsg></msg>"#;
/// let content = Content::of(MessageType::App, xml)?;
/// assert_eq!(
///     serde_json::to_string(&content).unwrap(),
///     r#"{"kind":"file","name":"a.xlsx","bytes":8939,"extension":"xlsx","complete":true}"#
/// );
///
/// let Content::File(file) = content else { panic!() };
/// assert_eq!(file.name.as_deref(), Some("a.xlsx"));
/// # Ok::<(), wequick_types::content::ContentError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Content<'a> {
    /// A plain text (`msgType` 1).
    Text(PlainText<'a>),
    /// A picture (3).
    Picture(Picture<'a>),
    /// A voice message (34).
    Voice(Voice),
    /// A video (43, 62).
    Video(Video<'a>),
    /// A sticker (47; 49 of type 8).
    Sticker(Sticker<'a>),
    /// A place (48).
    Location(Location<'a>),
    /// A business card (42, 66).
    Card(Card<'a>),
    /// Somebody asks for friendship (37).
    FriendRequest(FriendRequest),
    /// A link, an article, a video of another app (49 of types 4, 5 and 68).
    Link(Link<'a>),
    /// A piece of music (49 of types 3, 76 and 92).
    Music(Music<'a>),
    /// A file (49 of type 6; of type 74 while it is uploaded).
    File(File<'a>),
    /// A mini program (49 of types 33 and 36).
    MiniProgram(MiniProgram<'a>),
    /// A forwarded chat, a note (49 of types 19 and 24).
    ChatRecord(ChatRecord<'a>),
    /// A post of a channel (49 of type 51).
    Channels(Channels<'a>),
    /// The announcement of a room (49 of type 87; 10002).
    Announcement(Announcement<'a>),
    /// A text that quotes an earlier message (49 of type 57).
    Quote(Quote<'a>),
    /// A transfer of money (49 of type 2000).
    Transfer(Transfer<'a>),
    /// A red packet (49 of type 2001).
    RedPacket(RedPacket<'a>),
    /// An app message of any other type (49).
    App(App<'a>),
    /// A sentence of the system (10000; 10002 of five types).
    Notice(Notice<'a>),
    /// A message was taken back (10002; 10000).
    Recall(Recall<'a>),
    /// Somebody patted somebody (10002; 49 of type 62).
    Pat(Pat<'a>),
    /// Anything else: another `msgType`, a text that is not the XML which the type asks for. The
    /// text itself is [`Message::message`](crate::Message::message).
    Other,
}

/// A plain text (`msgType` 1), whatever it looks like.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PlainText<'a> {
    /// `message`: the text as it is, also when it is empty.
    pub text: Cow<'a, str>,
}

impl<'a> Content<'a> {
    /// Reads the text of a message of this type.
    ///
    /// # Errors
    ///
    /// [`ContentError::Damaged`]: the XML breaks off or is damaged, or a friend request is no
    /// `<msg>`. [`ContentError::Missing`]: a friend request lacks what is needed to accept it.
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let content = Content::of(MessageType::Voice, "<msg><voicemsg voicelength='2540'/></msg>")?;
    /// let Content::Voice(voice) = content else { panic!() };
    /// assert_eq!(voice.milliseconds, Some(2540));
    ///
    /// let error = Content::of(MessageType::Voice, "<msg><voicemsg").unwrap_err();
    /// assert_eq!(error.to_string(), "message content: expected an attribute or `>` at byte 14");
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    pub fn of(msg_type: impl Into<Code<MessageType>>, text: &'a str) -> Result<Self, ContentError> {
        let msg_type = msg_type.into().get();
        match msg_type {
            1 => Ok(Content::Text(PlainText { text: text.into() })),
            37 => FriendRequest::from_xml(text).map(Content::FriendRequest),
            10_000 => notice::plain(text),
            3 | 34 | 42 | 43 | 47 | 48 | 49 | 62 | 66 | 10_002 => {
                Ok(match (msg_type, Element::root(text)?) {
                    (47, None) => Sticker::from_text(text).map_or(Content::Other, Content::Sticker),
                    (10_002, Some(root)) => notice::system(&root),
                    (_, Some(root)) if root.name() == "msg" => Content::of_msg(msg_type, &root),
                    _ => Content::Other,
                })
            }
            _ => Ok(Content::Other),
        }
    }

    /// The content of a `<msg>`.
    fn of_msg(msg_type: i64, root: &Element<'a>) -> Self {
        match msg_type {
            3 => Content::Picture(Picture::from_xml(root)),
            34 => Content::Voice(Voice::from_xml(root)),
            42 | 66 => Content::Card(Card::from_xml(root)),
            43 | 62 => Content::Video(Video::from_xml(root)),
            47 => Content::Sticker(Sticker::from_xml(root)),
            48 => Content::Location(Location::from_xml(root)),
            _ => app::content(root),
        }
    }

    /// The name of the content, as it is written with `serde`: `text`, `friend_request`, …
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// assert_eq!(Content::of(MessageType::Text, "hi")?.kind(), "text");
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Content::Text(_) => "text",
            Content::Picture(_) => "picture",
            Content::Voice(_) => "voice",
            Content::Video(_) => "video",
            Content::Sticker(_) => "sticker",
            Content::Location(_) => "location",
            Content::Card(_) => "card",
            Content::FriendRequest(_) => "friend_request",
            Content::Link(_) => "link",
            Content::Music(_) => "music",
            Content::File(_) => "file",
            Content::MiniProgram(_) => "mini_program",
            Content::ChatRecord(_) => "chat_record",
            Content::Channels(_) => "channels",
            Content::Announcement(_) => "announcement",
            Content::Quote(_) => "quote",
            Content::Transfer(_) => "transfer",
            Content::RedPacket(_) => "red_packet",
            Content::App(_) => "app",
            Content::Notice(_) => "notice",
            Content::Recall(_) => "recall",
            Content::Pat(_) => "pat",
            Content::Other => "other",
        }
    }
}
