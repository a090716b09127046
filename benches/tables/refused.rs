//! Bodies with one wrong value in the last field: what the refusal costs.

use crate::contenders::Contender;
use crate::corpora::{Body, Corpus, NAMES, Order};
use crate::race::{Race, SAMPLE};

use super::{print_head, print_row};

/// The ratios of one corpus, to the time for reading it intact.
pub(crate) struct Row {
    corpus: &'static str,
    order: Order,
    ratios: [f64; READERS.len()],
}

const READERS: [Contender; 4] = [
    Contender::Owned,
    Contender::Borrowed,
    Contender::Floor,
    Contender::FloorBorrowed,
];

/// Runs the corpora whose names begin with `prefix`.
pub(crate) fn measure(prefix: &str) -> Vec<Row> {
    let names = NAMES.into_iter().filter(|name| name.starts_with(prefix));
    names
        .flat_map(|corpus| [Order::First, Order::Last].map(|order| row(corpus, order)))
        .collect()
}

fn row(name: &'static str, order: Order) -> Row {
    let intact = &Corpus::new(name, order);
    let refused = &Corpus::refused(name, order);
    let passes = SAMPLE.div_ceil(intact.size());
    let run = |corpus: &Corpus, read: &dyn Fn(&Body)| {
        (0..passes).for_each(|_| corpus.bodies.iter().for_each(read));
    };
    let pairs = READERS.map(|reader| {
        let read = move || run(intact, &|body| reader.read(body));
        let refuse = move || run(refused, &|body| reader.refuse(body));
        (read, refuse)
    });
    let contenders: Vec<&dyn Fn()> = pairs
        .iter()
        .flat_map(|(read, refuse)| [read as &dyn Fn(), refuse])
        .collect();
    let race = Race::run(&contenders);
    Row {
        corpus: name,
        order,
        ratios: std::array::from_fn(|index| race.ratio(2 * index + 1, 2 * index)),
    }
}

pub(crate) fn print(rows: &[Row]) {
    println!("\n### Refused bodies: time, in times of the same body without the wrong value\n");
    print_head(&["corpus", "`type`"], &READERS.map(Contender::name));
    for row in rows {
        let cells = row.ratios.map(|ratio| format!("{ratio:.2}"));
        print_row(row.corpus, row.order.name(), &cells);
    }
}
