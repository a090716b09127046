//! Sending messages.

use crate::wire::wire;
use crate::wxid::Wxid;

wire! {
    /// Sends a text (`api` `sendTextMessage`).
    ///
    /// `{"api":"sendTextMessage","wxid":"…","text":"…"}`. No event answers.
    ///
    /// ```
    /// use wequick_types::{PollResponse, Task};
    /// use wequick_types::command::SendTextMessage;
    ///
    /// let answer = PollResponse(vec![SendTextMessage::new("filehelper", "hello").into()]);
    /// assert_eq!(
    ///     serde_json::to_string(&answer).unwrap(),
    ///     r#"[{"api":"sendTextMessage","wxid":"filehelper","text":"hello"}]"#,
    /// );
    /// ```
    pub struct SendTextMessage {
        /// `wxid`: the person or the room that gets it. A string.
        pub wxid: Wxid,
        /// `text`: the text of the message. A string.
        pub text: String,
    }
}

impl SendTextMessage {
    /// Sends `text` to `wxid`.
    #[must_use]
    pub fn new(wxid: impl Into<Wxid>, text: impl Into<String>) -> Self {
        SendTextMessage {
            wxid: wxid.into(),
            text: text.into(),
        }
    }
}

wire! {
    /// Sends a picture (`api` `sendPicMessage`).
    ///
    /// `{"api":"sendPicMessage","wxid":"…","imgPath":"C:\\cat.png"}`. No event answers.
    pub struct SendPicMessage {
        /// `wxid`: the person or the room that gets it. A string.
        pub wxid: Wxid,
        /// `imgPath`: the file, as a path on the client's PC. A string.
        #[doc(alias = "imgPath")]
        pub img_path: String,
    }
}

impl SendPicMessage {
    /// Sends the picture at `img_path` to `wxid`.
    #[must_use]
    pub fn new(wxid: impl Into<Wxid>, img_path: impl Into<String>) -> Self {
        SendPicMessage {
            wxid: wxid.into(),
            img_path: img_path.into(),
        }
    }
}

wire! {
    /// Sends a file (`api` `sendFileMessage`).
    ///
    /// `{"api":"sendFileMessage","wxid":"…","filePath":"C:\\list.xlsx"}`. No event answers.
    pub struct SendFileMessage {
        /// `wxid`: the person or the room that gets it. A string.
        pub wxid: Wxid,
        /// `filePath`: the file, as a path on the client's PC. A string.
        #[doc(alias = "filePath")]
        pub file_path: String,
    }
}

impl SendFileMessage {
    /// Sends the file at `file_path` to `wxid`.
    #[must_use]
    pub fn new(wxid: impl Into<Wxid>, file_path: impl Into<String>) -> Self {
        SendFileMessage {
            wxid: wxid.into(),
            file_path: file_path.into(),
        }
    }
}

wire! {
    /// Sends a link (`api` `sendXmlMessage`).
    ///
    /// `{"api":"sendXmlMessage","wxid":"…","title":"…","url":"…","desc":"…","pic":"…"}`. No event
    /// answers.
    ///
    /// ```
    /// use wequick_types::command::SendXmlMessage;
    ///
    /// let link = SendXmlMessage::new("wxid_friend", "https://example.com")
    ///     .title("Example")
    ///     .desc("A domain for examples")
    ///     .pic("https://example.com/icon.png");
    /// assert_eq!(link.desc, "A domain for examples");
    /// ```
    pub struct SendXmlMessage {
        /// `wxid`: the person or the room that gets it. A string.
        pub wxid: Wxid,
        /// `title`: the headline. A string.
        pub title: String,
        /// `url`: where the link leads. A string.
        pub url: String,
        /// `desc`: the text under the headline. A string.
        pub desc: String,
        /// `pic`: the URL of the picture next to it. A string.
        pub pic: String,
    }
}

impl SendXmlMessage {
    /// Sends a link with the address `url` to `wxid`. `title`, `desc` and `pic` are empty until they are set.
    #[must_use]
    pub fn new(wxid: impl Into<Wxid>, url: impl Into<String>) -> Self {
        SendXmlMessage {
            wxid: wxid.into(),
            title: String::new(),
            url: url.into(),
            desc: String::new(),
            pic: String::new(),
        }
    }

    /// Sets the headline.
    #[must_use]
    pub fn title(self, title: impl Into<String>) -> Self {
        let title = title.into();
        SendXmlMessage { title, ..self }
    }

    /// Sets the text under the headline.
    #[must_use]
    pub fn desc(self, desc: impl Into<String>) -> Self {
        let desc = desc.into();
        SendXmlMessage { desc, ..self }
    }

    /// Sets the URL of the picture.
    #[must_use]
    pub fn pic(self, pic: impl Into<String>) -> Self {
        let pic = pic.into();
        SendXmlMessage { pic, ..self }
    }
}

wire! {
    /// Sends a business card (`api` `sendCardMessage`).
    ///
    /// `{"api":"sendCardMessage","wxid":"<whose card>","fwxid":"<the recipient>"}`. No event answers.
    ///
    /// In all other commands that send, `wxid` is the recipient. Here it is not, so the command is built in
    /// two steps with names:
    ///
    /// ```
    /// use wequick_types::command::SendCardMessage;
    ///
    /// let command = SendCardMessage::card("wxid_shop").to("wxid_friend");
    /// assert_eq!(command.wxid, "wxid_shop");
    /// assert_eq!(command.fwxid, "wxid_friend");
    /// ```
    pub struct SendCardMessage {
        /// `wxid`: whose card it is. A string.
        pub wxid: Wxid,
        /// `fwxid`: the recipient, a person or a room. A string.
        pub fwxid: Wxid,
    }
}

impl SendCardMessage {
    /// The first step: whose card it is. [`to`](Card::to) adds the recipient.
    pub fn card(whose: impl Into<Wxid>) -> Card {
        Card {
            whose: whose.into(),
        }
    }
}

/// A [`SendCardMessage`] that lacks its recipient.
#[derive(Debug, Clone)]
#[must_use]
pub struct Card {
    whose: Wxid,
}

impl Card {
    /// Sends the card to `recipient`.
    #[must_use]
    pub fn to(self, recipient: impl Into<Wxid>) -> SendCardMessage {
        SendCardMessage {
            wxid: self.whose,
            fwxid: recipient.into(),
        }
    }
}
