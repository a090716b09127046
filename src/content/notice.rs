//! What the system says (`msgType` 10000 and 10002): sentences, and which content a `<sysmsg>` is.

use std::borrow::Cow;

use serde::Serialize;

use super::member::{Member, role};
use super::owned::into_owned;
use super::pseudo_html::plain_text;
use super::recall::Recall;
use super::template::fill_all;
use super::value::value;
use super::{Content, ContentError};
use crate::xml::{self, Element, Found, WHITE, each};

/// Reads a 10000: mostly a plain sentence, which may begin with a tag such as `<img …>`.
pub(super) fn plain(text: &str) -> Result<Content<'_>, ContentError> {
    let read = if is_document(text) {
        xml::read(text, ["@type"])?
    } else {
        None
    };
    Ok(match read {
        Some((root, _)) if root.name() == "revokemsg" => Recall::of_root(&root).into(),
        Some((root, [system_type])) => of_root(&root, system_type),
        None => Content::Notice(Notice {
            text: (!text.is_empty()).then_some(text.into()),
            members: Vec::new(),
        }),
    })
}

/// Whether a 10000 is one of the two documents that some clients send instead of a sentence.
fn is_document(text: &str) -> bool {
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
    let read = xml::read(text, ["@type"])?;
    Ok(read.map_or(Content::Other, |(root, [system_type])| {
        of_root(&root, system_type)
    }))
}

/// The content of a `<sysmsg>`, by its `type`.
fn of_root<'a>(root: &Element<'a>, system_type: Option<Found<'a>>) -> Content<'a> {
    let system_type: Option<Cow<'_, str>> = system_type
        .and_then(value)
        .filter(|_| root.name() == "sysmsg");
    Content::of_system(system_type.as_deref().unwrap_or_default(), root)
}

/// A sentence of the system, in the language of the phone: who joined, left or was removed, that a
/// friend was added, that a red packet was taken (`msgType` 10000, and 10002 of the types
/// `sysmsgtemplate`, `delchatroommember`, `NewXmlChatRoomAccessVerifyApplication`, `paymsg` and
/// `editrevokecontent`).
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
    /// The sentence. Of a 10000 the whole text, which may hold tags such as `<img …>`; of a
    /// `sysmsgtemplate` each `template` with the names filled in, else its `plain`, one behind the other;
    /// of a `delchatroommember` `plain`, else `text`; of the others `text` or `content`.
    ///
    /// A name of a template stays as it is, `$name$`, where no link has this name, and where the text
    /// would get longer than all that stands inside `<sysmsg>`.
    #[doc(alias("content_template", "plain", "template"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Cow<'a, str>>,
    /// Whom it is about, in the order of the message. Only the three types about rooms name them:
    /// `sysmsgtemplate`, `delchatroommember` and `NewXmlChatRoomAccessVerifyApplication`.
    #[doc(alias = "memberlist")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Member<'a>>,
}

into_owned!(Notice<'a> { text, members });

impl<'a> Notice<'a> {
    /// The [`text`](Notice::text) without pseudo-HTML: the tags `a`, `img` and `_wc_custom_link_` are
    /// left out, and what stands between them is kept. A button to revoke something,
    /// `<a href="weixin://revoke…">…</a>`, goes with its text. A tag that is not closed stays.
    ///
    /// Nothing tells a tag of WeChat from a nickname that looks like one: `<a></a>` as a nickname is
    /// left out as well. The text is borrowed where there is no tag.
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

    pub(super) fn of_payment(root: &Element<'a>) -> Self {
        Notice::at(root, ["paymsg/content", "content"])
    }

    pub(super) fn of_edit(root: &Element<'a>) -> Self {
        Notice::at(root, ["editrevokecontent/text", "text"])
    }

    /// The text at the first of two paths that leads to one.
    fn at(root: &Element<'a>, paths: [&str; 2]) -> Self {
        let [first, second] = root.find(paths);
        Notice {
            text: first.and_then(value).or_else(|| second.and_then(value)),
            members: Vec::new(),
        }
    }

    pub(super) fn of_template(root: &Element<'a>) -> Self {
        let [templates] = root.find(["sysmsgtemplate"]);
        let (text, members) = fill_all(templates, root.size_of_root());
        Notice { text, members }
    }

    pub(super) fn of_invitation(root: &Element<'a>) -> Self {
        let [parent, plain, text] = root.find([
            "delchatroommember",
            "delchatroommember/plain",
            "delchatroommember/text",
        ]);
        let mut members = Vec::new();
        for [scene, list] in each(parent, "link", ["scene", "memberlist"]) {
            let role = role(scene);
            for [username] in each(list, "username", [""]) {
                Member::push(&mut members, role.as_ref(), username, None);
            }
        }
        Notice {
            text: plain.and_then(value).or_else(|| text.and_then(value)),
            members,
        }
    }

    pub(super) fn of_application(root: &Element<'a>) -> Self {
        let [text, inviter, list] = root.find([
            "NewXmlChatRoomAccessVerifyApplication/text",
            "NewXmlChatRoomAccessVerifyApplication/link/inviterusername",
            "NewXmlChatRoomAccessVerifyApplication/link/memberlist",
        ]);
        let mut members = Vec::new();
        Member::push(&mut members, Some(&"inviter".into()), inviter, None);
        Member::push_all(&mut members, Some(&"member".into()), list);
        Notice {
            text: text.and_then(value),
            members,
        }
    }
}
