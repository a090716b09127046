//! The server example and the client example, tested over real HTTP. The library has its own tests, and
//! `servers.rs` tests it in a web framework.

mod access;
mod bodies;
mod bot;
mod callbacks;
mod client;
mod files;
mod process;
mod queues;
mod slow;
