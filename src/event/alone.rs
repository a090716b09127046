//! Reading a payload alone, without its callback.

use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny};

use crate::event::Event;
use crate::extra::Extra;
use crate::json::fields::ReadFields;
use crate::json::unknown::{TakeUnknown, once, read_object};
use crate::kind::EventKind;
use crate::quirks::absent::null_like;
use crate::quirks::int;
use crate::text::Text;
use crate::wxid::Wxid;

/// The payload of a kind.
pub(super) trait Payload<S>: Into<Event<S>> {
    const KIND: EventKind;

    /// The payload of an event. `None` if the event is of another kind.
    fn from_event(event: Event<S>) -> Option<Self>;
}

/// Reads a payload by the same rules as in a callback.
pub(super) fn read<'de, T, S, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Payload<S> + ReadFields<'de>,
    S: Text<'de>,
    D: Deserializer<'de>,
{
    let mut beside = Beside {
        kind: T::KIND,
        code: None,
        other_spelling: None,
    };
    let payload: T = read_object("an object, the event", &mut beside, deserializer)?;
    // `type` and `fromWxid` are stored by methods of `Event`. So the payload becomes an event, and a
    // payload again.
    let mut event = payload.into();
    if let Some(code) = beside.code {
        event.set_code(code);
    }
    if let Some(Some(id)) = beside.other_spelling {
        event.take_other_spelling(id, &mut Extra::new());
    }
    T::from_event(event).ok_or_else(|| D::Error::custom("another event"))
}

/// The keys of a payload that are no fields of its struct.
struct Beside<S> {
    kind: EventKind,
    /// The `type`, if it was read.
    code: Option<i64>,
    /// `fromWxid`, another spelling of the field `formWxid` of a message.
    other_spelling: Option<Option<Wxid<S>>>,
}

impl<'de, S: Text<'de>> TakeUnknown<'de> for Beside<S> {
    fn take<D: Deserializer<'de>>(&mut self, key: &str, value: D) -> Result<(), D::Error> {
        match key {
            "type" => {
                once("type", &self.code)?;
                let code = int::deserialize(value)?;
                self.code = Some(code);
                // Payloads of two kinds may have the same fields. So a wrong `type` would otherwise go
                // unseen.
                if !self.kind.codes().contains(&code) {
                    let kind = self.kind;
                    return Err(D::Error::custom(format_args!(
                        "`type` is that of another event: {code}, which is no {kind}"
                    )));
                }
            }
            "fromWxid" if self.kind == EventKind::Message => {
                once("fromWxid", &self.other_spelling)?;
                self.other_spelling = Some(null_like::deserialize(value)?);
            }
            _ => _ = IgnoredAny::deserialize(value)?,
        }
        Ok(())
    }
}
