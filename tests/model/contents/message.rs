//! Generates the text of a message, of which the model knows what it is.

use arbitrary::{Result, Unstructured};
use roxmltree::{Document, ParsingOptions};

use super::bits;
use super::damage::{change, damage};
use super::document::Element;
use super::generate;
use super::library;
use super::meaning::Text;
use super::tables::MESSAGES;
use super::tree::{Tree, WHITE};

pub(crate) struct Message {
    pub(crate) msg_type: i64,
    pub(crate) text: String,
    pub(crate) form: Form,
    /// What may be quoted in it, or be its chat record.
    pub(crate) inner: Vec<Message>,
}

pub(crate) enum Form {
    Plain,
    Root(Tree),
    /// Damaged, under a root of this name if that much is there.
    Damaged(Option<String>),
    /// Changed at any place: what a library makes of it, up to white space. Where it refuses,
    /// nothing is promised.
    Changed(Option<Tree>),
}

impl Form {
    /// `None` where nothing is promised.
    pub(crate) fn text(&self) -> Option<Text<'_>> {
        Some(match self {
            Form::Plain => Text::Plain,
            Form::Root(root) => Text::Root(root),
            Form::Damaged(name) => Text::Damaged(name.as_deref()),
            Form::Changed(root) => Text::Root(root.as_ref()?),
        })
    }
}

/// A message of any type.
pub(crate) fn message(bytes: &mut Unstructured) -> Result<Message> {
    const OTHERS: &[i64] = &[0, -1, 35, 50, 51, 9999, 4906, 11_000, i64::MAX, i64::MIN];
    let msg_type = match bytes.int_in_range(0..=15)? {
        0 => 1,
        1 => *bytes.choose(OTHERS)?,
        2 | 3 => 10_000,
        4..=6 => 10_002,
        7..=11 => 49,
        _ => bytes.choose(MESSAGES)?.0,
    };
    of_type(msg_type, 1, bytes)
}

fn of_type(msg_type: i64, depth: usize, bytes: &mut Unstructured) -> Result<Message> {
    let mut inner = Vec::new();
    if msg_type == 1 || bytes.ratio(1, 10)? {
        let (text, form) = (plain(msg_type, bytes)?, Form::Plain);
        return Ok(Message {
            msg_type,
            text,
            form,
            inner,
        });
    }
    let mut quote = |is_record: bool, bytes: &mut Unstructured| {
        let message = if is_record {
            let root = generate::record(bytes)?;
            document(0, root, bytes)?
        } else if depth == 0 {
            let (text, form) = (plain(1, bytes)?, Form::Plain);
            Message {
                msg_type: 1,
                text,
                form,
                inner: Vec::new(),
            }
        } else {
            of_type(*bytes.choose(&[3, 34, 42, 43, 47, 49])?, depth - 1, bytes)?
        };
        inner.push(message);
        Ok(inner[inner.len() - 1].text.clone())
    };
    let root = generate::root(msg_type, &mut quote, bytes)?;
    let message = document(msg_type, root, bytes)?;
    Ok(Message { inner, ..message })
}

/// A text that is no XML.
fn plain(msg_type: i64, bytes: &mut Unstructured) -> Result<String> {
    const PLAIN: &[&str] = &[
        "",
        " \n",
        "null",
        "hello <msg/>",
        "wxid_a:\nhello",
        "two words:\n<msg/>",
        "wxid_a:\n\n<msg/>",
        "wxid_a\n<msg/>",
        "wxid_a:",
        "&lt;msg/>",
        "15:0",
        " 15:0\n",
        "007:18446744073709551615",
        "15:",
        ":0",
        "15:0:0",
        "-1:0",
        "wxid_a:0:1:0123456789abcdefABCDEF9876543210::0",
        ":0123456789abcdefABCDEF9876543210:",
        "0123456789abcdefABCDEF9876543210:0",
        "a:0123456789abcdefABCDEF9876543210",
        "a:0123456789abcdefABCDEF987654321g:b",
        "a:0123456789abcdefABCDEF98765432100:b",
        "a:b:0123456789abcdefABCDEF9876543210:0123456789abcdefABCDEF9876543211:",
    ];
    const ODD: &[&str] = &[
        "<img src='a.png'/> a <b>red packet",
        "1@chatroom:\n<img/>hello",
        "a <revokemsg>b</revokemsg>",
        "<revokemsgs>a",
        "<sysmsgs",
        "<sysmsg: hello",
        "</sysmsg>",
        "<",
    ];
    match bytes.int_in_range(0..=3)? {
        0 if matches!(msg_type, 1 | 10_000) => Ok((*bytes.choose(ODD)?).to_owned()),
        1 if msg_type == 1 => Ok(bits::text(true, bytes)?.wire),
        _ => Ok((*bytes.choose(PLAIN)?).to_owned()),
    }
}

