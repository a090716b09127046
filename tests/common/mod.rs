//! What the property tests generate: JSON whose keys keep the order that they are given, and the
//! payloads of every kind.

pub(crate) mod json;
pub(crate) mod payload;
