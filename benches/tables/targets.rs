//! The targets, each beside the worst that was reached.

use super::extras::Extra;
use super::reading::Row;
use crate::contenders::Contender::{
    self, Borrowed, Floor, FloorBorrowed, Json, LookUps, Owned, Sonic, SonicFloor, Tagged,
};
use crate::corpora::Order;
use crate::race::median;

enum Bound {
    AtMost(f64),
    AtLeast(f64),
}
use Bound::{AtLeast, AtMost};

impl Bound {
    fn holds(&self, value: f64) -> bool {
        match *self {
            AtMost(bound) => value <= bound,
            AtLeast(bound) => value >= bound,
        }
    }

    /// The worst value, and the row in which it stands.
    fn worst<'r>(&self, values: impl Iterator<Item = (f64, &'r Row)>) -> Option<(f64, &'r Row)> {
        match self {
            AtMost(_) => values.max_by(|a, b| a.0.total_cmp(&b.0)),
            AtLeast(_) => values.min_by(|a, b| a.0.total_cmp(&b.0)),
        }
    }
}

pub(crate) fn print(rows: &[Row], extras: &[Extra]) {
    println!("\n## Targets\n");
    println!("| what | target | reached | where | |\n|---|--:|--:|---|---|");
    for target in TIMES {
        target.print(rows, |row| row.ratio(target.of, target.to));
    }
    let tagged = rows.iter().filter(|row| not_single(row));
    let ratios: Vec<f64> = tagged.map(|row| row.ratio(Tagged, Owned)).collect();
    if !ratios.is_empty() {
        let what = "`#[serde(tag)]` to owned, the median";
        line(what, &AtLeast(1.5), median(ratios), "");
    }
    for target in PEAKS {
        target.print(rows, |row| row.peak(target.of));
    }
    for extra in extras {
        if let Some(bound) = extra.at_most {
            line(extra.name, &AtMost(bound), extra.ratio, "");
        }
    }
}

/// A bound that holds for one contender, in times of another, on some of the rows.
struct Target {
    what: &'static str,
    bound: Bound,
    of: Contender,
    to: Contender,
    rows: fn(&Row) -> bool,
}

const fn target(
    what: &'static str,
    bound: Bound,
    of: Contender,
    to: Contender,
    rows: fn(&Row) -> bool,
) -> Target {
    Target {
        what,
        bound,
        of,
        to,
        rows,
    }
}

const TIMES: [Target; 11] = [
    target(
        "owned to its floor, `type` first",
        AtMost(1.0),
        Owned,
        Floor,
        first,
    ),
    target(
        "owned to its floor, `type` last or sorted",
        AtMost(1.1),
        Owned,
        Floor,
        not_first,
    ),
    target(
        "borrowed to its floor, `type` first",
        AtMost(1.0),
        Borrowed,
        FloorBorrowed,
        first,
    ),
    target(
        "borrowed to its floor, `type` last or sorted",
        AtMost(1.1),
        Borrowed,
        FloorBorrowed,
        not_first,
    ),
    target(
        "through serde_json to the floor, `type` first",
        AtMost(1.08),
        Json,
        Floor,
        first,
    ),
    target(
        "through serde_json to the floor, `type` last or sorted",
        AtMost(1.2),
        Json,
        Floor,
        not_first,
    ),
    target(
        "`Value` and look-ups to owned, QR code aside",
        AtLeast(1.8),
        LookUps,
        Owned,
        not_single,
    ),
    target(
        "`Value` and look-ups to owned, friends",
        AtLeast(4.0),
        LookUps,
        Owned,
        friends,
    ),
    target(
        "`Value` and look-ups to borrowed, friends",
        AtLeast(5.0),
        LookUps,
        Borrowed,
        friends,
    ),
    target(
        "`#[serde(tag)]` to owned, QR code aside",
        AtLeast(1.3),
        Tagged,
        Owned,
        not_single,
    ),
    target(
        "through sonic-rs to its floor",
        AtMost(1.35),
        Sonic,
        SonicFloor,
        |_| true,
    ),
];

/// Of the heap, in times of the body.
const PEAKS: [Target; 2] = [
    target(
        "peak heap of lists, `type` first",
        AtMost(3.0),
        Owned,
        Owned,
        |row| list(row) && first(row),
    ),
    target(
        "peak heap of lists, `type` last or sorted",
        AtMost(4.5),
        Owned,
        Owned,
        |row| list(row) && not_first(row),
    ),
];

fn first(row: &Row) -> bool {
    row.order == Order::First
}

fn not_first(row: &Row) -> bool {
    !first(row)
}

fn not_single(row: &Row) -> bool {
    row.corpus != "QR code"
}

fn friends(row: &Row) -> bool {
    row.corpus == "friends"
}

fn list(row: &Row) -> bool {
    matches!(row.corpus, "rooms" | "friends" | "members")
}

impl Target {
    /// Prints the worst of the rows.
    fn print(&self, rows: &[Row], value: impl Fn(&Row) -> f64) {
        let rows = rows.iter().filter(|row| (self.rows)(row));
        if let Some((reached, row)) = self.bound.worst(rows.map(|row| (value(row), row))) {
            let place = format!("{}, {}", row.corpus, row.order.name());
            line(self.what, &self.bound, reached, &place);
        }
    }
}

fn line(what: &str, bound: &Bound, reached: f64, place: &str) {
    let (relation, target) = match bound {
        AtMost(target) => ("at most", target),
        AtLeast(target) => ("at least", target),
    };
    let verdict = if bound.holds(reached) { "" } else { "missed" };
    println!("| {what} | {relation} {target:.2} | {reached:.2} | {place} | {verdict} |");
}
