//! What a message holds, beside an XML library and look-ups in its tree.

use std::hint::black_box;

use roxmltree::{Document, Node};
use wequick_types::content::{File, Notice, Quote};
use wequick_types::{Code, Content};

use crate::race::compare;

use super::Extra;

const QUOTE: &str = include_str!("../../fixtures/contents/49-57-file.xml");
const FILE: &str = include_str!("../../fixtures/contents/49-6-file.xml");
const NOTICE: &str = include_str!("../../fixtures/contents/10002-template-removed.xml");

pub(crate) fn measure() -> Vec<Extra> {
    // The library reads no prefix.
    let notice = &NOTICE[NOTICE.find('<').unwrap_or_default()..];
    vec![
        Extra {
            name: "`content()` of a quote, to `roxmltree` and look-ups",
            ratio: ratio(49, QUOTE, look_up_quote),
        },
        Extra {
            name: "`content()` of a file, to `roxmltree` and look-ups",
            ratio: ratio(49, FILE, look_up_file),
        },
        Extra {
            name: "`content()` of a notice, to `roxmltree` and look-ups",
            ratio: ratio(10_002, notice, look_up_notice),
        },
    ]
}

/// The time for reading a content, to that for parsing the text and looking the same up.
fn ratio(msg_type: i64, text: &str, look_up: fn(Node) -> Vec<String>) -> f64 {
    let content = || Content::of(Code::new(msg_type), text).unwrap();
    let parse = || Document::parse(text).unwrap();
    assert_eq!(texts(&content()), look_up(parse().root_element()));
    compare(
        || (0..50).for_each(|_| drop(black_box(content()))),
        || (0..50).for_each(|_| drop(black_box(look_up(parse().root_element())))),
    )
}

/// What is looked up, in the order of the look-ups.
fn texts(content: &Content<'_>) -> Vec<String> {
    match content {
        Content::Quote(Quote { text, quoted, .. }) => vec![
            text.as_deref().unwrap_or_default().to_owned(),
            quoted.message_id.unwrap_or_default().to_string(),
            quoted
                .sender
                .as_ref()
                .map_or(String::new(), ToString::to_string),
            quoted.nick.as_deref().unwrap_or_default().to_owned(),
            quoted.content.as_deref().unwrap_or_default().to_owned(),
        ],
        Content::File(File {
            name,
            bytes,
            extension,
            md5,
            ..
        }) => vec![
            name.as_deref().unwrap_or_default().to_owned(),
            bytes.unwrap_or_default().to_string(),
            extension.as_deref().unwrap_or_default().to_owned(),
            md5.as_deref().unwrap_or_default().to_owned(),
        ],
        Content::Notice(Notice { text, members, .. }) => {
            let text = text.as_deref().unwrap_or_default().to_owned();
            let names = members.iter().filter_map(|member| member.nick.as_deref());
            std::iter::once(text)
                .chain(names.map(str::to_owned))
                .collect()
        }
        other => panic!("{other:?}"),
    }
}

/// The first element at a path.
fn at<'a>(node: Node<'a, 'a>, path: &str) -> Option<Node<'a, 'a>> {
    path.split('/').try_fold(node, |node, name| {
        node.children().find(|child| child.has_tag_name(name))
    })
}

fn text(node: Node, path: &str) -> String {
    let text = at(node, path).and_then(|node| node.text());
    text.unwrap_or_default().to_owned()
}

fn look_up_quote(msg: Node) -> Vec<String> {
    let refermsg = at(msg, "appmsg/refermsg").unwrap();
    vec![
        text(msg, "appmsg/title"),
        text(refermsg, "svrid"),
        text(refermsg, "chatusr"),
        text(refermsg, "displayname"),
        text(refermsg, "content"),
    ]
}

fn look_up_file(msg: Node) -> Vec<String> {
    let paths = ["title", "appattach/totallen", "appattach/fileext", "md5"];
    let appmsg = at(msg, "appmsg").unwrap();
    paths.map(|path| text(appmsg, path)).to_vec()
}

fn look_up_notice(sysmsg: Node) -> Vec<String> {
    let content = at(sysmsg, "sysmsgtemplate/content_template").unwrap();
    let mut sentence = text(content, "template");
    let mut all = Vec::new();
    for link in at(content, "link_list")
        .unwrap()
        .children()
        .filter(Node::is_element)
    {
        let members = at(link, "memberlist").unwrap();
        let members = members.children().filter(Node::is_element);
        let names: Vec<String> = members.map(|member| text(member, "nickname")).collect();
        let name = format!("${}$", link.attribute("name").unwrap());
        sentence = sentence.replace(&name, &names.join("、"));
        all.extend(names);
    }
    all.insert(0, sentence);
    all
}
