//! Pictures, sound, stickers and places: the attributes of one element.

use std::borrow::Cow;

use super::value::{FromXml, content, value};
use super::{Content, ContentError};
use crate::xml::Element;

content! {
    /// A picture (`msgType` 3): the element `/msg/img`.
    ///
    /// The picture itself is not in the message, and no command fetches it.
    pub struct Picture<'a> as unless_null {
        /// `img@length`: bytes of the picture in its middle size.
        pub bytes: u64 = "img@length",
        /// `img@md5`: the MD5 of the picture, in hex.
        pub md5: Cow<'a, str> = "img@md5",
    }
}

content! {
    /// A voice message (`msgType` 34): the element `/msg/voicemsg`.
    pub struct Voice as unless_null {
        /// `voicemsg@voicelength`: how long it is, in milliseconds.
        pub milliseconds: u64 = "voicemsg@voicelength",
        /// `voicemsg@length`: its bytes.
        pub bytes: u64 = "voicemsg@length",
    }
}

content! {
    /// A video (`msgType` 43) or a short video (62): the element `/msg/videomsg`.
    pub struct Video<'a> as unless_null {
        /// `videomsg@playlength`: how long it is, in seconds.
        pub seconds: u64 = "videomsg@playlength",
        /// `videomsg@length`: its bytes.
        pub bytes: u64 = "videomsg@length",
        /// `videomsg@md5`: the MD5 of the video, in hex.
        pub md5: Cow<'a, str> = "videomsg@md5",
    }
}

content! {
    /// A sticker: the element `/msg/emoji` (`msgType` 47), a text such as `wxid:0:1:<md5>::0`
    /// under the same `msgType`, or an app message of type 8, which say the MD5 alone.
    pub struct Sticker<'a> as unless_null {
        /// `emoji@md5`, of an app message `appmsg/appattach/emoticonmd5`: the MD5 of the
        /// sticker, in hex.
        pub md5: Cow<'a, str> = "emoji@md5",
        /// `emoji@cdnurl`: where it can be downloaded.
        #[doc(alias = "cdnurl")]
        pub url: Cow<'a, str> = "emoji@cdnurl",
        /// `emoji@width`: pixels.
        pub width: u64 = "emoji@width",
        /// `emoji@height`: pixels.
        pub height: u64 = "emoji@height",
    }
}

/// Reads a sticker: XML, or a text with its MD5.
pub(super) fn sticker(text: &str) -> Result<Content<'_>, ContentError> {
    Ok(match Sticker::read(text)? {
        Some(("msg", sticker)) => sticker.into(),
        Some(_) => Content::Other,
        None => Sticker::from_text(text).map_or(Content::Other, Content::Sticker),
    })
}

impl<'a> Sticker<'a> {
    pub(super) fn of_app(root: &Element<'a>) -> Self {
        let [md5] = root.find(["appmsg/appattach/emoticonmd5"]);
        Sticker::of_md5(md5.and_then(value))
    }

    fn of_md5(md5: Option<Cow<'a, str>>) -> Self {
        Sticker {
            md5,
            ..Sticker::default()
        }
    }

    /// Of a text that is no XML, and has 32 hex digits between two colons.
    fn from_text(text: &'a str) -> Option<Self> {
        let (_, rest) = text.split_once(':')?;
        let (fields, _) = rest.rsplit_once(':')?;
        let is_md5 =
            |field: &&str| field.len() == 32 && field.bytes().all(|byte| byte.is_ascii_hexdigit());
        let md5 = fields.split(':').find(is_md5)?;
        Some(Sticker::of_md5(Some(md5.into())))
    }
}

content! {
    /// A place (`msgType` 48): the element `/msg/location`.
    pub struct Location<'a> as unless_null {
        /// `location@x`: degrees, south of the equator negative. Absent where it is no finite
        /// number.
        pub latitude: f64 = "location@x",
        /// `location@y`: degrees, west of Greenwich negative. Absent where it is no finite number.
        pub longitude: f64 = "location@y",
        /// `location@label`: the address.
        pub label: Cow<'a, str> = "location@label",
        /// `location@poiname`: the name of the place.
        #[doc(alias = "poiname")]
        pub name: Cow<'a, str> = "location@poiname",
    }
}
