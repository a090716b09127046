//! Why the reader stopped, and where: as data, from which a message is made in the end.

use std::fmt;

use serde::de::{self, Expected, Unexpected};

use crate::json::REFUSED;

/// What is wrong with a JSON text, or with a value in it. One pointer, as each step of reading
/// hands it on.
#[derive(Debug)]
pub(crate) struct Error(Box<Report>);

#[derive(Debug)]
struct Report {
    problem: Problem,
    offset: Option<usize>,
    /// From the inside to the outside, as the lists and objects are left.
    steps: Vec<Step>,
    /// Whether the item was begun that is wrong. Before it was, the error is not in it.
    begun: bool,
}

/// A step on the way from a list or an object to one of its items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The offset of the key, with its quotes.
    Key(usize),
    /// The index in a list.
    Item(usize),
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    InvalidType { came: String, expected: String },
    /// A value of the right JSON type, but not one of the values that it may have.
    InvalidValue { came: String, expected: String },
    /// A key that must be there and is not.
    MissingField(&'static str),
    /// A key that is there twice.
    DuplicateField(&'static str),
    /// Anything else that a `Deserialize` impl says.
    Custom(String),
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

impl Error {
    #[cold]
    pub(super) fn new(problem: Problem, offset: usize) -> Self {
        Error::from(problem).at(offset)
    }

    /// Sets the offset, if it is not known yet: an error that a visitor makes begins without one.
    #[cold]
    pub(super) fn at(mut self, offset: usize) -> Self {
        self.0.offset.get_or_insert(offset);
        self
    }

    /// Adds the step to the item that the error is in. A key is there before its value.
    #[cold]
    pub(super) fn inside(mut self, step: Step) -> Self {
        if self.0.begun || matches!(step, Step::Key(_)) {
            self.0.steps.push(step);
        }
        self.0.begun = true;
        self
    }

    /// How many bytes were read, with the one that is wrong.
    pub(crate) fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    pub(crate) fn problem(&self) -> &Problem {
        &self.0.problem
    }

    /// The way from the outermost list or object to what is wrong.
    pub(crate) fn steps(&self) -> impl Iterator<Item = Step> {
        self.0.steps.iter().rev().copied()
    }
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
    fn is_no_value(&self) -> bool {
        match self {
            Problem::Found { came, expected } => {
                *expected == Token::Value && matches!(came, ',' | ']' | '}')
            }
            Problem::End { expected } => *expected == Token::Value,
            _ => false,
        }
    }
}

impl From<Problem> for Error {
    #[cold]
    fn from(problem: Problem) -> Self {
        Error(Box::new(Report {
            begun: !problem.is_no_value(),
            problem,
            offset: None,
            steps: Vec::new(),
        }))
    }
}

impl de::Error for Error {
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> Self {
        Problem::Custom(message.to_string()).into()
    }

    #[cold]
    fn invalid_type(came: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let (came, expected) = (describe(came), expected.to_string());
        Problem::InvalidType { came, expected }.into()
    }

    #[cold]
    fn invalid_value(came: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let (came, expected) = (describe(came), expected.to_string());
        Problem::InvalidValue { came, expected }.into()
    }

    #[cold]
    fn missing_field(field: &'static str) -> Self {
        Problem::MissingField(field).into()
    }

    #[cold]
    fn duplicate_field(field: &'static str) -> Self {
        Problem::DuplicateField(field).into()
    }
}

/// A value, named as JSON names it. A text is cut first: it may be as long as the body.
fn describe(came: Unexpected<'_>) -> String {
    match came {
        Unexpected::Unit => "null".to_owned(),
        Unexpected::Str(text) => match text.char_indices().nth(LONGEST_TEXT) {
            Some((end, _)) => format!("string {:?}…", &text[..end]),
            None => came.to_string(),
        },
        Unexpected::Float(number) => format!("floating point `{number:?}`"),
        _ => came.to_string(),
    }
}

/// How many characters of a text are shown.
const LONGEST_TEXT: usize = 40;

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.problem.fmt(f)
    }
}

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
