//! Numbers: integers of 64 bits by hand, all others through `serde_json`.

use super::error::Stopped;
use super::problem::{Expected, Problem};
use super::reader::Reader;

/// A number as `serde_json` hands it over: an integer is signed only where it is below zero, and
/// what is no integer of 64 bits is a float. `-0` is a float, too.
#[derive(Debug)]
pub(super) enum Number {
    Unsigned(u64),
    Signed(i64),
    Float(f64),
}

impl Reader<'_> {
    /// Reads a number, of which the first byte is next.
    #[inline]
    pub(super) fn number(&mut self) -> Result<Number, Stopped> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let is_negative = bytes.get(start) == Some(&b'-');
        self.at += usize::from(is_negative);
        let first = self.at;
        let mut integer = Some(0_u64);
        while let Some(digit @ b'0'..=b'9') = bytes.get(self.at) {
            let digit = u64::from(digit - b'0');
            integer = integer.and_then(|tens| tens.checked_mul(10)?.checked_add(digit));
            self.at += 1;
        }
        match self.at - first {
            0 => return Err(self.unexpected(Expected::Digit)),
            2.. if bytes.get(first) == Some(&b'0') => {
                self.at = first + 1;
                return Err(self.unexpected(Expected::NoDigit));
            }
            _ => {}
        }
        if let Some(b'.' | b'e' | b'E') = bytes.get(self.at) {
            return self.float(start);
        }
        let number = match integer {
            Some(integer) if !is_negative => Some(Number::Unsigned(integer)),
            Some(1..) => integer
                .and_then(|integer| 0_i64.checked_sub_unsigned(integer))
                .map(Number::Signed),
            _ => None,
        };
        number.map_or_else(|| self.float(start), Ok)
    }

    /// Reads the rest of a number that begins at `start`, and finds its value.
    ///
    /// `serde_json` finds it: by default its last bit is often another than in std, and each build
    /// is to see the number that its `serde_json` sees.
    #[cold]
    fn float(&mut self, start: usize) -> Result<Number, Stopped> {
        let bytes = self.text.as_bytes();
        if let Some(b'.') = bytes.get(self.at) {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = bytes.get(self.at) {
            self.at += 1;
            if let Some(b'+' | b'-') = bytes.get(self.at) {
                self.at += 1;
            }
            self.digits()?;
        }
        let offset = match serde_json::from_str::<serde_json::Number>(&self.text[start..self.at]) {
            Ok(number) => match number.as_f64().filter(|number| number.is_finite()) {
                Some(number) => return Ok(Number::Float(number)),
                // With `arbitrary_precision` it is a number to `serde_json` all the same.
                None => self.at,
            },
            Err(error) => start + error.column(),
        };
        Err(Stopped::new(Problem::OutOfRange, offset))
    }

    /// Reads one digit or more.
    fn digits(&mut self) -> Result<(), Stopped> {
        let rest = &self.text.as_bytes()[self.at..];
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        if count == 0 {
            return Err(self.unexpected(Expected::Digit));
        }
        Ok(())
    }
}
