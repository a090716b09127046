//! What the system says (`msgType` 10000 and 10002): notices, recalls, pats and announcements.

use std::borrow::Cow;

use serde::Serialize;

use super::member::{Member, role};
use super::template::{Link, fill};
use super::value::{FromXml, content, value};
use super::{Content, ContentError};
use crate::wxid::Wxid;
use crate::xml::{self, Element, Found, WHITE, each};

/// The content of a 10000: mostly a plain sentence, which may begin with a tag such as `<img …>`.
pub(super) fn plain(text: &str) -> Result<Content<'_>, ContentError> {
    let read = if is_document(text) {
        xml::read(text, ["@type", ""])?
    } else {
        None
    };
    Ok(match read {
        Some((root, [_, inner])) if root.name() == "revokemsg" => Content::Recall(Recall {
            text: inner.and_then(value),
            message_id: None,
        }),
        Some((root, [system_type, _])) => of_root(&root, system_type),
        None => Content::Notice(Notice::of_text((!text.is_empty()).then_some(text.into()))),
    })
}

/// Whether a 10000 is one of the two documents that come instead of a sentence.
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

/// The content of a 10002.
pub(super) fn system(text: &str) -> Result<Content<'_>, ContentError> {
    let read = xml::read(text, ["@type"])?;
    Ok(read.map_or(Content::Other, |(root, [system_type])| {
        of_root(&root, system_type)
    }))
}

/// The content of a system message: by the `type` of `<sysmsg>`.
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
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Notice<'a> {
    /// The sentence. Of a 10000 the whole text, which may hold tags such as `<img …>`; of a
    /// `sysmsgtemplate` the `template` with the names filled in, else `plain`; of a
    /// `delchatroommember` `plain`, else `text`; of the others `text` or `content`.
    ///
    /// A name of the template stays as it is, `$name$`, where the text would get longer than all
    /// that stands inside `<sysmsg>`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Cow<'a, str>>,
    /// Whom it is about, in the order of the message. Only the three types about rooms name them:
    /// `sysmsgtemplate`, `delchatroommember` and `NewXmlChatRoomAccessVerifyApplication`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Member<'a>>,
}

impl<'a> Notice<'a> {
    fn of_text(text: Option<Cow<'a, str>>) -> Self {
        Notice {
            text,
            members: Vec::new(),
        }
    }

    /// The text at the first of two paths that leads to one.
    fn at(root: &Element<'a>, paths: [&str; 2]) -> Self {
        let [first, second] = root.find(paths);
        Notice::of_text(first.and_then(value).or_else(|| second.and_then(value)))
    }

    pub(super) fn of_payment(root: &Element<'a>) -> Self {
        Notice::at(root, ["paymsg/content", "content"])
    }

    pub(super) fn of_edit(root: &Element<'a>) -> Self {
        Notice::at(root, ["editrevokecontent/text", "text"])
    }

    pub(super) fn of_template(root: &Element<'a>) -> Self {
        let [plain, template, links] = root.find([
            "sysmsgtemplate/content_template/plain",
            "sysmsgtemplate/content_template/template",
            "sysmsgtemplate/content_template/link_list",
        ]);
        let links = Link::all(links);
        let text = template
            .and_then(value)
            .map(|template| fill(template, &links, root.size()));
        let text = text.filter(|text| !xml::is_white(text));
        Notice {
            text: text.or_else(|| plain.and_then(value)),
            members: links.into_iter().flat_map(|link| link.members).collect(),
        }
    }

    pub(super) fn of_invitation(root: &Element<'a>) -> Self {
        let mut notice = Notice::at(root, ["delchatroommember/plain", "delchatroommember/text"]);
        let [parent] = root.find(["delchatroommember"]);
        for [scene, members] in each(parent, "link", ["scene", "memberlist"]) {
            let role = role(scene.and_then(value));
            let members = each(members, "username", [""]).map(|[username]| Member {
                role: role.clone(),
                wxid: username.and_then(value),
                nick: None,
            });
            notice.members.extend(members.filter(Member::is_somebody));
        }
        notice
    }

