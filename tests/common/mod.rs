//! Shared by the tests and the fuzz targets: the tables of the protocol, the generator of payloads, and a
//! model of what the payloads mean, which uses no code of the crate.

// Each binary that includes this file uses a part of it.
#![allow(dead_code)]

pub(crate) mod compare;
pub(crate) mod json;
pub(crate) mod model;
pub(crate) mod payload;
pub(crate) mod seeds;
mod spoil;
pub(crate) mod tables;
