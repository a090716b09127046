//! What is wrong with a body, and where.

mod hint;
mod line;
mod path;
mod second_generation;

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::str::Utf8Error;

use serde::de::IgnoredAny;

use crate::error::line::{cut, printable};
use crate::error::second_generation::{SECOND_GENERATION, has_action};
use crate::json::error::Stopped;
use crate::json::problem::{Expected, Problem};
use crate::json::reader::Reader;
use crate::kind::EventKind;

/// Why a body cannot be read.
///
/// Its `Display` is one line of at most 300 characters, for every body: which event, which field, what was
/// found and what was expected, and the position. `{:#}` leaves out the position.
///
/// ```
/// use wequick_types::{Callback, ErrorKind, from_slice};
///
/// let body = br#"{"data":{"type":210,"userLists":[{"wxid":"wxid_a"},{"wxid":7}]}}"#;
/// let error = from_slice::<Callback>(body).unwrap_err();
///
/// assert_eq!(error.kind(), ErrorKind::Field);
/// assert_eq!(error.code(), Some(210));
/// assert_eq!(error.path(), "data.userLists[1].wxid");
/// assert_eq!((error.line(), error.column()), (1, 60));
/// assert_eq!(
///     error.to_string(),
///     "event 210 (Friends): data.userLists[1].wxid: \
///      invalid type: integer `7`, expected a string at line 1 column 60",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct Error(Box<Report>);

/// What an [`Error`] is about. If a body has several faults, the first one that is found decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The body is not JSON, or not UTF-8, or nests too deep.
    Syntax,
    /// The body is JSON, but no callback: it is not an object, `data` is not an object, `data` occurs twice,
    /// or both `data` and `type` are there. For a poll answer: the body is neither an array nor an object, or
    /// an entry is not an object.
    Envelope,
    /// The body is of the protocol's second generation: a callback with `action` and without
    /// `type`; for a poll answer, a known command with an object under `option`.
    #[doc(alias("action", "option", "reportTextMessage", "sendId"))]
    SecondGeneration,
    /// `type` (of a command: `api`) is missing, occurs twice, or has the wrong shape.
    Type,
    /// A field is missing, occurs twice, or has the wrong shape. What follows it may be no JSON.
    Field,
}

impl std::error::Error for Report {}

/// What an [`Error`] holds. It is boxed, so that the error does not make a `Result` larger.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Report {
    kind: ErrorKind,
    code: Option<i64>,
    api: Option<String>,
    path: String,
    message: String,
    hint: Option<Cow<'static, str>>,
    line: usize,
    column: usize,
}

impl Error {
    /// What the error is about.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The `type` of the event. It is known even if `type` comes after the faulty field. `None` if there is
    /// no readable `type`, if a fault of syntax comes before it, or if the body is not UTF-8. An error of
    /// [`from_slice_lossy`](crate::from_slice_lossy) knows it even if the body is not UTF-8.
    #[must_use]
    pub fn code(&self) -> Option<i64> {
        self.0.code
    }

    /// The `api` of the command. It is known even if `api` comes after the faulty field. `None` if there is
    /// no readable `api`, if a fault of syntax comes before it, or if the body is not UTF-8, as for
    /// [`code`](Error::code). An `api` of more than 200 characters is shortened in the middle.
    #[must_use]
    pub fn api(&self) -> Option<&str> {
        self.0.api.as_deref()
    }

    /// The path to the faulty value, or to the missing field: `data.userLists[3].wxid`. Empty for the body
    /// itself. A key that is not a plain name is in brackets, as JSON: `data["a key"]`. A long key is cut at
    /// its end.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The line (1-based) in which the faulty value ends. 0 for an error of
    /// [`Task::typed`](crate::Task::typed).
    #[must_use]
    pub fn line(&self) -> usize {
        self.0.line
    }

    /// The byte column (1-based) where the faulty value ends. 0 if nothing in this line was read, and for an
    /// error of [`Task::typed`](crate::Task::typed).
    #[must_use]
    pub fn column(&self) -> usize {
        self.0.column
    }

    /// A likely cause of the error, and what to do. `None` if no cause is known.
    ///
    /// For example, it says that the body is compressed, UTF-16, a form, HTML or a whole HTTP request; that a
    /// string holds JSON; that [`from_slice_lossy`](crate::from_slice_lossy) accepts the fault; or that a
    /// missing field is there in another spelling.
    ///
    /// ```
    /// use wequick_types::{Callback, from_slice};
    ///
    /// let hint = |body| from_slice::<Callback>(body).unwrap_err().hint().map(str::to_owned);
    /// assert_eq!(hint(b"\x1f\x8b\x08").unwrap(), "the body is compressed with gzip: decompress it");
    /// let body = br#"{"type":211,"chat_rooms":[]}"#;
    /// assert_eq!(hint(body).unwrap(), "a key is spelled in another way: the field is `chatrooms`");
    /// assert_eq!(hint(b"{"), None);
    /// ```
    #[must_use]
    pub fn hint(&self) -> Option<&str> {
        self.0.hint.as_deref()
    }

