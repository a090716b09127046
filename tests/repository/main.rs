//! Checks of the files in the repository: both READMEs say the same and name tests that exist, and the
//! source has no `unsafe` and does no I/O. Nothing of the library runs here.

mod readme;
mod source;
