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

    let first = |row: &Row| row.order == Order::First;
    let not_first = |row: &Row| row.order != Order::First;
    let not_single = |row: &Row| row.corpus != "QR code";
    let friends = |row: &Row| row.corpus == "friends";
    let list = |row: &Row| matches!(row.corpus, "rooms" | "friends" | "members");

    let time =
        |what: &str, bound: Bound, of: Contender, to: Contender, which: &dyn Fn(&Row) -> bool| {
            worst(what, &bound, rows, which, |row| row.ratio(of, to));
        };
    for (string, of, floor) in [
        ("`String`", Owned, Floor),
        ("`Cow`", Borrowed, FloorBorrowed),
    ] {
        let name = format!("`from_slice` to the floor, {string}");
        time(
            &format!("{name}, `type` first"),
            AtMost(1.0),
            of,
            floor,
            &first,
        );
        time(
            &format!("{name}, `type` last or sorted"),
            AtMost(1.1),
            of,
            floor,
            &not_first,
        );
    }
    let json = "`serde_json::from_slice::<Callback>` to the floor";
    time(
        &format!("{json}, `type` first"),
        AtMost(1.08),
        Json,
        Floor,
        &first,
    );
    time(
        &format!("{json}, `type` last or sorted"),
        AtMost(1.2),
        Json,
        Floor,
        &not_first,
    );
    time(
        "`Value` and look-ups to owned, single blob aside",
        AtLeast(1.8),
        LookUps,
        Owned,
        &not_single,
    );
    time(
        "`Value` and look-ups to owned, friends",
        AtLeast(4.0),
        LookUps,
        Owned,
        &friends,
    );
    time(
        "`Value` and look-ups to borrowed, friends",
        AtLeast(5.0),
        LookUps,
        Borrowed,
        &friends,
    );
    time(
        "`#[serde(tag)]` to owned, single blob aside",
        AtLeast(1.3),
        Tagged,
        Owned,
        &not_single,
    );
    let tagged = rows.iter().filter(|row| not_single(row));
    let ratios: Vec<f64> = tagged.map(|row| row.ratio(Tagged, Owned)).collect();
    if !ratios.is_empty() {
        line(
            "`#[serde(tag)]` to owned, the median",
            &AtLeast(1.5),
            median(ratios),
            "",
        );
    }
    time(
        "`Callback` through sonic-rs to its floor",
        AtMost(1.35),
        Sonic,
        SonicFloor,
        &|_| true,
    );

    worst(
        "peak heap of lists, `type` first",
        &AtMost(3.0),
        rows,
        &|row| list(row) && first(row),
        |row| row.peak(Owned),
    );
    worst(
        "peak heap of lists, `type` last or sorted",
        &AtMost(4.5),
        rows,
        &|row| list(row) && not_first(row),
        |row| row.peak(Owned),
    );
    for extra in extras {
        if let Some(bound) = extra.at_most {
            line(extra.name, &AtMost(bound), extra.ratio, "");
        }
    }
}

fn worst(
    what: &str,
    bound: &Bound,
    rows: &[Row],
    which: &dyn Fn(&Row) -> bool,
    value: impl Fn(&Row) -> f64,
) {
    let values = rows
        .iter()
        .filter(|row| which(row))
        .map(|row| (value(row), row));
    if let Some((reached, row)) = bound.worst(values) {
        let place = format!("{}, {}", row.corpus, row.order.name());
        line(what, bound, reached, &place);
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
