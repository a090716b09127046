//! Chats that were forwarded as a whole.

use std::borrow::Cow;

use super::ContentError;
use super::fields::{FromXml, content};
use crate::growth::push;
use crate::wxid::Wxid;
use crate::xml::Document;

content! {
    /// A forwarded chat (app type 19) or a note (24).
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg><appmsg><title>Chat of Lin and Mei</title><des>Lin: hi</des><type>19</type>
    ///     </appmsg></msg>";
    /// let Content::ChatRecord(record) = Content::of(MessageType::App, xml)? else { panic!() };
    /// assert_eq!(record.title.as_deref(), Some("Chat of Lin and Mei"));
    /// assert_eq!(record.items()?, [], "WeChat cut it");
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias("appmsg", "recordinfo", "recorditem", "note"))]
    #[derive(Eq, Hash)]
    pub struct ChatRecord<'a> {
        /// `appmsg/title`: the title, such as the names of those who chat.
        pub title: Cow<'a, str> = "appmsg/title",
        /// `appmsg/des`: its first lines.
        #[doc(alias = "des")]
        pub description: Cow<'a, str> = "appmsg/des",
        /// `appmsg/recorditem`: the chat. It is XML: [`items`](ChatRecord::items) reads it. Absent in a
        /// long chat, because WeChat cuts it.
        #[doc(alias = "recorditem")]
        pub record: Cow<'a, str> = "appmsg/recorditem",
    }
}

content! {
    /// A message of a [`ChatRecord`]: `/recordinfo/datalist/dataitem`.
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg><appmsg><type>19</type><recorditem><![CDATA[<recordinfo><datalist>
    ///     <dataitem datatype='6'><sourcename>Lin</sourcename><locitem><poiname>Old Gate</poiname>
    ///     <lat>39.9</lat><lng>116.4</lng></locitem></dataitem>
    ///     </datalist></recordinfo>]]></recorditem></appmsg></msg>";
    /// let Content::ChatRecord(record) = Content::of(MessageType::App, xml)? else { panic!() };
    /// let items = record.items()?;
    /// assert_eq!(items[0].title.as_deref(), Some("Old Gate"));
    /// assert_eq!(items[0].latitude, Some(39.9));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias = "dataitem")]
    pub struct RecordItem<'a> {
        /// `@datatype`: what it is, such as 1 text, 2 picture, 8 file, 17 a forwarded chat. These
        /// are not the numbers of `msgType`.
        #[doc(alias = "datatype")]
        pub data_type: u64 = "@datatype",
        /// `dataitemsource/realchatname`, else `dataitemsource/fromusr`: who sent it. The id of a room does
        /// not count.
        #[doc(alias("realchatname", "fromusr"))]
        pub wxid: Wxid<Cow<'a, str>> =
            "dataitemsource/realchatname" | "dataitemsource/fromusr" as person,
        /// `sourcename`, else `dataitemsource/displayname`: the name of the sender.
        #[doc(alias = "sourcename")]
        pub nick: Cow<'a, str> = "sourcename" | "dataitemsource/displayname",
        /// `srcMsgCreateTime`: when it was sent, in seconds since 1970.
        #[doc(alias = "srcMsgCreateTime")]
        pub time: u64 = "srcMsgCreateTime",
        /// `datatitle`, else `weburlitem/title`, else `locitem/poiname`: the name of a file, the title
        /// of a link, the name of a place.
        #[doc(alias("datatitle", "poiname"))]
        pub title: Cow<'a, str> = "datatitle" | "weburlitem/title" | "locitem/poiname",
        /// `datadesc`, else `weburlitem/desc`, else `locitem/label`: the text, what a link is about, the
        /// address of a place.
        #[doc(alias("datadesc", "label"))]
        pub text: Cow<'a, str> = "datadesc" | "weburlitem/desc" | "locitem/label",
        /// `streamweburl`, else `link`, else `weburlitem/link`: the URL that it opens.
        #[doc(alias("streamweburl", "weburlitem"))]
        pub url: Cow<'a, str> = "streamweburl" | "link" | "weburlitem/link",
        /// `locitem/lat`: degrees, south of the equator negative.
        #[doc(alias("lat", "locitem"))]
        pub latitude: f64 = "locitem/lat",
        /// `locitem/lng`: degrees, west of Greenwich negative.
        #[doc(alias("lng", "locitem"))]
        pub longitude: f64 = "locitem/lng",
        /// `recordxml`: a forwarded chat inside this one. It is XML: [`items`](RecordItem::items) reads it.
        #[doc(alias = "recordxml")]
        pub record: Cow<'a, str> = "recordxml" as document,
    }
}

impl ChatRecord<'_> {
    /// The messages of the chat, in their order. Empty if the [`record`](ChatRecord::record) is absent, or if
    /// its root is not `<recordinfo>`. An item without attributes, children and text is left out.
    ///
    /// # Errors
    ///
    /// [`ContentError::Damaged`]: the XML of the record is damaged. Its position is the byte offset in the
    /// record.
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg><appmsg><type>19</type><recorditem><![CDATA[<recordinfo><datalist>
    ///     <dataitem datatype='1'><sourcename>Lin</sourcename><datadesc>hi</datadesc></dataitem>
    ///     </datalist></recordinfo>]]></recorditem></appmsg></msg>";
    /// let Content::ChatRecord(record) = Content::of(MessageType::App, xml)? else { panic!() };
    /// let items = record.items()?;
    /// assert_eq!(items[0].nick.as_deref(), Some("Lin"));
    /// assert_eq!(items[0].text.as_deref(), Some("hi"));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    pub fn items(&self) -> Result<Vec<RecordItem<'_>>, ContentError> {
        items(self.record.as_deref())
    }
}

impl RecordItem<'_> {
    /// The messages of the chat that was forwarded inside, as [`ChatRecord::items`] gives them.
    ///
    /// # Errors
    ///
    /// Those of [`ChatRecord::items`].
    pub fn items(&self) -> Result<Vec<RecordItem<'_>>, ContentError> {
        items(self.record.as_deref())
    }
}

/// The items of a record. Records inside them are not read, so nested records cost nothing.
fn items(record: Option<&str>) -> Result<Vec<RecordItem<'_>>, ContentError> {
    let mut items = Vec::new();
    if let Some(document) = Document::open_root(record.unwrap_or_default(), "recordinfo")? {
        let [list] = document.find(["datalist"])?;
        for item in RecordItem::each(list, "dataitem") {
            push(&mut items, item);
        }
    }
    Ok(items)
}
