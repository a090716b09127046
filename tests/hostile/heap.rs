//! How much heap a body can take, on little stack.
//!
//! `cargo test --test hostile -- --nocapture` prints it as tables.

use std::borrow::Cow;
use std::fmt::Write as _;

use wequick_types::{Error, PollResponse};

use crate::{HUNDRED_THOUSAND, MILLION, allocator, on_small_stack};

/// A body that is large, and the most that it may take.
struct Large {
    name: &'static str,
    body: String,
    /// Whether it can be read at all.
    accepted: bool,
    /// The most bytes of heap that may be held at one time for each byte of the body, whatever
    /// features of `serde_json` are on.
    most: f64,
}

impl Large {
    fn accepted(name: &'static str, body: String, most: f64) -> Self {
        Large {
            name,
            body,
            accepted: true,
            most,
        }
    }

    fn refused(name: &'static str, body: String, most: f64) -> Self {
        Large {
            accepted: false,
            ..Self::accepted(name, body, most)
        }
    }

    /// Reads the body, prints what that took, and checks it.
    fn check<'b, T>(&'b self, way: &str, read: impl FnOnce(&'b str) -> Result<T, Error>) {
        let (result, heap) = allocator::count(|| read(&self.body));
        assert_eq!(result.is_ok(), self.accepted, "{}", self.name);

        let size = u32::try_from(self.body.len()).unwrap();
        let ratio = f64::from(u32::try_from(heap.peak).unwrap()) / f64::from(size);
        println!("| {} | {way} | {size} | {ratio:.2} |", self.name);
        assert!(ratio <= self.most, "{}, {way}: {ratio}", self.name);
    }
}

/// A list of many equal items.
fn list(items: usize, open: &str, item: &str, close: &str) -> String {
    format!("{open}{}{close}", vec![item; items].join(","))
}

/// Many keys, each another.
fn keys(count: usize, open: &str, close: &str) -> String {
    let mut body = open.to_owned();
    for number in 0..count {
        write!(body, "\"{number:x}\":0,").unwrap();
    }
    body + close
}

