//! Splits an input into payloads.

use serde::de::IgnoredAny;

/// One payload, or what should have been one, and the line on which it begins.
pub(crate) struct Payload<'a> {
    pub(crate) line: usize,
    pub(crate) bytes: &'a [u8],
}

/// The payloads of an input, with any white space between them.
///
/// Where the JSON is broken, a payload extends to the next line that begins with a bracket:
/// one bad line costs no other, and an indented payload is bad as a whole.
pub(crate) struct Payloads<'a> {
    line: usize,
    rest: &'a [u8],
}

impl<'a> Payloads<'a> {
    pub(crate) fn new(input: &'a [u8]) -> Self {
        let byte_order_mark = "\u{FEFF}".as_bytes();
        Payloads {
            line: 1,
            rest: input.strip_prefix(byte_order_mark).unwrap_or(input),
        }
    }

    /// Takes this many bytes off the rest.
    fn take(&mut self, length: usize) -> Payload<'a> {
        let (bytes, rest) = self.rest.split_at(length);
        let line = self.line;
        self.line += bytes.split(|byte| *byte == b'\n').count() - 1;
        self.rest = rest;
        Payload { line, bytes }
    }
}

impl<'a> Iterator for Payloads<'a> {
    type Item = Payload<'a>;

    fn next(&mut self) -> Option<Payload<'a>> {
        self.take(self.rest.len() - self.rest.trim_ascii_start().len());
        let mut values = serde_json::Deserializer::from_slice(self.rest).into_iter::<IgnoredAny>();
        let length = match values.next()? {
            Ok(_) => values.byte_offset(),
            Err(_) => self
                .rest
                .windows(2)
                .position(|pair| matches!(pair, [b'\n', b'{' | b'[']))
                .unwrap_or(self.rest.len()),
        };
        let Payload { line, bytes } = self.take(length);
        Some(Payload {
            line,
            bytes: bytes.trim_ascii_end(),
        })
    }
}
