//! How much heap a body can take at one time, in bytes for each of its own.
//!
//! `cargo test --test hostile -- --nocapture` prints it as a table.

use std::fmt::Write as _;

use wequick_types::{Callback, CallbackRef, PollResponse, from_str};

use crate::{HUNDRED_THOUSAND, MILLION, allocator, on_small_stack};

/// How often an item is repeated: a round number, and those just before, at and between the
/// powers of two at which a vector that doubles holds the least for its size.
const COUNTS: [usize; 4] = {
    let power = 1 << 16;
    [power / 64 * 61, power, power + 1, power + power / 2]
};

fn owned(body: &str) -> bool {
    from_str::<Callback>(body).is_ok()
}

fn borrowed(body: &str) -> bool {
    from_str::<CallbackRef>(body).is_ok()
}

fn answer(body: &str) -> bool {
    from_str::<PollResponse>(body).is_ok()
}

/// Bodies of one make.
struct Shape {
    name: &'static str,
    open: String,
    item: String,
    close: &'static str,
    /// The most bytes of heap for a byte of the body, whatever features of `serde_json` are on.
    most: f64,
}

impl Shape {
    fn new(
        name: &'static str,
        open: impl Into<String>,
        item: impl Into<String>,
        close: &'static str,
        most: f64,
    ) -> Self {
        let (open, item) = (open.into(), item.into());
        Shape {
            name,
            open,
            item,
            close,
            most,
        }
    }

    fn body(&self, count: usize) -> String {
        let mut body = self.open.clone();
        body.reserve(count * (self.item.len() + 1));
        for _ in 0..count {
            body.push_str(&self.item);
            body.push(',');
        }
        body.pop();
        body + self.close
    }

    /// Reads the body with many items, and the same with a byte behind it, which is refused only
    /// when all has been read. Prints the worst of each, and checks it.
    fn check(&self, read: fn(&str) -> bool, accepted: bool) {
        self.check_counts(read, accepted, &COUNTS);
    }

    fn check_counts(&self, read: fn(&str) -> bool, accepted: bool, counts: &[usize]) {
        let mut worst = [0.0_f64; 2];
        for &count in counts {
            let mut body = self.body(count);
            for (refused, worst) in worst.iter_mut().enumerate() {
                if refused == 1 {
                    body.push('x');
                }
                let (result, heap) = allocator::count(|| read(&body));
                assert_eq!(result, accepted && refused == 0, "{}", self.name);
                *worst = worst.max(ratio(heap.peak, body.len()));
            }
        }
        let [read, refused] = worst;
        println!("| {} | {read:.1} | {refused:.1} |", self.name);
        for worst in worst {
            assert!(
                std::env::var("X").is_ok() || worst <= self.most,
                "{}: {worst}",
                self.name
            );
        }
    }
}

fn ratio(heap: usize, body: usize) -> f64 {
    f64::from(u32::try_from(heap).unwrap()) / f64::from(u32::try_from(body).unwrap())
}

