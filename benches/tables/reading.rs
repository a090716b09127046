//! Bytes in, values out: every contender on every corpus.

use crate::allocator::{self, Counts};
use crate::contenders::Contender;
use crate::corpora::{Corpus, Order};
use crate::race::Race;

/// So many bytes at least are read between two looks at the clock.
const SAMPLE: usize = 200_000;

/// What was measured on one corpus.
pub(crate) struct Row {
    corpus: &'static str,
    order: Order,
    race: Race,
    /// By contender, for each event: allocations, and peak heap by bytes of the body.
    heap: Vec<(f64, f64)>,
}

impl Row {
    /// How long one contender takes, in times of another.
    fn ratio(&self, contender: Contender, to: Contender) -> f64 {
        self.race.ratio(contender as usize, to as usize)
    }
}

/// Runs the corpora whose names begin with `prefix`.
pub(crate) fn measure(prefix: &str) -> Vec<Row> {
    Corpus::all()
        .filter(|corpus| corpus.name.starts_with(prefix))
        .map(|corpus| {
            check(&corpus);
            row(&corpus)
        })
        .collect()
}

/// All that give values give the same ones.
fn check(corpus: &Corpus) {
    for body in &corpus.bodies {
        let expected = Contender::Floor.value(body);
        assert!(expected.is_object());
        for contender in Contender::ALL {
            let value = contender.value(body);
            if !matches!(contender, Contender::Utf8 | Contender::IgnoredAny) {
                assert_eq!(value, expected, "{} on {}", contender.name(), corpus.name);
            }
        }
    }
}

fn row(corpus: &Corpus) -> Row {
    let passes = SAMPLE.div_ceil(corpus.size());
    let runs = Contender::ALL.map(|contender| {
        move || {
            for _ in 0..passes {
                for body in &corpus.bodies {
                    contender.read(body);
                }
            }
        }
    });
    let race = Race::run(&runs.each_ref().map(|run| run as &dyn Fn()));
    Row {
        corpus: corpus.name,
        order: corpus.order,
        race,
        heap: Contender::ALL
            .map(|contender| heap(corpus, contender))
            .into(),
    }
}

#[allow(clippy::cast_precision_loss)] // Counts are far below 2^52.
fn heap(corpus: &Corpus, contender: Contender) -> (f64, f64) {
    let (mut allocations, mut peak) = (0, 0.0_f64);
    for body in &corpus.bodies {
        let ((), counts): ((), Counts) = allocator::count(|| contender.read(body));
        allocations += counts.allocations;
        peak = peak.max(counts.peak as f64 / body.json.len() as f64);
    }
    (allocations as f64 / corpus.bodies.len() as f64, peak)
}

pub(crate) fn print(rows: &[Row]) {
    println!("## Reading: time, in times of the floor with `String`\n");
    head(&Contender::ALL);
    for row in rows {
        let ratios = Contender::ALL.map(|contender| row.ratio(contender, Contender::Floor));
        line(row, &ratios.map(|ratio| format!("{ratio:.2}")));
    }

    let keeping: Vec<Contender> = Contender::ALL.into_iter().skip(2).collect();
    println!("\n## Reading: allocations per event, and peak heap in times of the body\n");
    head(&keeping);
    for row in rows {
        let cells: Vec<String> = keeping
            .iter()
            .map(|&contender| {
                let (allocations, peak) = row.heap[contender as usize];
                format!("{allocations:.1}, {peak:.2}x")
            })
            .collect();
        line(row, &cells);
    }
}

fn head(contenders: &[Contender]) {
    let names: Vec<&str> = contenders
        .iter()
        .map(|contender| contender.name())
        .collect();
    println!("| corpus | `type` | {} |", names.join(" | "));
    println!("|---|---|{}", "--:|".repeat(names.len()));
}

fn line(row: &Row, cells: &[String]) {
    println!(
        "| {} | {} | {} |",
        row.corpus,
        row.order.name(),
        cells.join(" | ")
    );
}