/// A document with this root and all that may stand around it; perhaps it is damaged.
fn document(msg_type: i64, mut root: Element, bytes: &mut Unstructured) -> Result<Message> {
    if bytes.ratio(1, 5)? {
        damage(&mut root, bytes)?;
    }
    let mut text = before_document(bytes)?;
    let begin = text.len();
    text.push_str(&prolog(msg_type, bytes)?);
    let start = text.len();
    root.write(&mut text);
    let end = text.len();
    if root.is_xml() {
        verify(&root, &text[begin..]);
    }
    text.push_str(bytes.choose(&["", "", "\n", "<msg", "</msg>", " & <", "<msg md5='a'/>"])?);

    let mut form = if root.is_damaged(1) {
        Form::Damaged(Some(root.name.clone()))
    } else {
        Form::Root(root.tree())
    };
    match bytes.int_in_range(0..=11)? {
        8 => {
            let places = (0..=text.len()).filter(|at| text.is_char_boundary(*at));
            text.truncate(*bytes.choose(&places.collect::<Vec<_>>())?);
            if text.len() <= begin {
                form = Form::Plain;
            } else if text.len() < end {
                let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>');
                let name = text.get(start + 1..);
                let name = name.and_then(|name| name.split(ends).next());
                form = Form::Damaged(name.map(str::to_owned));
            }
        }
        9.. if root.is_xml() => {
            text = text.drain(begin..end).collect();
            for _ in 0..bytes.int_in_range(1..=2)? {
                change(&mut text, bytes)?;
            }
            form = Form::Changed(library::root(msg_type, &text));
        }
        _ => {}
    }
    Ok(Message {
        msg_type,
        text,
        form,
        inner: Vec::new(),
    })
}

/// What is skipped in front of a document.
fn before_document(bytes: &mut Unstructured) -> Result<String> {
    const PREFIXES: &[&str] = &["wxid_a:\n", "1@chatroom:\r\n", "wxid_a:<br/>", "测:a:\n"];
    let mut text = String::new();
    for (pieces, share) in [(&["\u{FEFF}"][..], 4), (&[" ", "\r\n\t"], 4), (PREFIXES, 2)] {
        if bytes.ratio(1, share)? {
            text.push_str(bytes.choose(pieces)?);
        }
    }
    Ok(text)
}

/// What a document may begin with. Of a 10000, which is hardly ever XML, only a declaration is
/// promised to be skipped.
fn prolog(msg_type: i64, bytes: &mut Unstructured) -> Result<String> {
    const DECLARATIONS: &[&str] = &[
        "<?xml version=\"1.0\"?>",
        "<?xml version='1.0' encoding='UTF-8' standalone='no'?>\n",
    ];
    const OTHERS: &[&str] = &[
        "<!-- <msg> -->",
        "<?a <msg> ?>",
        "<!DOCTYPE msg>\n",
        "<!DOCTYPE msg [<!ENTITY smile \"]>\"> <!-- a -->]>",
    ];
    let mut text = String::new();
    if bytes.ratio(1, 3)? {
        text.push_str(bytes.choose(DECLARATIONS)?);
    }
    if msg_type != 10_000 && bytes.ratio(1, 6)? {
        text.push_str(bytes.choose(OTHERS)?);
    }
    Ok(text)
}

/// The library must see what the model sees.
fn verify(root: &Element, text: &str) {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options);
    let document = document.unwrap_or_else(|error| panic!("{error}: {text:?}"));
    let seen = Tree::of_library(document.root_element());
    assert_eq!(squeezed(&seen), squeezed(&root.tree()), "{text}");
}

/// The tree as far as two readers must agree: libraries normalise white space.
fn squeezed(tree: &Tree) -> Tree {
    let attributes = tree.attributes.iter();
    Tree {
        name: tree.name.clone(),
        attributes: attributes
            .map(|(name, value)| (name.clone(), value.replace(WHITE, "")))
            .collect(),
        text: tree.text.replace(WHITE, ""),
        children: tree.children.iter().map(squeezed).collect(),
        size: 0,
    }
}
