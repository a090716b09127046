//! The largest use of heap while a body is read, in bytes of heap for each byte of the body.
//!
//! `cargo test --test hostile -- --nocapture` prints it as a table.

use std::fmt::Write as _;

use serde::de::DeserializeOwned;
use wequick_types::{Callback, CallbackRef, PollResponse, from_slice_lossy, from_str};

use crate::{allocator, on_small_stack};

/// How often an item is repeated: a round number, and those just before, at and between the
/// powers of two at which a vector that doubles holds the least for its size.
const COUNTS: [usize; 4] = {
    let power = 1 << 11;
    [power / 64 * 61, power, power + 1, power + power / 2]
};

/// How much more a kept value takes than without features of `serde_json`: twice as much with
/// `preserve_order`.
#[allow(clippy::cast_precision_loss)] // It is small.
const VALUE: f64 = size_of::<serde_json::Value>() as f64 / 32.0;

/// The most of what `serde_json` takes for the entries of an object: a leaf of a B-tree has room
/// for eleven. With its feature `preserve_order` it takes less.
const OBJECTS: f64 = 130.0;

fn owned(body: &str) -> bool {
    from_str::<Callback>(body).is_ok()
}

fn borrowed(body: &str) -> bool {
    from_str::<CallbackRef>(body).is_ok()
}

fn answer(body: &str) -> bool {
    from_str::<PollResponse>(body).is_ok()
}

/// What a body may take apart from its size: the error, and the first room of lists and of a tree.
const SMALL: usize = 2048;

/// Bodies of one make.
struct Shape<'a> {
    name: &'a str,
    /// The body, with an `@` for its items.
    body: &'a str,
    item: &'a str,
    /// The most bytes of heap for a byte of the body, with any features of `serde_json`.
    most: f64,
}

impl Shape<'_> {
    fn body(&self, count: usize) -> String {
        self.body.replace('@', &vec![self.item; count].join(","))
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
            assert!(worst <= self.most, "{}: {worst}", self.name);
        }
    }
}

fn ratio(heap: usize, body: usize) -> f64 {
    f64::from(u32::try_from(heap).unwrap()) / f64::from(u32::try_from(body).unwrap())
}

