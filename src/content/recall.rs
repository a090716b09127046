//! Messages that were taken back.

use std::borrow::Cow;

use super::fields::content;
use super::pseudo_html::{plain_text, without_buttons};
use crate::xml::{self, Damage, Document, Found};

content! {
    /// Somebody took a message back: a 10002 of type `revokemsg`, or a 10000 whose text is a `<revokemsg>`,
    /// which has the sentence only. Neither form names the person: see
    /// [`Callback::sender`](crate::Callback::sender).
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = r#"<sysmsg type="revokemsg"><revokemsg><newmsgid>5517</newmsgid>
    ///     <replacemsg>"Mei" recalled a message</replacemsg></revokemsg></sysmsg>"#;
    /// let Content::Recall(recall) = Content::of(MessageType::SystemMessage, xml)? else { panic!() };
    /// assert_eq!(recall.message_id, Some(5517));
    /// assert_eq!(recall.text.as_deref(), Some("\"Mei\" recalled a message"));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias("revoke", "revokemsg", "sysmsg"))]
    #[derive(Eq, Hash)]
    pub struct Recall<'a> {
        /// `revokemsg/replacemsg`, else `revokemsg/content`: the sentence that is shown in place of the
        /// message, in the language of the phone. Some clients write it as `<content>…</content>` inside
        /// `replacemsg`. For a 10000, a button to edit the message again is left out.
        #[doc(alias = "replacemsg")]
        pub text: Cow<'a, str> = "revokemsg/replacemsg" | "revokemsg/replacemsg/content"
            | "revokemsg/content" as inside_content,
        /// `revokemsg/newmsgid`: the id of the message that was taken back. A [`Quoted`](super::Quoted) has
        /// the same id. It is written as a string.
        #[doc(alias = "newmsgid")]
        #[serde(serialize_with = "super::value::id_as_text")]
        pub message_id: u64 = "revokemsg/newmsgid",
    }
}

impl<'a> Recall<'a> {
    /// Reads a `<revokemsg>` that is a document of its own.
    pub(super) fn read_root(document: &Document<'a>) -> Result<Self, Damage> {
        let [root] = document.find([""])?;
        let inner = root.map(Found::xml).unwrap_or_default();
        // Clients write the button in three ways: as an element, in CDATA, or escaped. The first form is a
        // tag of the XML, the other two appear only in its decoded text. So buttons are dropped twice: from
        // the XML, and from the text.
        let text = match without_buttons(inner) {
            Cow::Borrowed(inner) => xml::text_of(inner),
            Cow::Owned(inner) => xml::text_of(&inner).into_owned().into(),
        };
        let text = match without_buttons(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(text) => text.into(),
        };
        Ok(Recall {
            text: Some(text).filter(|text| !xml::is_white(text)),
            message_id: None,
        })
    }

    /// The [`text`](Recall::text) without pseudo-HTML; see [`Notice::plain_text`].
    ///
    /// [`Notice::plain_text`]: super::Notice::plain_text
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = r#"<sysmsg type="revokemsg"><revokemsg><replacemsg><![CDATA[You recalled a message.<a
    ///     href="weixin://revoke_edit_click">Edit</a>]]></replacemsg></revokemsg></sysmsg>"#;
    /// let Content::Recall(recall) = Content::of(MessageType::SystemMessage, xml)? else { panic!() };
    /// assert_eq!(recall.plain_text().as_deref(), Some("You recalled a message."));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[must_use]
    pub fn plain_text(&self) -> Option<Cow<'_, str>> {
        self.text.as_deref().map(plain_text)
    }
}
