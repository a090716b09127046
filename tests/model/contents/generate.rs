//! Generates documents: well-formed ones in all spellings, and damaged ones.

use arbitrary::{Result, Unstructured};

use super::bits;
use super::document::{Bit, Element, Piece};
use super::pieces::{attribute, dressed, sprinkle};
use super::tables::{
    APP, APP_TYPE, APPS, Field, ITEM, MESSAGES, PAT_RECORD, QUOTED, SYSTEM, Shape,
};

/// Generates the text of an inner document: of a chat record, or of what is quoted.
pub(crate) type Inner<'i> = dyn FnMut(bool, &mut Unstructured) -> Result<String> + 'i;

/// The root of a document for this `msgType`, without any damage.
pub(crate) fn root(msg_type: i64, inner: &mut Inner, bytes: &mut Unstructured) -> Result<Element> {
    let usual = match msg_type {
        10_000 if bytes.ratio(1, 3)? => "revokemsg",
        10_000 | 10_002 => "sysmsg",
        _ => "msg",
    };
    let name = match bytes.int_in_range(0..=15)? {
        15 => *bytes.choose(&[
            "message",
            "MSG",
            "sysmsg",
            "revokemsg",
            "msg",
            "sysmsgs",
            "sysmsg-a",
            "revokemsg_a",
            "a",
        ])?,
        _ => usual,
    };
    let mut root = Element::new(name);
    match (msg_type, usual) {
        (_, "revokemsg") => root.pieces = dressed(bits::value(Shape::Text, false, bytes)?, bytes)?,
        (_, "sysmsg") => system(&mut root, bytes)?,
        (49, _) => app(&mut root, inner, bytes)?,
        _ => {
            let known = MESSAGES.iter().find(|(known, ..)| *known == msg_type);
            fill(&mut root, known.map_or(APP, |(_, _, fields)| fields), bytes)?;
        }
    }
    if bytes.ratio(1, 8)? {
        // Fields of something else.
        let (_, _, fields) = bytes.choose(APPS)?;
        fill(&mut root, fields, bytes)?;
        fill(&mut root, bytes.choose(MESSAGES)?.2, bytes)?;
    }
    sprinkle(&mut root, 3, bytes)?;
    Ok(root)
}

/// The root of a chat record.
pub(crate) fn record(bytes: &mut Unstructured) -> Result<Element> {
    let mut root = Element::new(if bytes.ratio(1, 9)? {
        "a"
    } else {
        "recordinfo"
    });
    for name in ["title", "datalist", "datalist"] {
        let mut list = Element::new(name);
        for _ in 0..bytes.int_in_range(0..=3)? {
            let mut item = Element::new("dataitem");
            fill(&mut item, ITEM, bytes)?;
            list.pieces.push(Piece::Element(item));
        }
        if bytes.arbitrary()? {
            root.pieces.push(Piece::Element(list));
        }
    }
    sprinkle(&mut root, 3, bytes)?;
    Ok(root)
}

fn app(root: &mut Element, inner: &mut Inner, bytes: &mut Unstructured) -> Result<()> {
    const OTHERS: &[u64] = &[0, 1, 2, 7, 17, 40, 53, 63, 2003, u64::MAX];
    let (types, name, fields) = match bytes.int_in_range(0..=7)? {
        0 => (OTHERS, "app", APP),
        _ => *bytes.choose(APPS)?,
    };
    let app_type = if bytes.ratio(1, 16)? {
        bits::value(APP_TYPE.shape, false, bytes)?
    } else {
        bits::word(&bytes.choose(types)?.to_string())
    };
    put(root, APP_TYPE.path, app_type, bytes)?;
    fill(root, fields, bytes)?;
    match name {
        "pat" => fill(root, PAT_RECORD, bytes)?,
        "quote" => {
            fill(root, QUOTED, bytes)?;
            if bytes.arbitrary()? {
                let content = bits::word(&inner(false, bytes)?);
                put(root, "appmsg/refermsg/content", content, bytes)?;
            }
        }
        "chat_record" if bytes.arbitrary()? => {
            let content = bits::word(&inner(true, bytes)?);
            put(root, "appmsg/recorditem", content, bytes)?;
        }
        _ => {}
    }
    Ok(())
}

