//! What a message holds, read from its text: see [`Content`].

mod app;
mod call;
mod card;
mod channels;
mod error;
mod fields;
mod friend_request;
mod link;
mod media;
mod member;
mod money;
mod notice;
mod owned;
mod pat;
mod plain_text;
mod pseudo_html;
mod quote;
mod recall;
mod record;
mod room;
mod share;
mod solitaire;
mod sticker;
mod template;
mod value;

use serde::Serialize;

pub use app::*;
pub use call::*;
pub use card::*;
pub use channels::*;
pub use error::*;
pub use friend_request::*;
pub use link::*;
pub use media::*;
pub use member::*;
pub use money::*;
pub use notice::*;
pub use pat::*;
pub use plain_text::*;
pub use quote::*;
pub use recall::*;
pub use record::*;
pub use room::*;
pub use share::*;
pub use solitaire::*;
pub use sticker::*;

use crate::code::Code;
use crate::code::names::MessageType;
use crate::xml::{Damage, Document};
use fields::FromXml;
use owned::IntoOwned;

/// Defines [`Content`] from the list of contents. Each line has the name, the struct, the name in JSON, and
/// the types of messages that hold it, each with the function that reads it.
// For example, the line `Link(Link<'a>) = "link", app [4, 5, 68] => Link::read;` makes
//
// * the variant `Content::Link(Link<'a>)`, which is `"kind":"link"` in JSON
// * the arm `4 | 5 | 68 => Link::read(document)?.into()` in `of_app`
//
// `message […]` makes an arm in `of_message`, `system […]` one in `of_system`.
macro_rules! contents {
    ($(
        $(#[$doc:meta])*
        $name:ident($content:ty) = $kind:literal
            $(, message [$($message:ident),+] => $of_message:path)*
            $(, app [$($app:literal),+] => $of_app:path)*
            $(, system [$($system:literal),+] => $of_system:path)*;
    )*) => {
        /// What a message holds. [`Message::content`](crate::Message::content) reads it from the text of
        /// the message.
        ///
        /// The type decides which variant it is: `msgType`, then `/msg/appmsg/type` in an app message (49),
        /// or `/sysmsg/@type` in a system message (10002). Beyond the type, only these matter:
        /// `realinnertype` of a forwarded message (40), the bill number of type 2001, and the root of a 10000
        /// that is XML. Texts are borrowed from the message. A text is copied only if a reference in it, such
        /// as `&amp;`, was replaced. Almost every field may be absent.
        ///
        /// `serde` writes it as one flat object: `kind`, which is [`kind`](Content::kind), and the fields.
        /// Absent fields and empty lists are left out. Numbers are JSON numbers, except a `message_id`: it
        /// is a string, because Node and browsers round numbers of that size.
        ///
        /// A `Content` can only be written, not read: store the message to read it again. In MessagePack,
        /// write it with `rmp_serde::to_vec_named`: `to_vec` writes no names, so the reader cannot know which
        /// of the optional fields a value belongs to.
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
        #[doc(alias("appmsg", "msg", "sysmsg"))]
        #[serde(tag = "kind")]
        #[non_exhaustive]
        pub enum Content<'a> {
            $($(#[$doc])* #[serde(rename = $kind)] $name($content),)*
            /// Anything else: another `msgType`, or a text that is not the XML of its type (of a friend
            /// request, that is an error). The text is [`Message::message`](crate::Message::message).
            #[serde(rename = "other")]
            Other,
        }

        $(
            impl<'a> From<$content> for Content<'a> {
                fn from(content: $content) -> Self {
                    Content::$name(content)
                }
            }
        )*

        impl<'a> Content<'a> {
            /// The name of the content, as `serde` writes it: `text`, `friend_request`, …
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
                    $(Content::$name(_) => $kind,)*
                    Content::Other => "other",
                }
            }

            /// The same content with owned texts. A task can keep it longer than the message.
            ///
            /// ```
            /// use wequick_types::{Content, Message, MessageType};
            ///
            /// let message = Message::new(MessageType::Text, "wxid_mei", "ping");
            /// let content: Content<'static> = message.content()?.into_owned();
            /// drop(message);
            /// let task = std::thread::spawn(move || content.kind());
            /// assert_eq!(task.join().unwrap(), "text");
            /// # Ok::<(), wequick_types::content::ContentError>(())
            /// ```
            #[must_use]
            pub fn into_owned(self) -> Content<'static> {
                match self {
                    $(Content::$name(content) => Content::$name(content.into_owned()),)*
                    Content::Other => Content::Other,
                }
            }

            fn of_message(msg_type: MessageType, text: &'a str) -> Result<Self, ContentError> {
                match msg_type {
                    $($($(MessageType::$message)|+ => $of_message(text),)*)*
                    _ => Ok(Content::Other),
                }
            }

            /// Reads an app message. `None` for a type without a content of its own: it is an [`App`].
            fn of_app(app_type: u64, document: &Document<'a>) -> Result<Option<Self>, Damage> {
                Ok(Some(match app_type {
                    $($($($app)|+ => $of_app(document)?.into(),)*)*
                    _ => return Ok(None),
                }))
            }

            /// Reads a system message. `None` for a type without a content.
            fn of_system(type_name: &str, document: &Document<'a>) -> Result<Option<Self>, Damage> {
                Ok(Some(match type_name {
                    $($($($system)|+ => $of_system(document)?.into(),)*)*
                    _ => return Ok(None),
                }))
            }
        }
    };
}