fn long_texts() -> [Large; 6] {
    let text = "x".repeat(10 * MILLION);
    let backslashes = r"\\".repeat(MILLION);
    [
        Large::accepted(
            "10 MB of text",
            format!(r#"{{"type":69,"chatroom":"{text}"}}"#),
            1.01,
        ),
        Large::accepted(
            "10 MB of text before `type`",
            format!(r#"{{"chatroom":"{text}","type":69}}"#),
            1.01,
        ),
        Large::refused(
            "10 MB of text for a number",
            format!(r#"{{"type":66,"code":"{text}"}}"#),
            0.01,
        ),
        Large::refused(
            "an error behind a key of 10 MB",
            format!(r#"{{"type":66,"{text}":?"#),
            2.01,
        ),
        Large::accepted(
            "10^6 backslashes",
            format!(r#"{{"type":69,"chatroom":"{backslashes}"}}"#),
            1.05,
        ),
        Large::accepted(
            "10^6 backslashes before `type`",
            format!(r#"{{"chatroom":"{backslashes}","type":69}}"#),
            1.05,
        ),
    ]
}

fn many_keys() -> [Large; 6] {
    let duplicates = r#""a":0,"#.repeat(HUNDRED_THOUSAND);
    [
        Large::accepted(
            "10^5 keys and texts with escapes before `type`",
            format!(
                r#"{{{}"type":66,"code":200}}"#,
                r#""\n":"\n","#.repeat(HUNDRED_THOUSAND)
            ),
            15.0,
        ),
        Large::accepted(
            "10^5 duplicate keys",
            format!(r#"{{"type":66,{duplicates}"code":200}}"#),
            0.01,
        ),
        Large::accepted(
            "10^5 duplicate keys before `type`",
            format!(r#"{{{duplicates}"type":66,"code":200}}"#),
            9.0,
        ),
        Large::refused(
            "10^5 duplicate keys of an unknown kind",
            format!(r#"{{"type":999,{duplicates}"b":0}}"#),
            9.0,
        ),
        Large::accepted(
            "10^6 keys before `type`",
            keys(MILLION, "{", r#""type":66,"code":200}"#),
            6.0,
        ),
        Large::accepted(
            "10^5 keys of an unknown kind",
            keys(HUNDRED_THOUSAND, r#"{"type":999,"#, r#""z":0}"#),
            19.0,
        ),
    ]
}

fn long_lists() -> [Large; 11] {
    let lists = format!("{}{}", "[".repeat(119), "]".repeat(119));
    let objects = format!("{}0{}", r#"{"":"#.repeat(119), "}".repeat(119));
    [
        Large::refused(
            "10^6 entries `{}`",
            list(MILLION, r#"{"type":210,"userLists":["#, "{}", "]}"),
            0.01,
        ),
        Large::refused(
            "10^6 entries `{}` before `type`",
            list(MILLION, r#"{"userLists":["#, "{}", r#"],"type":210}"#),
            9.0,
        ),
        Large::accepted(
            r#"10^6 entries `{"wxid":"a"}`"#,
            list(
                MILLION,
                r#"{"type":210,"userLists":["#,
                r#"{"wxid":"a"}"#,
                "]}",
            ),
            29.0,
        ),
        Large::accepted(
            r#"10^6 entries `{"wxid":"a"}` before `type`"#,
            list(
                MILLION,
                r#"{"userLists":["#,
                r#"{"wxid":"a"}"#,
                r#"],"type":210}"#,
            ),
            32.0,
        ),
        Large::refused(
            r#"10^6 entries `{"wxid":"a"}` and a `type` that misleads"#,
            list(
                MILLION,
                r#"{"data":{"userLists":["#,
                r#"{"wxid":"a"}"#,
                r#"],"a":{"type":210}}}"#,
            ),
            29.0,
        ),
        Large::accepted(
            "10^5 numbers before `type`",
            list(
                HUNDRED_THOUSAND,
                r#"{"a":["#,
                "0",
                r#"],"type":66,"code":200}"#,
            ),
            14.0,
        ),
        Large::accepted(
            "10^5 numbers of an unknown kind",
            list(HUNDRED_THOUSAND, r#"{"type":999,"a":["#, "0", "]}"),
            58.0,
        ),
        Large::accepted(
            "10^5 lists of an unknown kind",
            list(HUNDRED_THOUSAND, r#"{"type":999,"a":["#, "[0]", "]}"),
            106.0,
        ),
        Large::accepted(
            "10^5 objects of an unknown kind",
            list(HUNDRED_THOUSAND, r#"{"type":999,"a":["#, r#"{"":0}"#, "]}"),
            106.0,
        ),
        Large::accepted(
            "10^3 lists in lists of an unknown kind",
            list(1000, r#"{"type":999,"a":["#, &lists, "]}"),
            160.0,
        ),
        Large::accepted(
            "10^3 objects in objects of an unknown kind",
            list(1000, r#"{"type":999,"a":["#, &objects, "]}"),
            140.0,
        ),
    ]
}

fn long_answers() -> [Large; 5] {
    [
        Large::accepted(
            "10^5 commands `[]`",
            list(HUNDRED_THOUSAND, "[", "[]", "]"),
            0.01,
        ),
        Large::accepted(
            "10^5 commands `{}`",
            list(HUNDRED_THOUSAND, "[", "{}", "]"),
            0.01,
        ),
        Large::accepted(
            "10^5 commands",
            list(HUNDRED_THOUSAND, "[", r#"{"api":"outLogin"}"#, "]"),
            20.0,
        ),
        Large::accepted(
            "10^5 unknown commands",
            list(HUNDRED_THOUSAND, "[", r#"{"api":"","":0}"#, "]"),
            56.0,
        ),
        Large::accepted(
            "10^5 ids in a command",
            list(
                HUNDRED_THOUSAND,
                r#"{"api":"newGetUserLists","wxidLists":["#,
                r#""""#,
                "]}",
            ),
            20.0,
        ),
    ]
}

const TABLE: &str = "| body | read as | bytes | heap held per byte |\n|---|---|---|---|";

fn check_callbacks(bodies: impl IntoIterator<Item = Large>) {
    println!("{TABLE}");
    for large in bodies {
        large.check("owned", wequick_types::from_str::<wequick_types::Callback>);
        large.check(
            "borrowed",
            wequick_types::from_str::<wequick_types::Callback<Cow<'_, str>>>,
        );
    }
}

#[test]
fn heap_of_long_texts() {
    on_small_stack(|| check_callbacks(long_texts()));
}

#[test]
fn heap_of_many_keys() {
    on_small_stack(|| check_callbacks(many_keys()));
}

#[test]
fn heap_of_long_lists() {
    on_small_stack(|| check_callbacks(long_lists()));
}

#[test]
fn heap_of_long_answers() {
    on_small_stack(|| {
        println!("{TABLE}");
        for large in long_answers() {
            large.check("owned", |body| {
                wequick_types::from_slice::<PollResponse>(body.as_bytes())
            });
        }
    });
}

#[test]
fn nothing_is_allocated_from_a_number() {
    for body in [
        r#"{"type":90,"packLen":4294967295,"hex":"00"}"#,
        r#"{"type":82,"packLen":4294967295,"hex":"data:,"}"#,
        r#"{"type":211,"chatrooms":[{"wxid":"a","count":4294967295,"userLists":"^Ga^G"}]}"#,
        r#"{"packLen":4294967295,"hex":"00","type":90}"#,
    ] {
        let (callback, heap) =
            allocator::count(|| wequick_types::from_str::<wequick_types::Callback>(body));
        callback.unwrap();
        assert!(heap.peak <= 4096, "{body}: {}", heap.peak);
    }
}
