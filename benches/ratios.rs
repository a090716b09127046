//! Compares all ways to read a body, and prints the ratios as Markdown: first the table of the
//! READMEs, then those of this folder's. A name after `--` limits it to the corpora whose names
//! begin with it.

mod allocator;
mod contenders;
mod contents;
mod corpora;
mod race;
mod tables;

use self::tables::{contents as content_tables, extras, reading, refused};

fn main() {
    let only = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'))
        .unwrap_or_default();
    let rows = reading::measure(&only);
    reading::print_readme(&rows);
    reading::print(&rows);
    refused::print(&refused::measure(&only));
    extras::print(&extras::measure());
    content_tables::print(&content_tables::measure());
}
