//! Strings. A string without escapes is borrowed from the text, any other is built in a buffer.

use super::error::Stopped;
use super::problem::{Expected, Problem};
use super::reader::{JsonString, Reader};
use super::run::{ends_run, length_of_run};

impl<'de> Reader<'de> {
    /// Reads a string. Its opening quote is the next byte.
    pub(super) fn string(&mut self) -> Result<JsonString<'de, '_>, Stopped> {
        // Most strings are one run: no escape, no control character.
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let end = start + length_of_run(&bytes[start..]);
        if bytes.get(end) == Some(&b'"') {
            self.at = end + 1;
            return Ok(JsonString::Borrowed(&self.text[start..end]));
        }
        self.build(start, end).map(JsonString::Unescaped)
    }

    /// Builds a string in the buffer. Its first run is the text from `start` to `end`.
    #[inline(never)]
    fn build(&mut self, start: usize, end: usize) -> Result<&str, Stopped> {
        let bytes = self.text.as_bytes();
        self.unescaped.clear();
        self.unescaped.push_str(&self.text[start..end]);
        self.at = end;
        while let Some(&byte) = bytes.get(self.at) {
            // Between two escapes, a whole run is copied at once.
            if !ends_run(byte) {
                let end = self.at + length_of_run(&bytes[self.at..]);
                self.unescaped.push_str(&self.text[self.at..end]);
                self.at = end;
                continue;
            }
            self.at += 1;
            let character = match byte {
                b'"' => return Ok(&self.unescaped),
                b'\\' => self.escape()?,
                control if self.lenient => char::from(control),
                control => return Err(Stopped::new(Problem::Control(control), self.at)),
            };
            self.unescaped.push(character);
        }
        Err(self.unexpected(Expected::Quote))
    }

    /// Reads an escape. Its backslash was read.
    #[inline]
    fn escape(&mut self) -> Result<char, Stopped> {
        let Some(&byte) = self.text.as_bytes().get(self.at) else {
            return Err(self.unexpected(Expected::Quote));
        };
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                // Characters above U+FFFF have two escapes: a surrogate pair.
                let unit = self.hex()?;
                match char::from_u32(unit) {
                    Some(character) => character,
                    None => self.surrogate(unit)?,
                }
            }
            _ => return Err(Stopped::new(Problem::Escape, self.at)),
        })
    }

    /// Reads the second half of a surrogate pair. The lenient reader accepts a half alone, as U+FFFD.
    fn surrogate(&mut self, first: u32) -> Result<char, Stopped> {
        let behind = self.at;
        match self.second_half(first) {
            Err(_) if self.lenient => {
                // What follows is not the second half. It is read again, as the next part of the string.
                self.at = behind;
                Ok(char::REPLACEMENT_CHARACTER)
            }
            result => result,
        }
    }

    /// Reads the second half of a surrogate pair, and returns the character of both.
    fn second_half(&mut self, first: u32) -> Result<char, Stopped> {
        let lone = |offset| Stopped::new(Problem::LoneSurrogate(first), offset);
        // From 0xDC00 up it is the second half of a pair, which cannot be first.
        if first >= 0xDC00 {
            return Err(lone(self.at));
        }
        for expected in [b'\\', b'u'] {
            match self.text.as_bytes().get(self.at) {
                Some(byte) if *byte == expected => self.at += 1,
                Some(_) => return Err(lone(self.at + 1)),
                None => return Err(self.unexpected(Expected::Quote)),
            }
        }
        match self.hex()? {
            second @ 0xDC00..=0xDFFF => {
                // Each half holds 10 bits of the character.
                let code = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
            }
            _ => Err(lone(self.at)),
        }
    }

    /// Reads the four hexadecimal digits of a `\u` escape.
    #[inline]
    fn hex(&mut self) -> Result<u32, Stopped> {
        let Some(digits) = self.text.as_bytes()[self.at..].first_chunk::<4>() else {
            self.at = self.text.len();
            return Err(self.unexpected(Expected::Quote));
        };
        self.at += 4;
        let [a, b, c, d] = digits.map(|digit| u32::from(HEX_DIGITS[usize::from(digit)]));
        // One comparison checks four digits: any other byte has the value 0xFF.
        if (a | b | c | d) > 0xF {
            return Err(Stopped::new(Problem::Escape, self.at));
        }
        Ok(a << 12 | b << 8 | c << 4 | d)
    }
}

/// The value of each hexadecimal digit. Any other byte has 0xFF.
const HEX_DIGITS: [u8; 256] = {
    let mut values = [0xFF; 256];
    let mut value = 0;
    while value < 16 {
        values[b"0123456789abcdef"[value as usize] as usize] = value;
        values[b"0123456789ABCDEF"[value as usize] as usize] = value;
        value += 1;
    }
    values
};
