//! Makes values from arbitrary bytes, for fuzzers and property tests. Each value is read back equal after it
//! is written.
//!
//! This file has the basic types. Payloads, entries and commands get their implementation from the macro in
//! [`wire`](crate::wire); callbacks and answers are in `callback::arbitrary` and `poll::arbitrary`.

use arbitrary::{Arbitrary, Result, Unstructured};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::blob::{Base64Text, DataUri, Hex};
use crate::member_list::MemberList;
use crate::wxid::Wxid;

/// A short text of mixed characters. In a quarter of the cases it is a word with a meaning on the wire, such
/// as `null`.
pub(crate) fn text(bytes: &mut Unstructured) -> Result<String> {
    const WORDS: [&str; 8] = [
        "",
        "null",
        "(null)",
        "None",
        "0",
        "true",
        "filehelper",
        "^G",
    ];
    const CHARACTERS: [char; 14] = [
        'a', 'B', '7', '李', '😀', '\u{301}', '"', '\\', '/', '<', '\0', '\n', '\u{7}', ' ',
    ];
    match bytes.int_in_range(0..=7)? {
        0 | 1 => Ok((*bytes.choose(&WORDS)?).to_owned()),
        2 => bytes.arbitrary(),
        _ => {
            let length = bytes.int_in_range(0..=8)?;
            let characters = (0..length).map(|_| bytes.choose(&CHARACTERS).copied());
            characters.collect()
        }
    }
}

impl<'a> Arbitrary<'a> for Wxid {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        const FORMS: [(&str, &str); 7] = [
            ("", ""),
            ("wxid_", ""),
            ("gh_", ""),
            ("", "@chatroom"),
            ("", "@im.chatroom"),
            ("", "@openim"),
            ("v2_", "@stranger"),
        ];
        let (start, end) = bytes.choose(&FORMS)?;
        Ok(Wxid(format!("{start}{}{end}", text(bytes)?)))
    }
}

impl<'a> Arbitrary<'a> for MemberList {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        if bytes.ratio(1, 4)? {
            return text(bytes).map(MemberList::from);
        }
        bytes.arbitrary_iter::<Wxid>()?.collect()
    }
}

/// Implements `Arbitrary` for the blobs. Three in four values hold encoded bytes. The others hold any text,
/// because reading a payload does not check the encoding.
macro_rules! blobs {
    ($($name:ident: $encode:expr;)*) => {$(
        impl<'a> Arbitrary<'a> for $name {
            fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
                if bytes.ratio(1, 4)? {
                    return text(bytes).map($name::from);
                }
                let blob: Vec<u8> = bytes.arbitrary()?;
                Ok($name::from($encode(blob)))
            }
        }
    )*};
}

blobs! {
    Hex: hex::encode_upper;
    Base64Text: |blob| STANDARD.encode(blob);
    DataUri: |blob| format!("data:image/png;base64,{}", STANDARD.encode(blob));
}

/// Where a field is in a wire struct. The value must fit this place, so that it is read back equal.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    /// The field's attribute of serde: it names the quirk.
    pub(crate) attribute: &'static str,
    /// The wire names of all fields of the struct.
    pub(crate) names: fn() -> &'static [&'static str],
}

/// The type of a field in a struct of the wire.
pub(crate) trait Field<'a>: Arbitrary<'a> {
    /// A value that is read back equal in this field.
    fn arbitrary_at(_: Place, bytes: &mut Unstructured<'a>) -> Result<Self> {
        bytes.arbitrary()
    }

    /// The text, if the value is a text type. An optional field checks it, because a text such as `null` is
    /// read as absent.
    fn text(&self) -> Option<&str> {
        None
    }
}

/// At most 16 items. This is less than `NewGetUserLists::MAX`, the only limit of a list.
impl<'a, T: Arbitrary<'a>> Field<'a> for Vec<T> {
    fn arbitrary_at(_: Place, bytes: &mut Unstructured<'a>) -> Result<Self> {
        bytes.arbitrary_iter()?.take(16).collect()
    }
}

impl Field<'_> for String {
    fn arbitrary_at(_: Place, bytes: &mut Unstructured) -> Result<Self> {
        text(bytes)
    }

    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Field<'_> for bool {}
impl Field<'_> for u32 {}

/// Types that hold a text.
macro_rules! texts {
    ($($name:ident),*) => {$(
        impl Field<'_> for $name {
            fn text(&self) -> Option<&str> {
                Some(self.as_str())
            }
        }
    )*};
}

texts!(Wxid, MemberList, Hex, Base64Text, DataUri);
