//! Templates: sentences with placeholders for names, such as `"$names$" joined`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::member::{Member, role};
use super::value::value;
use crate::xml::{self, Found, WHITE, each};

/// Fills in the templates of a `sysmsgtemplate`. Returns their sentences as one text, and the members of
/// all links.
///
/// One name may be used many times, and each use inserts all its members. So the names together get only
/// the bytes that the templates leave of `most`: a name that does not fit is left as it is.
pub(super) fn fill_all(
    list: Option<Found<'_>>,
    most: usize,
) -> (Option<Cow<'_, str>>, Vec<Member<'_>>) {
    let templates = each(list, "content_template", ["template", "plain", "link_list"]);
    let templates: Vec<_> = templates
        .map(|[template, plain, links]| (template.and_then(value), plain, links))
        .collect();
    // The room for names: what `most` leaves after the templates themselves.
    let lengths = templates
        .iter()
        .map(|(template, ..)| template.as_deref().map_or(0, str::len));
    let mut room = most.saturating_sub(lengths.sum());

    let mut text = Cow::Borrowed("");
    let mut members = Vec::new();
    let mut names_of_first = None;
    for (template, plain, links) in templates {
        let own = links.map(|links| Names::new(links, &mut members));
        // A template without links uses those of the first template.
        let names = match &own {
            Some(own) => own,
            None => names_of_first.get_or_insert_default(),
        };
        let sentence =
            template.map(|template: Cow<'_, str>| names.fill(template, &members, &mut room));
        let sentence = sentence.filter(|sentence| !xml::is_white(sentence));
        if let Some(sentence) = sentence.or_else(|| plain.and_then(value)) {
            join(&mut text, sentence);
        }
        if names_of_first.is_none() {
            names_of_first = own;
        }
    }
    (Some(text).filter(|text| !text.is_empty()), members)
}

/// Appends a sentence. A text of one sentence stays borrowed.
fn join<'a>(text: &mut Cow<'a, str>, piece: Cow<'a, str>) {
    if text.is_empty() {
        *text = piece;
    } else {
        text.to_mut().push_str(&piece);
    }
}

/// The links of a template by their names. If two links have the same name, the first one counts.
#[derive(Default)]
struct Names<'a>(BTreeMap<Cow<'a, str>, Filling<'a>>);

/// The text that fills a name.
struct Filling<'a> {
    /// The members of the link, as a range of all members of the notice.
    members: Range<usize>,
    /// The text between two members.
    separator: Cow<'a, str>,
    /// The text if there is no member.
    otherwise: Cow<'a, str>,
    /// Whether it is a button that is not shown. Then the text is empty, and the blanks before the name
    /// are dropped.
    is_hidden: bool,
    /// The length of the text in bytes. It is computed once, because a name may be used many times.
    length: usize,
}

impl<'a> Names<'a> {
    /// Reads a `link_list`, and adds its members to those of the notice.
    fn new(links: Found<'a>, members: &mut Vec<Member<'a>>) -> Self {
        let paths = [
            "@name",
            "@hidden",
            "memberlist",
            "separator",
            "title",
            "plain",
        ];
        let mut names = BTreeMap::new();
        for [name, hidden, list, separator, title, plain] in each(Some(links), "link", paths) {
            // Each link gives its members to the notice, even if it has no name that a template can use.
            let begin = members.len();
            Member::push_all(members, role(name).as_ref(), list);
            let Some(name) = name.and_then(value) else {
                continue;
            };
            names.entry(name).or_insert_with(|| {
                let mut filling = Filling {
                    members: begin..members.len(),
                    // `、` is the separator of a link that has none.
                    separator: separator
                        .and_then(Found::text_or_blanks)
                        .unwrap_or("、".into()),
                    otherwise: [title, plain]
                        .into_iter()
                        .flatten()
                        .find_map(value)
                        .unwrap_or_default(),
                    is_hidden: hidden.and_then(value) == Some(1_u64),
                    length: 0,
                };
                filling.length = filling.pieces(members).map(str::len).sum();
                filling
            });
        }
        Names(names)
    }

    /// Fills in the names of a template, in one pass. These are not filled in: a `$name$` in the nickname
    /// of a member, a `$` that begins no name, and a name that needs more than `room`.
    fn fill(
        &self,
        template: Cow<'a, str>,
        members: &[Member<'_>],
        room: &mut usize,
    ) -> Cow<'a, str> {
        // `template[..copied]` is done: it was copied or replaced. The search for the next `$` goes on at
        // `at`.
        let mut text = String::new();
        let mut copied = 0;
        let mut at = 0;
        while let Some(distance) = template[at..].find('$') {
            let dollar = at + distance;
            let start = dollar + 1;
            // A name is between two `$`. A single `$` that is left begins no name.
            let Some(length) = template[start..].find('$') else {
                break;
            };
            let end = start + length;
            // If the text between them is not a name, the second `$` may be the first one of a name.
            at = end;
            let Some(filling) = self.0.get(&template[start..end]) else {
                continue;
            };
            at = end + 1;
            // The name and its two `$` are replaced, so their bytes are free for its text.
            let more_room = *room + (at - dollar);
            if filling.length > more_room {
                continue;
            }
            *room = more_room - filling.length;
            let before = &template[copied..dollar];
            text.push_str(if filling.is_hidden {
                before.trim_end_matches(WHITE)
            } else {
                before
            });
            text.extend(filling.pieces(members));
            copied = at;
        }
        // Nothing was filled in: the template stays borrowed.
        if copied == 0 {
            return template;
        }
        text.push_str(&template[copied..]);
        text.into()
    }
}

impl Filling<'_> {
    /// The text, piece by piece.
    fn pieces<'m>(&'m self, members: &'m [Member<'_>]) -> impl Iterator<Item = &'m str> {
        let members = &members[self.members.clone()];
        let members = if self.is_hidden { &[] } else { members };
        let otherwise = (members.is_empty() && !self.is_hidden).then_some(&*self.otherwise);
        let names = members.iter().enumerate().flat_map(|(index, member)| {
            let separator = (index > 0).then_some(&*self.separator);
            separator.into_iter().chain([member.name()])
        });
        otherwise.into_iter().chain(names)
    }
}
