//! Documents as an XML library reads them.

use roxmltree::Document;

use super::meaning::{self, Text};
use super::tree::{Tree, WHITE};

/// The root of the document that a text is; `None` where the library refuses it or reads by other
/// rules.
pub(crate) fn root(msg_type: i64, text: &str) -> Option<Tree> {
    if has_halves_of_characters(text) {
        return None;
    }
    let document = Document::parse(text).ok()?;
    if has_namespaces(text, &document) {
        return None;
    }
    let root = document.root_element();
    // A 10000 is hardly ever XML: only a declaration is skipped in front of it.
    let before = &text[..root.range().start];
    if msg_type == 10_000 && (before.contains("<!") || before.matches("<?").count() > 1) {
        return None;
    }
    let root = Tree::of_library(root);
    let is_clear = is_exact(text) || !depends_on_white_space(msg_type, text, &root);
    is_clear.then_some(root)
}

/// Whether the library leaves all white space as it is, and the crate does too.
pub(crate) fn is_exact(text: &str) -> bool {
    !text.contains(['\t', '\r', '\n']) && !text.contains("<![CDATA[")
}

/// Whether there are namespaces, which the library takes from the names: `<:a>` is an `a` to it.
fn has_namespaces(text: &str, document: &Document) -> bool {
    let mut attributes = document.descendants().flat_map(|node| node.attributes());
    ["xmlns", "xml:", "<:", "</:"]
        .iter()
        .any(|piece| text.contains(piece))
        || attributes.any(|attribute| text[attribute.range_qname()].starts_with(':'))
}

/// Whether there are references to the halves of a surrogate pair.
fn has_halves_of_characters(text: &str) -> bool {
    let mut numbers = text.split("&#").skip(1).filter_map(|rest| {
        let number = rest.split(';').next()?;
        match number.strip_prefix('x') {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => number.parse().ok(),
        }
    });
    numbers.any(|number| (0xD800..0xE000).contains(&number))
}

/// Whether white space decides on more than itself: whether a chat is a room, whether a link has
/// the name that a template asks for, and whether a template is too long.
fn depends_on_white_space(msg_type: i64, text: &str, root: &Tree) -> bool {
    let chat = root.text("appmsg/refermsg/fromusr").unwrap_or_default();
    let list = root.at("sysmsgtemplate/content_template/link_list");
    let links = list.into_iter().flat_map(|list| list.all("link"));
    let mut names = links.filter_map(|link| link.text("@name"));
    // The library makes one character of `\r\n`: no text gets shorter than half of it.
    let [half, unlimited] = [root.size / 2, usize::MAX].map(|size| {
        let root = Tree {
            size,
            ..root.clone()
        };
        meaning::content(msg_type, text, &Text::Root(&root))
    });
    chat.trim_matches(WHITE) != chat || names.any(|name| name.contains(WHITE)) || half != unlimited
}
