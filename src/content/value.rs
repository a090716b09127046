//! Values made of what stands in a document, and the structs that are made of them alone.

use std::borrow::Cow;
use std::ops::Range;

use serde::Serializer;

use crate::code::Code;
use crate::codes::{MessageType, TransferStage};
use crate::text::Text;
use crate::wxid::Wxid;
use crate::xml::{Found, WHITE, is_white};

/// A type of values.
pub(super) trait Value<'a>: Sized {
    /// `None` where the text is no such value.
    fn from_text(text: Cow<'a, str>) -> Option<Self>;
}

impl<'a> Value<'a> for Cow<'a, str> {
    fn from_text(text: Cow<'a, str>) -> Option<Self> {
        Some(text)
    }
}

impl Value<'_> for String {
    fn from_text(text: Cow<'_, str>) -> Option<Self> {
        Some(text.into_owned())
    }
}

impl<'a, S: Text<'a>> Value<'a> for Wxid<S> {
    fn from_text(text: Cow<'a, str>) -> Option<Self> {
        Some(Wxid::from_cow(text))
    }
}

/// ASCII digits, without a sign.
impl Value<'_> for u64 {
    fn from_text(text: Cow<'_, str>) -> Option<Self> {
        let digits = text.trim_matches(WHITE);
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| digits.parse().ok()).flatten()
    }
}

/// Degrees.
impl Value<'_> for f64 {
    fn from_text(text: Cow<'_, str>) -> Option<Self> {
        let number: f64 = text.trim_matches(WHITE).parse().ok()?;
        number.is_finite().then_some(number)
    }
}

impl Value<'_> for Code<MessageType> {
    fn from_text(text: Cow<'_, str>) -> Option<Self> {
        u64::from_text(text)?.try_into().ok().map(Code::new)
    }
}

impl Value<'_> for Code<TransferStage> {
    fn from_text(text: Cow<'_, str>) -> Option<Self> {
        u64::from_text(text)?.try_into().ok().map(Code::new)
    }
}

/// The value of what was found.
pub(super) fn value<'a, T: Value<'a>>(found: Found<'a>) -> Option<T> {
    T::from_text(found.text()?)
}

/// The same, but the word "null" is no value: attributes of media have it where there is none.
pub(super) fn unless_null<'a, T: Value<'a>>(found: Found<'a>) -> Option<T> {
    let text = found.text()?;
    if text == "null" {
        None
    } else {
        T::from_text(text)
    }
}

/// The same, but "(null)" is no value: iOS writes it for each element of a payment that is absent.
pub(super) fn unless_ios_null<'a, T: Value<'a>>(found: Found<'a>) -> Option<T> {
    let text = found.text()?;
    if text == "(null)" {
        None
    } else {
        T::from_text(text)
    }
}

/// An id that is not that of a room.
pub(super) fn person(found: Found<'_>) -> Option<Wxid<Cow<'_, str>>> {
    value(found).filter(|wxid: &Wxid<_>| !wxid.is_room())
}

/// A number without its fraction, as in `1080.0`.
pub(super) fn whole(found: Found<'_>) -> Option<u64> {
    let text = found.text()?;
    let text = text.trim_matches(WHITE);
    let whole = match text.split_once('.') {
        Some((whole, fraction)) => u64::from_text(fraction.into()).and(Some(whole))?,
        None => text,
    };
    u64::from_text(whole.into())
}

/// Yes for 0, no for 1, and nothing for any other number.
pub(super) fn zero_not_one(found: Found<'_>) -> Option<bool> {
    match value(found)? {
        0_u64 => Some(true),
        1 => Some(false),
        _ => None,
    }
}

/// Yes for 1, no for 2, and nothing for any other number.
pub(super) fn one_not_two(found: Found<'_>) -> Option<bool> {
    match value(found)? {
        1_u64 => Some(true),
        2 => Some(false),
        _ => None,
    }
}

/// A code that is not 0.
pub(super) fn unless_zero(found: Found<'_>) -> Option<Code<MessageType>> {
    value(found).filter(|code: &Code<_>| code.get() != 0)
}

/// A document inside of this one, which stands in it as a text or as elements.
pub(super) fn document(found: Found<'_>) -> Option<Cow<'_, str>> {
    found.document()
}

/// A sentence, or what stands inside of its `<content>`.
pub(super) fn inside_content(found: Found<'_>) -> Option<Cow<'_, str>> {
    let text = found.text()?;
    let Some(inner) = text.trim_start_matches(WHITE).strip_prefix("<content>") else {
        return Some(text);
    };
    let start = text.len() - inner.len();
    let length = inner.find("</content>").unwrap_or(inner.len());
    let inner = slice(&text, start..start + length);
    Some(inner).filter(|inner| !is_white(inner))
}

/// A part of a text, borrowed where the text is.
pub(super) fn slice<'a>(text: &Cow<'a, str>, range: Range<usize>) -> Cow<'a, str> {
    match text {
        Cow::Borrowed(text) => text[range].into(),
        Cow::Owned(text) => text[range].to_owned().into(),
    }
}

/// Writes an id as a text: readers in other languages take a number of 64 bits for another one.
#[allow(clippy::ref_option)] // As serde asks for it.
pub(super) fn id_as_text<Z: Serializer>(
    id: &Option<u64>,
    serializer: Z,
) -> Result<Z::Ok, Z::Error> {
    match id {
        Some(id) => serializer.collect_str(id),
        None => serializer.serialize_none(),
    }
}
