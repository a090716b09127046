//! The values that come before the tag, kept flat until it has been read.
//!
//! A list or an object is one token with the number of its items, and its items follow.

/// Room for the first tokens: a text message with a profile fits, and so does the allocation into
/// the ones that common allocators serve fastest, up to 1 KiB.
const FIRST_CHUNK: usize = 40;
/// Later chunks double up to this many tokens.
const LARGEST_CHUNK: usize = 1024;

/// Small and without a destructor, as most of the time goes into moving them.
#[derive(Debug, Clone, Copy)]
pub(super) enum Buffered<'de> {
    Null,
    Bool(bool),
    Signed(i64),
    Unsigned(u64),
    Float(f64),
    Text(&'de str),
    /// A text that had to be unescaped: the next of those that stand aside.
    Unescaped,
    List(usize),
    Object(usize),
}

/// Keys and values in turn. Nothing is allocated before the first.
///
/// The tokens stand in chunks, so that a long tape grows without being copied and goes away
/// while it is read.
#[derive(Debug, Default)]
pub(crate) struct Tape<'de> {
    pub(super) full: Vec<Vec<Buffered<'de>>>,
    pub(super) last: Vec<Buffered<'de>>,
    /// The texts of the tokens [`Buffered::Unescaped`], in their order.
    pub(super) unescaped: Vec<String>,
    /// How many tokens were ever pushed.
    pub(super) pushed: usize,
    pub(super) entries: usize,
}

/// Where a token stands: its chunk, and its place in there.
pub(super) type Place = (usize, usize);

impl<'de> Tape<'de> {
    /// Whether nothing was buffered.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries == 0
    }

    #[inline]
    pub(super) fn push(&mut self, token: Buffered<'de>) {
        if self.last.len() == self.last.capacity() {
            self.grow();
        }
        self.pushed += 1;
        self.last.push(token);
    }

    #[inline]
    pub(super) fn push_unescaped(&mut self, text: String) {
        self.unescaped.push(text);
        self.push(Buffered::Unescaped);
    }

    /// The text that was pushed last, if it was one.
    pub(super) fn last_text(&self) -> Option<&str> {
        match self.last.last()? {
            Buffered::Text(text) => Some(text),
            Buffered::Unescaped => self.unescaped.last().map(String::as_str),
            _ => None,
        }
    }

    /// Where the token stands that was pushed last.
    pub(super) fn place(&self) -> Place {
        (self.full.len(), self.last.len() - 1)
    }

    #[cold]
    fn grow(&mut self) {
        let size = (self.last.capacity() * 2).clamp(FIRST_CHUNK, LARGEST_CHUNK);
        let full = std::mem::replace(&mut self.last, Vec::with_capacity(size));
        if !full.is_empty() {
            self.full.push(full);
        }
    }

    /// Takes back the token that was pushed last.
    pub(super) fn pop(&mut self) {
        if self.last.is_empty() {
            self.last = self.full.pop().unwrap_or_default();
        }
        if let Some(Buffered::Unescaped) = self.last.pop() {
            self.unescaped.pop();
        }
    }

    /// Puts a token in the place of another.
    pub(super) fn set(&mut self, (chunk, index): Place, token: Buffered<'de>) {
        let chunk = self.full.get_mut(chunk).unwrap_or(&mut self.last);
        chunk[index] = token;
    }
}
