//! What the harness of the ratios measures and prints.

mod contents;
pub(crate) mod extras;
pub(crate) mod reading;
mod written;
