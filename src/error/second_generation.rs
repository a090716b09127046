//! Bodies of the protocol's second generation, which this crate does not read.

use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::json::reader::Reader;

/// The end of the message for a body that has an `action` instead of a `type`.
pub(super) const SECOND_GENERATION: &str =
    "; `action` is of the protocol's second generation, this crate reads the first";

/// Whether the body or the event in it has an `action`. `path` is the error's path. It shows whether the
/// body, or `data`, is an object; this matters because a derived struct can also be read from a list.
pub(super) fn has_action(body: &str, path: &str) -> bool {
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
