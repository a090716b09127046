//! The keys of the envelope, which stand beside the fields of every kind.

use serde::de::{self, DeserializeSeed, Deserializer, Error as _};

use crate::error::TYPE_BESIDE_DATA;
use crate::json::header::Header;
use crate::quirks::absent::null_like;
use crate::quirks::int;
use crate::text::Text;
use crate::wxid::Wxid;

/// What `type` says, and whether it stands under `data`.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Tag {
    pub(super) code: i64,
    pub(super) in_data: bool,
}

impl Tag {
    pub(super) fn in_data(code: i64) -> Self {
        Tag {
            code,
            in_data: true,
        }
    }
}

/// The value of `type`.
pub(super) struct TypeCode;

impl<'de> DeserializeSeed<'de> for TypeCode {
    type Value = i64;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<i64, D::Error> {
        int::deserialize(deserializer)
    }
}

/// What stands beside the fields of every kind.
pub(super) struct EventHeader<S> {
    tag: Tag,
    /// What `type` said, once it was read.
    pub(super) code: Option<i64>,
    /// Whether the kind has an id with two spellings.
    has_other_spelling: bool,
    pub(super) process_id: Option<Option<u32>>,
    pub(super) cwxid: Option<Option<Wxid<S>>>,
    pub(super) other_spelling: Option<Option<Wxid<S>>>,
}

impl<S> EventHeader<S> {
    pub(super) fn new(tag: Tag, code: Option<i64>, has_other_spelling: bool) -> Self {
        EventHeader {
            tag,
            code,
            has_other_spelling,
            process_id: None,
            cwxid: None,
            other_spelling: None,
        }
    }
}

#[derive(Clone, Copy)]
pub(super) enum HeaderKey {
    Type,
    ProcessId,
    Cwxid,
    OtherSpelling,
}

impl<'de, S: Text<'de>> Header<'de> for EventHeader<S> {
    type Key = HeaderKey;

    #[inline]
    fn key<E: de::Error>(&self, name: &str) -> Result<Option<HeaderKey>, E> {
        match name {
            "type" if self.code.is_some() => Err(E::duplicate_field("type")),
            "type" => Ok(Some(HeaderKey::Type)),
            "data" if !self.tag.in_data => Err(E::custom(TYPE_BESIDE_DATA)),
            "processid" if self.process_id.is_some() => Err(E::duplicate_field("processid")),
            "processid" => Ok(Some(HeaderKey::ProcessId)),
            "cwxid" if self.cwxid.is_some() => Err(E::duplicate_field("cwxid")),
            "cwxid" => Ok(Some(HeaderKey::Cwxid)),
            "fromWxid" if self.has_other_spelling => match self.other_spelling {
                Some(_) => Err(E::duplicate_field("fromWxid")),
                None => Ok(Some(HeaderKey::OtherSpelling)),
            },
            _ => Ok(None),
        }
    }

    fn read<D: Deserializer<'de>>(&mut self, key: HeaderKey, value: D) -> Result<(), D::Error> {
        match key {
            HeaderKey::Type => {
                let code = TypeCode.deserialize(value)?;
                self.code = Some(code);
                if code != self.tag.code {
                    return Err(D::Error::custom("another `type` than was expected"));
                }
            }
            HeaderKey::ProcessId => self.process_id = Some(int::optional::deserialize(value)?),
            HeaderKey::Cwxid => self.cwxid = Some(null_like::deserialize(value)?),
            HeaderKey::OtherSpelling => {
                self.other_spelling = Some(null_like::deserialize(value)?);
            }
        }
        Ok(())
    }
}
