//! Why the reader stopped, and where: as data, from which a message is made in the end.

use std::fmt::{self, Write as _};

use serde::de::{self, Expected, Unexpected};

use super::MAX_DEPTH;
use super::problem::Problem;
use crate::text::shorten;

/// What is wrong with a JSON text, or with a value in it. One pointer, as each step of reading
/// hands it on.
#[derive(Debug)]
pub(crate) struct Stopped(Box<Stop>);

#[derive(Debug)]
struct Stop {
    problem: Problem,
    clue: Option<Clue>,
    offset: Option<usize>,
    /// From the inside to the outside, as the lists and objects are left.
    steps: Vec<Step>,
    /// Whether the item was begun that is wrong. Before it was, the error is not in it.
    begun: bool,
}

/// What was noticed beside the problem, and may be its cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clue {
    /// The string where something else belongs holds JSON.
    StringOfJson,
    /// The missing field is there under a key in another case, or with underscores.
    OtherSpelling,
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
    pub(crate) fn new(problem: Problem, offset: usize) -> Self {
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

    pub(crate) fn clue(&self) -> Option<Clue> {
        self.0.clue
    }

    /// Notices whether the field that is missing in this object is there in another spelling.
    /// `has_key` tells whether the object has a key that is one.
    #[cold]
    pub(crate) fn with_keys(mut self, has_key: impl FnOnce(&dyn Fn(&str) -> bool) -> bool) -> Self {
        if let (Problem::MissingField(name), true) = (&self.0.problem, self.0.steps.is_empty()) {
            if has_key(&|key| is_other_spelling(key, name)) {
                self.0.clue = Some(Clue::OtherSpelling);
            }
        }
        self
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

/// Whether two names differ only in case and underscores.
pub(crate) fn is_other_spelling(key: &str, name: &str) -> bool {
    let letters = |name: &'_ str| {
        let letters = name.bytes().filter(|byte| *byte != b'_');
        letters
            .map(|byte| byte.to_ascii_lowercase())
            .collect::<Vec<_>>()
    };
    key.len() <= 2 * name.len() && letters(key) == letters(name)
}

fn invalid(what: &str, found: Unexpected<'_>, expected: &dyn Expected) -> Problem {
    let mut words = String::with_capacity(128);
    let found = Found(found);
    let _ = write!(words, "invalid {what}: {found}, expected {expected}");
    Problem::Value(words)
}

/// A value as `serde` names it, but for `null`, lists, objects and long strings.
struct Found<'a>(Unexpected<'a>);

impl fmt::Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Unexpected::Unit => f.write_str("null"),
            Unexpected::Seq => f.write_str("list"),
            Unexpected::Map => f.write_str("object"),
            Unexpected::Float(number) => write!(f, "floating point `{number:?}`"),
            Unexpected::Str(text) => {
                let shown = shorten(text);
                let more = if shown.len() < text.len() { "…" } else { "" };
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
