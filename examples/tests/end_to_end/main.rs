//! The server example and the client example, driven over real HTTP.

mod access;
mod bodies;
mod bot;
mod callbacks;
mod client;
mod files;
mod process;
mod queues;
mod slow;
