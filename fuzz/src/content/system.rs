//! What the system says, by the look-ups of an XML library.

use serde_json::{Value, json};

use super::library::{Place, object, of_fields};

impl Place<'_> {
    pub(super) fn system(self) -> Option<Value> {
        let notice = |text: Option<Value>, members: Vec<Value>| {
            let members = (!members.is_empty()).then_some(members.into());
            object("notice", [("text", text), ("members", members)])
        };
        let either = |first, second| notice(self.text(first).or(self.text(second)), Vec::new());
        let kind = self.string("@type").unwrap_or_default();
        Some(match kind.as_str() {
            "revokemsg" => object(
                "recall",
                [
                    ("text", self.text("revokemsg/replacemsg")),
                    ("message_id", self.number("revokemsg/newmsgid")),
                ],
            ),
            "pat" => self.at("pat").map_or(json!({"kind": "pat"}), Place::pat),
            "mmchatroombarannouncememt" => object(
                "announcement",
                [("text", self.text("mmchatroombarannouncememt/content"))],
            ),
            "paymsg" => either("paymsg/content", "content"),
            "editrevokecontent" => either("editrevokecontent/text", "text"),
            "delchatroommember" => {
                let place = self.at("delchatroommember");
                let links = place.into_iter().flat_map(|place| place.all("link"));
                let members = links.flat_map(|link| {
                    let names = link.at("memberlist").into_iter();
                    let names = names.flat_map(|list| list.all("username"));
                    names.filter_map(move |name| member(link.text("scene"), name.text(""), None))
                });
                let text = self.text("delchatroommember/plain");
                notice(
                    text.or(self.text("delchatroommember/text")),
                    members.collect(),
                )
            }
            "NewXmlChatRoomAccessVerifyApplication" => {
                let link = self.at("NewXmlChatRoomAccessVerifyApplication/link");
                let inviter = link.and_then(|link| link.text("inviterusername"));
                let inviter = member(Some("inviter".into()), inviter, None);
                let list = link.and_then(|link| link.at("memberlist")).into_iter();
                let members = list
                    .flat_map(|list| list.all("member"))
                    .filter_map(|place| {
                        member(
                            Some("member".into()),
                            place.text("username"),
                            place.text("nickname"),
                        )
                    });
                let members = inviter.into_iter().chain(members).collect();
                notice(
                    self.text("NewXmlChatRoomAccessVerifyApplication/text"),
                    members,
                )
            }
            // The names filled in are a matter of tests.
            "sysmsgtemplate" => return None,
            _ => json!({"kind": "other"}),
        })
    }

    pub(super) fn pat(self) -> Value {
        object(
            "pat",
            [
                ("from", self.text("fromusername")),
                ("patted", self.text("pattedusername")),
                ("suffix", self.text("patsuffix")),
                ("template", self.text("template")),
            ],
        )
    }
}

/// A member, unless there is nothing of it.
fn member(role: Option<Value>, wxid: Option<Value>, nick: Option<Value>) -> Option<Value> {
    let is_somebody = wxid.is_some() || nick.is_some();
    let member = of_fields([("role", role), ("wxid", wxid), ("nick", nick)]);
    is_somebody.then_some(member.into())
}