contents! {
    /// A plain text (`msgType` 1).
    Text(PlainText<'a>) = "text", message [Text] => PlainText::read;
    /// A picture (3).
    Picture(Picture<'a>) = "picture", message [Picture] => of_msg::<Picture>;
    /// A voice message (34).
    Voice(Voice) = "voice", message [Voice] => of_msg::<Voice>;
    /// A video (43, 62).
    Video(Video<'a>) = "video", message [Video, ShortVideo] => of_msg::<Video>;
    /// A sticker (47; 49 of type 8).
    Sticker(Sticker<'a>) = "sticker", message [Sticker] => sticker::read, app [8] => Sticker::read_app;
    /// A place (48).
    Location(Location<'a>) = "location", message [Location] => of_msg::<Location>;
    /// A business card (42, 66).
    Card(Card<'a>) = "card", message [BusinessCard, EnterpriseCard] => of_msg::<Card>;
    /// Somebody asks for friendship (37).
    FriendRequest(FriendRequest) = "friend_request", message [FriendRequest] => friend_request::read;
    /// An enterprise contact asks for friendship (65).
    EnterpriseRequest(EnterpriseRequest<'a>) = "enterprise_request",
        message [EnterpriseFriendRequest] => of_msg::<EnterpriseRequest>;
    /// A voice or video call (50).
    Call(Call<'a>) = "call", message [Voip] => call::read;
    /// A link, an article, a video of another app (49 of types 4, 5 and 68).
    Link(Link<'a>) = "link", app [4, 5, 68] => Link::read;
    /// A piece of music (49 of types 3, 76 and 92).
    Music(Music<'a>) = "music", app [3, 76, 92] => Music::read;
    /// A file (49 of type 6; of type 74 while it is uploaded).
    File(File<'a>) = "file", app [6] => File::read_complete, app [74] => File::read_announced;
    /// A mini program (49 of types 33 and 36).
    MiniProgram(MiniProgram<'a>) = "mini_program", app [33, 36] => MiniProgram::read;
    /// A forwarded chat, a note (49 of types 19 and 24).
    ChatRecord(ChatRecord<'a>) = "chat_record", app [19, 24] => ChatRecord::read;
    /// A post of a channel (49 of type 51).
    Channels(Channels<'a>) = "channels", app [51] => Channels::read;
    /// A live broadcast of a channel (49 of types 63 and 88).
    Live(Live<'a>) = "live", app [63, 88] => Live::read;
    /// The card of a channel (49 of type 50).
    ChannelCard(ChannelCard<'a>) = "channel_card", app [50] => ChannelCard::read;
    /// A list that the members of a room continue (49 of type 53).
    Solitaire(Solitaire<'a>) = "solitaire", app [53] => Solitaire::read;
    /// The announcement of a room (49 of type 87; 10002).
    Announcement(Announcement<'a>) = "announcement", app [87] => Announcement::read,
        system ["mmchatroombarannouncememt"] => Announcement::read_system;
    /// A message was pinned on top of a room, or unpinned (10002).
    Pinned(Pinned<'a>) = "pinned", system ["mmchatroomtopmsg"] => Pinned::read;
    /// A text that quotes an earlier message (49 of type 57).
    Quote(Quote<'a>) = "quote", app [57] => Quote::read;
    /// A transfer of money (49 of type 2000).
    Transfer(Transfer<'a>) = "transfer", app [2000] => Transfer::read;
    /// A red packet (49 of type 2001).
    RedPacket(RedPacket<'a>) = "red_packet", app [2001] => money::read;
    /// A bill that the members of a room share (49 of type 2001 with the number of a bill).
    Bill(Bill<'a>) = "bill";
    /// A gift of a shop (49 of type 115).
    Gift(Gift<'a>) = "gift", app [115] => Gift::read;
    /// An app message of any other type (49).
    App(App<'a>) = "app", message [App] => app::read;
    /// A notice: a sentence that WeChat itself shows in the chat (10000; 10002 of five types).
    Notice(Notice<'a>) = "notice",
        message [Notice] => notice::plain,
        message [SystemMessage] => notice::system,
        system ["sysmsgtemplate"] => Notice::read_template,
        system ["delchatroommember"] => Notice::read_invitation,
        system ["NewXmlChatRoomAccessVerifyApplication"] => Notice::read_application,
        system ["paymsg"] => Notice::read_payment,
        system ["editrevokecontent"] => Notice::read_edit;
    /// A message was taken back (10002; 10000).
    Recall(Recall<'a>) = "recall", system ["revokemsg"] => Recall::read;
    /// Somebody patted somebody (10002; 49 of type 62).
    Pat(Pat<'a>) = "pat", app [62] => Pat::read_app, system ["pat"] => Pat::read_system;
}

impl<'a> Content<'a> {
    /// Reads the text of a message of this type.
    ///
    /// # Errors
    ///
    /// * [`ContentError::Damaged`]: the XML is cut off or damaged, or the text of a friend request has no
    ///   root `<msg>`.
    /// * [`ContentError::Missing`]: a friend request lacks a required attribute.
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
        match msg_type.into().known() {
            Some(msg_type) => Content::of_message(msg_type, text),
            None => Ok(Content::Other),
        }
    }
}

/// Reads a content whose document is a `<msg>`.
fn of_msg<'a, T: FromXml<'a> + Into<Content<'a>>>(
    text: &'a str,
) -> Result<Content<'a>, ContentError> {
    Ok(match Document::open_root(text, "msg")? {
        Some(document) => T::read(&document)?.into(),
        None => Content::Other,
    })
}
