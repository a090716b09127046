//! Reading a command alone, without its task.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny};

use crate::json::fields::ReadFields;
use crate::json::unknown::{TakeUnknown, once, read_object};
use crate::quirks::text;
use crate::text::shorten;

/// Reads a command by the same rules as in a task.
pub(super) fn read<'de, T, D>(api: &'static str, deserializer: D) -> Result<T, D::Error>
where
    T: ReadFields<'de>,
    D: Deserializer<'de>,
{
    let mut beside = Beside { api, read: None };
    read_object("an object, the command", &mut beside, deserializer)
}

/// Receives the keys that are not fields of the command's struct: checks `api`, ignores the others.
struct Beside {
    /// The `api` of the command.
    api: &'static str,
    /// `Some` if `api` was already read.
    read: Option<()>,
}

impl<'de> TakeUnknown<'de> for Beside {
    fn take<D: Deserializer<'de>>(&mut self, key: &str, value: D) -> Result<(), D::Error> {
        if key != "api" {
            return IgnoredAny::deserialize(value).map(|IgnoredAny| ());
        }
        once("api", &self.read)?;
        let api: Cow<str> = text::deserialize(value)?;
        self.read = Some(());
        if api == self.api {
            return Ok(());
        }
        Err(D::Error::custom(format_args!(
            "`api` is that of another command: {:?} instead of {:?}",
            shorten(&api),
            self.api,
        )))
    }
}
