//! A reader of JSON: it accepts the texts that `serde_json` accepts, and hands over the values
//! that `serde_json` hands over.

use super::error::{Error, Problem, Token};

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

    /// Reads the key of an entry.
    #[inline]
    pub(super) fn key(&mut self) -> Result<Text<'de, '_>, Error> {
        match self.peek() {
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
    /// `serde_json`, what comes next is read first if it closes it, or goes on in a list.
    #[cold]
    pub(super) fn locate(&mut self, error: Error, close: u8) -> Error {
        if error.offset().is_none() {
            match self.peek() {
                Some(byte) if byte == close => self.at += 1,
                Some(b',') if close == b']' => {
                    self.at += 1;
                    self.peek();
                }
                _ => {}
            }
        }
        error.at(self.at)
    }

    /// Reads a value and keeps nothing of it, without recursion.
    pub(super) fn skip(&mut self) -> Result<(), Error> {
        let outside = self.levels;
        // A bit for each open level, whether it is an object. There are never more than 127.
        let mut objects = 0_u128;
        loop {
            let mut is_first = false;
            match self.peek() {
                Some(b'"') => {
                    self.string()?;
                }
                Some(byte @ (b'{' | b'[')) => {
                    self.open()?;
                    objects = objects << 1 | u128::from(byte == b'{');
                    is_first = true;
                }
                Some(b'-' | b'0'..=b'9') => {
                    self.number()?;
                }
                Some(b't') => self.word("true")?,
                Some(b'f') => self.word("false")?,
                Some(b'n') => self.word("null")?,
                _ => return Err(self.unexpected(Token::Value)),
            }
            loop {
                if self.levels == outside {
                    return Ok(());
                }
                let is_object = objects & 1 == 1;
                let close = if is_object { b'}' } else { b']' };
                if self.another(is_first, close)? {
                    if is_object {
                        self.key()?;
                        self.colon()?;
                    }
                    break;
                }
                self.close(close)?;
                objects >>= 1;
                is_first = false;
            }
        }
    }
}

/// What is expected behind an item of a list or an object that this bracket closes.
fn comma_or(close: u8) -> Token {
    match close {
        b']' => Token::CommaOrBracket,
        _ => Token::CommaOrBrace,
    }
}
