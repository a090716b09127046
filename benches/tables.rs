//! What the harness of the ratios measures and prints.

pub(crate) mod contents;
pub(crate) mod extras;
mod poll;
pub(crate) mod reading;
pub(crate) mod refused;
mod written;

/// A measure, in times of what it is compared with.
pub(crate) struct Extra {
    pub(crate) name: &'static str,
    pub(crate) ratio: f64,
}

/// Prints the head of a table: columns of words, then columns of numbers.
fn print_head(words: &[&str], numbers: &[&str]) {
    println!("| {} | {} |", words.join(" | "), numbers.join(" | "));
    let bar = |column: &str, columns: &[&str]| column.repeat(columns.len());
    println!("|{}{}", bar("---|", words), bar("--:|", numbers));
}

/// Prints the row of one corpus.
fn print_row(corpus: &str, order: &str, cells: &[String]) {
    println!("| {corpus} | {order} | {} |", cells.join(" | "));
}
