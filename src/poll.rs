//! The answer to a poll.

#[cfg(feature = "arbitrary")]
mod arbitrary;
mod foreign;
mod header;
mod read;
mod untyped;
mod write;

use std::slice;
use std::vec;

use serde::Serialize;

use crate::body::sealed::Kinds;
use crate::body::utf8;
use crate::command::Task;
use crate::error::Error;
use crate::json::reader::Reader;

/// The answer to a poll: what the client is to do.
///
/// A JSON array, `[]` when there is nothing to do. Read leniently: a single object stands for an
/// array of one, and an entry that is empty (`{}` or `[]`) is no task.
///
/// Commands of different types go in by [`push`](PollResponse::push) and `extend`, as every
/// command turns into a [`Task`].
///
/// ```
/// use wequick_types::PollResponse;
/// use wequick_types::command::{GetChatRoomLists, SendTextMessage};
///
/// let mut answer = PollResponse::default();
/// answer.push(SendTextMessage::new("filehelper", "hello"));
/// answer.push(GetChatRoomLists::new().after(2));
/// assert_eq!(
///     serde_json::to_string(&answer).unwrap(),
///     r#"[{"api":"sendTextMessage","wxid":"filehelper","text":"hello"},{"api":"getChatRoomLists","time":2}]"#,
/// );
/// ```
///
/// [`from_slice`](crate::from_slice) reads it, as a stand-in for the client or a relay does.
///
/// ```
/// use wequick_types::{PollResponse, from_slice};
///
/// let answer: PollResponse = from_slice(br#"[{"api":"delUser","wxid":"wxid_a","time":"1"}]"#)?;
/// assert_eq!(answer.0[0].time, Some(1));
///
/// let error = from_slice::<PollResponse>(br#"[{},{"api":"delUser"}]"#).unwrap_err();
/// assert_eq!(error.path(), "[1].wxid");
/// assert_eq!(error.to_string(), "delUser: [1].wxid: missing field at line 1 column 21");
/// # Ok::<(), wequick_types::Error>(())
/// ```
///
/// # Commands from others
///
/// Reading checks that the fields are there and have their shape, and no more. Whoever passes on
/// commands of others looks at these:
///
/// * [`is_empty`](PollResponse::is_empty): `[]`, `{}` and `[{}]` hold no task
/// * [`Command::Unknown`](crate::Command::Unknown): an `api` that the crate does not know
/// * [`Task::extra`]: fields that the command does not know; the oldest clients tell commands apart
///   by a numeric `code` among them
/// * [`NewGetUserLists::wxid_lists`](crate::command::NewGetUserLists::wxid_lists): none, or more
///   than [`MAX`](crate::command::NewGetUserLists::MAX)
/// * [`SendFileMessage`](crate::command::SendFileMessage) and
///   [`SendPicMessage`](crate::command::SendPicMessage): any path on the PC of the client
/// * ids and texts, which may be empty or of any length, and [`Task::time`]
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(transparent)]
pub struct PollResponse(pub Vec<Task>);

impl PollResponse {
    /// What a callback is answered with: `[]`, the same as a poll when there is nothing to do.
    ///
    /// ```
    /// use wequick_types::PollResponse;
    ///
    /// assert_eq!(serde_json::to_string(&PollResponse::ACKNOWLEDGEMENT).unwrap(), "[]");
    /// ```
    pub const ACKNOWLEDGEMENT: PollResponse = PollResponse(Vec::new());