/// The kinds that hold a list, with `type` first.
const LISTS: [(&str, &str); 4] = [
    ("77", r#"{"type":77,"wxid":"","userLists":[@]}"#),
    ("95", r#"{"type":95,"userLists":[@]}"#),
    ("210", r#"{"type":210,"userLists":[@]}"#),
    ("211", r#"{"type":211,"chatrooms":[@]}"#),
];

#[test]
fn heap_of_lists() {
    on_small_stack(|| {
        for (kind, body) in LISTS {
            println!("{kind}");
            for (name, item, most) in [
                ("the shortest entries", r#"{"wxid":""}"#, 31.0),
                ("a number besides", r#"{"wxid":"","":0}"#, 31.0 * VALUE),
                ("a list besides", r#"{"wxid":"","":[0]}"#, 31.0 * VALUE),
                ("two besides", r#"{"wxid":"","":0,"a":0}"#, 31.0 * VALUE),
                ("an object besides", r#"{"wxid":"","":{"":0}}"#, OBJECTS),
            ] {
                let shape = Shape {
                    name,
                    body,
                    item,
                    most,
                };
                shape.check(owned, true);
            }
        }
        let misleading = r#"{"data":{"userLists":[@],"a":{"type":210}}}"#;
        let wxid = r#"{"wxid":"a"}"#;
        for (name, body, item) in [
            (
                "`type` last",
                r#"{"data":{"userLists":[@],"type":210}}"#,
                wxid,
            ),
            ("no hint", r#"{"userLists":[@],"type":210}"#, wxid),
            ("a hint that misleads", misleading, wxid),
            ("entries `{}`", r#"{"userLists":[@],"type":210}"#, "{}"),
        ] {
            let is_accepted = body != misleading && item == wxid;
            let most = 31.0;
            let shape = Shape {
                name,
                body,
                item,
                most,
            };
            shape.check(owned, is_accepted);
            shape.check(borrowed, is_accepted);
        }
    });
}

/// A list doubles until it has 1024 entries, and holds the least for its size one behind each power
/// of two.
#[test]
fn heap_of_short_lists() {
    let counts: Vec<usize> = (0..=10).map(|power| (1 << power) + 1).collect();
    on_small_stack(move || {
        let entry = r#"{"wxid":""}"#;
        let lists = LISTS.map(|(kind, body)| (kind, body, entry, 55.0));
        let most = 33.0 * VALUE;
        let kept = [
            ("keys", r#"{"type":999,@}"#, r#""":0"#, most),
            ("numbers", r#"{"type":999,"a":[@]}"#, "0", most),
            ("lists", r#"{"type":999,"a":[@]}"#, "[0]", most),
        ];
        for (name, body, item, most) in lists.into_iter().chain(kept) {
            let shape = Shape {
                name,
                body,
                item,
                most,
            };
            shape.check_counts(owned, true, &counts);
        }
        let tasks = Shape {
            name: "tasks",
            body: "[@]",
            item: r#"{"api":""}"#,
            most: 32.0,
        };
        tasks.check_counts(answer, true, &counts);
    });
}

#[test]
fn heap_of_values_that_are_kept() {
    on_small_stack(|| {
        let lists = format!("{}{}", "[".repeat(119), "]".repeat(119));
        let objects = format!("{}0{}", r#"{"":"#.repeat(119), "}".repeat(119));
        for (name, item, most) in [
            ("numbers", "0", 20.0 * VALUE),
            ("lists", "[0]", 20.0 * VALUE),
            ("119 lists in lists", &lists, 20.0 * VALUE),
            ("objects", r#"{"":0}"#, OBJECTS),
            ("119 objects in objects", &objects, OBJECTS),
        ] {
            println!("{name}");
            let counts = COUNTS.map(|count| count * 3 / item.len());
            for body in [
                r#"{"type":999,"a":[@]}"#,
                r#"{"a":[@],"type":999}"#,
                r#"{"type":66,"code":200,"a":[@]}"#,
                r#"{"a":[@],"code":200,"type":66}"#,
                r#"{"a":[@],"data":{"type":66,"code":200}}"#,
                r#"[{"api":"","":[@]}]"#,
            ] {
                let shape = Shape {
                    name: body,
                    body,
                    item,
                    most,
                };
                let read = if body.starts_with('[') { answer } else { owned };
                shape.check_counts(read, true, &counts);
            }
        }
    });
}

#[test]
fn heap_of_answers() {
    on_small_stack(|| {
        let ids = r#"{"api":"newGetUserLists","wxidLists":[@]}"#;
        let object = r#"{"api":"","":{"":0}}"#;
        for (name, body, item, most) in [
            ("tasks", "[@]", r#"{"api":"outLogin"}"#, 20.0),
            ("a field besides", "[@]", r#"{"api":"outLogin","":0}"#, 20.0),
            ("an unknown `api`", "[@]", r#"{"api":""}"#, 20.0),
            ("ids of one task", ids, r#""""#, 20.0),
            ("an object besides", "[@]", object, OBJECTS),
            ("entries `[]`", "[@]", "[]", 0.1),
            ("entries `{}`", "[@]", "{}", 0.1),
        ] {
            let shape = Shape {
                name,
                body,
                item,
                most,
            };
            shape.check(answer, true);
        }
    });
}

/// Reads a body, prints what that took, and checks it.
fn check(name: &str, body: &str, accepted: bool, most: f64) {
    for (way, read) in [("owned", owned as fn(&str) -> bool), ("borrowed", borrowed)] {
        let (result, heap) = allocator::count(|| read(body));
        assert_eq!(result, accepted, "{name}");
        let ratio = ratio(heap.peak, body.len());
        println!("| {name}, {way} | {ratio:.2} |");
        assert!(ratio <= most, "{name}, {way}: {ratio}");
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

/// How many keys: a vector that doubles holds as much for each as with sixteen times as many.
const KEYS: usize = 6_250;

#[test]
fn heap_of_many_keys() {
    on_small_stack(|| {
        let same = r#""a":0,"#.repeat(KEYS);
        let escaped = r#""\n":"\n","#.repeat(KEYS);
        let shortest = r#""":0,"#.repeat(KEYS);
        for (open, close) in [
            (r#"{"type":66,"#, r#""code":200}"#),
            ("{", r#""type":66,"code":200}"#),
            (r#"{"data":{"type":66,"code":200},"#, r#""z":0}"#),
            ("{", r#""data":{"type":66,"code":200}}"#),
            (r#"{"type":999,"#, r#""z":0}"#),
            ("{", r#""type":999}"#),
        ] {
            println!("{open} … {close}");
            for (name, mut body, most) in [
                (
                    "one key over and over",
                    format!("{open}{same}{close}"),
                    20.0,
                ),
                ("one with escapes", format!("{open}{escaped}{close}"), 20.0),
                ("the shortest one", format!("{open}{shortest}{close}"), 24.0),
                ("each key another", keys(KEYS, open, close), 20.0),
            ] {
                check(name, &body, true, most * VALUE);
                body.push('x');
                check("the same, refused", &body, false, most * VALUE);
            }
        }
    });
}

/// The length of a text. Next to it, all else that is allocated is small.
const LONG: usize = 2_000_000;

#[test]
fn heap_of_long_texts() {
    on_small_stack(|| {
        let text = "x".repeat(LONG);
        let escaped = r"\\".repeat(LONG / 8);
        for (name, text, most) in [("a text", &text, 1.01), ("escapes", &escaped, 1.05)] {
            check(
                name,
                &format!(r#"{{"type":69,"chatroom":"{text}"}}"#),
                true,
                most,
            );
            let body = format!(r#"{{"chatroom":"{text}","type":69}}"#);
            check("before `type`", &body, true, most);
        }
        let body = format!(r#"{{"type":66,"code":"{text}"}}"#);
        check("for a number", &body, false, 0.01);
        let body = format!(r#"{{"type":66,"{text}":?"#);
        check("a key and an error", &body, false, 2.01);
    });
}

/// Of a short body the constant is most: an error, the first room of a list or of a tree.
#[test]
fn heap_of_short_bodies() {
    let shapes = [
        (r#"{"type":999,"a":["#, r#"{"":0}"#, "]}"),
        (r#"{"a":["#, r#"{"":0}"#, r#"],"type":999}"#),
        (
            r#"{"type":210,"userLists":["#,
            r#"{"wxid":"","":{"":0}}"#,
            "]}",
        ),
        (r#"{"type":211,"chatrooms":["#, r#"{"wxid":""}"#, "]}"),
        (r#"{"type":66,"code":200,"#, r#""":0"#, "}"),
        ("[", r#"{"api":"","":{"":0}}"#, "]"),
        ("[", r#"{"api":""}"#, "]"),
        ("", "", ""),
        ("{", r#""a":0"#, "}"),
        ("[", "0", "]"),
    ];
    on_small_stack(move || {
        let mut worst = [0.0_f64; 2];
        for (open, item, close) in shapes {
            for count in 1..=200 {
                let items = vec![item; count].join(",");
                for body in [format!("{open}{items}{close}"), format!("{open}{items}")] {
                    for read in [owned, borrowed, answer] {
                        let (_, heap) = allocator::count(|| read(&body));
                        assert!(
                            heap.peak <= 130 * body.len() + SMALL,
                            "{}: {body}",
                            heap.peak
                        );
                        let size = body.len().max(1);
                        worst[0] = worst[0].max(ratio(heap.peak, size));
                        worst[1] = worst[1].max(ratio(heap.peak.saturating_sub(SMALL), size));
                    }
                }
            }
        }
        println!(
            "| short bodies | {:.1} | without 2 KiB {:.1} |",
            worst[0], worst[1]
        );
    });
}

/// What another deserializer takes besides: a chunk of the fields before the tag, the last one that is read.
const CHUNK: usize = 24 * 1024;

/// Another deserializer cannot look ahead, so the fields before the tag are buffered, and freed while they
/// are read. All that is left at the end is one chunk, and what held the texts that are no slices of the body.
#[test]
fn heap_of_another_deserializer() {
    fn of_slice<T: DeserializeOwned>(body: &str) -> bool {
        serde_json::from_str::<T>(body).is_ok()
    }
    fn of_reader<T: DeserializeOwned>(body: &str) -> bool {
        serde_json::from_reader::<_, T>(body.as_bytes()).is_ok()
    }
    let of_slice: [fn(&str) -> bool; 2] = [of_slice::<Callback>, of_slice::<PollResponse>];
    let of_reader: [fn(&str) -> bool; 2] = [of_reader::<Callback>, of_reader::<PollResponse>];
    on_small_stack(move || {
        let chain = format!("{}0{}", r#"{"":"#.repeat(110), "}".repeat(110));
        let escaped = chain.replace(r#""""#, r#""\n""#);
        let items = [
            "0",
            "[0]",
            r#""""#,
            r#""\n""#,
            r#"{"":0}"#,
            &chain,
            &escaped,
        ];
        let bodies = [
            (r#"{"type":999,"a":["#, "]}"),
            (r#"{"a":["#, r#"],"type":999}"#),
            (r#"{"a":["#, r#"],"data":{"type":66,"code":200}}"#),
            (r#"{"a":["#, r#"],"api":""}"#),
            (r#"{"a":["#, "]}"),
        ];
        let friend = r#"{"wxid":"","":{"":0}}"#;
        let all = bodies
            .into_iter()
            .flat_map(|(open, close)| items.map(|item| (open, close, item)))
            .chain([(r#"{"userLists":["#, r#"],"type":210}"#, friend)]);
        let (mut ratio_of_slice, mut ratio_of_reader) = (0.0_f64, 0.0_f64);
        for (open, close, item) in all {
            let counts = (0..=11).flat_map(|power| [1 << power, (1 << power) + 1]);
            for count in counts.take_while(|count| count * item.len() < 20_000) {
                let body = format!("{open}{}{close}", vec![item; count].join(","));
                for (worst, reads) in [
                    (&mut ratio_of_slice, of_slice),
                    (&mut ratio_of_reader, of_reader),
                ] {
                    for read in reads {
                        let (_, heap) = allocator::count(|| read(&body));
                        let heap = heap.peak.saturating_sub(CHUNK + SMALL);
                        *worst = worst.max(ratio(heap, body.len()));
                    }
                }
            }
        }
        println!(
            "| another deserializer | {ratio_of_slice:.1} | from a reader {ratio_of_reader:.1} |"
        );
        assert!(ratio_of_slice <= 130.0, "{ratio_of_slice}");
        assert!(ratio_of_reader <= 140.0, "{ratio_of_reader}");
    });
}

/// Lossy reading makes a copy of the body that it repairs. In it a byte becomes three at most, and
/// where a backslash may be half a character, a second copy is made.
#[test]
fn heap_of_repaired_bodies() {
    fn owned(body: &[u8]) -> bool {
        from_slice_lossy::<Callback>(body).is_ok()
    }
    fn answer(body: &[u8]) -> bool {
        from_slice_lossy::<PollResponse>(body).is_ok()
    }
    /// Bodies: what opens, what is repeated, what closes.
    type Bodies = (&'static str, fn(&[u8]) -> bool, [&'static [u8]; 3], f64);
    let counts: Vec<usize> = (0..=10)
        .map(|power| (1 << power) + 1)
        .chain(COUNTS)
        .collect();
    let shapes: [Bodies; 6] = [
        (
            "entries",
            owned,
            [
                b"{\"type\":210,\"userLists\":[",
                b"{\"wxid\":\"\"},",
                b"{\"wxid\":\"\xFF\"}]}",
            ],
            56.0,
        ),
        (
            "objects",
            owned,
            [b"{\"type\":999,\"a\":[", b"{\"\":0},", b"\"\xFF\"]}"],
            133.0,
        ),
        (
            "a text",
            owned,
            [b"{\"type\":69,\"chatroom\":\"", b"\xFF", b"\"}"],
            9.0,
        ),
        (
            "a key",
            owned,
            [b"{\"type\":69,\"chatroom\":\"\",\"", b"\xFF", b"\":0}"],
            9.0,
        ),
        (
            "halves",
            owned,
            [b"{\"type\":69,\"chatroom\":\"", b"\xD5\\", b"\"}"],
            9.0,
        ),
        (
            "tasks",
            answer,
            [b"[", b"{\"api\":\"\"},", b"{\"api\":\"\xFF\"}]"],
            33.0,
        ),
    ];
    on_small_stack(move || {
        for (name, read, [open, item, close], most) in shapes {
            let mut worst = 0.0_f64;
            for count in &counts {
                let body = [open, &item.repeat(*count), close].concat();
                let (result, heap) = allocator::count(|| read(&body));
                assert!(result, "{name}");
                let heap = heap.peak.saturating_sub(SMALL);
                worst = worst.max(ratio(heap, body.len()));
            }
            println!("| repaired: {name} | {worst:.1} |");
            assert!(worst <= most, "{name}: {worst}");
        }
    });
}
