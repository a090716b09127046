//! Pages on topics that are too long for the docs of one type or function.
//!
//! * [`contents`]: what a message holds: quotes, files, who joined a room, mentions, and so on
//! * [`quirks`]: how the oddities of the wire, and of JSON itself, are read
//! * [`strings`]: owned, borrowed and other strings, and when to choose which
//! * [`servers`]: axum, actix-web, servers without a framework, broken bodies, and a relay
//! * [`archives`]: files of stored callbacks, and how to skip a bad line
//! * [`mocking`]: testing a bot without a client
//! * [`accounts`]: several accounts on one server, and how a client names itself
//! * [`speed`]: what makes reading faster
//! * [`compatibility`]: which versions of Rust, and what counts as a breaking change

#[doc = include_str!("guide/accounts.md")]
pub mod accounts {}

#[doc = include_str!("guide/archives.md")]
pub mod archives {}

#[doc = include_str!("guide/compatibility.md")]
pub mod compatibility {}

#[doc = include_str!("guide/contents.md")]
pub mod contents {}

#[doc = include_str!("guide/mocking.md")]
pub mod mocking {}

#[doc = include_str!("guide/quirks.md")]
pub mod quirks {}

// The code of this page is tested in `examples/guide.rs`, because it needs the dependencies of the `examples`
// package.
#[cfg_attr(not(doctest), doc = include_str!("guide/servers.md"))]
pub mod servers {}

#[doc = include_str!("guide/speed.md")]
pub mod speed {}

#[doc = include_str!("guide/strings.md")]
pub mod strings {}
