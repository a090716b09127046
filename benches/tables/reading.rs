//! Bytes in, values out: every contender on every corpus.

use crate::allocator::{self, Counts};
use crate::contenders::Contender;
use crate::corpora::{Corpus, Order};
use crate::race::{Race, SAMPLE};

use super::{print_head, print_row};

/// What was measured on one corpus.
pub(crate) struct Row {
    corpus: &'static str,
    order: Order,
    race: Race,
    /// By contender, for each event: allocations, and peak heap by bytes of the body.
    heap: Vec<(f64, f64)>,
}

impl Row {
    /// How long the contenders take, in times of the floor.
    fn ratios(&self, contenders: &[Contender]) -> Vec<String> {
        let ratio = |contender: Contender| {
            self.race
                .ratio(contender as usize, Contender::Floor as usize)
        };
        let ratios = contenders.iter().map(|&contender| ratio(contender));
        ratios.map(|ratio| format!("{ratio:.2}")).collect()
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

/// All contenders read the same values.
fn check(corpus: &Corpus) {
    for body in &corpus.bodies {
        let expected = Contender::Floor.value(body);
        assert!(expected.is_object());
        for contender in Contender::ALL {
            let value = contender.value(body);
            assert_eq!(value, expected, "{} on {}", contender.name(), corpus.name);
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
    println!("\n### Reading: time, in times of the floor with `String`\n");
    let names = Contender::ALL.map(Contender::name);
    print_head(&["corpus", "`type`"], &names);
    for row in rows {
        let ratios = row.ratios(&Contender::ALL);
        print_row(row.corpus, row.order.name(), &ratios);
    }

    println!("\n### Reading: allocations per event, and peak heap in times of the body\n");
    print_head(&["corpus", "`type`"], &names);
    for row in rows {
        let cells: Vec<String> = row
            .heap
            .iter()
            .map(|(allocations, peak)| format!("{allocations:.1}, {peak:.2}x"))
            .collect();
        print_row(row.corpus, row.order.name(), &cells);
    }
}

/// Prints the table of the two READMEs.
pub(crate) fn print_readme(rows: &[Row]) {
    let contenders = [
        Contender::Floor,
        Contender::Owned,
        Contender::Borrowed,
        Contender::Sonic,
        Contender::SonicBorrowed,
        Contender::LookUps,
    ];
    println!("### README.md\n");
    print_head(
        &["corpus", "`type`"],
        &[
            "strict `serde_json`",
            "`from_slice`",
            "`CallbackRef`",
            "strict sonic-rs",
            "strict sonic-rs, borrowed",
            "`serde_json::Value`, then the struct",
        ],
    );
    for row in rows.iter().filter(|row| row.order != Order::Sorted) {
        print_row(row.corpus, row.order.name(), &row.ratios(&contenders));
    }

    println!("\n### README.zh-CN.md\n");
    print_head(
        &["数据", "`type`"],
        &[
            "严格结构体，`serde_json`",
            "`from_slice`",
            "`CallbackRef`",
            "严格结构体，sonic-rs",
            "严格结构体，sonic-rs，借用",
            "先读入 `serde_json::Value`，再填入结构体",
        ],
    );
    for row in rows.iter().filter(|row| row.order != Order::Sorted) {
        let corpus = match row.corpus {
            "fixtures" => "样例",
            "text" => "文本消息",
            "text, escaped" => "文本消息，转义",
            "QR code" => "二维码",
            "rooms" => "群列表",
            "friends" => "好友列表",
            "members" => "群成员",
            other => other,
        };
        let order = match row.order {
            Order::First => "最前",
            _ => "最后",
        };
        print_row(corpus, order, &row.ratios(&contenders));
    }
}
