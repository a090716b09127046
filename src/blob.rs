//! Bytes that are written as text. The text is kept unchanged, and is decoded by a method.

use std::fmt::{self, Write as _};

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use hex::FromHexError;

use crate::newtype::text_newtype;

/// Base64 as the client writes it. Padding may be missing. In a text that was cut off, the last character may
/// have bits that belong to no byte.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Why a blob cannot be decoded. Its text is still available: see [`Hex::as_str`].
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error(transparent)]
pub struct BlobError(#[from] Reason);

#[derive(Debug, Clone, PartialEq, thiserror::Error)]
enum Reason {
    #[error("not hex: byte 0x{byte:02x} at index {index}")]
    HexDigit { byte: u8, index: usize },
    #[error("not hex: an odd number of digits")]
    HexLength,
    #[error("not base64: {0}")]
    Base64(#[from] base64::DecodeError),
    #[error("not a data URI: it does not start with `data:`")]
    NoScheme,
    #[error("not a data URI: no comma ends its header")]
    NoComma,
    #[error("a data URI without `;base64`")]
    NotBase64,
}

/// Implements `Debug`: it shows only the beginning of a blob, and its size. A whole blob would fill a log,
/// and the QR code to log in with is a key to the account.
macro_rules! debug_short {
    ($name:ident) => {
        impl<S: fmt::Debug> fmt::Debug for $name<S> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut begin = Begin::default();
                write!(begin, "{:?}", self.0)?;
                let Begin { shown, bytes } = begin;
                if bytes <= SHOWN {
                    return write!(f, "{}({shown})", stringify!($name));
                }
                // The first character is the opening quote. The closing one is written after the ellipsis.
                let begin: String = shown.chars().take(1 + SHOWN).collect();
                write!(f, "{}({begin}…\", {bytes} bytes)", stringify!($name))
            }
        }
    };
}

/// How many characters of a blob `Debug` shows. The media type of a data URI fits, and so does the shortest
/// answer of the server (`0A0408001200`).
const SHOWN: usize = 24;

/// Collects the `Debug` output of a text: its beginning with the opening quote, and the size of the text in
/// bytes. `Debug` is the only trait that `S` is known to have, so both come from its output.
#[derive(Default)]
struct Begin {
    shown: String,
    bytes: usize,
}

impl fmt::Write for Begin {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        // Quotes and backslashes are not counted, so that `\r\n` counts as two bytes. Other escapes are
        // miscounted, but a blob hardly has any.
        let quoting = text.bytes().filter(|byte| matches!(byte, b'"' | b'\\'));
        self.bytes += text.len() - quoting.count();
        let room = (SHOWN + 2).saturating_sub(self.shown.chars().count());
        self.shown.extend(text.chars().take(room));
        Ok(())
    }
}

/// Bytes as hex digits, in either case: `"0A0408001200"`.
///
/// In an event, it is the protobuf answer of the WeChat server. The examples in the protocol's document were
/// shortened by hand, so the number of digits may be odd. This is an error of [`decode`](Hex::decode), but
/// not of reading a payload.
///
/// ```
/// use wequick_types::Hex;
///
/// let hex = Hex::new("0A0408001200");
/// assert_eq!(hex.decode().unwrap(), [0x0A, 0x04, 0x08, 0x00, 0x12, 0x00]);
/// assert_eq!(Hex::<&str>::from("0A0").decode().unwrap_err().to_string(), "not hex: an odd number of digits");
/// ```
#[derive(Clone, Copy, Default)]
pub struct Hex<S = String>(S);

text_newtype!(Hex);
debug_short!(Hex);

impl<S: AsRef<str>> Hex<S> {
    /// Decodes the digits into bytes.
    ///
    /// # Errors
    ///
    /// The number of digits is odd, or a character is not a hex digit.
    pub fn decode(&self) -> Result<Vec<u8>, BlobError> {
        let text = self.as_str();
        Ok(hex::decode(text).map_err(|error| match error {
            // The error of `hex` holds one byte as a `char`. The byte may be a part of a longer character, so
            // its number is shown.
            FromHexError::InvalidHexCharacter { index, .. } => Reason::HexDigit {
                byte: text.as_bytes()[index],
                index,
            },
            _ => Reason::HexLength,
        })?)
    }
}

