//! What can be wrong with a JSON text or with a value in it, and how it is said.

use std::fmt;

use crate::json::MAX_DEPTH;

/// What is wrong.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Problem {
    /// A character that must not stand here.
    Found { came: char, expected: Expected },
    /// The end of the text, where something must follow.
    End { expected: Expected },
    /// A comma with no item behind it.
    TrailingComma,
    /// A character below U+0020 in a string, where it must be escaped.
    Control(u8),
    /// A backslash, and behind it what is no escape.
    Escape,
    /// A `\u` escape that is one half of a character, without the other half.
    LoneSurrogate(u32),
    /// A number that is too great for an `f64`.
    OutOfRange,
    /// More lists and objects inside of each other than the reader takes.
    TooDeep,
    /// More of them than a value may have that is kept.
    TooDeepToKeep,
    /// A key that must be there and is not.
    MissingField(&'static str),
    /// A key that is there twice.
    DuplicateField(&'static str),
    /// The fields of a command stand under `option`.
    SecondGeneration,
    /// Anything else that is wrong with a value, in words.
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
    /// No digit: the number began with 0.
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
    /// Whether the text is no JSON that can be read at all, whatever was wanted of it.
    pub(crate) fn is_syntax(&self) -> bool {
        !matches!(
            self,
            Problem::Value(_)
                | Problem::MissingField(_)
                | Problem::DuplicateField(_)
                | Problem::SecondGeneration
        )
    }

    /// Whether nothing came where a value must begin, but what closes or separates.
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

/// What is said of a command that has an `option`.
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
    /// Where a text ends that ends before this.
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
