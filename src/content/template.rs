//! Sentences with names to be filled in: `"$names$" joined`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::member::{Member, role};
use super::value::value;
use crate::xml::{Found, Founds, each};

/// What stands for one name of a template.
pub(super) struct Link<'a> {
    pub(super) members: Vec<Member<'a>>,
    name: Option<Cow<'a, str>>,
    separator: Cow<'a, str>,
    title: Cow<'a, str>,
}

impl<'a> Link<'a> {
    pub(super) fn all(list: Option<Found<'a>>) -> Vec<Self> {
        let paths = ["@name", "memberlist", "separator", "title"];
        each(list, "link", paths).map(Link::from_xml).collect()
    }

    fn from_xml([name, members, separator, title]: Founds<'a, 4>) -> Self {
        let name: Option<Cow<'a, str>> = name.and_then(value);
        let role = role(name.clone());
        Link {
            members: Member::all(members, role.as_ref()),
            name,
            separator: separator.and_then(value).unwrap_or("、".into()),
            title: title.and_then(value).unwrap_or_default(),
        }
    }

    /// What the template says for it, piece by piece.
    fn pieces(&self) -> impl Iterator<Item = &str> {
        let title = self.members.is_empty().then_some(&*self.title);
        let names = self.members.iter().enumerate().flat_map(|(index, member)| {
            let wxid = member.wxid.as_ref().map_or("", |wxid| wxid.as_str());
            let name = member.nick.as_deref().unwrap_or(wxid);
            let separator = (index > 0).then_some(&*self.separator);
            separator.into_iter().chain([name])
        });
        title.into_iter().chain(names)
    }
}

/// Fills the links in for their names, in one pass: a name within a name stays, and so does a `$`
/// that begins no name. What would make the text longer than `most` bytes stays as well, as a few
/// bytes could ask for any length.
pub(super) fn fill<'a>(template: Cow<'a, str>, links: &[Link<'_>], most: usize) -> Cow<'a, str> {
    let mut by_name = BTreeMap::new();
    for link in links {
        if let Some(name) = &link.name {
            let length: usize = link.pieces().map(str::len).sum();
            by_name.entry(&**name).or_insert((link, length));
        }
    }

    let mut text = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(distance) = template[at..].find('$') {
        let start = at + distance + 1;
        let Some(length) = template[start..].find('$') else {
            break;
        };
        let end = start + length;
        // What ends here may begin the next name.
        at = end;
        if let Some((link, length)) = by_name.get(&template[start..end]) {
            at = end + 1;
            let before = &template[copied..start - 1];
            let behind = &template[at..];
            if text.len() + before.len() + length + behind.len() <= most {
                text.push_str(before);
                text.extend(link.pieces());
                copied = at;
            }
        }
    }
    if copied == 0 {
        return template;
    }
    text.push_str(&template[copied..]);
    text.into()
}
