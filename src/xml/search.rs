//! Paths, and what they lead to.

use super::element::{Element, Found, Founds};
use super::token::{Expected, Token, Tokens};

/// The levels on which something is read, the root's among them.
pub(super) const LEVELS: usize = 8;

/// The search for what some paths lead to, such as `appmsg/title`, `img@md5`, `@type` or, for the
/// element that is searched, the empty path. On each level the first element of the name counts, even
/// when it is empty, and so does the first attribute.
pub(super) struct Search<'p, 'a, const N: usize> {
    /// What lies ahead on each path.
    ahead: [&'p str; N],
    found: Founds<'a, N>,
    /// For each level the paths that wait there for an element of their next name: a bit for each.
    waiting: [u32; LEVELS],
    /// The paths that still may lead to something.
    open: u32,
}

impl<'p, 'a, const N: usize> Search<'p, 'a, N> {
    pub(super) fn new(paths: [&'p str; N]) -> Self {
        const { assert!(N < 32) };
        Search {
            ahead: paths,
            found: [None; N],
            waiting: [0; LEVELS],
            open: (1 << N) - 1,
        }
    }

    pub(super) fn found(self) -> Founds<'a, N> {
        self.found
    }

    /// Reads the start tag of the element that is searched, behind its name.
    pub(super) fn enter_root(
        &mut self,
        name: &'a str,
        tokens: &mut Tokens<'a>,
    ) -> Result<bool, Expected> {
        self.enter(self.open, name, 0, tokens)
    }

    /// Reads a start tag on a level below, behind its name. Gives whether it has no end tag.
    pub(super) fn enter_child(
        &mut self,
        name: &'a str,
        level: usize,
        tokens: &mut Tokens<'a>,
    ) -> Result<bool, Expected> {
        let waiting = self.waiting.get(level).copied().unwrap_or_default();
        let mut matched = 0;
        for index in bits(waiting) {
            if let Some(ahead) = behind_name(self.ahead[index], name) {
                self.ahead[index] = ahead;
                matched |= 1 << index;
            }
        }
        if matched == 0 {
            return tokens.attributes(|_, _| {});
        }
        self.waiting[level] &= !matched;
        self.enter(matched, name, level, tokens)
    }

    /// Reads the start tag of an element that is on these paths.
    fn enter(
        &mut self,
        paths: u32,
        name: &'a str,
        level: usize,
        tokens: &mut Tokens<'a>,
    ) -> Result<bool, Expected> {
        let rest = &tokens.text[tokens.at..];
        let mut to_attributes = 0;
        let mut inside = 0;
        for index in bits(paths) {
            match self.ahead[index].as_bytes().first() {
                None => self.found[index] = Some(Found::Element(Element { name, rest })),
                Some(b'@') => {
                    self.ahead[index] = &self.ahead[index][1..];
                    to_attributes |= 1 << index;
                }
                Some(_) => inside |= 1 << index,
            }
        }
        let mut wanted = to_attributes;
        let is_empty = tokens.attributes(|name, value| {
            for index in bits(wanted) {
                if self.ahead[index] == name {
                    self.found[index] = Some(Found::Attribute(value));
                    wanted &= !(1 << index);
                }
            }
        })?;
        match self.waiting.get_mut(level + 1) {
            Some(waiting) if !is_empty => *waiting |= inside,
            _ => inside = 0,
        }
        self.open &= inside | !paths;
        Ok(is_empty)
    }

    /// At the end of the element around a level.
    pub(super) fn leave(&mut self, level: usize) {
        if let Some(waiting) = self.waiting.get_mut(level) {
            self.open &= !*waiting;
            *waiting = 0;
        }
    }

    /// Searches an element behind its start tag: until all is found, or to the end and behind it.
    pub(super) fn inside(&mut self, tokens: &mut Tokens<'a>, to_end: bool) {
        let mut level = 1;
        while to_end || self.open != 0 {
            match tokens.next() {
                Ok(Some(Token::Start(name))) => match self.enter_child(name, level, tokens) {
                    Ok(is_empty) => level += usize::from(!is_empty),
                    Err(_) => break,
                },
                Ok(Some(Token::End)) => {
                    self.leave(level);
                    level -= 1;
                    tokens.skip_end_tag();
                    if level == 0 {
                        break;
                    }
                }
                Ok(Some(Token::Cdata(_) | Token::Skipped)) => {}
                // The document was checked when it was read.
                Ok(None) | Err(_) => break,
            }
        }
    }
}

/// What lies ahead on a path behind an element of this name, if the path leads there.
fn behind_name<'p>(path: &'p str, name: &str) -> Option<&'p str> {
    // Few names begin alike.
    if path.as_bytes().first() != name.as_bytes().first() {
        return None;
    }
    // A name may have an `@`, but not in a path.
    let ahead = path.strip_prefix(name).filter(|_| !name.contains('@'))?;
    match ahead.as_bytes().first() {
        None | Some(b'@') => Some(ahead),
        Some(b'/') => Some(&ahead[1..]),
        _ => None,
    }
}

/// The numbers of the bits that are set.
fn bits(mut set: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let index = set.trailing_zeros();
        set &= set.wrapping_sub(1);
        (index < 32).then_some(index as usize)
    })
}
