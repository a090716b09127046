//! Documents: opening one, and checking and searching it.

use std::borrow::Cow;

use super::element::Founds;
use super::search::{LEVELS, Path, Search};
use super::token::{Token, Tokens};
use super::{Damage, begin, is_white};
use crate::text::shorten;

/// A document. Only the name of its root was read; the rest is not checked yet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Document<'a> {
    text: &'a str,
    name: &'a str,
    /// Where the name ends.
    at: usize,
}

impl<'a> Document<'a> {
    /// Opens the document in a text. `None` for a text that is not XML.
    pub(crate) fn open(text: &'a str) -> Result<Option<Self>, Damage> {
        begin(text)
            .map(|begin| Document::open_at(text, begin))
            .transpose()
    }

    /// Opens the document in a text if its root has this name. A document with another root is checked:
    /// damage is an error under any root.
    pub(crate) fn open_root(text: &'a str, name: &str) -> Result<Option<Self>, Damage> {
        match Document::open(text)? {
            Some(document) if document.name == name => Ok(Some(document)),
            Some(document) => document.check().map(|()| None),
            None => Ok(None),
        }
    }

    /// Opens the document that begins at a byte of a text.
    pub(crate) fn open_at(text: &'a str, begin: usize) -> Result<Self, Damage> {
        let mut tokens = Tokens::new(text, begin);
        loop {
            let token = tokens.next();
            // A text in front of the root is the first error, even before one in the token after it.
            let before = tokens.text_before();
            if !is_white(before) {
                return Err(Damage::new(tokens.start - before.len(), "an element"));
            }
            match token {
                Ok(Some(Token::Start(name))) => {
                    let at = tokens.at;
                    return Ok(Document { text, name, at });
                }
                Ok(Some(Token::Skipped)) => {}
                Ok(_) => return Err(Damage::new(tokens.start, "an element")),
                Err(expected) => return Err(Damage::new(tokens.at, expected)),
            }
        }
    }

    /// The name of the root.
    pub(crate) fn name(&self) -> &'a str {
        self.name
    }

    /// Finds the elements and attributes at the paths. The root element is checked to its end; text after it
    /// is not read.
    pub(crate) fn find<const N: usize>(&self, paths: [&str; N]) -> Result<Founds<'a, N>, Damage> {
        self.find_with_size(paths).map(|(found, _)| found)
    }

    /// Like `find`; also returns how many bytes are between the tags of the root.
    pub(crate) fn find_with_size<const N: usize>(
        &self,
        paths: [&str; N],
    ) -> Result<(Founds<'a, N>, usize), Damage> {
        let mut search = Search::new(paths);
        let mut tokens = Tokens::new(self.text, self.at);
        let size = self.read(&mut tokens, search.any());
        let size = size.map_err(|expected| Damage::new(tokens.at, expected))?;
        Ok((search.found(), size))
    }

    /// Finds the element or attribute at a path. It stops there, and does not check the rest: it is for the
    /// type of a message, which decides what to search for next.
    pub(crate) fn peek(&self, path: &str) -> Option<super::Found<'a>> {
        let mut tokens = Tokens::new(self.text, self.at);
        let mut search = Search::new([path]);
        // Damage is not an error here. Every caller then checks the whole document, and that reports the
        // damage.
        if let Ok(false) = search.any().enter_root(self.name, &mut tokens) {
            search.any().inside(&mut tokens, false);
        }
        let [found] = search.found();
        found
    }

    /// Checks the root to its end.
    pub(crate) fn check(&self) -> Result<(), Damage> {
        self.find([]).map(|[]| ())
    }

    /// Reads the root to its end, and returns how many bytes are between its tags. On an error,
    /// [`Tokens::at`] is the position of the error.
    fn read(
        &self,
        tokens: &mut Tokens<'a>,
        search: &mut Search<[Path<'_, 'a>]>,
    ) -> Result<usize, Cow<'static, str>> {
        if search.enter_root(self.name, tokens)? {
            return Ok(0);
        }
        let start = tokens.at;
        let mut open = Open::new(self.name);
        // A loop with a counter instead of recursion: a document with a million open tags needs no stack.
        loop {
            match tokens.next()? {
                Some(Token::Start(name)) => {
                    if !search.enter_child(name, open.depth, tokens)? {
                        open.push(name);
                    }
                }
                Some(Token::End) => {
                    // On a wrong name, the error is where the tag begins, not where it ends.
                    let end = tokens.start;
                    if !tokens.end_tag(open.innermost())? {
                        tokens.at = end;
                        return Err(open.end_tag());
                    }
                    // Paths that wait for a child of this element will not find one any more.
                    search.leave(open.depth);
                    open.depth -= 1;
                    if open.depth == 0 {
                        return Ok(end - start);
                    }
                }
                Some(Token::Cdata(_) | Token::Skipped) => {}
                None => return Err(open.end_tag()),
            }
        }
    }
}

/// The elements that are open. Names are kept for the outer levels only. Deeper ones are counted: no
/// path leads there, and a list of names could take more memory than the document.
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

    /// The name of the innermost element, if it is known.
    fn innermost(&self) -> Option<&'a str> {
        self.names.get(self.depth - 1).copied()
    }

    /// The end tag of the innermost element whose name is known, cut and on one line.
    fn end_tag(&self) -> Cow<'static, str> {
        let name = self.names[self.depth.min(LEVELS) - 1];
        // It is shortened again, because an escaped character is up to ten.
        let name = shorten(name).escape_debug().to_string();
        format!("`</{}>`", shorten(&name)).into()
    }
}
