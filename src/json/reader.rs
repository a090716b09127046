//! A reader of JSON: it accepts the texts that `serde_json` accepts, and hands over the values
//! that `serde_json` hands over.

use super::error::{Step, Stopped};
use super::problem::{Expected, Problem};
use super::string::end_of_string;

/// How many lists and objects may stand inside each other, as in `serde_json`.
const MAX_LEVELS: u8 = 127;

/// A JSON text, read once from its beginning to its end.
#[derive(Debug)]
pub(crate) struct Reader<'de> {
    pub(super) text: &'de str,
    /// How many bytes were read.
    pub(super) at: usize,
    /// How many lists and objects are open.
    pub(super) levels: u8,
    pub(super) lenient: bool,
    /// The last string that had an escape.
    pub(super) unescaped: String,
}

/// What a string holds.
#[derive(Debug)]
pub(super) enum JsonString<'de, 'r> {
    /// A piece of the JSON text.
    Borrowed(&'de str),
    /// A text that the reader keeps until it reads the next string.
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

    /// A reader that accepts five faults. None makes the end of a value ambiguous: one half of a
    /// character in a `\u` escape, which becomes U+FFFD; control characters in a string; a byte order
    /// mark in front; NUL bytes behind; a comma behind the last item.
    pub(crate) fn lenient(text: &'de str) -> Self {
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

    /// Refuses what stands behind the value.
    fn end(&mut self) -> Result<(), Stopped> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.unexpected(Expected::Nothing)),
        }
    }

    /// The error that something else comes next, or the end.
    #[cold]
    pub(super) fn unexpected(&self, expected: Expected) -> Stopped {
        match self.text[self.at..].chars().next() {
            Some(came) => Stopped::new(Problem::Found { came, expected }, self.at + 1),
            None => Stopped::new(Problem::End { expected }, self.at),
        }
    }

    /// The next byte that is not white space, which stays unread.
    #[inline]
    pub(crate) fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = bytes.get(self.at) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    /// Reads a word, of which the first byte is next.
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

    /// Reads the key of an entry, of which the first byte is next.
    #[inline]
    pub(super) fn key(&mut self) -> Result<JsonString<'de, '_>, Stopped> {
        match self.text.as_bytes().get(self.at) {
            Some(b'"') => self.string(),
            _ => Err(self.unexpected(Expected::Key)),
        }
    }

    /// Reads what stands between a key and its value.
    #[inline]
    pub(super) fn colon(&mut self) -> Result<(), Stopped> {
        match self.peek() {
            Some(b':') => self.at += 1,
            _ => return Err(self.unexpected(Expected::Colon)),
        }
        Ok(())
    }

    /// Reads the bracket that opens a list or an object.
    #[inline]
    pub(super) fn open(&mut self) -> Result<(), Stopped> {
        self.at += 1;
        if self.levels == MAX_LEVELS {
            return Err(Stopped::new(Problem::TooDeep, self.at));
        }
        self.levels += 1;
        Ok(())
    }

    /// Whether another item comes, before which the comma is read, or the closing bracket.
    #[inline]
    pub(super) fn another(&mut self, is_first: bool, close: u8) -> Result<bool, Stopped> {
        match self.peek() {
            Some(byte) if byte == close => return Ok(false),
            Some(_) if is_first => {}
            Some(b',') => {
                self.at += 1;
                if self.peek() == Some(close) {
                    if self.lenient {
                        return Ok(false);
                    }
                    return Err(Stopped::new(Problem::TrailingComma, self.at + 1));
                }
            }
            _ => return Err(self.unexpected(comma_or(close))),
        }
        Ok(true)
    }

    /// Reads the bracket that closes a list or an object.
    #[inline]
    pub(super) fn close(&mut self, close: u8) -> Result<(), Stopped> {
        match self.peek() {
            Some(byte) if byte == close => self.at += 1,
            _ => return Err(self.unexpected(comma_or(close))),
        }
        self.levels -= 1;
        Ok(())
    }

    /// Sets the offset of an error that the visitor of a list or an object made: as in
    /// `serde_json`, what comes next counts as read if it closes it, or goes on in a list.
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
        error.at(std::mem::replace(&mut self.at, before))
    }

    /// The error that an item of a list or an object made.
    #[cold]
    pub(super) fn inside(&self, error: Stopped, step: Step) -> Stopped {
        error.at(self.at).inside(step)
    }

    /// Skips forward to the value of the first key that `is_wanted`, given in its quotes, in the
    /// object around `inner` other lists and objects.
    ///
    /// Nothing is checked on the way, as all of it is read afterwards. So the kind of an event is
    /// known before its first field is read, and the first error in a body is the same error
    /// wherever its `type` stands.
    pub(super) fn skip_to(
        &mut self,
        mut inner: usize,
        mut is_wanted: impl FnMut(&str) -> bool,
    ) -> bool {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            match byte {
                b'"' => {
                    let start = self.at;
                    self.at = end_of_string(bytes, start);
                    let end = self.at;
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

    /// The value that was read, if nothing follows it.
    pub(crate) fn finish<T>(&mut self, value: Result<T, Stopped>) -> Result<T, Stopped> {
        let value = value.map_err(|error| error.at(self.at))?;
        self.end()?;
        Ok(value)
    }
}

/// Whether a key in its quotes is this one.
#[inline]
pub(super) fn is_key(quoted: &str, key: &str) -> bool {
    if quoted.len() == key.len() + 2 {
        return &quoted.as_bytes()[1..=key.len()] == key.as_bytes();
    }
    // An escape only makes it longer.
    quoted.len() > key.len() && quoted.contains('\\') && {
        let mut string = Reader::new(quoted);
        matches!(string.string(), Ok(JsonString::Unescaped(text)) if text == key)
    }
}

/// What is expected behind an item of a list or an object that this bracket closes.
fn comma_or(close: u8) -> Expected {
    match close {
        b']' => Expected::CommaOrBracket,
        _ => Expected::CommaOrBrace,
    }
}
