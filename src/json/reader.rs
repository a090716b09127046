//! A reader of JSON. It accepts the same texts as `serde_json`, and gives the same values.

use super::error::{Step, Stopped};
use super::problem::{Expected, Problem};
use super::run::end_of_string;

/// How deep lists and objects may nest, as in `serde_json`.
const MAX_LEVELS: u8 = 127;

/// A JSON text, and the position up to which it was read.
#[derive(Debug)]
pub(crate) struct Reader<'de> {
    pub(super) text: &'de str,
    /// How many bytes were read: the index of the next byte.
    pub(super) at: usize,
    /// How many lists and objects are open.
    pub(super) levels: u8,
    /// Whether the reader accepts the faults that [`lenient`](Reader::lenient) lists.
    pub(super) lenient: bool,
    /// The last string that had an escape. One buffer serves all strings.
    pub(super) unescaped: String,
}

/// A string that was read.
#[derive(Debug)]
pub(super) enum JsonString<'de, 'r> {
    /// A slice of the JSON text: the string has no escape.
    Borrowed(&'de str),
    /// The reader's buffer, which the next string overwrites.
    Unescaped(&'r str),
}

impl<'de> Reader<'de> {
    pub(crate) fn new(text: &'de str) -> Self {
        Reader {
            text,
            at: 0,
            levels: 0,
            lenient: false,
            unescaped: String::new(),
        }
    }

    /// A reader that accepts five faults. None makes the end of a value ambiguous:
    ///
    /// * a `\u` escape of one half of a surrogate pair, which becomes U+FFFD
    /// * control characters in a string
    /// * a byte order mark before the text
    /// * NUL bytes after the text
    /// * a comma after the last item
    pub(crate) fn lenient(text: &'de str) -> Self {
        // NUL bytes and white space may alternate at the end, so both are cut off.
        Reader {
            at: if text.starts_with('\u{feff}') { 3 } else { 0 },
            lenient: true,
            ..Reader::new(text.trim_end_matches(['\0', ' ', '\t', '\r', '\n']))
        }
    }

    /// The whole text.
    pub(crate) fn text(&self) -> &'de str {
        self.text
    }

    /// Checks that only white space follows the value.
    fn end(&mut self) -> Result<(), Stopped> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.unexpected(Expected::Nothing)),
        }
    }

    /// The error that `expected` does not come next.
    #[cold]
    pub(super) fn unexpected(&self, expected: Expected) -> Stopped {
        // The wrong byte counts as read, as in `serde_json`.
        match self.text[self.at..].chars().next() {
            Some(came) => Stopped::new(Problem::Found { came, expected }, self.at + 1),
            None => Stopped::new(Problem::End { expected }, self.at),
        }
    }

    /// Skips white space, and returns the next byte without reading it. `None` at the end of the text.
    #[inline]
    pub(crate) fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = bytes.get(self.at) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    /// Reads `true`, `false` or `null`. Its first byte is next.
    #[inline]
    pub(super) fn word(&mut self, word: &'static str) -> Result<(), Stopped> {
        for byte in word.bytes() {
            if self.text.as_bytes().get(self.at) != Some(&byte) {
                return Err(self.unexpected(Expected::Word(word)));
            }
            self.at += 1;
        }
        Ok(())
    }

    /// Reads a key. The white space before it was skipped.
    #[inline]
    pub(super) fn key(&mut self) -> Result<JsonString<'de, '_>, Stopped> {
        match self.text.as_bytes().get(self.at) {
            Some(b'"') => self.string(),
            _ => Err(self.unexpected(Expected::Key)),
        }
    }

    /// Reads the colon after a key.
    #[inline]
    pub(super) fn colon(&mut self) -> Result<(), Stopped> {
        match self.peek() {
            Some(b':') => self.at += 1,
            _ => return Err(self.unexpected(Expected::Colon)),
        }
        Ok(())
    }

    /// Reads the opening bracket of a list or an object. It is the next byte.
    #[inline]
    pub(super) fn open(&mut self) -> Result<(), Stopped> {
        self.at += 1;
        // serde's visitors recurse for each level. The limit keeps the stack small.
        if self.levels == MAX_LEVELS {
            return Err(Stopped::new(Problem::TooDeep, self.at));
        }
        self.levels += 1;
        Ok(())
    }

    /// Whether another item follows. If so, the comma before it is read. If not, the closing bracket is next.
    #[inline]
    pub(super) fn another(&mut self, is_first: bool, close: u8) -> Result<bool, Stopped> {
        match self.peek() {
            Some(byte) if byte == close => return Ok(false),
            // There is no comma before the first item.
            Some(_) if is_first => {}
            Some(b',') => {
                self.at += 1;
                if self.peek() == Some(close) {
                    if self.lenient {
                        return Ok(false);
                    }
                    // The bracket is the wrong byte, so the offset is after it.
                    return Err(Stopped::new(Problem::TrailingComma, self.at + 1));
                }
            }
            _ => return Err(self.unexpected(comma_or(close))),
        }
        Ok(true)
    }

    /// Reads the closing bracket of a list or an object.
    #[inline]
    pub(super) fn close(&mut self, close: u8) -> Result<(), Stopped> {
        match self.peek() {
            Some(byte) if byte == close => self.at += 1,
            _ => return Err(self.unexpected(comma_or(close))),
        }
        self.levels -= 1;
        Ok(())
    }

    /// Sets the offset of an error that the visitor of a list or an object made. It is the offset that
    /// `serde_json` gives: a closing bracket that comes next counts as read, and so does a comma in a list,
    /// with the white space after it.
    #[cold]
    pub(super) fn locate(&mut self, error: Stopped, close: u8) -> Stopped {
        let next = self.peek();
        let before = self.at;
        if next == Some(close) {
            self.at += 1;
        } else if next == Some(b',') && close == b']' {
            self.at += 1;
            self.peek();
        }
        // Only the error gets this offset. The reader stays where it is, because fields may be read again.
        error.at(std::mem::replace(&mut self.at, before))
    }

    /// Completes the error of an item: sets its offset, and adds the step to the item.
    #[cold]
    pub(super) fn inside(&self, error: Stopped, step: Step) -> Stopped {
        error.at(self.at).inside(step)
    }

    /// Skips forward to the value of the first wanted key, and returns true. Returns false at the end of the
    /// object. `is_wanted` gets each key with its quotes.
    ///
    /// `inner` is how many open lists and objects are skipped to their end first. 0 searches the current
    /// object.
    ///
    /// The skipped text is not checked, because all of it is read later. This search finds the kind of an
    /// event before its first field is read. So the first error in a body is the same for every order of
    /// keys.
    pub(super) fn skip_to(
        &mut self,
        mut inner: usize,
        mut is_wanted: impl FnMut(&str) -> bool,
    ) -> bool {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            match byte {
                // A string is skipped as a whole: a bracket in it means nothing.
                b'"' => {
                    let start = self.at;
                    self.at = end_of_string(bytes, start);
                    let end = self.at;
                    // A string is a key if a colon follows it.
                    if inner == 0 && self.peek() == Some(b':') && is_wanted(&self.text[start..end])
                    {
                        self.at += 1;
                        return true;
                    }
                    continue;
                }
                b'{' | b'[' => inner += 1,
                b'}' | b']' if inner == 0 => return false,
                b'}' | b']' => inner -= 1,
                _ => {}
            }
            self.at += 1;
        }
        false
    }

    /// Ends the reading: checks that nothing follows the value, and sets the offset of an error that has
    /// none.
    pub(crate) fn finish<T>(&mut self, value: Result<T, Stopped>) -> Result<T, Stopped> {
        let value = value.map_err(|error| error.at(self.at))?;
        self.end()?;
        Ok(value)
    }
}

/// Whether a key in quotes is `key`. It may be spelled with escapes.
#[inline]
pub(super) fn is_key(quoted: &str, key: &str) -> bool {
    // An escape is longer than its character. So a key of this length with an escape is another key, and
    // bytes can be compared.
    if quoted.len() == key.len() + 2 {
        return &quoted.as_bytes()[1..=key.len()] == key.as_bytes();
    }
    // An escape is longer than its character.
    quoted.len() > key.len() && quoted.contains('\\') && {
        let mut string = Reader::new(quoted);
        matches!(string.string(), Ok(JsonString::Unescaped(text)) if text == key)
    }
}

/// What must follow an item of a list or an object; `close` is its closing bracket.
fn comma_or(close: u8) -> Expected {
    match close {
        b']' => Expected::CommaOrBracket,
        _ => Expected::CommaOrBrace,
    }
}