    pub(super) fn of_application(root: &Element<'a>) -> Self {
        let [text, inviter, members] = root.find([
            "NewXmlChatRoomAccessVerifyApplication/text",
            "NewXmlChatRoomAccessVerifyApplication/link/inviterusername",
            "NewXmlChatRoomAccessVerifyApplication/link/memberlist",
        ]);
        let inviter = Member {
            role: Some("inviter".into()),
            wxid: inviter.and_then(value),
            nick: None,
        };
        let inviter = Some(inviter).filter(Member::is_somebody);
        let members = Member::all(members, Some(&"member".into()));
        Notice {
            text: text.and_then(value),
            members: inviter.into_iter().chain(members).collect(),
        }
    }
}

content! {
    /// Somebody took a message back (10002 of type `revokemsg`; a 10000 that is a `<revokemsg>`,
    /// which only has the sentence). It does not name who did: that is
    /// [`Callback::sender`](crate::Callback::sender).
    pub struct Recall<'a> {
        /// `revokemsg/replacemsg`: the sentence that is shown instead, in the language of the
        /// phone.
        #[doc(alias = "replacemsg")]
        pub text: Cow<'a, str> = "revokemsg/replacemsg",
        /// `revokemsg/newmsgid`: the id of the message that is gone, which a
        /// [`Quoted`](super::Quoted) gives as well.
        #[doc(alias = "newmsgid")]
        pub message_id: u64 = "revokemsg/newmsgid",
    }
}

content! {
    /// Somebody patted somebody (10002 of type `pat`: `/sysmsg/pat`; app type 62:
    /// `/msg/appmsg/patinfo`, in older clients `/msg/appmsg/patMsg/records/record`).
    pub struct Pat<'a> {
        /// `fromusername`: who patted.
        #[doc(alias = "fromusername")]
        pub from: Wxid<Cow<'a, str>> = "fromusername",
        /// `pattedusername`: who was patted.
        #[doc(alias = "pattedusername")]
        pub patted: Wxid<Cow<'a, str>> = "pattedusername",
        /// `patsuffix`: what the patted one lets be added to the sentence.
        #[doc(alias = "patsuffix")]
        pub suffix: Cow<'a, str> = "patsuffix",
        /// `template`: the sentence, in which `${wxid_…}` stands for a name.
        pub template: Cow<'a, str> = "template",
    }
}

impl<'a> Pat<'a> {
    pub(super) fn of_system(root: &Element<'a>) -> Self {
        let pat = root.element("pat");
        pat.as_ref().map(Pat::from_xml).unwrap_or_default()
    }

    pub(super) fn of_app(root: &Element<'a>) -> Self {
        let [pat, record] =
            ["appmsg/patinfo", "appmsg/patMsg/records/record"].map(|path| root.element(path));
        let pat = pat.as_ref().map(Pat::from_xml).unwrap_or_default();
        let Some(record) = record.filter(|_| pat == Pat::default()) else {
            return pat;
        };
        let [from, patted, template] = record.find(["fromUser", "pattedUser", "templete"]);
        Pat {
            from: from.and_then(value),
            patted: patted.and_then(value),
            suffix: None,
            template: template.and_then(value),
        }
    }
}

content! {
    /// The announcement of a room (app type 87; 10002 of type `mmchatroombarannouncememt`, so
    /// spelled).
    pub struct Announcement<'a> {
        /// `appmsg/textannouncement`, of a 10002 `mmchatroombarannouncememt/content`: the text.
        #[doc(alias = "textannouncement")]
        pub text: Cow<'a, str> = "appmsg/textannouncement",
    }
}

impl<'a> Announcement<'a> {
    pub(super) fn of_system(root: &Element<'a>) -> Self {
        let [text] = root.find(["mmchatroombarannouncememt/content"]);
        Announcement {
            text: text.and_then(value),
        }
    }
}
