//! What can be wrong with a JSON text or with a value in it, and the messages for it.

use std::fmt;

use crate::json::MAX_DEPTH;

/// What is wrong.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Problem {
    /// A character that is not allowed here.
    Found { came: char, expected: Expected },
    /// The text ends, although something must follow.
    End { expected: Expected },
    /// A comma without an item after it.
    TrailingComma,
    /// A character below U+0020 in a string. JSON requires an escape for it.
    Control(u8),
    /// A backslash that begins no escape of JSON.
    Escape,
    /// A `\u` escape of one half of a surrogate pair, without the other half.
    LoneSurrogate(u32),
    /// A number that is too large for an `f64`.
    OutOfRange,
    /// Lists and objects nest deeper than the reader accepts.
    TooDeep,
    /// Lists and objects nest deeper than is allowed in a value that is kept.
    TooDeepToKeep,
    /// A required key is missing.
    MissingField(&'static str),
    /// A key occurs twice.
    DuplicateField(&'static str),
    /// The fields of a command are in an object under `option`.
    SecondGeneration,
    /// Anything else that is wrong with a value: the message.
    Value(String),
}

/// What may come next in a JSON text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    Value,
    /// The rest of `true`, `false` or `null`.
    Word(&'static str),
    /// A digit of a number.
    Digit,
    /// No digit: the number begins with 0.
    NoDigit,
    /// The rest of a string.
    Quote,
    Key,
    Colon,
    CommaOrBracket,
    CommaOrBrace,
    /// Only white space.
    Nothing,
}

impl Problem {
    /// Whether the JSON itself is at fault. The limits of nesting and of number size belong to this. Any
    /// other problem is about the type that is read: a missing field, a value of the wrong shape.
    pub(crate) fn is_syntax(&self) -> bool {
        !matches!(
            self,
            Problem::Value(_)
                | Problem::MissingField(_)
                | Problem::DuplicateField(_)
                | Problem::SecondGeneration
        )
    }

    /// Whether the value itself is missing: a comma, a closing bracket or the end of the text is in its
    /// place.
    pub(super) fn is_no_value(&self) -> bool {
        match self {
            Problem::Found { came, expected } => {
                *expected == Expected::Value && matches!(came, ',' | ']' | '}')
            }
            Problem::End { expected } => *expected == Expected::Value,
            _ => false,
        }
    }
}

/// The message for a command that has an `option`.
pub(crate) const OPTION: &str =
    "`option` is of the protocol's second generation, this crate reads the first";

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Found { came, expected } => match came {
                '\u{feff}' => write!(f, "expected {expected}, found a byte order mark"),
                ' '..='~' => write!(f, "expected {expected}, found `{came}`"),
                _ => write!(f, "expected {expected}, found `{}`", came.escape_debug()),
            },
            Problem::End { expected } => write!(f, "the body ends {}", expected.end()),
            Problem::TrailingComma => f.write_str("trailing comma"),
            Problem::Control(byte) => write!(f, "control character U+{byte:04X} in a string"),
            Problem::Escape => f.write_str("invalid escape"),
            Problem::LoneSurrogate(half) => write!(f, "lone surrogate `\\u{half:04x}`"),
            Problem::OutOfRange => f.write_str("number out of range"),
            Problem::TooDeep => f.write_str("nested too deep"),
            Problem::TooDeepToKeep => write!(f, "nested more than {MAX_DEPTH} levels deep"),
            Problem::MissingField(name) => write!(f, "missing field `{name}`"),
            Problem::DuplicateField(name) => write!(f, "duplicate field `{name}`"),
            Problem::SecondGeneration => f.write_str(OPTION),
            Problem::Value(words) => f.write_str(words),
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Expected::Value => "a value",
            Expected::Word(word) => return write!(f, "`{word}`"),
            Expected::Digit => "a digit",
            Expected::NoDigit => "no digit behind a leading 0",
            Expected::Quote => "`\"`",
            Expected::Key => "a key in quotes",
            Expected::Colon => "`:`",
            Expected::CommaOrBracket => "`,` or `]`",
            Expected::CommaOrBrace => "`,` or `}`",
            Expected::Nothing => "the end",
        })
    }
}

impl Expected {
    /// Where the text ends if this is missing.
    fn end(self) -> &'static str {
        match self {
            Expected::Value | Expected::Nothing => "before a value",
            Expected::Word(_) => "inside a word",
            Expected::Digit | Expected::NoDigit => "inside a number",
            Expected::Quote => "inside a string",
            Expected::CommaOrBracket => "inside a list",
            Expected::Key | Expected::Colon | Expected::CommaOrBrace => "inside an object",
        }
    }
}