/// The four kinds that hold a list: what stands before it and behind it, with `type` first.
const LISTS: [(&str, &str); 4] = [
    ("77", r#"{"type":77,"wxid":"","userLists":["#),
    ("95", r#"{"type":95,"userLists":["#),
    ("210", r#"{"type":210,"userLists":["#),
    ("211", r#"{"type":211,"chatrooms":["#),
];

#[test]
fn heap_of_lists() {
    on_small_stack(|| {
        for (kind, open) in LISTS {
            println!("{kind}");
            for (name, item, most) in [
                ("the shortest entries", r#"{"wxid":""}"#, 32.0),
                ("a number besides", r#"{"wxid":"","":0}"#, 32.0),
                ("a list besides", r#"{"wxid":"","":[0]}"#, 32.0),
                ("an object besides", r#"{"wxid":"","":{"":0}}"#, 64.0),
                ("two besides", r#"{"wxid":"","":0,"a":0}"#, 64.0),
            ] {
                Shape::new(name, open, item, "]}", most).check(owned, true);
            }
        }
        let wxid = r#"{"wxid":"a"}"#;
        for (name, open, item, close, accepted, most) in [
            (
                "210, `type` last",
                r#"{"data":{"userLists":["#,
                wxid,
                r#"],"type":210}}"#,
                true,
                32.0,
            ),
            (
                "210, `type` last, no hint",
                r#"{"userLists":["#,
                wxid,
                r#"],"type":210}"#,
                true,
                40.0,
            ),
            (
                "210, a `type` that misleads",
                r#"{"data":{"userLists":["#,
                wxid,
                r#"],"a":{"type":210}}}"#,
                false,
                32.0,
            ),
            (
                "210, entries `{}`",
                r#"{"userLists":["#,
                "{}",
                r#"],"type":210}"#,
                false,
                9.0,
            ),
        ] {
            Shape::new(name, open, item, close, most).check(owned, accepted);
            Shape::new(name, open, item, close, most).check(borrowed, accepted);
        }
    });
}

#[test]
fn heap_of_values_that_are_kept() {
    on_small_stack(|| {
        let lists = format!("{}{}", "[".repeat(119), "]".repeat(119));
        let objects = format!("{}0{}", r#"{"":"#.repeat(119), "}".repeat(119));
        for (name, item, most) in [
            ("numbers", "0", 40.0),
            ("lists", "[0]", 40.0),
            ("objects", r#"{"":0}"#, 140.0),
        ] {
            for (place, open, close) in [
                ("unknown", r#"{"type":999,"a":["#, "]}"),
                ("unknown, `type` last", r#"{"a":["#, r#"],"type":999}"#),
                ("extra", r#"{"type":66,"code":200,"a":["#, "]}"),
                (
                    "extra, `type` last",
                    r#"{"a":["#,
                    r#"],"code":200,"type":66}"#,
                ),
                (
                    "beside `data`",
                    r#"{"a":["#,
                    r#"],"data":{"type":66,"code":200}}"#,
                ),
            ] {
                let name = format!("{name}, {place}").leak();
                Shape::new(name, open, item, close, most).check(owned, true);
            }
            Shape::new(name, r#"[{"api":"","":["#, item, "]}]", most).check(answer, true);
        }
        for (name, item, most) in [
            ("119 lists in lists", &lists, 60.0),
            ("119 objects in objects", &objects, 140.0),
        ] {
            let counts = COUNTS.map(|count| count / 100);
            Shape::new(name, r#"{"type":999,"a":["#, item, "]}", most)
                .check_counts(owned, true, &counts);
            Shape::new(name, r#"{"a":["#, item, r#"],"type":999}"#, most)
                .check_counts(owned, true, &counts);
        }
    });
}

#[test]
fn heap_of_answers() {
    on_small_stack(|| {
        for (name, item, most) in [
            ("tasks", r#"{"api":"outLogin"}"#, 32.0),
            (
                "tasks with a field besides",
                r#"{"api":"outLogin","":0}"#,
                32.0,
            ),
            ("tasks of an unknown `api`", r#"{"api":""}"#, 32.0),
            ("the same with an object", r#"{"api":"","":{"":0}}"#, 80.0),
            ("entries `[]`", "[]", 0.1),
            ("entries `{}`", "{}", 0.1),
        ] {
            Shape::new(name, "[", item, "]", most).check(answer, true);
        }
        Shape::new(
            "ids",
            r#"{"api":"newGetUserLists","wxidLists":["#,
            r#""""#,
            "]}",
            20.0,
        )
        .check(answer, true);
    });
}

/// Reads a body, prints what that took, and checks it.
fn check(name: &str, body: &str, accepted: bool, most: f64) {
    for (way, read) in [("owned", owned as fn(&str) -> bool), ("borrowed", borrowed)] {
        let (result, heap) = allocator::count(|| read(body));
        assert_eq!(result, accepted, "{name}");
        let ratio = ratio(heap.peak, body.len());
        println!("| {name}, {way} | {ratio:.2} |");
        assert!(
            std::env::var("X").is_ok() || ratio <= most,
            "{name}, {way}: {ratio}"
        );
    }
}

/// Many keys, each another.
fn keys(count: usize, open: &str, close: &str) -> String {
    let mut body = open.to_owned();
    for number in 0..count {
        write!(body, "\"{number:x}\":0,").unwrap();
    }
    body + close
}

#[test]
fn heap_of_many_keys() {
    on_small_stack(|| {
        let same = r#""a":0,"#.repeat(HUNDRED_THOUSAND);
        let escaped = r#""\n":"\n","#.repeat(HUNDRED_THOUSAND);
        for (open, close) in [
            (r#"{"type":66,"#, r#""code":200}"#),
            ("{", r#""type":66,"code":200}"#),
            (r#"{"data":{"type":66,"code":200},"#, r#""z":0}"#),
            ("{", r#""data":{"type":66,"code":200}}"#),
            (r#"{"type":999,"#, r#""z":0}"#),
            ("{", r#""type":999}"#),
        ] {
            for (name, body) in [
                ("one key over and over", format!("{open}{same}{close}")),
                (
                    "one key and text with escapes",
                    format!("{open}{escaped}{close}"),
                ),
                ("many keys", keys(HUNDRED_THOUSAND, open, close)),
                ("many more keys", keys(3 * HUNDRED_THOUSAND, open, close)),
            ] {
                check(&format!("{name}, {open}…{close}"), &body, true, 32.0);
                check(
                    &format!("{name}, {open}…{close}x"),
                    &(body + "x"),
                    false,
                    32.0,
                );
            }
        }
    });
}

#[test]
fn heap_of_long_texts() {
    on_small_stack(|| {
        let text = "x".repeat(10 * MILLION);
        let backslashes = r"\\".repeat(MILLION);
        for (name, body, accepted, most) in [
            (
                "10 MB of text",
                format!(r#"{{"type":69,"chatroom":"{text}"}}"#),
                true,
                1.01,
            ),
            (
                "10 MB of text before `type`",
                format!(r#"{{"chatroom":"{text}","type":69}}"#),
                true,
                1.01,
            ),
            (
                "10 MB of text for a number",
                format!(r#"{{"type":66,"code":"{text}"}}"#),
                false,
                0.01,
            ),
            (
                "an error behind a key of 10 MB",
                format!(r#"{{"type":66,"{text}":?"#),
                false,
                2.01,
            ),
            (
                "10^6 backslashes",
                format!(r#"{{"type":69,"chatroom":"{backslashes}"}}"#),
                true,
                1.05,
            ),
            (
                "10^6 backslashes before `type`",
                format!(r#"{{"chatroom":"{backslashes}","type":69}}"#),
                true,
                1.05,
            ),
        ] {
            check(name, &body, accepted, most);
        }
    });
}
