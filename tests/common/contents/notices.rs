//! The model of notices: their members, templates with names, and buttons in sentences.

use serde_json::Value;

use super::expected::{Row, digits};
use super::tree::{Piece, Tree, WHITE, is_white};

/// Adds to the fields of a system message what no path leads to.
pub(crate) fn complete(system_type: &str, root: &Tree, fields: &mut Row) {
    let members = match system_type {
        "sysmsgtemplate" => {
            let templates = root.at(system_type).into_iter();
            let templates: Vec<&Tree> = templates
                .flat_map(|list| list.all("content_template"))
                .collect();
            let text = sentence(&templates, root.inner.len());
            if !text.is_empty() {
                fields.insert("text".to_owned(), text.into());
            }
            let lists = templates
                .iter()
                .filter_map(|template| template.at("link_list"));
            let links = lists.flat_map(|list| list.all("link"));
            links
                .flat_map(|link| members(link.text("@name"), link, "member"))
                .collect()
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

/// What the templates say, one behind the other.
fn sentence(templates: &[&Tree], most: usize) -> String {
    let texts = templates
        .iter()
        .map(|template| template.text("template").unwrap_or_default());
    let mut room = most.saturating_sub(texts.map(str::len).sum());
    let links = |template: &Tree| {
        let list = template.at("link_list")?;
        Some(list.all("link").cloned().collect::<Vec<Tree>>())
    };
    let first = templates.first().and_then(|template| links(template));
    let mut all = String::new();
    for template in templates {
        let links = links(template).or(first.clone()).unwrap_or_default();
        let text = template.text("template").unwrap_or_default();
        let text = filled(text, &links, &mut room);
        if is_white(&text) {
            all.push_str(template.text("plain").unwrap_or_default());
        } else {
            all.push_str(&text);
        }
    }
    all
}

/// The template with its names filled in, from the first to the last; but for those for which there is
/// no room.
fn filled(mut template: &str, links: &[Tree], room: &mut usize) -> String {
    let mut text = String::new();
    // What was filled in last stays as it is.
    let mut behind_name = 0;
    while let Some(c) = template.chars().next() {
        let name = template
            .strip_prefix('$')
            .and_then(|rest| rest.split_once('$'));
        let link = name.and_then(|(name, rest)| {
            let link = links.iter().find(|link| link.text("@name") == Some(name))?;
            Some((link, rest))
        });
        let Some((link, rest)) = link else {
            text.push(c);
            template = &template[c.len_utf8()..];
            continue;
        };
        let names = names(link);
        let name_length = template.len() - rest.len();
        if names.len() > *room + name_length {
            text.push_str(&template[..name_length]);
        } else {
            *room = *room + name_length - names.len();
            if is_hidden(link) {
                let before = text[behind_name..].trim_end_matches(WHITE);
                text.truncate(behind_name + before.len());
            }
            text.push_str(&names);
            behind_name = text.len();
        }
        template = rest;
    }
    text
}

fn is_hidden(link: &Tree) -> bool {
    let hidden = link.text("@hidden");
    hidden.and_then(|text| digits(text.trim_matches(WHITE))) == Some(1)
}

/// What stands for a link: the names of its members, or else its title, or else its plain text.
fn names(link: &Tree) -> String {
    if is_hidden(link) {
        return String::new();
    }
    let members = members(None, link, "member");
    let names: Vec<&str> = members
        .iter()
        .filter_map(|member| member.get("nick").or(member.get("wxid"))?.as_str())
        .collect();
    if names.is_empty() {
        let text = link.text("title").or(link.text("plain"));
        return text.unwrap_or_default().to_owned();
    }
    let separator = link
        .at("separator")
        .map(|separator| separator.text.as_str());
    names.join(separator.filter(|text| !text.is_empty()).unwrap_or("、"))
}

/// What a recall says without its button, which stands there as an element or as a text.
pub(crate) fn without_button(root: &Tree) -> Option<String> {
    let mut text = String::new();
    // Blanks before another element are no blanks before the button.
    let mut behind_element = 0;
    for piece in &root.pieces {
        match piece {
            Piece::Text(piece) => text.push_str(piece),
            Piece::Child(index) if is_button(&root.children[*index]) => {
                let before = text[behind_element..].trim_end_matches(WHITE);
                text.truncate(behind_element + before.len());
            }
            Piece::Child(_) => behind_element = text.len(),
        }
    }
    if let Some([before, _, behind]) = split_button(&text) {
        text = before.trim_end_matches(WHITE).to_owned() + behind;
    }
    (!is_white(&text)).then_some(text)
}

fn is_button(element: &Tree) -> bool {
    let href = element.text("@href").unwrap_or_default();
    element.name == "a" && href.starts_with("weixin://revoke")
}

/// A text with a button: what stands before it, in it and behind it.
fn split_button(text: &str) -> Option<[&str; 3]> {
    let (before, button) = text.split_once("<a href=\"weixin://revoke")?;
    let (button, behind) = button.split_once("</a>")?;
    let (_, attributes_end) = button.split_once('"')?;
    attributes_end
        .starts_with('>')
        .then_some([before, button, behind])
}

/// Whether a recall is written as plainly as it is read here.
pub(crate) fn is_plain_recall(root: &Tree) -> bool {
    let buttons = root.children.iter().filter(|child| is_button(child));
    let plain_buttons = buttons.clone().all(|button| !button.inner.contains('<'));
    let others = root.inner.matches("weixin://revoke").count() - buttons.count().min(1);
    let text_is_plain = match split_button(&root.text) {
        Some(pieces) => pieces.iter().all(|piece| !piece.contains('<')) && others == 1,
        None => !root.text.contains('<') && others == 0,
    };
    plain_buttons && text_is_plain && !root.inner.contains("<!--") && !root.inner.contains("<?")
}
