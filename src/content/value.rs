//! The values of fields: converts what was found in a document to a text, a number or an id.

use std::borrow::Cow;
use std::ops::Range;

use serde::Serializer;

use crate::code::Code;
use crate::code::names::{MessageType, TransferStage};
use crate::text::Text;
use crate::wxid::Wxid;
use crate::xml::{Found, WHITE, is_white};

/// A type that a field can have.
pub(super) trait Value<'a>: Sized {
    /// Converts a text. `None` if it is not a value of this type.
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
        // std also accepts a `+`.
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| digits.parse().ok()).flatten()
    }
}

/// Degrees.
impl Value<'_> for f64 {
    fn from_text(text: Cow<'_, str>) -> Option<Self> {
        // std also accepts `inf` and `NaN`, which are not degrees.
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

/// Converts what was found. A field is read by this function by default.
pub(super) fn value<'a, T: Value<'a>>(found: Found<'a>) -> Option<T> {
    T::from_text(found.text()?)
}

/// The value. `None` for "null": some clients write this in attributes of media for an absent value.
pub(super) fn unless_null<'a, T: Value<'a>>(found: Found<'a>) -> Option<T> {
    let text = found.text()?;
    if text == "null" {
        None
    } else {
        T::from_text(text)
    }
}

/// The value. `None` for "(null)": iOS writes this in elements of payments for an absent value.
pub(super) fn unless_ios_null<'a, T: Value<'a>>(found: Found<'a>) -> Option<T> {
    let text = found.text()?;
    if text == "(null)" {
        None
    } else {
        T::from_text(text)
    }
}

/// The id of a person. `None` for the id of a room.
pub(super) fn person(found: Found<'_>) -> Option<Wxid<Cow<'_, str>>> {
    value(found).filter(|wxid: &Wxid<_>| !wxid.is_room())
}

/// A whole number, also if it is written with a fraction, such as `1080.0`. The fraction is cut off.
pub(super) fn whole(found: Found<'_>) -> Option<u64> {
    let text = found.text()?;
    let text = text.trim_matches(WHITE);
    let whole = match text.split_once('.') {
        Some((whole, fraction)) => u64::from_text(fraction.into()).and(Some(whole))?,
        None => text,
    };
    u64::from_text(whole.into())
}

/// True for 0, false for 1, absent for any other number.
pub(super) fn zero_not_one(found: Found<'_>) -> Option<bool> {
    match value(found)? {
        0_u64 => Some(true),
        1 => Some(false),
        _ => None,
    }
}

/// True for 1, false for 2, absent for any other number.
pub(super) fn one_not_two(found: Found<'_>) -> Option<bool> {
    match value(found)? {
        1_u64 => Some(true),
        2 => Some(false),
        _ => None,
    }
}

/// A `msgType`. `None` for 0.
pub(super) fn unless_zero(found: Found<'_>) -> Option<Code<MessageType>> {
    value(found).filter(|code: &Code<_>| code.get() != 0)
}

/// A document inside this one. It may be written as a text or as elements.
pub(super) fn document(found: Found<'_>) -> Option<Cow<'_, str>> {
    found.document()
}

/// A sentence. If it begins with `<content>`, the sentence is what is inside this tag.
pub(super) fn inside_content(found: Found<'_>) -> Option<Cow<'_, str>> {
    let text = found.text()?;
    let Some(inner) = text.trim_start_matches(WHITE).strip_prefix("<content>") else {
        return Some(text);
    };
    let start = text.len() - inner.len();
    // This text was not checked as XML, so the end tag may be missing.
    let length = inner.find("</content>").unwrap_or(inner.len());
    let inner = slice(&text, start..start + length);
    Some(inner).filter(|inner| !is_white(inner))
}

/// A part of a text. It is borrowed if the text is borrowed.
pub(super) fn slice<'a>(text: &Cow<'a, str>, range: Range<usize>) -> Cow<'a, str> {
    match text {
        Cow::Borrowed(text) => text[range].into(),
        Cow::Owned(text) => text[range].to_owned().into(),
    }
}

/// Writes an id of 64 bits as a string. JavaScript, for example, would round a number of that size.
#[allow(clippy::ref_option)] // serde passes a reference to the field.
pub(super) fn id_as_text<Z: Serializer>(
    id: &Option<u64>,
    serializer: Z,
) -> Result<Z::Ok, Z::Error> {
    match id {
        Some(id) => serializer.collect_str(id),
        None => serializer.serialize_none(),
    }
}
