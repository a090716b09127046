#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[cfg(feature = "arbitrary")]
mod arbitrary;
mod blob;
mod body;
mod callback;
mod code;
pub mod command;
pub mod content;
mod error;
pub mod event;
mod extra;
mod growth;
pub mod guide;
mod json;
mod kind;
mod lossy;
mod map_text;
mod member_list;
mod newtype;
mod poll;
mod quirks;
mod text;
mod wire;
mod wxid;
mod xml;

pub use blob::{Base64Text, BlobError, DataUri, Hex};
pub use body::{Body, from_slice, from_str};
pub use callback::{Callback, CallbackRef};
pub use code::names::{ContactKind, LoginCode, MessageType, Sex, TransferStage};
pub use code::{Code, CodeName};
pub use command::{Command, Task};
pub use content::Content;
pub use error::{Error, ErrorKind};
pub use event::{Event, Message};
pub use extra::Extra;
pub use kind::{EventKind, ParseEventKindError};
pub use lossy::from_slice_lossy;
pub use member_list::{MemberList, Members};
pub use poll::PollResponse;
pub use wxid::{Wxid, WxidKind};
