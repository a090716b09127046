//! Callbacks and their fields: the fixture of every kind and of every quirk, every field in all its
//! spellings, and the methods of the types. `reading` tests the ways of reading and the places of a field;
//! `errors` tests the texts of errors.

#[path = "../common/mod.rs"]
mod common;
mod fields;
#[path = "../common/files.rs"]
mod files;
mod fixtures;
mod messages;
mod setters;
mod types;
