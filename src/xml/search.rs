//! The search for elements and attributes by their paths.

use super::element::{Element, Found, Founds};
use super::token::{Expected, Token, Tokens};

/// How many levels a path can reach, including the root.
pub(super) const LEVELS: usize = 8;

/// The search for the elements and attributes at some paths, while the tags of a document are read.
///
/// For example, the path `appmsg/title` is an element, `img@md5` is an attribute, and `@type` is an attribute
/// of the element that is searched. The empty path is this element itself. If several elements have the same
/// name, the first one is taken, even if it is empty. The same holds for attributes.
///
/// A path is entered step by step. `appmsg/title` waits on level 1 for an `appmsg`. After its start tag, the
/// rest of the path (`title`) waits on level 2. It is found there, or the end tag of `appmsg` ends the search
/// for this path: a second `appmsg` is ignored.
///
/// `P` is an array of paths, or a slice of them. The methods that search are those for a slice, so they are
/// compiled once, and not for each length of an array.
pub(super) struct Search<P: ?Sized> {
    /// For each level, the paths whose next name is expected there, as a bit set. On most levels the set is
    /// empty, so most tags are not compared with any path.
    waiting: [u32; LEVELS],
    /// The paths that are neither found nor closed.
    open: u32,
    paths: P,
}

/// A path of a search.
pub(super) struct Path<'p, 'a> {
    /// The rest of the path that is not matched yet. For an attribute, it becomes the name without `@`.
    ahead: &'p str,
    found: Option<Found<'a>>,
}

impl<'p, 'a, const N: usize> Search<[Path<'p, 'a>; N]> {
    pub(super) fn new(paths: [&'p str; N]) -> Self {
        // Each path has a bit in a `u32`. With 32 paths, the shift below would overflow.
        const { assert!(N < 32) };
        Search {
            waiting: [0; LEVELS],
            open: (1 << N) - 1,
            paths: paths.map(|ahead| Path { ahead, found: None }),
        }
    }

    /// The search for a slice of paths.
    pub(super) fn any(&mut self) -> &mut Search<[Path<'p, 'a>]> {
        self
    }

    pub(super) fn found(self) -> Founds<'a, N> {
        self.paths.map(|path| path.found)
    }
}

impl<'a> Search<[Path<'_, 'a>]> {
    /// Reads the start tag of the element that is searched, whose name was read. Returns whether the tag is
    /// `<…/>`.
    pub(super) fn enter_root(
        &mut self,
        name: &'a str,
        tokens: &mut Tokens<'a>,
    ) -> Result<bool, Expected> {
        self.enter(self.open, name, 0, tokens)
    }

    /// Reads the rest of a start tag inside the searched element. Returns whether the tag is `<…/>`.
    pub(super) fn enter_child(
        &mut self,
        name: &'a str,
        level: usize,
        tokens: &mut Tokens<'a>,
    ) -> Result<bool, Expected> {
        // On a level that is too deep, no path waits.
        let waiting = self.waiting.get(level).copied().unwrap_or_default();
        let mut matched = 0;
        for index in bits(waiting) {
            if let Some(ahead) = behind_name(self.paths[index].ahead, name) {
                self.paths[index].ahead = ahead;
                matched |= 1 << index;
            }
        }
        if matched == 0 {
            // Nearly all tags end here. Their attributes are only checked.
            return tokens.attributes(|_, _| {});
        }
        // The first element of a name counts, so these paths do not wait for a second one.
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
        // The paths are sorted into three groups: those that end at this element, those that end at one of
        // its attributes, and those that lead further inside.
        let rest = &tokens.text[tokens.at..];
        let mut to_attributes = 0;
        let mut inside = 0;
        for index in bits(paths) {
            match self.paths[index].ahead.as_bytes().first() {
                // Where the element ends is not known yet, and not searched for: `rest` is all that follows.
                None => self.paths[index].found = Some(Found::Element(Element { name, rest })),
                Some(b'@') => {
                    self.paths[index].ahead = &self.paths[index].ahead[1..];
                    to_attributes |= 1 << index;
                }
                Some(_) => inside |= 1 << index,
            }
        }
        // The first attribute of a name counts: a path that was found is not wanted any more.
        let mut wanted = to_attributes;
        let is_empty = tokens.attributes(|name, value| {
            for index in bits(wanted) {
                if self.paths[index].ahead == name {
                    self.paths[index].found = Some(Found::Attribute(value));
                    wanted &= !(1 << index);
                }
            }
        })?;
        match self.waiting.get_mut(level + 1) {
            // An empty element has no inside, so the paths that lead there end here.
            Some(waiting) if !is_empty => *waiting |= inside,
            _ => inside = 0,
        }
        // Of the paths that entered this element, only those that lead inside stay open. A path to an
        // attribute is done: it was found in this tag, or the tag does not have it.
        self.open &= inside | !paths;
        Ok(is_empty)
    }

    /// Closes the paths that wait on a level, at the end tag of the element around it.
    pub(super) fn leave(&mut self, level: usize) {
        if let Some(waiting) = self.waiting.get_mut(level) {
            self.open &= !*waiting;
            *waiting = 0;
        }
    }

    /// Searches the inside of an element whose start tag was read. It stops when no path is open; with `to_end`,
    /// it reads on through the end tag.
    pub(super) fn inside(&mut self, tokens: &mut Tokens<'a>, to_end: bool) {
        // As in `Document::read`, a counter replaces recursion. Names of end tags are not compared again.
        let mut level = 1;
        while to_end || self.open != 0 {
            match tokens.next() {
                Ok(Some(Token::Start(name))) => match self.enter_child(name, level, tokens) {
                    Ok(is_empty) => level += usize::from(!is_empty),
                    Err(_) => break,
                },
                Ok(Some(Token::End)) => {
                    // `level` is the current depth. When it becomes 0, this was the end tag of the searched
                    // element.
                    self.leave(level);
                    level -= 1;
                    tokens.skip_end_tag();
                    if level == 0 {
                        break;
                    }
                }
                Ok(Some(Token::Cdata(_) | Token::Skipped)) => {}
                // Only `peek` gets here with damage: its document is not checked yet. A later check reports
                // the damage.
                Ok(None) | Err(_) => break,
            }
        }
    }
}

/// The rest of a path after its first name. `None` if the first name is not `name`.
fn behind_name<'p>(path: &'p str, name: &str) -> Option<&'p str> {
    // Few names begin with the same byte, and to compare one byte is cheap.
    if path.as_bytes().first() != name.as_bytes().first() {
        return None;
    }
    // This reader allows `@` in an element's name. In a path, `@` begins an attribute, so such a name never
    // matches.
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
        // The second line clears the lowest bit that is set. An empty set has 32 trailing zeros.
        let index = set.trailing_zeros();
        set &= set.wrapping_sub(1);
        (index < 32).then_some(index as usize)
    })
}
