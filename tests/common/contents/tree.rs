//! Elements with what they say, whichever reader made them.

use roxmltree::Node;

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tree {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    /// What stands in the element itself, without its children.
    pub(crate) text: String,
    pub(crate) children: Vec<Tree>,
    /// The bytes between its tags.
    pub(crate) size: usize,
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
            size: size(node),
        }
    }

    pub(crate) fn all<'t>(&'t self, name: &str) -> impl Iterator<Item = &'t Tree> {
        self.children.iter().filter(move |child| child.name == name)
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
}

/// The bytes between the tags.
fn size(node: Node) -> usize {
    let document = node.document().input_text();
    let end = document[..node.range().end].rfind("</");
    let begin = node.first_child().map(|child| child.range().start);
    end.zip(begin).map_or(0, |(end, begin)| end - begin)
}
