//! App messages (`msgType` 49): `/msg/appmsg`, of which `type` says what it is.

use std::borrow::Cow;

use serde::Serialize;

use super::value::{content, value};
use super::{Content, ContentError};
use crate::xml::{self, Element};

/// The content of an app message: by its type alone, as some clients write the elements of all
/// types into each message.
pub(super) fn read(text: &str) -> Result<Content<'_>, ContentError> {
    let Some((root, [app_type])) = xml::read(text, ["appmsg/type"])? else {
        return Ok(Content::Other);
    };
    let Some(app_type) = app_type.and_then(value).filter(|_| root.name() == "msg") else {
        return Ok(Content::Other);
    };
    let known = Content::of_app(app_type, &root);
    Ok(known.unwrap_or_else(|| App::of(&root, app_type).into()))
}

content! {
    /// A link, an article or a video of another app (app types 4, 5 and 68).
    pub struct Link<'a> {
        /// `appmsg/title`: the title.
        pub title: Cow<'a, str> = "appmsg/title",
        /// `appmsg/des`: a sentence or two about it; lines may break.
        #[doc(alias = "des")]
        pub description: Cow<'a, str> = "appmsg/des",
        /// `appmsg/url`: where it leads.
        pub url: Cow<'a, str> = "appmsg/url",
        /// `appmsg/thumburl`: the URL of a small picture.
        #[doc(alias = "thumburl")]
        pub thumb: Cow<'a, str> = "appmsg/thumburl",
        /// `appmsg/sourcedisplayname`, else `appinfo/appname`: the official account or the app
        /// that it comes from.
        #[doc(alias("sourcedisplayname", "appname"))]
        pub source: Cow<'a, str> = "appmsg/sourcedisplayname" | "appinfo/appname",
    }
}

impl Link<'_> {
    /// Whether it invites into a room: the [`url`](Link::url) leads to `addchatroombyinvite`. The
    /// title says it in the language of the inviter, and anybody can give a link that title.
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg><appmsg><title>Come in</title><type>5</type>
    ///     <url>https://example.com/cgi-bin/addchatroombyinvite?ticket=1</url></appmsg></msg>";
    /// let Content::Link(link) = Content::of(MessageType::App, xml)? else { panic!() };
    /// assert!(link.is_room_invitation());
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[must_use]
    pub fn is_room_invitation(&self) -> bool {
        let url = self.url.as_deref().unwrap_or_default();
        let path = url.split(['?', '#']).next().unwrap_or_default();
        path.ends_with("/addchatroombyinvite")
    }
}

content! {
    /// A piece of music (app types 3, 76 and 92).
    pub struct Music<'a> {
        /// `appmsg/title`: the title.
        pub title: Cow<'a, str> = "appmsg/title",
        /// `appmsg/des`: mostly who plays it.
        #[doc(alias = "des")]
        pub description: Cow<'a, str> = "appmsg/des",
        /// `appmsg/url`: a page about it.
        pub url: Cow<'a, str> = "appmsg/url",
        /// `appmsg/dataurl`: the sound itself.
        #[doc(alias = "dataurl")]
        pub data_url: Cow<'a, str> = "appmsg/dataurl",
    }
}

/// A file (app type 6), or the announcement of one that is still uploaded (74).
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct File<'a> {
    /// `appmsg/title`: its name.
    #[doc(alias = "title")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Cow<'a, str>>,
    /// `appmsg/appattach/totallen`: its bytes.
    #[doc(alias = "totallen")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// `appmsg/appattach/fileext`: the end of its name, without the dot.
    #[doc(alias = "fileext")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<Cow<'a, str>>,
    /// `appmsg/md5`: the MD5 of the file, in hex.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub md5: Option<Cow<'a, str>>,
    /// Whether the file is there (6). A second message follows if it is not (74).
    pub complete: bool,
}

impl<'a> File<'a> {
    pub(super) fn complete(root: &Element<'a>) -> Self {
        File::of(root, true)
    }

    pub(super) fn announced(root: &Element<'a>) -> Self {
        File::of(root, false)
    }

    fn of(root: &Element<'a>, complete: bool) -> Self {
        let [name, bytes, extension, md5] = root.find([
            "appmsg/title",
            "appmsg/appattach/totallen",
            "appmsg/appattach/fileext",
            "appmsg/md5",
        ]);
        File {
            name: name.and_then(value),
            bytes: bytes.and_then(value),
            extension: extension.and_then(value),
            md5: md5.and_then(value),
            complete,
        }
    }
}

content! {
    /// A mini program (app types 33 and 36).
    pub struct MiniProgram<'a> {
        /// `appmsg/title`: the title of the page that is shared.
        pub title: Cow<'a, str> = "appmsg/title",
        /// `appmsg/sourcedisplayname`: the name of the mini program.
        #[doc(alias = "sourcedisplayname")]
        pub name: Cow<'a, str> = "appmsg/sourcedisplayname",
        /// `appmsg/weappinfo/appid`: its id, `wx…`.
        #[doc(alias = "appid")]
        pub app_id: Cow<'a, str> = "appmsg/weappinfo/appid",
        /// `appmsg/weappinfo/username`: its account, `gh_…@app`.
        pub username: Cow<'a, str> = "appmsg/weappinfo/username",
        /// `appmsg/weappinfo/pagepath`: the page inside it, with its query.
        #[doc(alias = "pagepath")]
        pub path: Cow<'a, str> = "appmsg/weappinfo/pagepath",
    }
}

content! {
    /// A post of a channel (app type 51): `appmsg/finderFeed`. The title of such a message only
    /// says that the client is too old.
    pub struct Channels<'a> {
        /// `appmsg/finderFeed/nickname`: the name of the channel.
        #[doc(alias = "nickname")]
        pub nick: Cow<'a, str> = "appmsg/finderFeed/nickname",
        /// `appmsg/finderFeed/desc`: the text of the post.
        #[doc(alias = "desc")]
        pub description: Cow<'a, str> = "appmsg/finderFeed/desc",
    }
}

/// An app message of any other type.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct App<'a> {
    /// `appmsg/type`: what it is, such as 1 for a text in `title` or 53 for a list that the
    /// members of a room continue.
    #[doc(alias = "type")]
    pub app_type: u64,
    /// `appmsg/title`: the title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Cow<'a, str>>,
    /// `appmsg/des`: what it is about.
    #[doc(alias = "des")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Cow<'a, str>>,
    /// `appmsg/url`: where it leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Cow<'a, str>>,
}

impl<'a> App<'a> {
    fn of(root: &Element<'a>, app_type: u64) -> Self {
        let [title, description, url] = root.find(["appmsg/title", "appmsg/des", "appmsg/url"]);
        App {
            app_type,
            title: title.and_then(value),
            description: description.and_then(value),
            url: url.and_then(value),
        }
    }
}
