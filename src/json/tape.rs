//! The values that come before the tag, buffered until the tag was read. Deserializers that cannot look
//! ahead need this. This crate's own reader searches for the tag instead; it only checks values with a tape,
//! if there is no tag.
//!
//! The values are stored flat. A list or an object is one token with the number of its items, and the
//! tokens of its items follow: `"ids":[1,2]` is `Text("ids")`, `List(2)`, `Unsigned(1)`, `Unsigned(2)`.

/// How many tokens the first chunk holds. A text message with a profile fits. The chunk is smaller than 1
/// KiB: common allocators are fastest for such sizes.
const FIRST_CHUNK: usize = 40;
/// Each later chunk is twice as large as the one before it, up to this many tokens.
const LARGEST_CHUNK: usize = 1024;

/// One token. It is small and has no destructor, because most of the time is spent on moving tokens.
#[derive(Debug, Clone, Copy)]
pub(super) enum Buffered<'de> {
    Null,
    Bool(bool),
    Signed(i64),
    Unsigned(u64),
    Float(f64),
    Text(&'de str),
    /// A text that had escapes. The text itself is in [`Tape::unescaped`], because a `String` has a
    /// destructor.
    Unescaped,
    /// A list of this many items.
    List(usize),
    /// An object of this many entries.
    Object(usize),
}

/// A list of keys and values in turn. It allocates nothing while it is empty.
///
/// The tokens are in chunks. So a long tape grows without being copied. Each chunk is freed as soon as it was
/// read, so the whole tape and all values made from it are never in memory at the same time.
#[derive(Debug, Default)]
pub(crate) struct Tape<'de> {
    /// The chunks before the last one.
    pub(super) full: Vec<Vec<Buffered<'de>>>,
    /// The chunk that grows.
    pub(super) last: Vec<Buffered<'de>>,
    /// The texts of the tokens [`Buffered::Unescaped`], in their order.
    pub(super) unescaped: Vec<String>,
    /// How many tokens were pushed, including those that were popped again.
    pub(super) pushed: usize,
    /// How many entries (key and value) were buffered.
    pub(super) entries: usize,
}

/// The place of a token: the index of its chunk, and its index in the chunk.
pub(super) type Place = (usize, usize);

impl<'de> Tape<'de> {
    /// Whether nothing was buffered.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries == 0
    }

    /// Adds a token.
    #[inline]
    pub(super) fn push(&mut self, token: Buffered<'de>) {
        // The chunk must not grow by itself: `Vec` would copy all tokens.
        if self.last.len() == self.last.capacity() {
            self.grow();
        }
        self.pushed += 1;
        self.last.push(token);
    }

    /// Adds a text that had escapes.
    #[inline]
    pub(super) fn push_unescaped(&mut self, text: String) {
        self.unescaped.push(text);
        self.push(Buffered::Unescaped);
    }

    /// The last token, if it is a text.
    pub(super) fn last_text(&self) -> Option<&str> {
        match self.last.last()? {
            Buffered::Text(text) => Some(text),
            Buffered::Unescaped => self.unescaped.last().map(String::as_str),
            _ => None,
        }
    }

    /// The place of the last token.
    pub(super) fn place(&self) -> Place {
        (self.full.len(), self.last.len() - 1)
    }

    /// Begins a new chunk.
    #[cold]
    fn grow(&mut self) {
        let size = (self.last.capacity() * 2).clamp(FIRST_CHUNK, LARGEST_CHUNK);
        let full = std::mem::replace(&mut self.last, Vec::with_capacity(size));
        // At the first token there is no chunk yet, only an empty vector.
        if !full.is_empty() {
            self.full.push(full);
        }
    }

    /// Takes back the last token.
    pub(super) fn pop(&mut self) {
        // The token may be the last one of the chunk before.
        if self.last.is_empty() {
            self.last = self.full.pop().unwrap_or_default();
        }
        if let Some(Buffered::Unescaped) = self.last.pop() {
            self.unescaped.pop();
        }
    }

    /// Replaces the token at a place.
    pub(super) fn set(&mut self, (chunk, index): Place, token: Buffered<'de>) {
        // The last chunk has the index that the next full chunk would have.
        let chunk = self.full.get_mut(chunk).unwrap_or(&mut self.last);
        chunk[index] = token;
    }
}
