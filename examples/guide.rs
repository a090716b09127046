//! The code of the guide's page on servers, which needs what this package depends on, as doc tests.

#[cfg(doctest)]
#[doc = include_str!("../src/guide/servers.md")]
mod servers {}
