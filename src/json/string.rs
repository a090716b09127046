//! Strings: borrowed from the text where nothing is escaped, else built.

use super::error::Stopped;
use super::problem::{Expected, Problem};
use super::reader::{JsonString, Reader};

impl<'de> Reader<'de> {
    /// Reads a string, of which the opening quote is next.
    pub(super) fn string(&mut self) -> Result<JsonString<'de, '_>, Stopped> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let end = start + length_of_run(&bytes[start..]);
        if bytes.get(end) == Some(&b'"') {
            self.at = end + 1;
            return Ok(JsonString::Borrowed(&self.text[start..end]));
        }
        self.build(start, end).map(JsonString::Unescaped)
    }

    /// Builds a string of which the text from `start` to `end` is the first part.
    #[inline(never)]
    fn build(&mut self, start: usize, end: usize) -> Result<&str, Stopped> {
        let bytes = self.text.as_bytes();
        self.unescaped.clear();
        self.unescaped.push_str(&self.text[start..end]);
        self.at = end;
        while let Some(&byte) = bytes.get(self.at) {
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

    /// Reads an escape, of which the backslash was read.
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
                let unit = self.hex()?;
                match char::from_u32(unit) {
                    Some(character) => character,
                    None => self.surrogate(unit)?,
                }
            }
            _ => return Err(Stopped::new(Problem::Escape, self.at)),
        })
    }

    /// Reads the other half of a character. The lenient reader replaces a half without one.
    fn surrogate(&mut self, first: u32) -> Result<char, Stopped> {
        let behind = self.at;
        match self.second_half(first) {
            Err(_) if self.lenient => {
                self.at = behind;
                Ok(char::REPLACEMENT_CHARACTER)
            }
            result => result,
        }
    }

    fn second_half(&mut self, first: u32) -> Result<char, Stopped> {
        let lone = |offset| Stopped::new(Problem::LoneSurrogate(first), offset);
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
                let code = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
            }
            _ => Err(lone(self.at)),
        }
    }

    /// Reads four hexadecimal digits.
    #[inline]
    fn hex(&mut self) -> Result<u32, Stopped> {
        let Some(digits) = self.text.as_bytes()[self.at..].first_chunk::<4>() else {
            self.at = self.text.len();
            return Err(self.unexpected(Expected::Quote));
        };
        self.at += 4;
        let [a, b, c, d] = digits.map(|digit| u32::from(HEX_DIGITS[usize::from(digit)]));
        if (a | b | c | d) > 0xF {
            return Err(Stopped::new(Problem::Escape, self.at));
        }
        Ok(a << 12 | b << 8 | c << 4 | d)
    }
}

/// The value of each hexadecimal digit; of all other bytes, more than a digit has.
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

/// Whether a byte ends a run of characters that stand for themselves.
#[inline]
fn ends_run(byte: u8) -> bool {
    byte == b'"' || byte == b'\\' || byte < 0x20
}

/// The size of a block. The first block of a run is read eight bytes at a time, the rest by blocks:
/// in a loop of fixed length, without a way out, the compiler compares 16 or more at once.
const BLOCK: usize = 64;

/// The length of the run that `bytes` begin with.
#[inline]
fn length_of_run(bytes: &[u8]) -> usize {
    let mut near = &bytes[..bytes.len().min(BLOCK)];
    let mut length = 0;
    while let Some((&word, rest)) = near.split_first_chunk() {
        let ends = ends_of_run(word);
        if ends != 0 {
            return length + ends.trailing_zeros() as usize / 8;
        }
        length += 8;
        near = rest;
    }
    length + length_of_long_run(&bytes[length..])
}

/// The end of the string whose opening quote stands at `start`. Nothing in it is checked.
#[inline]
pub(crate) fn end_of_string(json: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(rest) = json.get(at..) {
        at += length_of_run(rest);
        match json.get(at) {
            Some(b'"') => return at + 1,
            Some(b'\\') => at += 2,
            Some(_) => at += 1,
            None => break,
        }
    }
    json.len()
}

#[inline(never)]
fn length_of_long_run(bytes: &[u8]) -> usize {
    let blocks = bytes.chunks_exact(BLOCK).take_while(|block| {
        let count = |ends, &byte: &u8| ends | u8::from(ends_run(byte));
        block.iter().fold(0, count) == 0
    });
    let length = blocks.count() * BLOCK;
    let rest = bytes[length..].iter();
    length + rest.take_while(|&&byte| !ends_run(byte)).count()
}

/// The bytes that end a run, out of eight: the lowest bit that is set is in the first of them.
///
/// What [`ends_run`] asks, for each byte of a `u64`: where a byte is below 0x80, subtracting what it
/// must not be below sets its highest bit if it was below. A byte may take a bit from the next, but
/// only if it is below itself, and it comes first.
#[inline]
fn ends_of_run(word: [u8; 8]) -> u64 {
    const EACH: u64 = u64::MAX / 0xFF;
    let word = u64::from_le_bytes(word);
    let quote = (word ^ (EACH * 0x22)).wrapping_sub(EACH);
    let backslash = (word ^ (EACH * 0x5C)).wrapping_sub(EACH);
    let control = word.wrapping_sub(EACH * 0x20);
    (quote | backslash | control) & !word & (EACH << 7)
}
