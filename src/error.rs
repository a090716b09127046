//! What is wrong with a body, and where.

mod hint;
mod line;
mod path;

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::str::Utf8Error;

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::error::line::{cut, printable};
use crate::json::error::Stopped;
use crate::json::problem::{Expected, Problem};
use crate::json::reader::Reader;
use crate::kind::EventKind;

/// Why a body cannot be read.
///
/// Its `Display` says all in one line of at most 300 characters, whatever the body holds: which
/// event, which field, what came and what was expected, and where. `{:#}` leaves out where, for
/// those who count lines themselves.
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

/// What an [`Error`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The body is not JSON, or not UTF-8, or nests too deep.
    Syntax,
    /// The body is JSON, but no callback: not an object, `data` not an object, `data` twice or
    /// beside `type`. For a poll answer: neither an array nor an object.
    Envelope,
    /// The body is of the protocol's second generation: a callback with `action` and without
    /// `type`; for a poll answer, a known command with an object under `option`.
    #[doc(alias("action", "option", "reportTextMessage", "sendId"))]
    SecondGeneration,
    /// `type` (of a command: `api`) is missing, comes twice, or does not have its shape.
    Type,
    /// A field is missing, comes twice, or does not have its shape.
    Field,
}

impl std::error::Error for Report {}

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

    /// The `type` of the event, if it was read before the error, or without regard to it.
    #[must_use]
    pub fn code(&self) -> Option<i64> {
        self.0.code
    }

    /// The `api` of the command, if one was read before the error, or without regard to it. The
    /// middle is cut out of one of more than 200 characters.
    #[must_use]
    pub fn api(&self) -> Option<&str> {
        self.0.api.as_deref()
    }

    /// The path to what is wrong: `data.userLists[3].wxid`; the field in it may be one that is
    /// missing. Empty for the body itself. A key that is no plain name stands in brackets, as
    /// JSON: `data["a key"]`. The end of a long key is left out.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The line, from 1, at which reading stopped.
    #[must_use]
    pub fn line(&self) -> usize {
        self.0.line
    }

    /// The column, from 1 and in bytes, of the last byte that was read: the end of what is
    /// wrong. 0 before the first of a line.
    #[must_use]
    pub fn column(&self) -> usize {
        self.0.column
    }

    /// What may be the cause of the error, and how it is mended; `None` where nothing points at one.
    ///
    /// It is found out from what reading saw, not by reading again: that the body is compressed, a
    /// form, HTML or a whole HTTP request, that a string holds JSON, that
    /// [`from_slice_lossy`](crate::from_slice_lossy) forgives the fault, or that a missing field is
    /// there in another spelling.
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

    /// The bytes are not UTF-8, or no JSON before that.
    pub(crate) fn not_utf8(body: &[u8], error: Utf8Error) -> Self {
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
            report.hint = Some(hint::not_utf8(body).into());
            report.column += 1;
        }
        Error(Box::new(report))
    }

    /// What the reader stopped at in this body, which holds an event of this code, if any was
    /// read.
    pub(crate) fn in_event(body: &str, code: Option<i64>, stopped: &Stopped) -> Self {
        let mut report = Report::new(body, stopped);
        report.code = code;
        let path = report.path.as_str();
        let problem = stopped.problem();
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

    /// What the reader stopped at in this body, which holds commands, the last of this `api`, if
    /// any was read.
    pub(crate) fn in_command(body: &str, api: Option<&str>, stopped: &Stopped) -> Self {
        let mut report = Report::new(body, stopped);
        report.api = api.map(|api| cut(api.into(), LONGEST_API).into_owned());
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

    /// What the reader stopped at in a task that was written for it: its lines are nobody's.
    pub(crate) fn in_task(task: &str, api: Option<&str>, stopped: &Stopped) -> Self {
        let mut error = Error::in_command(task, api, stopped);
        error.0.line = 0;
        error.0.column = 0;
        error
    }
}

impl Report {
    /// What the reader says, with the path to where it stopped. The kind is `Syntax` or, for
    /// anything else, `Field`.
    fn new(body: &str, stopped: &Stopped) -> Self {
        let offset = stopped.offset().unwrap_or(body.len()).min(body.len());
        let (line, column) = match stopped.problem() {
            // A line break belongs to the line that it ends.
            Problem::Control(_) => {
                let (line, before) = path::line_column(&body.as_bytes()[..offset - 1]);
                (line, before + 1)
            }
            _ => path::line_column(&body.as_bytes()[..offset]),
        };
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

/// Both `type` and `data` at the top of a body.
pub(crate) const TYPE_BESIDE_DATA: &str =
    "`type` beside `data`: the event can only stand in one of them";
/// What is said of a body that names an `action` instead of a `type`.
const SECOND_GENERATION: &str =
    "; `action` is of the protocol's second generation, this crate reads the first";

/// Whether the body has an `action`, or the event in it. A struct can be read from a list, too: the
/// path to what is wrong tells which of them are objects.
fn has_action(body: &str, path: &str) -> bool {
    #[derive(Deserialize)]
    struct Object {
        action: Option<IgnoredAny>,
    }
    #[derive(Deserialize)]
    struct Envelope {
        data: Object,
    }
    let outside = || {
        let body = Reader::new(body).whole(PhantomData::<Object>);
        body.is_ok_and(|body| body.action.is_some())
    };
    let inside = || {
        let body = Reader::new(body).whole(PhantomData::<Envelope>);
        body.is_ok_and(|body| body.data.action.is_some())
    };
    !path.is_empty() && outside() || path == "data.type" && inside()
}

/// How many characters of an `api` are kept: it may be as long as the body.
const LONGEST_API: usize = 200;

/// How many characters of an `api`, a path and a message are shown. With an event and a position
/// of the greatest length, the line stays below 300.
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
        let Report {
            message,
            line,
            column,
            ..
        } = self;
        f.write_str(message)?;
        if f.alternate() {
            return Ok(());
        }
        write!(f, " at line {line} column {column}")
    }
}
