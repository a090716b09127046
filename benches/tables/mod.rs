//! What the harness of the ratios measures and prints.

pub(crate) mod extras;
pub(crate) mod reading;
mod written;
