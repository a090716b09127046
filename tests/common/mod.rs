//! What the property tests, the model and the fuzz targets share: the protocol's tables, and the
//! one generator of payloads.

// Each binary that includes this file uses a part of it.
#![allow(dead_code)]

pub(crate) mod json;
pub(crate) mod payload;
mod spoil;
pub(crate) mod tables;
