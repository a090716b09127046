//! The model of contents, made of tables and an XML library. The fuzz target of the contents and the tests
//! with changed fixtures compare the crate with it.
//!
//! It is not a part of `common` itself, so that other tests do not have to build the library.

pub(crate) mod expected;
pub(crate) mod inner;
pub(crate) mod library;
mod notices;
mod tables;
pub(crate) mod tree;

use serde::Serialize;
use serde_json::Value;
use wequick_types::content::ContentError;

use expected::Verdict;
use tree::WHITE;

/// What documents are made of, whole and broken: each change of one puts such a piece somewhere.
pub(crate) const PIECES: &[&str] = &[
    "<",
    ">",
    "/",
    "&",
    ";",
    "\"",
    "'",
    "=",
    "?",
    "!",
    "-",
    " ",
    "\t",
    "\r\n",
    "#",
    "x",
    "A",
    "0",
    "测",
    "<!-- a -->",
    "<![CDATA[ a ]]>",
    "]]>",
    "<?a?>",
    "&lt;",
    "&#65;",
    "&#x1F600;",
    "&#xD83D;",
    "<a>",
    "</a>",
    "/>",
    "<b/>",
    "<a b='c'/>",
    "null",
    "",
    // What the rules of single contents look for.
    "(null)",
    "$",
    "$names$",
    "hidden='1'",
    "@chatroom",
    "*#*",
    ":",
    "|",
    ",",
    "1-2",
    ".0",
    "40",
    "😀",
    "<content>",
    "</content>",
    "<a href=\"weixin://revoke\">",
];

/// Compares what the crate read with the verdict, if there is one; to the last space, or without
/// white space.
pub(crate) fn same<T: Serialize>(
    read: &Result<T, ContentError>,
    expected: Option<&Verdict>,
    is_exact: bool,
) -> Result<(), String> {
    let written = read.as_ref().map(|content| {
        let written = serde_json::to_value(content);
        written.expect("a content can be written")
    });
    match (written, expected) {
        (_, None) | (Err(_), Some(Err(_))) => Ok(()),
        (Err(error), Some(Ok(content))) => Err(format!("model: {content}\ncrate: {error}")),
        (Ok(written), Some(Err(reason))) => Err(format!("model: {reason}\ncrate: {written}")),
        (Ok(written), Some(Ok(content))) => {
            let is_same =
                written == *content || !is_exact && squeezed(&written) == squeezed(content);
            let difference = || format!("model: {content}\ncrate: {written}");
            if is_same { Ok(()) } else { Err(difference()) }
        }
    }
}

/// Without the white space of its texts.
fn squeezed(value: &Value) -> Value {
    match value {
        Value::String(text) => text.replace(WHITE, "").into(),
        Value::Array(items) => items.iter().map(squeezed).collect(),
        Value::Object(fields) => {
            let fields = fields.iter();
            fields
                .map(|(name, value)| (name.clone(), squeezed(value)))
                .collect()
        }
        scalar => scalar.clone(),
    }
}
