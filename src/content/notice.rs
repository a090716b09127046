//! Messages of the system (`msgType` 10000 and 10002): sentences, and the contents in a `<sysmsg>`.

use std::borrow::Cow;

use serde::Serialize;

use super::member::{Member, role};
use super::owned::into_owned;
use super::pseudo_html::plain_text;
use super::recall::Recall;
use super::template::fill_all;
use super::value::value;
use super::{Content, ContentError};
use crate::xml::{self, Damage, Document, WHITE, each};

/// Reads a 10000: mostly a plain sentence, which may begin with a tag such as `<img …>`.
pub(super) fn plain(text: &str) -> Result<Content<'_>, ContentError> {
    // Only the two known documents are read as XML. Any other `<` belongs to a sentence, which need not be
    // valid XML.
    let document = if is_document(text) {
        Document::open(text)?
    } else {
        None
    };
    Ok(match document {
        Some(document) if document.name() == "revokemsg" => Recall::read_root(&document)?.into(),
        Some(document) => read_document(&document)?,
        None => Content::Notice(Notice {
            text: (!text.is_empty()).then_some(text.into()),
            members: Vec::new(),
        }),
    })
}

/// Whether a 10000 is one of the two documents that some clients send instead of a sentence: `<revokemsg>`
/// or `<sysmsg>`.
fn is_document(text: &str) -> bool {
    // `<?xml …?>` may be in front of the root.
    let mut document = xml::document(text).unwrap_or_default();
    if let Some((_, behind)) = document
        .strip_prefix("<?")
        .and_then(|declaration| declaration.split_once("?>"))
    {
        document = behind.trim_start_matches(WHITE);
    }
    let name = document.strip_prefix('<').unwrap_or_default();
    let end = name.find(|c| WHITE.contains(&c) || matches!(c, '/' | '>'));
    matches!(&name[..end.unwrap_or(name.len())], "revokemsg" | "sysmsg")
}

/// Reads a 10002.
pub(super) fn system(text: &str) -> Result<Content<'_>, ContentError> {
    Ok(match Document::open_root(text, "sysmsg")? {
        Some(document) => read_document(&document)?,
        None => Content::Other,
    })
}

/// Reads a `<sysmsg>`, by its `type`.
fn read_document<'a>(document: &Document<'a>) -> Result<Content<'a>, Damage> {
    let type_name: Option<Cow<'_, str>> = document.peek("@type").and_then(value);
    if let Some(type_name) = type_name {
        if let Some(content) = Content::of_system(&type_name, document)? {
            return Ok(content);
        }
    }
    // Damage is an error for every type, so that it does not go unseen.
    document.check()?;
    Ok(Content::Other)
}

/// A notice: a sentence that WeChat itself shows in the chat, in the language of the phone. For example,
/// somebody joined or left, a friend was added, or a red packet was taken. It is a message of `msgType`
/// 10000, or of 10002 with the type `sysmsgtemplate`, `delchatroommember`,
/// `NewXmlChatRoomAccessVerifyApplication`, `paymsg` or `editrevokecontent`.
///
/// ```
/// use wequick_types::{Content, MessageType};
///
/// let xml = r#"<sysmsg type="sysmsgtemplate"><sysmsgtemplate><content_template>
///     <template>"$names$" joined</template><link_list><link name="names"><memberlist><member>
///     <username>wxid_mei</username><nickname>Mei</nickname></member></memberlist></link></link_list>
///     </content_template></sysmsgtemplate></sysmsg>"#;
/// let Content::Notice(notice) = Content::of(MessageType::SystemMessage, xml)? else { panic!() };
/// assert_eq!(notice.text.as_deref(), Some("\"Mei\" joined"));
/// assert_eq!(notice.members[0].wxid.as_ref().unwrap(), "wxid_mei");
/// # Ok::<(), wequick_types::content::ContentError>(())
/// ```
#[doc(alias("delchatroommember", "sysmsg", "sysmsgtemplate", "system"))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Notice<'a> {
    /// The sentence:
    ///
    /// * of a 10000: the whole text, which may hold tags such as `<img …>`
    /// * of a `sysmsgtemplate`: each `template` with the names filled in, else its `plain`, one after the
    ///   other
    /// * of a `delchatroommember`: `plain`, else `text`
    /// * of the others: `text` or `content`
    ///
    /// In a template, `$name$` is not filled in if no link has this name, or if the text would become
    /// longer than everything inside `<sysmsg>`.
    #[doc(alias("content_template", "plain", "template"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Cow<'a, str>>,
    /// The people whom it names, in the order of the message. Only the three types about rooms name people:
    /// `sysmsgtemplate`, `delchatroommember` and `NewXmlChatRoomAccessVerifyApplication`.
    #[doc(alias = "memberlist")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Member<'a>>,
}

