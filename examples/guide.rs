//! Tests the code of the guide's page on servers as doc tests. That code needs the dependencies of this
//! package.

#[cfg(doctest)]
#[doc = include_str!("../src/guide/servers.md")]
mod servers {}
