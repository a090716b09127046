//! Pages on topics that are too long for the docs of one type or function.
//!
//! * [`contents`]: what a message holds: quotes, files, who joined a room, mentions, and so on
//! * [`quirks`]: how the odd spellings of clients, and odd JSON, are read
//! * [`strings`]: owned, borrowed and other strings, and when to choose which
//! * [`servers`]: axum, actix-web, servers without a framework, broken bodies, a relay, and the examples
//! * [`archives`]: files of stored callbacks, and how to skip a bad line
//! * [`mocking`]: testing a bot without a client
//! * [`accounts`]: several accounts on one server, and how a client names itself
//! * [`security`]: what the crate promises for bodies from the internet, and the tests of each promise
//! * [`speed`]: what makes reading faster
//! * [`compatibility`]: which versions of Rust, other formats, and what counts as a breaking change
//!
//! # More tasks
//!
//! The front page lists the tasks of every bot. These are less frequent:
//!
//! | task | use |
//! |---|---|
//! | read a callback without copying the texts | `from_slice` with the result type [`CallbackRef`](crate::CallbackRef) |
//! | keep what was borrowed | [`CallbackRef::into_owned`](crate::Callback::into_owned) |
//! | know only the name of what happened | [`Event::kind`](crate::Event::kind) |
//! | keep a content longer than its message | [`Content::into_owned`](crate::Content::into_owned) |
//! | show a notice or a recall without its tags | [`Notice::plain_text`](crate::content::Notice::plain_text), [`Recall::plain_text`](crate::content::Recall::plain_text) |
//! | know whether a link is an invitation to a room | [`Link::is_room_invitation`](crate::content::Link::is_room_invitation) |
//! | list the members of a room | [`Room::user_lists`](crate::event::Room::user_lists), a [`MemberList`](crate::MemberList) |
//! | tell a room from a person | [`Wxid::kind`](crate::Wxid::kind), [`Wxid::is_room`](crate::Wxid::is_room) |
//! | decode hex, a data URI or base64 | [`Hex::decode`](crate::Hex::decode), [`DataUri::decode`](crate::DataUri::decode), [`Base64Text::decode`](crate::Base64Text::decode) |
//! | compare a code with a name or a number | `==` with `MessageType::Text` or with a number, `match` on [`Code::known`](crate::Code::known) |
//! | handle what this crate does not know | [`Event::Unknown`](crate::Event::Unknown), [`Command::Unknown`](crate::Command::Unknown), [`Callback::extra`](crate::Callback::extra), [`Code::get`](crate::Code::get) |
//! | read the answer to a poll | `from_slice::<PollResponse>` |
//! | find out where a body is wrong | [`Error`](crate::Error): `kind`, `code`, `api`, `path`, `line`, `column` |
//! | write an event or a command without its callback or task | [`event`](crate::event), [`command`](crate::command) |
//! | fuzz a bot, or test it with any event | the feature `arbitrary`: see [`mocking`] |

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

#[doc = include_str!("guide/security.md")]
pub mod security {}

#[doc = include_str!("guide/speed.md")]
pub mod speed {}

#[doc = include_str!("guide/strings.md")]
pub mod strings {}
