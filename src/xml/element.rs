//! The elements of a document, which is checked once.

use std::borrow::Cow;

use super::search::{LEVELS, Search};
use super::token::{Token, Tokens};
use super::{Damage, document, is_white, text};

/// An element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Element<'a> {
    pub(super) name: &'a str,
    /// What stands between its name and its end tag: attributes, `>` and all that is inside.
    pub(super) rest: &'a str,
}

/// What a path leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found<'a> {
    Element(Element<'a>),
    /// The value of an attribute, its references still in it.
    Attribute(&'a str),
}

/// What some paths lead to, each to something or nothing.
pub(crate) type Founds<'a, const N: usize> = [Option<Found<'a>>; N];

impl<'a> Found<'a> {
    /// The text, its references resolved; `None` for an empty one and for white space alone.
    pub(crate) fn text(self) -> Option<Cow<'a, str>> {
        let text = match self {
            Found::Element(element) => text::of_element(element.inner()),
            Found::Attribute(value) => text::unescape(value),
        };
        (!is_white(&text)).then_some(text)
    }
}

/// Reads the document in a text: its root, and what the paths lead to. `None` for a text that is no
/// XML. The document is checked to the end of its root; what follows is not looked at.
pub(crate) fn read<'a, const N: usize>(
    text: &'a str,
    paths: [&str; N],
) -> Result<Option<(Element<'a>, Founds<'a, N>)>, Damage> {
    let Some(document) = document(text) else {
        return Ok(None);
    };
    let mut tokens = Tokens::new(text, text.len() - document.len());
    let mut search = Search::new(paths);
    match read_root(&mut tokens, &mut search) {
        Ok(root) => Ok(Some((root, search.found()))),
        Err(expected) => Err(Damage {
            at: tokens.at,
            expected,
        }),
    }
}

/// Reads a document to the end of its root, checks it, and searches it.
fn read_root<'a, const N: usize>(
    tokens: &mut Tokens<'a>,
    search: &mut Search<'_, 'a, N>,
) -> Result<Element<'a>, Cow<'static, str>> {
    let name = loop {
        let token = tokens.next();
        if !is_white(tokens.text_before()) {
            tokens.at = tokens.behind;
            return Err("an element".into());
        }
        match token? {
            Some(Token::Start(name)) => break name,
            Some(Token::Skipped) => {}
            _ => {
                tokens.at = tokens.start;
                return Err("an element".into());
            }
        }
    };
    let start = tokens.at;
    let mut end = tokens.at;
    if !search.enter_root(name, tokens)? {
        let mut open = Open::new(name);
        while open.depth > 0 {
            match tokens.next()? {
                Some(Token::Start(name)) => {
                    if !search.enter_child(name, open.depth, tokens)? {
                        open.push(name);
                    }
                }
                Some(Token::End) => {
                    end = tokens.start;
                    if !open.is_innermost(tokens.end_tag()?) {
                        tokens.at = end;
                        return Err(open.end_tag());
                    }
                    search.leave(open.depth, &tokens.text[..end], tokens.text);
                    open.depth -= 1;
                }
                Some(Token::Cdata(_) | Token::Skipped) => {}
                None => return Err(open.end_tag()),
            }
        }
    }
    let rest = &tokens.text[start..end];
    Ok(Element { name, rest })
}

impl<'a> Element<'a> {
    pub(crate) fn name(&self) -> &'a str {
        self.name
    }

    /// What the paths lead to. The document was checked when it was read: there is no damage.
    pub(crate) fn find<const N: usize>(&self, paths: [&str; N]) -> Founds<'a, N> {
        let mut search = Search::new(paths);
        let mut tokens = Tokens::new(self.rest, 0);
        if let Ok(false) = search.enter_root(self.name, &mut tokens) {
            find_inside(&mut search, &mut tokens, false);
        }
        search.found()
    }

    /// The element to which a path leads.
    pub(crate) fn element(&self, path: &str) -> Option<Element<'a>> {
        match self.find([path]) {
            [Some(Found::Element(element))] => Some(element),
            _ => None,
        }
    }

    /// The bytes between the tags.
    pub(crate) fn size(&self) -> usize {
        self.inner().len()
    }

    /// What stands between the tags.
    pub(super) fn inner(&self) -> &'a str {
        let mut tokens = Tokens::new(self.rest, 0);
        match tokens.attributes(|_, _| {}) {
            Ok(false) => &self.rest[tokens.at..],
            _ => "",
        }
    }
}

/// Searches an element behind its start tag: until all is found, or to its end.
fn find_inside<'a, const N: usize>(
    search: &mut Search<'_, 'a, N>,
    tokens: &mut Tokens<'a>,
    to_end: bool,
) {
    let mut level = 1;
    while to_end || !search.is_over() {
        match tokens.next() {
            Ok(Some(Token::Start(name))) => match search.enter_child(name, level, tokens) {
                Ok(is_empty) => level += usize::from(!is_empty),
                Err(_) => break,
            },
            Ok(Some(Token::Cdata(_) | Token::Skipped)) => {}
            Ok(Some(Token::End) | None) | Err(_) => {
                search.leave(level, &tokens.text[..tokens.start], tokens.text);
                if level == 1 || tokens.end_tag().is_err() {
                    break;
                }
                level -= 1;
            }
        }
    }
}

/// What the paths lead to in each element of a name that stands directly inside what was found.
pub(crate) fn each<'a, const N: usize>(
    list: Option<Found<'a>>,
    name: &'static str,
    paths: [&'static str; N],
) -> impl Iterator<Item = Founds<'a, N>> {
    let inner = match list {
        Some(Found::Element(list)) => list.inner(),
        _ => "",
    };
    let mut tokens = Tokens::new(inner, 0);
    std::iter::from_fn(move || {
        loop {
            let Token::Start(found) = tokens.next().ok()?? else {
                continue;
            };
            if found == name {
                let mut search = Search::new(paths);
                if !search.enter_root(name, &mut tokens).ok()? {
                    find_inside(&mut search, &mut tokens, true);
                }
                return Some(search.found());
            }
            let mut search = Search::new([]);
            if !search.enter_root(name, &mut tokens).ok()? {
                find_inside(&mut search, &mut tokens, true);
            }
        }
    })
}

/// The elements that are open. The names of the outer ones are kept; of what lies deeper, and is
/// never read, only the depth is counted.
struct Open<'a> {
    names: [&'a str; LEVELS],
    depth: usize,
}

impl<'a> Open<'a> {
    fn new(root: &'a str) -> Self {
        let mut open = Open {
            names: [""; LEVELS],
            depth: 0,
        };
        open.push(root);
        open
    }

    fn push(&mut self, name: &'a str) {
        if let Some(slot) = self.names.get_mut(self.depth) {
            *slot = name;
        }
        self.depth += 1;
    }

    /// Whether an end tag of this name is that of the innermost element.
    fn is_innermost(&self, name: &str) -> bool {
        let innermost = self.names.get(self.depth - 1);
        innermost.is_none_or(|innermost| *innermost == name)
    }

    /// The end tag of the innermost element whose name is known, cut and on one line.
    fn end_tag(&self) -> Cow<'static, str> {
        let name = self.names[self.depth.min(LEVELS) - 1];
        let shown: String = name.chars().take(40).collect();
        format!("`</{}>`", shown.escape_debug()).into()
    }
}
