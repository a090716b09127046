//! Callbacks, and events of unknown codes, made from arbitrary bytes.

use arbitrary::{Arbitrary, Result, Unstructured};

use crate::callback::Callback;
use crate::callback::header::is_of_header;
use crate::callback::write::{is_of_envelope, left_out};
use crate::event::{Event, Unknown};
use crate::extra::Extra;
use crate::kind::EventKind;
use crate::quirks::absent::is_null_like;
use crate::wxid::Wxid;

impl<'a> Arbitrary<'a> for Callback {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        let cwxid: Option<Wxid> = bytes.arbitrary()?;
        let event: Event = bytes.arbitrary()?;
        let extra = match &event {
            Event::Unknown(_) => Extra::new(),
            event => Extra::arbitrary_but(left_out(event), bytes)?,
        };
        Ok(Callback {
            process_id: bytes.arbitrary()?,
            cwxid: cwxid.filter(|id| !is_null_like(id.as_str())),
            event,
            extra,
            outer: Extra::arbitrary_but(|key, _| is_of_envelope(key), bytes)?,
        })
    }
}

/// An event of a code that is not known.
impl<'a> Arbitrary<'a> for Unknown {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        let mut code: i64 = bytes.arbitrary()?;
        while EventKind::from_code(code).is_some() {
            code += 1;
        }
        let fields = Extra::arbitrary_but(|key, _| is_of_header(key), bytes)?;
        Ok(Unknown::new(code, fields))
    }
}