into_owned!(Notice<'a> { text, members });

impl<'a> Notice<'a> {
    /// The [`text`](Notice::text) without pseudo-HTML. The tags `a`, `img` and `_wc_custom_link_` are left
    /// out, and the text between them is kept. A button to revoke something, `<a
    /// href="weixin://revoke…">…</a>`, is left out together with its text. A tag that is not closed is
    /// kept.
    ///
    /// A nickname may look like a tag of WeChat: the nickname `<a></a>` is left out, too. The text is
    /// borrowed if it has no tag.
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let text = r#"<img src="packet.png"/> Mei took your <_wc_custom_link_ color="red"
    ///     href="weixin://packet">red packet</_wc_custom_link_>"#;
    /// let Content::Notice(notice) = Content::of(MessageType::Notice, text)? else { panic!() };
    /// assert_eq!(notice.plain_text().as_deref(), Some(" Mei took your red packet"));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[must_use]
    pub fn plain_text(&self) -> Option<Cow<'_, str>> {
        self.text.as_deref().map(plain_text)
    }

    pub(super) fn read_payment(document: &Document<'a>) -> Result<Self, Damage> {
        Notice::read_text(document, ["paymsg/content", "content"])
    }

    pub(super) fn read_edit(document: &Document<'a>) -> Result<Self, Damage> {
        Notice::read_text(document, ["editrevokecontent/text", "text"])
    }

    /// Reads the text at the first path. If there is none, reads the text at the second path.
    fn read_text(document: &Document<'a>, paths: [&str; 2]) -> Result<Self, Damage> {
        let found = document.find(paths)?;
        Ok(Notice {
            text: found.into_iter().flatten().find_map(value),
            members: Vec::new(),
        })
    }

    /// Reads a `sysmsgtemplate`: sentences with names, such as who joined.
    pub(super) fn read_template(document: &Document<'a>) -> Result<Self, Damage> {
        let ([templates], size) = document.find_with_size(["sysmsgtemplate"])?;
        let (text, members) = fill_all(templates, size);
        Ok(Notice { text, members })
    }

    /// Reads a `delchatroommember`: who was invited by the account itself. In spite of its name, nobody was
    /// deleted.
    pub(super) fn read_invitation(document: &Document<'a>) -> Result<Self, Damage> {
        let [parent, plain, text] = document.find([
            "delchatroommember",
            "delchatroommember/plain",
            "delchatroommember/text",
        ])?;
        let mut members = Vec::new();
        for [scene, list] in each(parent, "link", ["scene", "memberlist"]) {
            let role = role(scene);
            // Each `username` element holds one id as its text. The empty path means the element itself.
            for [username] in each(list, "username", [""]) {
                Member::push(&mut members, role.as_ref(), username, None);
            }
        }
        Ok(Notice {
            text: [plain, text].into_iter().flatten().find_map(value),
            members,
        })
    }

    /// Reads an application to enter a room.
    pub(super) fn read_application(document: &Document<'a>) -> Result<Self, Damage> {
        let [text, inviter, list] = document.find([
            "NewXmlChatRoomAccessVerifyApplication/text",
            "NewXmlChatRoomAccessVerifyApplication/link/inviterusername",
            "NewXmlChatRoomAccessVerifyApplication/link/memberlist",
        ])?;
        let mut members = Vec::new();
        Member::push(&mut members, Some(&"inviter".into()), inviter, None);
        Member::push_all(&mut members, Some(&"member".into()), list);
        Ok(Notice {
            text: text.and_then(value),
            members,
        })
    }
}