fn system(root: &mut Element, bytes: &mut Unstructured) -> Result<()> {
    // A third are templates, the last of them, in which most can happen.
    let index = bytes.int_in_range(0..=SYSTEM.len() + 3)?;
    let (name, _, fields) = SYSTEM[index.min(SYSTEM.len() - 1)];
    let system_type = match bytes.int_in_range(0..=15)? {
        14 => "functionmsg",
        15 => *bytes.choose(&["", "Pat", "mmchatroombarannouncement", " pat"])?,
        _ => name,
    };
    put(root, "@type", bits::word(system_type), bytes)?;
    fill(root, fields, bytes)?;
    match name {
        "sysmsgtemplate" => {
            let template = bits::template(bytes)?;
            put(
                root,
                "sysmsgtemplate/content_template/template",
                template,
                bytes,
            )?;
            let list = at(root, "sysmsgtemplate/content_template/link_list");
            links(list, "member", bytes)
        }
        "delchatroommember" => links(at(root, name), "username", bytes),
        "NewXmlChatRoomAccessVerifyApplication" => links(at(root, name), "member", bytes),
        _ => Ok(()),
    }
}

fn links(parent: &mut Element, name: &str, bytes: &mut Unstructured) -> Result<()> {
    const LINK: &[Field] = &[
        text("separator"),
        text("title"),
        text("scene"),
        text("inviterusername"),
    ];
    for _ in 0..bytes.int_in_range(0..=3)? {
        let mut link = Element::new("link");
        if bytes.ratio(7, 8)? {
            let name = bits::word(bytes.choose(&["a", "b", "a", "a&b", "", "5"])?);
            put(&mut link, "@name", name, bytes)?;
        }
        let has_more = bytes.ratio(3, 4)?;
        fill(&mut link, if has_more { LINK } else { &[] }, bytes)?;
        for _ in 0..bytes.int_in_range(0..=if has_more { 3 } else { 0 })? {
            let mut member = Element::new(name);
            if name == "member" {
                fill(&mut member, &[text("username"), text("nickname")], bytes)?;
                if bytes.ratio(1, 4)? {
                    // Long enough for a template to outgrow its message.
                    let name = "long ".repeat(bytes.int_in_range(1..=40)?);
                    put(&mut member, "nickname", bits::word(&name), bytes)?;
                }
            } else {
                member.pieces = dressed(bits::value(Shape::Text, false, bytes)?, bytes)?;
            }
            at(&mut link, "memberlist")
                .pieces
                .push(Piece::Element(member));
        }
        parent.pieces.push(Piece::Element(link));
    }
    Ok(())
}

const fn text(path: &'static str) -> Field {
    let (name, shape) = ("", Shape::Text);
    Field { name, path, shape }
}

/// Each field: absent, there, twice or empty.
fn fill(root: &mut Element, fields: &[Field], bytes: &mut Unstructured) -> Result<()> {
    for Field { path, shape, .. } in fields {
        let times = match (bytes.int_in_range(0..=7)?, shape) {
            (1, Shape::Required) => 1,
            (0 | 1, _) => 0,
            (2, _) => {
                put(root, path, bits::word(""), bytes)?;
                1
            }
            (3, _) => 2,
            _ => 1,
        };
        for _ in 0..times {
            let value = bits::value(*shape, path.contains('@'), bytes)?;
            put(root, path, value, bytes)?;
        }
    }
    Ok(())
}

/// Puts a value where the path leads to, behind what stands there.
fn put(root: &mut Element, path: &str, value: Bit, bytes: &mut Unstructured) -> Result<()> {
    if let Some((path, name)) = path.split_once('@') {
        let attribute = attribute(name, value, bytes)?;
        at(root, path).attributes.push(attribute);
        return Ok(());
    }
    let (path, name) = path.rsplit_once('/').unwrap_or(("", path));
    let mut element = Element::new(name);
    element.pieces = dressed(value, bytes)?;
    at(root, path).pieces.push(Piece::Element(element));
    Ok(())
}

/// The element to which a path leads, which is made where it is missing.
fn at<'e>(root: &'e mut Element, path: &str) -> &'e mut Element {
    let names = path.split('/').filter(|name| !name.is_empty());
    names.fold(root, |element, name| {
        let is_it = |piece: &Piece| matches!(piece, Piece::Element(one) if one.name == name);
        let place = element.pieces.iter().position(is_it);
        let place = place.unwrap_or_else(|| {
            element.pieces.push(Piece::Element(Element::new(name)));
            element.pieces.len() - 1
        });
        match &mut element.pieces[place] {
            Piece::Element(child) => child,
            _ => unreachable!("it is an element"),
        }
    })
}
