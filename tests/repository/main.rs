//! Checks of the files in the repository: both READMEs say the same, the promises of the guide name tests that
//! exist, and the source has no `unsafe` and does no I/O. Nothing of the library runs here.

#[path = "../common/files.rs"]
mod files;
mod readme;
mod source;
