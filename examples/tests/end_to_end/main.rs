//! The server example and the client example, driven over real HTTP. What the library reads is held by
//! its own tests, and what it is in another framework by `servers.rs`.

mod access;
mod bodies;
mod bot;
mod callbacks;
mod client;
mod files;
mod process;
mod queues;
mod slow;
