//! What can be wrong with a JSON text or with a value in it, and how it is said.

use std::fmt;

use serde::de::Unexpected;

use crate::json::REFUSED;

/// What is wrong.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Problem {
    /// A character that must not stand here.
    Found { came: char, expected: Token },
    /// The end of the text, where something must follow.
    End { expected: Token },
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
    /// Too many lists and objects inside of each other.
    TooDeep,
    /// A value of the wrong JSON type.
    InvalidType { came: Came, expected: String },
    /// A value of the right JSON type, but not one of the values that it may have.
    InvalidValue { came: Came, expected: String },
    /// A key that must be there and is not.
    MissingField(&'static str),
    /// A key that is there twice.
    DuplicateField(&'static str),
    /// Anything else that a `Deserialize` impl says.
    Custom(String),
}

/// A value that came.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Came {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Text(String),
    /// The beginning of a string: it may be as long as the body.
    LongText(String),
    List,
    Object,
    /// What no JSON text holds.
    Other(String),
}

/// What may come next in a JSON text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token {
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
        match self {
            Problem::Custom(message) => REFUSED.contains(&&**message),
            Problem::InvalidType { .. }
            | Problem::InvalidValue { .. }
            | Problem::MissingField(_)
            | Problem::DuplicateField(_) => false,
            _ => true,
        }
    }

    /// Whether nothing came where a value must begin, but what closes or separates.
    pub(super) fn is_no_value(&self) -> bool {
        match self {
            Problem::Found { came, expected } => {
                *expected == Token::Value && matches!(came, ',' | ']' | '}')
            }
            Problem::End { expected } => *expected == Token::Value,
            _ => false,
        }
    }
}

impl From<Unexpected<'_>> for Came {
    fn from(came: Unexpected<'_>) -> Self {
        match came {
            Unexpected::Unit => Came::Null,
            Unexpected::Bool(flag) => Came::Bool(flag),
            Unexpected::Unsigned(number) => Came::Unsigned(number),
            Unexpected::Signed(number) => Came::Signed(number),
            Unexpected::Float(number) => Came::Float(number),
            Unexpected::Str(text) => match text.char_indices().nth(LONGEST_TEXT) {
                Some((end, _)) => Came::LongText(text[..end].to_owned()),
                None => Came::Text(text.to_owned()),
            },
            Unexpected::Seq => Came::List,
            Unexpected::Map => Came::Object,
            _ => Came::Other(came.to_string()),
        }
    }
}

/// How many characters of a text are shown.
const LONGEST_TEXT: usize = 40;

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
            Problem::InvalidType { came, expected } => {
                write!(f, "invalid type: {came}, expected {expected}")
            }
            Problem::InvalidValue { came, expected } => {
                write!(f, "invalid value: {came}, expected {expected}")
            }
            Problem::MissingField(name) => write!(f, "missing field `{name}`"),
            Problem::DuplicateField(name) => write!(f, "duplicate field `{name}`"),
            Problem::Custom(message) => f.write_str(message),
        }
    }
}

/// As `serde` names it, but for `null` and for a long string.
impl fmt::Display for Came {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Came::Null => f.write_str("null"),
            Came::Bool(flag) => write!(f, "boolean `{flag}`"),
            Came::Unsigned(number) => write!(f, "integer `{number}`"),
            Came::Signed(number) => write!(f, "integer `{number}`"),
            Came::Float(number) => write!(f, "floating point `{number:?}`"),
            Came::Text(text) => write!(f, "string {text:?}"),
            Came::LongText(text) => write!(f, "string {text:?}…"),
            Came::List => f.write_str("sequence"),
            Came::Object => f.write_str("map"),
            Came::Other(name) => f.write_str(name),
        }
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Token::Value => "a value",
            Token::Word(word) => return write!(f, "`{word}`"),
            Token::Digit => "a digit",
            Token::NoDigit => "no digit behind a leading 0",
            Token::Quote => "`\"`",
            Token::Key => "a key in quotes",
            Token::Colon => "`:`",
            Token::CommaOrBracket => "`,` or `]`",
            Token::CommaOrBrace => "`,` or `}`",
            Token::Nothing => "the end",
        })
    }
}

impl Token {
    /// Where a text ends that ends before this.
    fn end(self) -> &'static str {
        match self {
            Token::Value | Token::Nothing => "before a value",
            Token::Word(_) => "inside a word",
            Token::Digit | Token::NoDigit => "inside a number",
            Token::Quote => "inside a string",
            Token::CommaOrBracket => "inside a list",
            Token::Key | Token::Colon | Token::CommaOrBrace => "inside an object",
        }
    }
}
