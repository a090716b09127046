//! Strings. A string without escapes is borrowed from the text, any other is built in a buffer.

use super::error::Stopped;
use super::problem::{Expected, Problem};
use super::reader::{JsonString, Reader};

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
        // A second half cannot come first.
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

/// Whether a byte ends a run. A run is a part of a string that is copied as it is.
#[inline]
fn ends_run(byte: u8) -> bool {
    byte == b'"' || byte == b'\\' || byte < 0x20
}

/// The size of a block. The first block of a run is read eight bytes at a time, because most strings are
/// short. The rest is read block by block: a loop of fixed length without an exit becomes SIMD, 16 bytes or
/// more at once.
const BLOCK: usize = 64;

/// The length of the run at the beginning of `bytes`.
#[inline]
fn length_of_run(bytes: &[u8]) -> usize {
    let mut near = &bytes[..bytes.len().min(BLOCK)];
    let mut length = 0;
    while let Some((&word, rest)) = near.split_first_chunk() {
        let ends = ends_of_run(word);
        if ends != 0 {
            // Each byte has eight bits, and the first byte has the lowest ones.
            return length + ends.trailing_zeros() as usize / 8;
        }
        length += 8;
        near = rest;
    }
    length + length_of_long_run(&bytes[length..])
}

/// The end of the string whose opening quote is at `start`, without a check of what is inside.
#[inline]
pub(crate) fn end_of_string(json: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(rest) = json.get(at..) {
        at += length_of_run(rest);
        match json.get(at) {
            Some(b'"') => return at + 1,
            // The byte after a backslash may be a quote, which does not end the string.
            Some(b'\\') => at += 2,
            Some(_) => at += 1,
            None => break,
        }
    }
    json.len()
}

/// The length of the run at the beginning of `bytes`, block by block.
#[inline(never)]
fn length_of_long_run(bytes: &[u8]) -> usize {
    // The bytes of a block are not compared one by one with an early exit: that would not become SIMD.
    let blocks = bytes.chunks_exact(BLOCK).take_while(|block| {
        let count = |ends, &byte: &u8| ends | u8::from(ends_run(byte));
        block.iter().fold(0, count) == 0
    });
    let length = blocks.count() * BLOCK;
    // The run ends in this block, or after the last full block.
    let rest = bytes[length..].iter();
    length + rest.take_while(|&&byte| !ends_run(byte)).count()
}

/// Finds the bytes that end a run, out of eight. The lowest bit that is set is in the first such byte.
///
/// It computes [`ends_run`] for all bytes of a `u64` at once. A byte below 0x80 gets its highest bit set
/// when a larger number is subtracted from it. So subtracting 0x20 marks the control characters. For the
/// quote, XOR with a quote turns it into 0, and subtracting 1 marks it; the backslash likewise. Bytes from
/// 0x80 up are masked out.
///
/// A byte that is marked borrows from the byte after it, which may then be marked by mistake. This does no
/// harm, because only the first mark is used.
#[inline]
fn ends_of_run(word: [u8; 8]) -> u64 {
    // 0x0101…01: multiplied by a byte, it is this byte eight times.
    const EACH: u64 = u64::MAX / 0xFF;
    let word = u64::from_le_bytes(word);
    let quote = (word ^ (EACH * 0x22)).wrapping_sub(EACH);
    let backslash = (word ^ (EACH * 0x5C)).wrapping_sub(EACH);
    let control = word.wrapping_sub(EACH * 0x20);
    (quote | backslash | control) & !word & (EACH << 7)
}
