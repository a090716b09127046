//! App messages (`msgType` 49): `/msg/appmsg`. Its `type` says what it is.

use std::borrow::Cow;

use serde::Serialize;

use super::owned::into_owned;
use super::value::value;
use super::{Content, ContentError};
use crate::xml::{Damage, Document};

/// Reads an app message. Its type alone decides, because some clients write the elements of all types
/// into each message.
pub(super) fn read(text: &str) -> Result<Content<'_>, ContentError> {
    let Some(document) = Document::open_root(text, "msg")? else {
        return Ok(Content::Other);
    };
    // The type is read first, because it decides which paths are searched then.
    let number = |path| document.peek(path).and_then(value);
    let Some(outer) = number("appmsg/type") else {
        document.check()?;
        return Ok(Content::Other);
    };
    let app_type = match outer {
        FORWARDED => number("appmsg/realinnertype").unwrap_or(outer),
        _ => outer,
    };
    // `peek` does not check the XML for damage. Both calls below check the whole document.
    match Content::of_app(app_type, &document)? {
        Some(content) => Ok(content),
        None => Ok(App::read(&document, app_type)?.into()),
    }
}

/// App type 40: a message that was forwarded or too long. `realinnertype` holds the original type, and the
/// elements are those of the original type.
const FORWARDED: u64 = 40;

/// An app message of any other type.
///
/// ```
/// use wequick_types::{Content, MessageType};
///
/// let xml = "<msg><appmsg><title>Ten percent off</title><type>16</type></appmsg></msg>";
/// let Content::App(app) = Content::of(MessageType::App, xml)? else { panic!() };
/// assert_eq!((app.app_type, app.title.as_deref()), (16, Some("Ten percent off")));
/// # Ok::<(), wequick_types::content::ContentError>(())
/// ```
#[doc(alias = "appmsg")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct App<'a> {
    /// `appmsg/type`, or `appmsg/realinnertype` if the message was forwarded (40): what it is, such as 1
    /// for a text in `title`, 16 for a coupon or 17 for the start of a live location.
    #[doc(alias("type", "realinnertype"))]
    pub app_type: u64,
    /// `appmsg/title`: the title. For types 82 and 111, `title` is only a notice that the client is too old
    /// to show the message. Another element is used if it is present:
    /// `appmsg/finderLiveProductShare/productTitle` for a product of a channel (82),
    /// `appmsg/finderShopWindowShare/nickname` for a shop (111).
    #[doc(alias("productTitle", "finderLiveProductShare", "finderShopWindowShare"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Cow<'a, str>>,
    /// `appmsg/des`: a description.
    #[doc(alias = "des")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Cow<'a, str>>,
    /// `appmsg/url`: the URL that it opens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Cow<'a, str>>,
}

into_owned!(App<'a> { app_type, title, description, url });

impl<'a> App<'a> {
    fn read(document: &Document<'a>, app_type: u64) -> Result<Self, Damage> {
        let [title, description, url, product, shop] = document.find([
            "appmsg/title",
            "appmsg/des",
            "appmsg/url",
            "appmsg/finderLiveProductShare/productTitle",
            "appmsg/finderShopWindowShare/nickname",
        ])?;
        let better_title = match app_type {
            82 => product,
            111 => shop,
            _ => None,
        };
        Ok(App {
            app_type,
            title: better_title
                .and_then(value)
                .or_else(|| title.and_then(value)),
            description: description.and_then(value),
            url: url.and_then(value),
        })
    }
}
