//! Reading through `dyn Deserializer`: the code that reads a type is then compiled once, and not for each
//! format.

use serde::de::{Deserialize, Deserializer, Error};

/// A value that is read so.
#[derive(Debug)]
pub(crate) struct Erased<T>(pub(crate) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Erased<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut erased = <dyn erased_serde::Deserializer>::erase(deserializer);
        let value = erased_serde::deserialize(&mut erased);
        value.map(Erased).map_err(D::Error::custom)
    }
}

/// The value of a result.
pub(crate) fn value<T, E>(read: Result<Erased<T>, E>) -> Result<T, E> {
    read.map(|Erased(value)| value)
}
