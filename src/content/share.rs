//! Things that are shared from apps: music, files, mini programs.

use std::borrow::Cow;

use serde::Serialize;

use super::fields::content;
use super::owned::into_owned;
use super::value::value;
use crate::xml::{Damage, Document};

content! {
    /// A piece of music (app types 3, 76 and 92).
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg><appmsg><title>Old Song</title><des>Somebody</des><type>3</type>
    ///     <dataurl>https://example.com/old.mp3</dataurl></appmsg></msg>";
    /// let Content::Music(music) = Content::of(MessageType::App, xml)? else { panic!() };
    /// assert_eq!(music.data_url.as_deref(), Some("https://example.com/old.mp3"));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias("appmsg", "song"))]
    #[derive(Eq, Hash)]
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

/// A file (app type 6), or the announcement of a file that is still being uploaded (74).
///
/// ```
/// use wequick_types::{Content, MessageType};
///
/// let xml = "<msg><appmsg><title>a.xlsx</title><type>74</type><appattach><totallen>8939</totallen>
///     </appattach></appmsg></msg>";
/// let Content::File(file) = Content::of(MessageType::App, xml)? else { panic!() };
/// assert_eq!(file.name.as_deref(), Some("a.xlsx"));
/// assert!(!file.complete, "a second message tells when it is");
/// # Ok::<(), wequick_types::content::ContentError>(())
/// ```
#[doc(alias("appmsg", "appattach"))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct File<'a> {
    /// `appmsg/title`: its name.
    #[doc(alias = "title")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Cow<'a, str>>,
    /// `appmsg/appattach/totallen`: its size in bytes.
    #[doc(alias = "totallen")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// `appmsg/appattach/fileext`: the extension of its name, without the dot.
    #[doc(alias = "fileext")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<Cow<'a, str>>,
    /// `appmsg/md5`: the MD5 of the file, in hex.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub md5: Option<Cow<'a, str>>,
    /// Whether the file is complete (6). If it is still being uploaded (74), a second message follows.
    pub complete: bool,
}

into_owned!(File<'a> { name, bytes, extension, md5, complete });

impl<'a> File<'a> {
    pub(super) fn read_complete(document: &Document<'a>) -> Result<Self, Damage> {
        File::read(document, true)
    }

    pub(super) fn read_announced(document: &Document<'a>) -> Result<Self, Damage> {
        File::read(document, false)
    }

    fn read(document: &Document<'a>, complete: bool) -> Result<Self, Damage> {
        let [name, bytes, extension, md5] = document.find([
            "appmsg/title",
            "appmsg/appattach/totallen",
            "appmsg/appattach/fileext",
            "appmsg/md5",
        ])?;
        Ok(File {
            name: name.and_then(value),
            bytes: bytes.and_then(value),
            extension: extension.and_then(value),
            md5: md5.and_then(value),
            complete,
        })
    }
}

content! {
    /// A mini program (app types 33 and 36).
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg><appmsg><title>Order lunch</title><type>33</type>
    ///     <sourcedisplayname>Canteen</sourcedisplayname>
    ///     <weappinfo><appid>wx0123456789abcdef</appid><pagepath>menu.html</pagepath></weappinfo>
    ///     </appmsg></msg>";
    /// let Content::MiniProgram(program) = Content::of(MessageType::App, xml)? else { panic!() };
    /// assert_eq!(program.name.as_deref(), Some("Canteen"));
    /// assert_eq!(program.path.as_deref(), Some("menu.html"));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias("appmsg", "weapp", "weappinfo"))]
    #[derive(Eq, Hash)]
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