/// Bytes as a base64 data URI: `"data:image/png;base64,iVBORw0KGgo="`.
///
/// ```
/// use wequick_types::DataUri;
///
/// let uri = DataUri::new("data:image/png;base64,iVBORw0KGgo=");
/// assert_eq!(uri.media_type(), Some("image/png"));
/// assert_eq!(uri.decode().unwrap(), b"\x89PNG\r\n\x1a\n");
/// ```
#[derive(Clone, Copy, Default)]
pub struct DataUri<S = String>(S);

text_newtype!(DataUri);
debug_short!(DataUri);

impl<S: AsRef<str>> DataUri<S> {
    /// The media type without its parameters: `image/png`. `None` if the URI names none, or if the text is
    /// not a data URI.
    #[must_use]
    pub fn media_type(&self) -> Option<&str> {
        let (header, _) = self.split().ok()?;
        let media = header.split(';').next().map(str::trim);
        media.filter(|media| !media.is_empty())
    }

    /// Decodes the data after the comma into bytes.
    ///
    /// # Errors
    ///
    /// The text is not a data URI, or its data is not base64; and the errors of [`Base64Text::decode`].
    pub fn decode(&self) -> Result<Vec<u8>, BlobError> {
        let (header, payload) = self.split()?;
        // `base64` must be the last word of the header, after the media type and its parameters.
        let last = header.rsplit_once(';').map(|(_, last)| last.trim());
        if !last.is_some_and(|last| last.eq_ignore_ascii_case("base64")) {
            return Err(Reason::NotBase64.into());
        }
        decode_base64(payload)
    }

    /// The header between the scheme and the comma, and the data after the comma.
    fn split(&self) -> Result<(&str, &str), Reason> {
        let text = self.as_str();
        // `data:` is five bytes. `get` gives `None` where an index would panic: inside a character.
        let scheme = text.get(..5).ok_or(Reason::NoScheme)?;
        if !scheme.eq_ignore_ascii_case("data:") {
            return Err(Reason::NoScheme);
        }
        let text = &text[5..];
        // A comma in the quotes of a parameter, such as `name="a,b"`, does not end the header. If a quote
        // is not closed, the first comma ends it.
        let mut is_quoted = false;
        let comma = text.bytes().position(|byte| {
            is_quoted ^= byte == b'"';
            byte == b',' && !is_quoted
        });
        let comma = comma.or_else(|| text.find(',')).ok_or(Reason::NoComma)?;
        Ok((&text[..comma], &text[comma + 1..]))
    }
}

/// Bytes as base64, in lines that end with CRLF, as in MIME.
///
/// White space is skipped, and padding may be missing. A length that base64 cannot have is an error of
/// [`decode`](Base64Text::decode), but not of reading a payload.
///
/// ```
/// use wequick_types::Base64Text;
///
/// let info = Base64Text::new("PFJvb21\r\nEYXRhLz4");
/// assert_eq!(info.decode().unwrap(), b"<RoomData/>");
/// ```
#[derive(Clone, Copy, Default)]
pub struct Base64Text<S = String>(S);

text_newtype!(Base64Text);
debug_short!(Base64Text);

impl<S: AsRef<str>> Base64Text<S> {
    /// Decodes the text into bytes.
    ///
    /// # Errors
    ///
    /// A character is not in the alphabet of base64, or the length is impossible. The position in the error
    /// is counted without white space.
    pub fn decode(&self) -> Result<Vec<u8>, BlobError> {
        decode_base64(self.as_str())
    }
}

fn decode_base64(text: &str) -> Result<Vec<u8>, BlobError> {
    let is_space = |byte: &u8| byte.is_ascii_whitespace();
    // Only a text with white space is copied.
    let bytes = if text.as_bytes().iter().any(is_space) {
        let mut stripped = text.as_bytes().to_vec();
        stripped.retain(|byte| !is_space(byte));
        BASE64.decode(stripped)
    } else {
        BASE64.decode(text)
    };
    Ok(bytes.map_err(Reason::from)?)
}

#[cfg(test)]
mod tests;
