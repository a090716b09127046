//! Whom a notice is about, and templates with names.

use serde_json::Value;

use super::meaning::Row;
use super::tree::{Tree, is_white};

/// Adds to the fields of a system message what no path leads to.
pub(crate) fn complete(system_type: &str, root: &Tree, fields: &mut Row) {
    let members = match system_type {
        "sysmsgtemplate" => {
            let Some(template) = root.at("sysmsgtemplate/content_template") else {
                return;
            };
            let list = template.at("link_list").into_iter();
            let links: Vec<&Tree> = list.flat_map(|list| list.all("link")).collect();
            let text = template.text("template");
            let text = text.map(|text| filled(text, &links, root.size));
            if let Some(text) = text.filter(|text| !is_white(text)) {
                fields.insert("text".to_owned(), text.into());
            }
            let members = links
                .iter()
                .map(|link| members(link.text("@name"), link, "member"));
            members.flatten().collect()
        }
        "delchatroommember" => {
            let message = root.at(system_type).into_iter();
            let links = message.flat_map(|message| message.all("link"));
            links
                .flat_map(|link| members(link.text("scene"), link, "username"))
                .collect()
        }
        "NewXmlChatRoomAccessVerifyApplication" => {
            match root.at(system_type).and_then(|message| message.at("link")) {
                None => Vec::new(),
                Some(link) => {
                    let inviter = member(Some("inviter"), link.text("inviterusername"), None);
                    let others = members(Some("member"), link, "member");
                    inviter.into_iter().chain(others).collect()
                }
            }
        }
        _ => Vec::new(),
    };
    if !members.is_empty() {
        fields.insert("members".to_owned(), members.into());
    }
}

/// The members in the list of a link, each an element of this name.
fn members(role: Option<&str>, link: &Tree, name: &str) -> Vec<Value> {
    let list = link.at("memberlist").into_iter();
    let elements = list.flat_map(|list| list.all(name));
    let members = elements.filter_map(|element| match name {
        "username" => member(role, element.text(""), None),
        _ => member(role, element.text("username"), element.text("nickname")),
    });
    members.collect()
}

/// A member, unless there is nothing of it. It has no role of more than 64 bytes.
fn member(role: Option<&str>, wxid: Option<&str>, nick: Option<&str>) -> Option<Value> {
    wxid.or(nick)?;
    let role = role.filter(|role| role.len() <= 64);
    let fields = [("role", role), ("wxid", wxid), ("nick", nick)];
    let fields = fields
        .into_iter()
        .filter_map(|(name, text)| Some((name.to_owned(), Value::from(text?))));
    Some(fields.collect::<Row>().into())
}

/// The template with its names filled in, from the first to the last; but for those that would make
/// the text longer than this.
fn filled(mut template: &str, links: &[&Tree], most: usize) -> String {
    let mut text = String::new();
    while let Some(c) = template.chars().next() {
        let name = template
            .strip_prefix('$')
            .and_then(|rest| rest.split_once('$'));
        let link = name.and_then(|(name, rest)| {
            let link = links.iter().find(|link| link.text("@name") == Some(name))?;
            Some((*link, rest))
        });
        if let Some((link, rest)) = link {
            let names = names(link);
            if text.len() + names.len() + rest.len() > most {
                text.push_str(&template[..template.len() - rest.len()]);
            } else {
                text.push_str(&names);
            }
            template = rest;
        } else {
            text.push(c);
            template = &template[c.len_utf8()..];
        }
    }
    text
}

/// What stands for a link: the names of its members, or else its title.
fn names(link: &Tree) -> String {
    let members = members(None, link, "member");
    let names: Vec<&str> = members
        .iter()
        .filter_map(|member| member.get("nick").or(member.get("wxid"))?.as_str())
        .collect();
    if names.is_empty() {
        return link.text("title").unwrap_or_default().to_owned();
    }
    names.join(link.text("separator").unwrap_or("、"))
}
