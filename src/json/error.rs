//! Why the reader stopped, and where: as data, from which a message is made in the end.

use std::fmt::{self, Write as _};

use serde::de::{self, Expected, Unexpected};

use super::MAX_DEPTH;
use super::problem::Problem;

/// What is wrong with a JSON text, or with a value in it. One pointer, as each step of reading
/// hands it on.
#[derive(Debug)]
pub(crate) struct Stopped(Box<Stop>);

#[derive(Debug)]
struct Stop {
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

impl Stopped {
    #[cold]
    pub(super) fn new(problem: Problem, offset: usize) -> Self {
        Stopped::from(problem).at(offset)
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

impl From<Problem> for Stopped {
    #[cold]
    fn from(problem: Problem) -> Self {
        Stopped(Box::new(Stop {
            begun: !problem.is_no_value(),
            problem,
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
        invalid("type", found, expected).into()
    }

    #[cold]
    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        match found {
            Unexpected::Float(number) if !number.is_finite() => Problem::OutOfRange.into(),
            _ => invalid("value", found, expected).into(),
        }
    }

    #[cold]
    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        // No struct is as long as the chain of lists and objects that is refused.
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

fn invalid(what: &str, found: Unexpected<'_>, expected: &dyn Expected) -> Problem {
    let mut words = String::with_capacity(128);
    let found = Found(found);
    let _ = write!(words, "invalid {what}: {found}, expected {expected}");
    Problem::Value(words)
}

/// A value as `serde` names it, but for `null` and for a long string.
struct Found<'a>(Unexpected<'a>);

impl fmt::Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Unexpected::Unit => f.write_str("null"),
            Unexpected::Float(number) => write!(f, "floating point `{number:?}`"),
            Unexpected::Str(text) => match text.char_indices().nth(LONGEST_TEXT) {
                Some((end, _)) => write!(f, "string {:?}…", &text[..end]),
                None => write!(f, "string {text:?}"),
            },
            other => other.fmt(f),
        }
    }
}

/// How many characters of a text are shown: it may be as long as the body.
const LONGEST_TEXT: usize = 40;

impl std::error::Error for Stopped {}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.problem.fmt(f)
    }
}
