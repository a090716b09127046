//! A reader of JSON: it accepts the texts that `serde_json` accepts, and hands over the values
//! that `serde_json` hands over.

use super::error::{Error, Step};
use super::problem::{Problem, Token};

/// How many lists and objects may stand inside each other, as in `serde_json`.
const MAX_LEVELS: u8 = 127;

/// A JSON text, read once from its beginning to its end.
#[derive(Debug)]
pub(crate) struct Reader<'de> {
    pub(super) text: &'de str,
    /// How many bytes were read.
    pub(super) at: usize,
    /// How many lists and objects are open.
    levels: u8,
    pub(super) lenient: bool,
    /// The last string that had an escape.
    pub(super) built: String,
}

/// What a string holds.
#[derive(Debug)]
pub(super) enum Text<'de, 'r> {
    /// A piece of the JSON text.
    Borrowed(&'de str),
    /// A text that the reader keeps until it reads the next string.
    Built(&'r str),
}

impl<'de> Reader<'de> {
    pub(crate) fn new(text: &'de str) -> Self {
        Reader {
            text,
            at: 0,
            levels: 0,
            lenient: false,
            built: String::new(),
        }
    }

    /// A reader that also accepts four things, none of which hides where a value ends: one half of
    /// a character in a `\u` escape, which becomes U+FFFD; control characters in a string; a byte
    /// order mark in front; NUL bytes behind.
    pub(crate) fn lenient(text: &'de str) -> Self {
        Reader {
            at: if text.starts_with('\u{feff}') { 3 } else { 0 },
            lenient: true,
            ..Reader::new(text.trim_end_matches(['\0', ' ', '\t', '\r', '\n']))
        }
    }

    /// Refuses what stands behind the value.
    pub(crate) fn end(&mut self) -> Result<(), Error> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.unexpected(Token::Nothing)),
        }
    }

    /// The error that something else comes next, or the end.
    #[cold]
    pub(super) fn unexpected(&self, expected: Token) -> Error {
        match self.text[self.at..].chars().next() {
            Some(came) => Error::new(Problem::Found { came, expected }, self.at + 1),
            None => Error::new(Problem::End { expected }, self.at),
        }
    }

    /// The next byte that is not white space, which stays unread.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = bytes.get(self.at) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    /// Reads a word, of which the first byte is next.
    #[inline]
    pub(super) fn word(&mut self, word: &'static str) -> Result<(), Error> {
        for byte in word.bytes() {
            if self.text.as_bytes().get(self.at) != Some(&byte) {
                return Err(self.unexpected(Token::Word(word)));
            }
            self.at += 1;
        }
        Ok(())
    }

    /// Reads the key of an entry, of which the first byte is next.
    #[inline]
    pub(super) fn key(&mut self) -> Result<Text<'de, '_>, Error> {
        match self.text.as_bytes().get(self.at) {
            Some(b'"') => self.string(),
            _ => Err(self.unexpected(Token::Key)),
        }
    }

    /// Reads what stands between a key and its value.
    #[inline]
    pub(super) fn colon(&mut self) -> Result<(), Error> {
        match self.peek() {
            Some(b':') => self.at += 1,
            _ => return Err(self.unexpected(Token::Colon)),
        }
        Ok(())
    }

    /// Reads the bracket that opens a list or an object.
    #[inline]
    pub(super) fn open(&mut self) -> Result<(), Error> {
        self.at += 1;
        if self.levels == MAX_LEVELS {
            return Err(Error::new(Problem::TooDeep, self.at));
        }
        self.levels += 1;
        Ok(())
    }

    /// Whether another item comes, before which the comma is read, or the closing bracket.
    #[inline]
    pub(super) fn another(&mut self, is_first: bool, close: u8) -> Result<bool, Error> {
        match self.peek() {
            Some(byte) if byte == close => return Ok(false),
            Some(_) if is_first => {}
            Some(b',') => {
                self.at += 1;
                if self.peek() == Some(close) {
                    return Err(Error::new(Problem::TrailingComma, self.at + 1));
                }
            }
            _ => return Err(self.unexpected(comma_or(close))),
        }
        Ok(true)
    }

    /// Reads the bracket that closes a list or an object.
    #[inline]
    pub(super) fn close(&mut self, close: u8) -> Result<(), Error> {
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
    pub(super) fn locate(&mut self, error: Error, close: u8) -> Error {
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
    pub(super) fn inside(&self, error: Error, step: Step) -> Error {
        error.at(self.at).inside(step)
    }

    /// Goes on to the value of this key in the object of this level, which is open. Nothing is
    /// checked: an error was found before, in this object or further inside.
    pub(crate) fn find(&mut self, key: &str, level: u8) -> bool {
        let mut inner = usize::from(self.levels.saturating_sub(level));
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => match self.string() {
                    Err(_) => return false,
                    Ok(Text::Borrowed(text) | Text::Built(text)) => {
                        if inner == 0 && text == key && self.colon().is_ok() {
                            return true;
                        }
                        continue;
                    }
                },
                b'{' | b'[' => inner += 1,
                b'}' | b']' if inner == 0 => return false,
                b'}' | b']' => inner -= 1,
                _ => {}
            }
            self.at += 1;
        }
        false
    }
}

/// What is expected behind an item of a list or an object that this bracket closes.
fn comma_or(close: u8) -> Token {
    match close {
        b']' => Token::CommaOrBracket,
        _ => Token::CommaOrBrace,
    }
}
