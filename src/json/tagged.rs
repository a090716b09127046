//! Objects with a tag: a key whose value says what the other fields are.

use serde::de::DeserializeSeed;

use super::error::Stopped;
use super::items::Fields;
use super::unknown::KeepAll;

/// How one reading of the fields ended.
pub(crate) enum Ended<V, E = Stopped> {
    Done(V),
    /// There is an error. The tag was read, and is the expected one.
    Failed(E),
    /// The tag was read, and is not the expected one.
    OtherTag(E),
    /// There is an error before the tag, or no tag at all.
    NoTag(E),
}

impl<V, E> Ended<V, E> {
    /// The result, if the fields are not read again.
    pub(crate) fn result(self) -> Result<V, E> {
        match self {
            Ended::Done(value) => Ok(value),
            Ended::Failed(error) | Ended::OtherTag(error) | Ended::NoTag(error) => Err(error),
        }
    }
}

impl<V> Ended<V> {
    /// Adds a clue to the error if a missing field is among `fields` in another spelling.
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
    /// Reads the value of the tag.
    pub(crate) seed: S,
}

impl<'de, T, S> Tagged<'_, '_, 'de, S>
where
    T: Clone + PartialEq,
    S: DeserializeSeed<'de, Value = T> + Copy,
{
    /// Reads the fields with the closure `read`. The closure gets the expected tag, and whether the tag was
    /// already read.
    ///
    /// The tag is found in one of three ways: it is the first key; or `hint` guesses it from the rest of
    /// the body; or a search finds it further ahead. A hint may be wrong, so the fields are read again if
    /// the tag does not confirm it. `tag` gets the tag of the object, for an error message.
    pub(crate) fn read<V>(
        self,
        hint: impl FnOnce(&str) -> Option<T>,
        tag: &mut Option<T>,
        mut read: impl FnMut(&mut Fields<'_, 'de>, Option<T>, bool) -> Ended<V>,
    ) -> Result<V, Stopped> {
        let Tagged { fields, key, seed } = self;
        let start = fields.place();
        // The client writes the tag first. Nothing has to be searched or guessed.
        if fields.first_is(key)? {
            // `tag` is set before the fields are read: their errors name the kind.
            let first = fields.value(|reader| seed.deserialize(reader))?;
            *tag = Some(first.clone());
            return read(fields, Some(first), true).result();
        }
        // The hint is tried before the search: it looks at a few bytes only, but the search skips all fields
        // before the tag.
        if let Some(hint) = hint(fields.rest()) {
            match read(fields, Some(hint.clone()), false) {
                Ended::NoTag(error) if !error.problem().is_syntax() => {
                    // A field is wrong, and the tag was not read before it. If the tag comes later and is the
                    // hint, the error is the right one. If not, the fields were read as a wrong kind: the
                    // error is dropped, and they are read again below.
                    if fields.ahead(start, key, seed).as_ref() == Some(&hint) {
                        *tag = Some(hint);
                        return Err(error);
                    }
                }
                // The fields may have been read as a wrong kind. Read as the right kind, they may have an
                // earlier error. So this one is dropped.
                Ended::NoTag(_) | Ended::OtherTag(_) => {}
                ended => {
                    *tag = Some(hint);
                    return ended.result();
                }
            }
            // The search below begins at the first field, so the next reading sees all of them.
            fields.begin_again(start);
        }
        // The search returns to the first field. `read` then meets the tag in its place, and checks it.
        let expected = fields.ahead(start, key, seed);
        let ended = read(fields, expected.clone(), false);
        *tag = match &ended {
            // The search does not check the text. So a tag that it found after a fault of the JSON does not
            // count.
            Ended::NoTag(error) if error.problem().is_syntax() => None,
            _ => expected,
        };
        ended.result()
    }
}
