//! What a message holds, beside the reading of its callback and libraries for XML.

use crate::contents::{Sample, Way};
use crate::race::{Race, SAMPLE};

use super::print_head;

/// The time for reading one content, in times of each other way.
pub(crate) struct Row {
    name: &'static str,
    bytes: usize,
    ratios: Vec<f64>,
}

pub(crate) fn measure() -> Vec<Row> {
    Sample::all().iter().map(row).collect()
}

fn row(sample: &Sample) -> Row {
    let times = SAMPLE / sample.xml.len() + 1;
    let contenders = Way::ALL.map(|way| move || (0..times).for_each(|_| way.read(sample)));
    let race = Race::run(
        &contenders
            .each_ref()
            .map(|contender| contender as &dyn Fn()),
    );
    Row {
        name: sample.name,
        bytes: sample.xml.len(),
        ratios: (1..Way::ALL.len()).map(|way| race.ratio(0, way)).collect(),
    }
}

pub(crate) fn print(rows: &[Row]) {
    println!("\n### What a message holds: time for `Content::of`, in times of each other way\n");
    let others = Way::ALL[1..].iter().map(|way| way.name());
    let columns: Vec<_> = std::iter::once("bytes").chain(others).collect();
    print_head(&["fixture"], &columns);
    for row in rows {
        print_ratios(row.name, &row.bytes.to_string(), &row.ratios);
    }
    let column = |way: usize| rows.iter().map(move |row| row.ratios[way]);
    let medians: Vec<f64> = (0..Way::ALL.len() - 1)
        .map(|way| {
            let mut ratios: Vec<f64> = column(way).collect();
            ratios.sort_by(f64::total_cmp);
            ratios[ratios.len() / 2]
        })
        .collect();
    print_ratios("median", "", &medians);
    let worst: Vec<f64> = (0..Way::ALL.len() - 1)
        .map(|way| column(way).fold(0.0, f64::max))
        .collect();
    print_ratios("worst", "", &worst);
}

fn print_ratios(name: &str, bytes: &str, ratios: &[f64]) {
    let ratios: Vec<String> = ratios.iter().map(|ratio| format!("{ratio:.2}")).collect();
    println!("| {name} | {bytes} | {} |", ratios.join(" | "));
}
