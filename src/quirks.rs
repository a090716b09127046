//! The quirks of the values on the wire: one module for each, for serde's `with`.
//!
//! | module | reads | absent when | writes |
//! |---|---|---|---|
//! | [`text`] | a string | never | a string |
//! | [`absent::null_like`] | a string | null, `""`, `"(null)"`, `"null"` | a string |
//! | [`absent::group_id`] | a string | as `null_like`, and `"None"` | a string |
//! | [`absent::nick`] | a string | null, `""` | a string |
//! | [`absent::null_is_empty`] | a string | never: null is `""` | a string |
//! | [`int`] | an integer, also as a string or a float | never | an integer |
//! | [`int::optional`] | as `int` | as `null_like` | an integer |
//! | [`int::as_text`] | as `int` | never | a string |
//! | [`int::optional_as_text`] | as `int` | as `null_like` | a string |
//! | [`flag`] | true/false, 0/1, also as a string | as `null_like` | true/false |
//! | [`flag::as_text`] | as `flag` | as `null_like` | `"0"`/`"1"` |
//! | [`list`] | a list of objects | never | a list |
//!
//! Reading by a quirk allocates only for the value that is kept.

pub(crate) mod absent;
pub(crate) mod flag;
pub(crate) mod int;
pub(crate) mod list;
pub(crate) mod text;
