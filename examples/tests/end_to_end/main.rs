//! The server example and the client example, driven over real HTTP.

mod client;
mod files;
mod process;
mod server;
