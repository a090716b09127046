//! Compares all ways to read a body, and prints the ratios as markdown. A name after `--` limits
//! it to the corpora whose names begin with it.

mod allocator;
mod contenders;
mod corpora;
mod race;
mod tables;

use self::tables::{extras, reading};

fn main() {
    let only = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'));
    let rows = reading::measure(only.as_deref().unwrap_or_default());
    reading::print(&rows);
    extras::print(&extras::measure());
}
