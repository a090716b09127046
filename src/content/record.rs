//! Chats that were forwarded as a whole.

use std::borrow::Cow;

use super::ContentError;
use super::value::{FromXml, content};
use crate::xml::{self, Found, each};

content! {
    /// A forwarded chat (app type 19) or a note (24).
    pub struct ChatRecord<'a> {
        /// `appmsg/title`: such as whose chat it is.
        pub title: Cow<'a, str> = "appmsg/title",
        /// `appmsg/des`: its first lines.
        #[doc(alias = "des")]
        pub description: Cow<'a, str> = "appmsg/des",
        /// `appmsg/recorditem`: the chat, XML again: [`items`](ChatRecord::items) reads it.
        /// Absent in a long one, which WeChat cuts.
        #[doc(alias = "recorditem")]
        pub record: Cow<'a, str> = "appmsg/recorditem",
    }
}

content! {
    /// A message of a [`ChatRecord`]: `/recordinfo/datalist/dataitem`.
    pub struct RecordItem<'a> {
        /// `@datatype`: what it is, such as 1 text, 2 picture, 8 file, 17 a forwarded chat. These
        /// are not the numbers of `msgType`.
        #[doc(alias = "datatype")]
        pub data_type: u64 = "@datatype",
        /// `sourcename`: the name of who sent it.
        #[doc(alias = "sourcename")]
        pub nick: Cow<'a, str> = "sourcename",
        /// `srcMsgCreateTime`: when it was sent, in seconds since 1970.
        #[doc(alias = "srcMsgCreateTime")]
        pub time: u64 = "srcMsgCreateTime",
        /// `datatitle`: the name of a file, the title of a link.
        #[doc(alias = "datatitle")]
        pub title: Cow<'a, str> = "datatitle",
        /// `datadesc`: the text.
        #[doc(alias = "datadesc")]
        pub text: Cow<'a, str> = "datadesc",
    }
}

impl ChatRecord<'_> {
    /// The messages of the chat, in their order; none where the [`record`](ChatRecord::record) is
    /// absent or something else. Those of a chat that was forwarded inside are left out.
    ///
    /// # Errors
    ///
    /// [`ContentError::Damaged`]: the XML of the record is damaged. The byte is that of the record.
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg><appmsg><type>19</type><recorditem><![CDATA[<recordinfo><datalist>
    ///     <dataitem datatype='1'><sourcename>Li</sourcename><datadesc>hi</datadesc></dataitem>
    ///     </datalist></recordinfo>]]></recorditem></appmsg></msg>";
    /// let Content::ChatRecord(record) = Content::of(MessageType::App, xml)? else { panic!() };
    /// let items = record.items()?;
    /// assert_eq!(items[0].nick.as_deref(), Some("Li"));
    /// assert_eq!(items[0].text.as_deref(), Some("hi"));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    pub fn items(&self) -> Result<Vec<RecordItem<'_>>, ContentError> {
        let record = self.record.as_deref().unwrap_or_default();
        let read = xml::read(record, ["datalist"])?;
        let read = read.filter(|(root, _)| root.name() == "recordinfo");
        let list = read.and_then(|(_, [list])| list);
        let items = each(list, "dataitem", [""]).filter_map(|[item]| match item? {
            Found::Element(item) => Some(RecordItem::from_xml(&item)),
            Found::Attribute(_) => None,
        });
        Ok(items.collect())
    }
}
