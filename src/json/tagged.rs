//! Objects with a tag: a key whose value says what the other fields are.

use serde::de::DeserializeSeed;

use super::error::Stopped;
use super::items::Fields;
use super::unknown::KeepAll;

/// What one reading of the fields ended in.
pub(crate) enum Ended<V, E = Stopped> {
    Done(V),
    /// An error, and the tag is the expected one.
    Failed(E),
    /// The tag is another than was expected.
    OtherTag(E),
    /// An error before the tag was read, or that there is no tag.
    NoTag(E),
}

impl<V, E> Ended<V, E> {
    /// The result of a reading after which there is no other.
    pub(crate) fn result(self) -> Result<V, E> {
        match self {
            Ended::Done(value) => Ok(value),
            Ended::Failed(error) | Ended::OtherTag(error) | Ended::NoTag(error) => Err(error),
        }
    }
}

impl<V> Ended<V> {
    /// Notices whether a missing field is among these fields in another spelling.
    pub(crate) fn with_fields(self, fields: &KeepAll) -> Self {
        let note = |error: Stopped| error.with_keys(|is_wanted| fields.keys().any(is_wanted));
        match self {
            Ended::Failed(error) => Ended::Failed(note(error)),
            Ended::NoTag(error) => Ended::NoTag(note(error)),
            ended => ended,
        }
    }
}

/// The fields of an object, and the key of its tag.
pub(crate) struct Tagged<'f, 'r, 'de, S> {
    pub(crate) fields: &'f mut Fields<'r, 'de>,
    pub(crate) key: &'static str,
    /// Reads the tag.
    pub(crate) seed: S,
}

impl<'de, T, S> Tagged<'_, '_, 'de, S>
where
    T: Clone + PartialEq,
    S: DeserializeSeed<'de, Value = T> + Copy,
{
    /// Reads the fields with a tag that is known before: it comes first, or `hint` gives it, or it
    /// stands further ahead. `read` is also told whether the tag was read already.
    ///
    /// A hint may be wrong. So where the tag did not confirm it, the fields are read again. `tag`
    /// gets the tag that the object has, for an error.
    pub(crate) fn read<V>(
        self,
        hint: impl FnOnce(&str) -> Option<T>,
        tag: &mut Option<T>,
        mut read: impl FnMut(&mut Fields<'_, 'de>, Option<T>, bool) -> Ended<V>,
    ) -> Result<V, Stopped> {
        let Tagged { fields, key, seed } = self;
        let start = fields.place();
        if fields.first_is(key)? {
            let first = fields.value(|reader| seed.deserialize(reader))?;
            *tag = Some(first.clone());
            return read(fields, Some(first), true).result();
        }
        if let Some(hint) = hint(fields.rest()) {
            match read(fields, Some(hint.clone()), false) {
                Ended::NoTag(error) if !error.problem().is_syntax() => {
                    // The tag may stand behind the wrong value.
                    if fields.ahead(start, key, seed).as_ref() == Some(&hint) {
                        *tag = Some(hint);
                        return Err(error);
                    }
                }
                Ended::NoTag(_) | Ended::OtherTag(_) => {}
                ended => {
                    *tag = Some(hint);
                    return ended.result();
                }
            }
            fields.begin_again(start);
        }
        let expected = fields.ahead(start, key, seed);
        let ended = read(fields, expected.clone(), false);
        *tag = match &ended {
            Ended::NoTag(error) if error.problem().is_syntax() => None,
            _ => expected,
        };
        ended.result()
    }
}
