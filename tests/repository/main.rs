//! What stands in the repository: that both READMEs say the same and name tests that exist, and that the
//! source has no `unsafe` and does no I/O. Nothing of the library runs here.

mod readme;
mod source;
