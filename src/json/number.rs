//! Numbers: an integer is computed from its digits, any other number by `serde_json`.

use serde::de::{Error as _, Unexpected, Visitor};

use super::error::Stopped;
use super::problem::{Expected, Problem};
use super::reader::Reader;
use crate::text::shorten_and_mark;

/// The name that an integer field passes to `deserialize_newtype_struct`, to ask for an integer. This crate's
/// reader then computes the integer from the digits, because an `f64` may be another number than the digits
/// say. Any other deserializer ignores the name, and reads the value as it is.
pub(crate) const INTEGER: &str = "$wequick_types::integer";

/// A number in the form that `serde_json` hands over: an integer from 0 up is unsigned, one below 0 is
/// signed. Anything else is a float: fractions, exponents, integers of more than 64 bits, and `-0`.
#[derive(Debug)]
pub(super) enum Number<'de> {
    Unsigned(u64),
    Signed(i64),
    /// The text of the number.
    Float(&'de str),
}

impl<'de> Reader<'de> {
    /// Reads a number. Its first byte is next.
    #[inline]
    pub(super) fn number(&mut self) -> Result<Number<'de>, Stopped> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let is_negative = bytes.get(start) == Some(&b'-');
        self.at += usize::from(is_negative);
        let first = self.at;
        // `None` as soon as the digits exceed 64 bits.
        let mut integer = Some(0_u64);
        while let Some(digit @ b'0'..=b'9') = bytes.get(self.at) {
            let digit = u64::from(digit - b'0');
            integer = integer.and_then(|tens| tens.checked_mul(10)?.checked_add(digit));
            self.at += 1;
        }
        match self.at - first {
            0 => return Err(self.unexpected(Expected::Digit)),
            // JSON has no leading zeros. The second digit is the wrong byte.
            2.. if bytes.get(first) == Some(&b'0') => {
                self.at = first + 1;
                return Err(self.unexpected(Expected::NoDigit));
            }
            _ => {}
        }
        if let Some(b'.' | b'e' | b'E') = bytes.get(self.at) {
            self.fraction_and_exponent()?;
            return Ok(Number::Float(&self.text[start..self.at]));
        }
        let number = match integer {
            Some(integer) if !is_negative => Some(Number::Unsigned(integer)),
            // `-0` is left out: no integer has a negative zero, but a float does.
            Some(1..) => integer
                .and_then(|integer| 0_i64.checked_sub_unsigned(integer))
                .map(Number::Signed),
            _ => None,
        };
        Ok(number.unwrap_or(Number::Float(&self.text[start..self.at])))
    }

    /// Reads the rest of a number after its integer part.
    #[cold]
    fn fraction_and_exponent(&mut self) -> Result<(), Stopped> {
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
        Ok(())
    }

    /// The value of the number that was read last; `number` is its text.
    ///
    /// `serde_json` computes the value, so this reader and `serde_json` agree in every build. The standard
    /// library's value often differs from it in the last bit, unless the feature `float_roundtrip` is on.
    #[cold]
    pub(super) fn float(&self, number: &str) -> Result<f64, Stopped> {
        let offset = match serde_json::from_str::<serde_json::Number>(number) {
            Ok(float) => match float.as_f64().filter(|float| float.is_finite()) {
                Some(float) => return Ok(float),
                // With `arbitrary_precision`, `serde_json` accepts a number that is too large for an `f64`.
                None => self.at,
            },
            // `serde_json` sees the number alone: its columns count from the first byte of the number.
            Err(error) => self.at - number.len() + error.column(),
        };
        Err(Stopped::new(Problem::OutOfRange, offset))
    }

    /// Reads a number as an integer: `78.0` is 78. Its first byte is next.
    #[inline]
    pub(super) fn integer<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Stopped> {
        match self.number()? {
            Number::Unsigned(number) => visitor.visit_u64(number),
            Number::Signed(number) => visitor.visit_i64(number),
            Number::Float(text) => match integer_of(text) {
                Some(number) => visitor.visit_i64(number),
                None => Err(self.no_integer(text, &visitor)),
            },
        }
    }

    /// The error for a number that is not an integer. A number too large for an `f64` gets the out-of-range
    /// error instead.
    #[cold]
    fn no_integer<'v, V: Visitor<'v>>(&self, text: &str, visitor: &V) -> Stopped {
        if let Err(error) = self.float(text) {
            return error;
        }
        let is_float = text.contains(['.', 'e', 'E']);
        // An integer of more than 64 bits is `Float`, too. The message calls it an integer.
        let name = if is_float {
            "floating point"
        } else {
            "integer"
        };
        let (shown, more) = shorten_and_mark(text);
        Stopped::invalid_type(
            Unexpected::Other(&format!("{name} `{shown}{more}`")),
            visitor,
        )
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

/// The exact integer value of a JSON number: `78.0` and `7.8e1` are 78. `None` if there is a fraction, or if
/// the absolute value is 2^53 or more: there an `f64` may already have changed the integer that the sender
/// meant.
fn integer_of(number: &str) -> Option<i64> {
    const MOST_DIGITS: i64 = 16;
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let unsigned = mantissa.strip_prefix('-').unwrap_or(mantissa);
    let (integer, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = || integer.bytes().chain(fraction.bytes());
    let is_zero = |digit: &u8| *digit == b'0';

    // The number is its significant digits times a power of ten; zeros at both ends are not significant.
    // `120.50e1` has the digits 12050, of which 1205 are significant. The power is 1 for the trailing zero,
    // -2 for the digits of the fraction and 1 for the exponent, together 0: the integer is 1205.
    let leading = digits().take_while(is_zero).count();
    let trailing = digits().rev().take_while(is_zero).count();
    let Some(count @ 1..) = (integer.len() + fraction.len()).checked_sub(leading + trailing) else {
        return Some(0);
    };
    let shift = i64::try_from(trailing).ok()? - i64::try_from(fraction.len()).ok()?;
    let power = saturating(exponent).saturating_add(shift);
    // Below 0 a fraction is left. 2^53 has 16 digits, and a number of 16 digits fits into an `i64`.
    if power < 0 || power.saturating_add(i64::try_from(count).ok()?) > MOST_DIGITS {
        return None;
    }
    let significant = digits().skip(leading).take(count);
    let significant = significant.fold(0, |tens, digit| tens * 10 + i64::from(digit - b'0'));
    let size = significant * 10_i64.pow(u32::try_from(power).ok()?);
    let signed = if unsigned.len() < mantissa.len() {
        -size
    } else {
        size
    };
    (size < 1 << 53).then_some(signed)
}

/// The value of an exponent. It may have any number of digits, so it saturates.
fn saturating(exponent: &str) -> i64 {
    let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let size = digits.bytes().fold(0_i64, |tens, digit| {
        tens.saturating_mul(10)
            .saturating_add(i64::from(digit - b'0'))
    });
    if exponent.starts_with('-') {
        -size
    } else {
        size
    }
}
