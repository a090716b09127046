//! Why the reader stopped, and where. It is kept as data; `crate::error` makes the message.

use std::fmt::{self, Write as _};

use serde::de::{self, Expected, Unexpected};

use super::MAX_DEPTH;
use super::problem::Problem;
use crate::text::shorten_and_mark;

/// The error of the reader: what is wrong with a JSON text, or with a value in it. It is one pointer, because
/// every function of the reader returns it in a `Result`.
#[derive(Debug)]
pub(crate) struct Stopped(Box<Stop>);

#[derive(Debug)]
struct Stop {
    problem: Problem,
    clue: Option<Clue>,
    /// How many bytes were read, the wrong one included. `None` until the reader sets it: a visitor does not
    /// know the position.
    offset: Option<usize>,
    /// The path to the error, innermost step first: each level adds its step when the error leaves it.
    steps: Vec<Step>,
    /// Whether the faulty item had started. If not, its index is left out of the path.
    begun: bool,
}

/// A likely cause of the problem, which the reader noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clue {
    /// The value is a string that holds JSON, where another type is expected.
    StringOfJson,
    /// A field is missing, and the object has a key that differs from it in case and underscores only.
    OtherSpelling,
}

/// One step of the path: from a list or an object to one of its items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The offset of the key's opening quote.
    Key(usize),
    /// The index in a list.
    Item(usize),
}

impl Stopped {
    #[cold]
    pub(crate) fn new(problem: Problem, offset: usize) -> Self {
        Stopped::from(problem).at(offset)
    }

    /// Sets the offset, unless it is set already. The error of a visitor has none at first.
    #[cold]
    pub(super) fn at(mut self, offset: usize) -> Self {
        self.0.offset.get_or_insert(offset);
        self
    }

    /// Adds the step to the item with the error. An index is left out if the item had not started; a key is
    /// always added, because it was read before its value.
    #[cold]
    pub(super) fn inside(mut self, step: Step) -> Self {
        if self.0.begun || matches!(step, Step::Key(_)) {
            self.0.steps.push(step);
        }
        self.0.begun = true;
        self
    }

    /// How many bytes were read, the wrong one included. `None` if the reader did not set it.
    pub(crate) fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    pub(crate) fn problem(&self) -> &Problem {
        &self.0.problem
    }

    pub(crate) fn clue(&self) -> Option<Clue> {
        self.0.clue
    }

    /// Adds the clue [`Clue::OtherSpelling`] if a field of this object is missing and the object has it in
    /// another spelling. `has_key` says whether any key of the object meets a condition.
    #[cold]
    pub(crate) fn with_keys(mut self, has_key: impl FnOnce(&dyn Fn(&str) -> bool) -> bool) -> Self {
        // With steps, the field is missing in an inner object, whose keys `has_key` does not see.
        if let (Problem::MissingField(name), true) = (&self.0.problem, self.0.steps.is_empty()) {
            if has_key(&|key| is_other_spelling(key, name)) {
                self.0.clue = Some(Clue::OtherSpelling);
            }
        }
        self
    }

    /// The path to the error, outermost step first.
    pub(crate) fn steps(&self) -> impl Iterator<Item = Step> {
        self.0.steps.iter().rev().copied()
    }
}

impl From<Problem> for Stopped {
    #[cold]
    fn from(problem: Problem) -> Self {
        Stopped(Box::new(Stop {
            begun: !problem.is_no_value(),
            problem,
            clue: None,
            offset: None,
            steps: Vec::new(),
        }))
    }
}

impl de::Error for Stopped {
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> Self {
        Problem::Value(message.to_string()).into()
    }

    #[cold]
    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        // A string with a bracket at its start is JSON that was encoded twice, most likely.
        let holds_json = match found {
            Unexpected::Str(text) => text.trim_start().starts_with(['{', '[']),
            _ => false,
        };
        let mut stopped = Stopped::from(invalid("type", found, expected));
        stopped.0.clue = holds_json.then_some(Clue::StringOfJson);
        stopped
    }

    #[cold]
    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        match found {
            // A number that is too large for an `f64` is an error of the JSON, as in `serde_json`.
            Unexpected::Float(number) if !number.is_finite() => Problem::OutOfRange.into(),
            _ => invalid("value", found, expected).into(),
        }
    }

    #[cold]
    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        // `check_depth` reports a depth as a length. serde reports lengths of structs here, too, but no
        // struct has that many fields.
        if length > usize::from(MAX_DEPTH) {
            return Problem::TooDeepToKeep.into();
        }
        Problem::Value(format!("invalid length {length}, expected {expected}")).into()
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

/// Whether two names differ only in case and underscores.
pub(crate) fn is_other_spelling(key: &str, name: &str) -> bool {
    let letters = |name: &'_ str| {
        let letters = name.bytes().filter(|byte| *byte != b'_');
        letters
            .map(|byte| byte.to_ascii_lowercase())
            .collect::<Vec<_>>()
    };
    // A key of more than twice the length is not compared: it may be as long as the body, and `letters` would
    // copy it.
    key.len() <= 2 * name.len() && letters(key) == letters(name)
}

/// The problem of a value that has the wrong type or lies outside of the expected values.
fn invalid(what: &str, found: Unexpected<'_>, expected: &dyn Expected) -> Problem {
    // Most messages fit, so the text is allocated once.
    let mut words = String::with_capacity(128);
    let found = Found(found);
    let _ = write!(words, "invalid {what}: {found}, expected {expected}");
    Problem::Value(words)
}

/// Writes the value that was found, for a message. The words are serde's, except for `null`, lists, objects,
/// floats and long strings.
struct Found<'a>(Unexpected<'a>);

impl fmt::Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Unexpected::Unit => f.write_str("null"),
            Unexpected::Seq => f.write_str("list"),
            Unexpected::Map => f.write_str("object"),
            Unexpected::Float(number) => write!(f, "floating point `{number:?}`"),
            Unexpected::Str(text) => {
                let (shown, more) = shorten_and_mark(text);
                write!(f, "string {shown:?}{more}")
            }
            other => other.fmt(f),
        }
    }
}

impl std::error::Error for Stopped {}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.problem.fmt(f)
    }
}