    /// Reads an answer with every task as a [`Command::Unknown`](crate::Command::Unknown), all its
    /// fields as they came. So one task that cannot be read does not lose the others:
    /// [`Task::typed`] turns one after the other into the command that it is.
    ///
    /// Only `api` and `time` are read: `"2"` becomes 2, and a null-like is absent. A `time` of
    /// another shape stays among the fields, and is written back; of one that comes twice the last
    /// counts.
    ///
    /// ```
    /// use wequick_types::{PollResponse, Task};
    ///
    /// let body = br#"[{"api":"delUser"},{"api":"outLogin","time":"2"},{"api":"novel","time":[]}]"#;
    /// let answer = PollResponse::untyped(body)?;
    /// let (read, refused): (Vec<_>, Vec<_>) = answer.iter().map(Task::typed).partition(Result::is_ok);
    /// assert_eq!(read.len(), 1);
    /// let errors: Vec<String> = refused.into_iter().map(|task| format!("{:#}", task.unwrap_err())).collect();
    /// assert_eq!(errors[0], "delUser: wxid: missing field");
    /// assert!(errors[1].starts_with("novel: time: invalid type: "));
    /// # Ok::<(), wequick_types::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`from_slice`](crate::from_slice) for commands that this crate does not know, but for
    /// `time`: the JSON is not whole, or an entry is no object or has no `api` that is a text.
    pub fn untyped(body: &[u8]) -> Result<Self, Error> {
        read::read(Reader::new(utf8(body)?), Kinds::None)
    }

    /// Adds a task, or a command to do at once.
    pub fn push(&mut self, task: impl Into<Task>) {
        self.0.push(task.into());
    }

    /// How many tasks there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The tasks in their order.
    pub fn iter(&self) -> slice::Iter<'_, Task> {
        self.0.iter()
    }

    /// The tasks in their order, to be changed.
    pub fn iter_mut(&mut self) -> slice::IterMut<'_, Task> {
        self.0.iter_mut()
    }
}

impl<T: Into<Task>> Extend<T> for PollResponse {
    fn extend<I: IntoIterator<Item = T>>(&mut self, tasks: I) {
        self.0.extend(tasks.into_iter().map(Into::into));
    }
}

impl<T: Into<Task>> FromIterator<T> for PollResponse {
    fn from_iter<I: IntoIterator<Item = T>>(tasks: I) -> Self {
        let mut answer = PollResponse::default();
        answer.extend(tasks);
        answer
    }
}

impl From<Vec<Task>> for PollResponse {
    fn from(tasks: Vec<Task>) -> Self {
        PollResponse(tasks)
    }
}

impl From<Task> for PollResponse {
    fn from(task: Task) -> Self {
        PollResponse(vec![task])
    }
}

impl IntoIterator for PollResponse {
    type Item = Task;
    type IntoIter = vec::IntoIter<Task>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a PollResponse {
    type Item = &'a Task;
    type IntoIter = slice::Iter<'a, Task>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a mut PollResponse {
    type Item = &'a mut Task;
    type IntoIter = slice::IterMut<'a, Task>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Command, GetChatRoomLists, OutLogin, SendTextMessage};

    #[test]
    fn an_answer_is_a_list_of_tasks() {
        let text = || SendTextMessage::new("wxid_a", "hello");
        let mut answer = PollResponse::ACKNOWLEDGEMENT;
        assert_eq!((answer.len(), answer.is_empty()), (0, true));
        answer.push(text());
        answer.push(Command::from(OutLogin::new()));
        answer.push(GetChatRoomLists::new().after(3));
        answer.extend([OutLogin::new()]);
        answer.extend(vec![Task::new(text())]);
        assert_eq!((answer.len(), answer.is_empty()), (5, false));
        let apis: Vec<_> = answer.iter().map(|task| task.command.api()).collect();
        let pushed = "sendTextMessage outLogin getChatRoomLists outLogin sendTextMessage";
        assert_eq!(apis.join(" "), pushed);
        assert_eq!(answer.0[2].time, Some(3));

        for task in &mut answer {
            task.time = Some(7);
        }
        answer.iter_mut().next().unwrap().time = None;
        let times: Vec<_> = (&answer).into_iter().map(|task| task.time).collect();
        assert_eq!(times, [None, Some(7), Some(7), Some(7), Some(7)]);

        let tasks: Vec<Task> = answer.clone().into_iter().collect();
        assert_eq!(PollResponse::from(tasks.clone()), answer);
        assert_eq!(tasks.into_iter().collect::<PollResponse>(), answer);
        let one = PollResponse::from(Task::new(text()));
        assert_eq!(one, [text()].into_iter().collect());
    }
}