    /// The error of a body that is not UTF-8.
    pub(crate) fn not_utf8(body: &[u8], error: Utf8Error) -> Self {
        // If the text before the bad byte has a JSON error, that error is reported. If this text is complete,
        // or only ends too soon, the bad byte is reported.
        let valid = error.valid_up_to();
        let text = std::str::from_utf8(&body[..valid]).unwrap_or_default();
        let stopped = Reader::new(text).whole(PhantomData::<IgnoredAny>).err();
        let stopped = stopped.unwrap_or_else(|| {
            Problem::End {
                expected: Expected::Nothing,
            }
            .into()
        });
        let mut report = Report::new(text, &stopped);
        if let Problem::End { .. } = stopped.problem() {
            report.message = format!("not UTF-8: byte 0x{:02x}", body[valid]);
            report.hint = Some(hint::FORGIVEN.into());
            // The text ends before the bad byte. The column is that of the bad byte itself.
            report.column += 1;
        }
        if let Some(hint) = hint::of_body(body) {
            report.hint = Some(hint.into());
        }
        Error(Box::new(report))
    }

    /// The error at which the reader stopped in an event. `code` is its `type`, if it is known.
    pub(crate) fn in_event(body: &str, code: Option<i64>, stopped: &Stopped) -> Self {
        let mut report = Report::new(body, stopped);
        report.code = code;
        let path = report.path.as_str();
        let problem = stopped.problem();
        // The path says what the error is about: the tag, the object around it, or a field.
        report.kind = match report.kind {
            ErrorKind::Syntax => ErrorKind::Syntax,
            _ if matches!(path, "type" | "data.type") => ErrorKind::Type,
            _ if code.is_none() || matches!(path, "" | "data") => ErrorKind::Envelope,
            _ => ErrorKind::Field,
        };
        if code.is_none() && !problem.is_syntax() && has_action(body, path) {
            report.kind = ErrorKind::SecondGeneration;
            report.message.push_str(SECOND_GENERATION);
        }
        Error(Box::new(report))
    }

    /// The error at which the reader stopped in a list of commands. `api` is that of the faulty command, if
    /// it is known.
    pub(crate) fn in_command(body: &str, api: Option<&str>, stopped: &Stopped) -> Self {
        let mut report = Report::new(body, stopped);
        report.api = api.map(|api| cut(api.into(), LONGEST_API).into_owned());
        // The path of the tag is `[3].api`, or `api` if the answer is one object without a list.
        let in_entry = report.path.rsplit_once("].");
        let in_entry = in_entry.map_or(&*report.path, |(_, key)| key);
        report.kind = match report.kind {
            ErrorKind::Syntax => ErrorKind::Syntax,
            _ if *stopped.problem() == Problem::SecondGeneration => ErrorKind::SecondGeneration,
            _ if in_entry == "api" => ErrorKind::Type,
            _ if api.is_none() => ErrorKind::Envelope,
            _ => ErrorKind::Field,
        };
        Error(Box::new(report))
    }

    /// The error at which the reader stopped in a task that this crate wrote. The user has never seen that
    /// text, so line and column are 0.
    pub(crate) fn in_task(task: &str, api: Option<&str>, stopped: &Stopped) -> Self {
        let mut error = Error::in_command(task, api, stopped);
        error.0.line = 0;
        error.0.column = 0;
        error
    }
}

impl Report {
    /// The report of an error, with its path and its position. The kind is `Syntax`, or `Field` for
    /// anything else; the caller refines it.
    fn new(body: &str, stopped: &Stopped) -> Self {
        let offset = stopped.offset().unwrap_or(body.len()).min(body.len());
        let (line, column) = match stopped.problem() {
            // The wrong byte may be a line break in a string. It belongs to the line that it ends, not to
            // the next.
            Problem::Control(_) => {
                let (line, before) = path::line_column(&body.as_bytes()[..offset - 1]);
                (line, before + 1)
            }
            _ => path::line_column(&body.as_bytes()[..offset]),
        };
        // The reader keeps offsets only. Line, column and path are computed here, once for each error.
        let mut path = path::path(body, stopped.steps());
        let problem = stopped.problem();
        let message = match problem {
            Problem::MissingField(name) => {
                path::push_name(&mut path, name);
                "missing field".to_owned()
            }
            Problem::DuplicateField(name) => {
                path::push_name(&mut path, name);
                "duplicate field".to_owned()
            }
            Problem::End { .. } if body.trim_ascii().is_empty() => "the body is empty".to_owned(),
            Problem::Value(words) => cut(words.into(), MESSAGE).into_owned(),
            _ => problem.to_string(),
        };
        let kind = if problem.is_syntax() {
            ErrorKind::Syntax
        } else {
            ErrorKind::Field
        };
        Report {
            kind,
            code: None,
            api: None,
            path,
            message,
            hint: hint::of(body, stopped),
            line,
            column,
        }
    }
}

/// The message for a body with both `type` and `data`.
pub(crate) const TYPE_BESIDE_DATA: &str =
    "`type` beside `data`: the event can only stand in one of them";
/// How many characters of an `api` are kept. It could be as long as the body.
const LONGEST_API: usize = 200;

/// How many characters of an `api`, a path and a message are shown. Together with the longest event and
/// position, the line is shorter than 300 characters.
const API: usize = 36;
const PATH: usize = 80;
const MESSAGE: usize = 120;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(code) = self.code {
            let kind = EventKind::from_code(code).unwrap_or(EventKind::Unknown);
            write!(f, "event {code} ({kind}): ")?;
        }
        if let Some(api) = &self.api {
            write!(f, "{}: ", printable(api, API))?;
        }
        if !self.path.is_empty() {
            write!(f, "{}: ", printable(&self.path, PATH))?;
        }
        f.write_str(&self.message)?;
        if f.alternate() {
            return Ok(());
        }
        write!(f, " at line {} column {}", self.line, self.column)
    }
}
