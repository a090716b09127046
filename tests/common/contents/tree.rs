//! Elements with what they say, whichever reader made them.

use roxmltree::Node;

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tree {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    /// What stands in the element itself, without its children.
    pub(crate) text: String,
    pub(crate) children: Vec<Tree>,
    /// Both, in their order.
    pub(crate) pieces: Vec<Piece>,
    /// All that stands between its tags, as it is written.
    pub(crate) inner: String,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Piece {
    Text(String),
    /// The child with this index.
    Child(usize),
}

/// The white space of XML.
pub(crate) const WHITE: [char; 4] = [' ', '\t', '\r', '\n'];

pub(crate) fn is_white(text: &str) -> bool {
    text.trim_matches(WHITE).is_empty()
}

impl Tree {
    pub(crate) fn of_library(node: Node) -> Self {
        let text = node.children().filter(Node::is_text);
        let attributes = node.attributes();
        Tree {
            name: node.tag_name().name().to_owned(),
            attributes: attributes
                .map(|attribute| (attribute.name().to_owned(), attribute.value().to_owned()))
                .collect(),
            text: text.filter_map(|node| node.text()).collect(),
            children: node
                .children()
                .filter(Node::is_element)
                .map(Tree::of_library)
                .collect(),
            pieces: pieces(node),
            inner: inner(node),
        }
    }

    /// The children of a name, but for those in which there is nothing.
    pub(crate) fn all<'t>(&'t self, name: &str) -> impl Iterator<Item = &'t Tree> {
        let children = self.children.iter();
        children.filter(move |child| child.name == name && !child.is_bare())
    }

    /// The first element of each name on the path.
    pub(crate) fn at(&self, path: &str) -> Option<&Tree> {
        let mut names = path.split('/').filter(|name| !name.is_empty());
        names.try_fold(self, |tree, name| {
            tree.children.iter().find(|child| child.name == name)
        })
    }

    /// What the path leads to, an element or after an `@` an attribute; white space alone is
    /// nothing.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        let text = match path.split_once('@') {
            Some((path, name)) => {
                let attributes = &self.at(path)?.attributes;
                &attributes.iter().find(|(key, _)| key == name)?.1
            }
            None => &self.at(path)?.text,
        };
        (!is_white(text)).then_some(text)
    }

    /// The document that stands at a path, as a text or as elements.
    pub(crate) fn document(&self, path: &str) -> Option<&str> {
        match self.at(path) {
            Some(tree) if !tree.children.is_empty() => Some(&tree.inner),
            _ => self.text(path),
        }
    }

    /// Whether there is nothing in it.
    pub(crate) fn is_bare(&self) -> bool {
        self.attributes.is_empty() && self.children.is_empty() && is_white(&self.text)
    }
}

fn pieces(node: Node) -> Vec<Piece> {
    let mut children = 0..;
    let pieces = node.children().filter_map(|child| match child.text() {
        _ if child.is_element() => children.next().map(Piece::Child),
        Some(text) if child.is_text() => Some(Piece::Text(text.to_owned())),
        _ => None,
    });
    pieces.collect()
}

/// All that stands between the tags.
fn inner(node: Node) -> String {
    let document = node.document().input_text();
    let end = document[..node.range().end].rfind("</");
    let begin = node.first_child().map(|child| child.range().start);
    let range = end.zip(begin).map_or(0..0, |(end, begin)| begin..end);
    document[range].to_owned()
}
