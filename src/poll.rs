//! The answer to a poll.

#[cfg(feature = "arbitrary")]
mod arbitrary;
mod foreign;
mod header;
mod read;
mod untyped;
mod write;

use std::ops::{Index, IndexMut};
use std::slice;
use std::vec;

use serde::Serialize;

use crate::body::sealed::Kinds;
use crate::body::utf8;
use crate::command::Task;
use crate::error::Error;
use crate::json::reader::Reader;

/// The answer to a poll: the tasks of the client.
///
/// It is a JSON array, `[]` if there is nothing to do. Reading is lenient: a single object is read as an
/// array of one, and an empty entry (`{}` or `[]`) is not a task.
///
/// [`push`](PollResponse::push) and `extend` add commands of any type, because every command converts into a
/// [`Task`]. `from` makes an answer of one command, or of a `Vec` of one type of command.
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
/// [`from_slice`](crate::from_slice) reads it. A relay needs this, and so does a program that acts as the
/// client.
///
/// ```
/// use wequick_types::{PollResponse, from_slice};
///
/// let answer: PollResponse = from_slice(br#"[{"api":"delUser","wxid":"wxid_a","time":"1"}]"#)?;
/// assert_eq!(answer[0].time, Some(1));
///
/// let error = from_slice::<PollResponse>(br#"[{},{"api":"delUser"}]"#).unwrap_err();
/// assert_eq!(error.path(), "[1].wxid");
/// assert_eq!(error.to_string(), "delUser: [1].wxid: missing field at line 1 column 21");
/// # Ok::<(), wequick_types::Error>(())
/// ```
///
/// # Commands from others
///
/// Reading checks that the fields are there and have the right shape, and no more. If you pass on the
/// commands of others, check these:
///
/// * [`is_empty`](PollResponse::is_empty): `[]`, `{}` and `[{}]` hold no task
/// * [`Command::Unknown`](crate::Command::Unknown): an `api` that the crate does not know
/// * [`Task::extra`]: fields that the command does not know; a numeric `code` among them tells the oldest
///   clients which command it is
/// * [`NewGetUserLists::wxid_lists`](crate::command::NewGetUserLists::wxid_lists): no ids, or more than
///   [`MAX`](crate::command::NewGetUserLists::MAX)
/// * [`SendFileMessage`](crate::command::SendFileMessage) and
///   [`SendPicMessage`](crate::command::SendPicMessage): any path on the PC of the client
/// * ids and texts, which may be empty or of any length, and [`Task::time`]
#[doc(alias = "send_msg")]
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(transparent)]
pub struct PollResponse(pub Vec<Task>);

impl PollResponse {
    /// The answer to a callback: `[]`. It is also the answer to a poll when there is nothing to do.
    ///
    /// ```
    /// use wequick_types::PollResponse;
    ///
    /// assert_eq!(serde_json::to_string(&PollResponse::ACKNOWLEDGEMENT).unwrap(), "[]");
    /// ```
    pub const ACKNOWLEDGEMENT: PollResponse = PollResponse(Vec::new());

    /// Reads every task as a [`Command::Unknown`](crate::Command::Unknown), which keeps all fields as they
    /// are in the body. So one bad task does not make the other tasks unreadable: [`Task::typed`] then reads
    /// each task as a command.
    ///
    /// Only `api` and `time` are read: `"2"` becomes 2, and a [null-like](crate::guide::quirks) is absent. A
    /// `time` of the wrong shape is kept with the other fields, and written back. Of a key that occurs
    /// twice, the last value counts; a second `api` is an error. `from_slice` refuses a second key of any field
    /// that the command has.
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
    /// The body is not valid JSON, an entry is not an object, its `api` is missing, repeated or not a string,
    /// or a value cannot be kept: a number is too large for an `f64`, or lists and objects nest more than 120
    /// levels deep. The fields of a command are not checked.
    pub fn untyped(body: &[u8]) -> Result<Self, Error> {
        read::read(Reader::new(utf8(body)?), Kinds::None)
    }

    /// Adds a task, or a command without a delay.
    pub fn push(&mut self, task: impl Into<Task>) {
        self.0.push(task.into());
    }

    /// The number of tasks.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first task. `None` if there is none.
    ///
    /// ```
    /// use wequick_types::PollResponse;
    /// use wequick_types::command::OutLogin;
    ///
    /// let answer = PollResponse::from(OutLogin::new());
    /// assert_eq!(answer.first().unwrap().command.api(), "outLogin");
    /// assert_eq!(answer[0].time, None);
    /// assert_eq!(PollResponse::ACKNOWLEDGEMENT.first(), None);
    /// ```
    #[must_use]
    pub fn first(&self) -> Option<&Task> {
        self.0.first()
    }

    /// The tasks in their order.
    pub fn iter(&self) -> slice::Iter<'_, Task> {
        self.0.iter()
    }

    /// The tasks in their order, mutable.
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
        PollResponse(tasks.into_iter().map(Into::into).collect())
    }
}

/// Tasks, or commands without a delay.
impl<T: Into<Task>> From<Vec<T>> for PollResponse {
    fn from(tasks: Vec<T>) -> Self {
        tasks.into_iter().collect()
    }
}

/// One task, or one command without a delay.
impl<T: Into<Task>> From<T> for PollResponse {
    fn from(task: T) -> Self {
        PollResponse(vec![task.into()])
    }
}

/// The task at this place, as in a `Vec`.
///
/// # Panics
///
/// If the index is out of range. [`first`](PollResponse::first) and [`iter`](PollResponse::iter) do not
/// panic.
impl Index<usize> for PollResponse {
    type Output = Task;

    fn index(&self, place: usize) -> &Task {
        &self.0[place]
    }
}

/// The task at this index, mutable.
///
/// # Panics
///
/// If the index is out of range.
impl IndexMut<usize> for PollResponse {
    fn index_mut(&mut self, place: usize) -> &mut Task {
        &mut self.0[place]
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
        let one: PollResponse = [text()].into_iter().collect();
        assert_eq!(PollResponse::from(Task::new(text())), one);
        assert_eq!(PollResponse::from(text()), one);
        assert_eq!(PollResponse::from(Command::from(text())), one);
        assert_eq!(PollResponse::from(vec![text()]), one);
        assert!(PollResponse::from(Vec::<Task>::new()).is_empty());

        assert_eq!(answer.first(), Some(&answer.0[0]));
        assert_eq!(answer[1].command.api(), "outLogin");
        answer[1].time = Some(9);
        assert_eq!(answer.0[1].time, Some(9));
        assert_eq!(PollResponse::ACKNOWLEDGEMENT.first(), None);
    }
}
