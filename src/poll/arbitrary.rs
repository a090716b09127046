//! Answers, tasks, and commands of unknown apis, made from arbitrary bytes.

use arbitrary::{Arbitrary, Result, Unstructured};

use crate::arbitrary::text;
use crate::command::{Command, Task, Unknown};
use crate::extra::Extra;
use crate::poll::PollResponse;
use crate::poll::write::left_out;

impl<'a> Arbitrary<'a> for PollResponse {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        bytes.arbitrary().map(PollResponse)
    }
}

impl<'a> Arbitrary<'a> for Task {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        let command: Command = bytes.arbitrary()?;
        let extra = match &command {
            Command::Unknown(_) => Extra::new(),
            command => Extra::arbitrary_but(left_out(command), bytes)?,
        };
        Ok(Task {
            command,
            time: bytes.arbitrary()?,
            extra,
        })
    }
}

/// A command of an `api` that is not known.
impl<'a> Arbitrary<'a> for Unknown {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        let mut api = text(bytes)?;
        while Command::is_known(&api) {
            api.push('2');
        }
        let fields = Extra::arbitrary_but(|key, _| matches!(key, "api" | "time"), bytes)?;
        Ok(Unknown::new(api, fields))
    }
}
