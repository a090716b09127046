//! Stickers.

use std::borrow::Cow;

use serde::Serialize;

use super::owned::{into_owned, owned};
use super::value::{unless_null, value};
use super::{Content, ContentError};
use crate::xml::{Damage, Document, Founds};

/// A sticker. There are three forms:
///
/// * `msgType` 47 with XML: the element `/msg/emoji`. Android writes `wxid:0:0:<md5>:` in front of the XML,
///   and `*#*` in place of each `:` in a value.
/// * `msgType` 47 with a text such as `wxid:0:1:<md5>::0`. It has an MD5 only.
/// * an app message of type 8. It has an MD5 only.
///
/// ```
/// use wequick_types::content::Hand;
/// use wequick_types::{Content, MessageType};
///
/// let xml = "<msg><emoji md5='0123456789abcdef0123456789abcdef'/><gameext type='1' content='2'/></msg>";
/// let Content::Sticker(sticker) = Content::of(MessageType::Sticker, xml)? else { panic!() };
/// assert_eq!(sticker.md5.as_deref(), Some("0123456789abcdef0123456789abcdef"));
/// assert_eq!(sticker.hand, Some(Hand::Rock));
/// # Ok::<(), wequick_types::content::ContentError>(())
/// ```
#[doc(alias("emoji", "gif"))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Sticker<'a> {
    /// The MD5 of the sticker, in hex: `emoji@md5`, else the one in front of the XML. In an app message it is
    /// `appmsg/appattach/emoticonmd5`.
    #[doc(alias = "emoticonmd5")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub md5: Option<Cow<'a, str>>,
    /// `emoji@cdnurl`: the URL of the sticker.
    #[doc(alias = "cdnurl")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Cow<'a, str>>,
    /// `emoji@width`: pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u64>,
    /// `emoji@height`: pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u64>,
    /// `emoji@productid`: its set in the store. Absent for a sticker that a user made.
    #[doc(alias = "productid")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<Cow<'a, str>>,
    /// `gameext@content`, if `gameext@type` is 1: the sign of the hand.
    #[doc(alias = "gameext")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hand: Option<Hand>,
    /// `gameext@content` minus 3, if `gameext@type` is 2: the number on the die, 1 to 6.
    #[doc(alias = "gameext")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dice: Option<u8>,
}

into_owned!(Sticker<'a> { md5, url, width, height, product_id, hand, dice });

/// The sign of a hand in the game rock, paper, scissors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Hand {
    /// `content` 1.
    Scissors,
    /// `content` 2.
    Rock,
    /// `content` 3.
    Paper,
}

owned!(Hand);

/// Reads the sticker of a message: XML, XML after an MD5, or a text with an MD5.
pub(super) fn read(text: &str) -> Result<Content<'_>, ContentError> {
    // Android's prefix ends with a colon, like the sender line of a room message. So it is looked for first:
    // `Document::open` would cut it off, and lose the MD5.
    let android = split_android(text);
    let document = match android {
        Some((_, begin)) => Some(Document::open_at(text, begin)?),
        None => Document::open(text)?,
    };
    let Some(document) = document else {
        return Ok(Sticker::of_text(text).map_or(Content::Other, Content::Sticker));
    };
    // The search also checks the document, so a damaged one is an error under any root.
    let found = document.find(PATHS)?;
    if document.name() != "msg" {
        return Ok(Content::Other);
    }
    let mut sticker = Sticker::of(&found);
    if let Some((md5, _)) = android {
        sticker = sticker.with_colons();
        sticker.md5.get_or_insert(md5.into());
    }
    Ok(sticker.into())
}

const PATHS: [&str; 7] = [
    "emoji@md5",
    "emoji@cdnurl",
    "emoji@width",
    "emoji@height",
    "emoji@productid",
    "gameext@type",
    "gameext@content",
];

impl<'a> Sticker<'a> {
    fn of(found: &Founds<'a, { PATHS.len() }>) -> Self {
        let [md5, url, width, height, product_id, game, shown] = *found;
        let game: Option<u64> = game.and_then(value);
        let shown: Option<u64> = shown.and_then(value);
        Sticker {
            md5: md5.and_then(unless_null),
            url: url.and_then(unless_null),
            width: width.and_then(value),
            height: height.and_then(value),
            product_id: product_id.and_then(unless_null),
            hand: match (game, shown) {
                (Some(1), Some(1)) => Some(Hand::Scissors),
                (Some(1), Some(2)) => Some(Hand::Rock),
                (Some(1), Some(3)) => Some(Hand::Paper),
                _ => None,
            },
            dice: match (game, shown) {
                (Some(2), Some(shown @ 4..=9)) => u8::try_from(shown - 3).ok(),
                _ => None,
            },
        }
    }

    pub(super) fn read_app(document: &Document<'a>) -> Result<Self, Damage> {
        let [md5] = document.find(["appmsg/appattach/emoticonmd5"])?;
        Ok(Sticker::of_md5(md5.and_then(value)))
    }

    fn of_md5(md5: Option<Cow<'a, str>>) -> Self {
        Sticker {
            md5,
            ..Sticker::default()
        }
    }

    /// Replaces each `*#*` of Android by a colon.
    fn with_colons(self) -> Self {
        let with_colons = |text: Option<Cow<'a, str>>| match text {
            Some(text) if text.contains("*#*") => Some(text.replace("*#*", ":").into()),
            text => text,
        };
        Sticker {
            md5: with_colons(self.md5),
            url: with_colons(self.url),
            product_id: with_colons(self.product_id),
            ..self
        }
    }

    /// Reads a text that is not XML. It has an MD5 between two colons.
    fn of_text(text: &'a str) -> Option<Self> {
        // Only fields with a colon on both sides count: not the first, and not the last.
        let (_, rest) = text.split_once(':')?;
        let (fields, _) = rest.rsplit_once(':')?;
        let md5 = fields.split(':').find(|field| is_md5(field))?;
        Some(Sticker::of_md5(Some(md5.into())))
    }
}

/// The MD5 in `wxid:0:0:<md5>:` in front of XML, and the byte at which the XML begins.
fn split_android(text: &str) -> Option<(&str, usize)> {
    let end = text.find('<')?;
    let (line, rest) = text.split_at(end);
    let line_end = ["\r\n", "\n"]
        .iter()
        .find_map(|line_end| line.strip_suffix(line_end));
    let (_, md5) = line_end
        .unwrap_or(line)
        .strip_suffix(':')?
        .rsplit_once(':')?;
    // `<br/>` is a line end after the prefix, not the XML. `xml::without_prefix` treats it in the same way.
    let begin = end
        + if rest.starts_with("<br/>") {
            "<br/>".len()
        } else {
            0
        };
    is_md5(md5).then_some((md5, begin))
}

fn is_md5(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
