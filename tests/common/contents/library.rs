//! Documents as an XML library reads them.

use roxmltree::Document;

use super::expected::{self, Text};
use super::notices;
use super::tree::{Tree, WHITE, is_white};

/// The root of the document that a text is; `None` where the library refuses it or reads by other
/// rules.
pub(crate) fn root(msg_type: i64, text: &str) -> Option<Tree> {
    // The library reads nothing that stands in front of a document.
    let begin = match expected::android(text) {
        Some((_, begin)) if msg_type == 47 => begin,
        _ => 0,
    };
    let text = &text[begin..];
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
    if msg_type == 10_000 && root.name == "revokemsg" && !notices::is_plain_recall(&root) {
        return None;
    }
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

/// Whether white space decides on more than itself: whether somebody is a room, whether a link has the
/// name that a template asks for, where a part of a text is, whether a text is "(null)", and whether a
/// template is too long.
fn depends_on_white_space(msg_type: i64, text: &str, root: &Tree) -> bool {
    let people = ["chatusr", "fromusr"].map(|name| root.text(&format!("appmsg/refermsg/{name}")));
    let is_padded = |text: &str| text.trim_matches(WHITE) != text;
    let lists = root.at("sysmsgtemplate").into_iter();
    let lists = lists.flat_map(|template| template.all("content_template"));
    let links = lists.filter_map(|template| template.at("link_list"));
    let mut links = links.flat_map(|list| list.all("link"));
    let is_unclear = |link: &Tree| {
        let separator = link.at("separator").map_or("", |separator| &separator.text);
        let name = link.text("@name").unwrap_or_default();
        name.contains(WHITE) || !separator.is_empty() && is_white(separator)
    };
    // The library makes one character of `\r\n`: no text gets shorter than half of it.
    let [half, unlimited] = [root.inner.len() / 2, 10 * root.inner.len()].map(|length| {
        let root = Tree {
            inner: " ".repeat(length),
            ..root.clone()
        };
        expected::content(msg_type, text, &Text::Root(&root))
    });
    people.into_iter().flatten().any(is_padded)
        || links.any(is_unclear)
        || root.at("appmsg/refermsg/partialtext").is_some()
        || text.contains("(null)")
        || half != unlimited
}
