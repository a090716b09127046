//! The payloads that are measured: the fixtures, and generated ones, the same at each run.

mod generate;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use fastrand::Rng;
use serde_json::Value;

/// Bodies of one sort, which are measured together.
pub(crate) struct Corpus {
    pub(crate) name: &'static str,
    pub(crate) order: Order,
    pub(crate) bodies: Vec<Body>,
}

/// The body of one callback, in its envelope.
pub(crate) struct Body {
    /// `type`, which a struct that is known in advance does not have to look for.
    pub(crate) kind: i64,
    pub(crate) json: String,
}

/// Where `type` stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    First,
    Last,
    /// Every object's keys are sorted.
    Sorted,
}

impl Order {
    pub(crate) const ALL: [Order; 3] = [Order::First, Order::Last, Order::Sorted];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Order::First => "first",
            Order::Last => "last",
            Order::Sorted => "sorted",
        }
    }
}

/// An event: its `type`, and the JSON of its other fields without the braces.
struct Fields {
    kind: i64,
    json: String,
}

/// The names of the corpora.
pub(crate) const NAMES: [&str; 7] = [
    "fixtures",
    "text",
    "text, escaped",
    "QR code",
    "rooms",
    "friends",
    "members",
];

impl Corpus {
    /// Every corpus in every order.
    pub(crate) fn all() -> impl Iterator<Item = Corpus> {
        NAMES
            .into_iter()
            .flat_map(|name| Order::ALL.map(|order| Corpus::new(name, order)))
    }

    pub(crate) fn new(name: &'static str, order: Order) -> Corpus {
        Corpus::of(name, order, &events(name))
    }

    /// The same with one wrong value in each body: `cwxid`, as a list, which comes last of
    /// all but `type`.
    pub(crate) fn refused(name: &'static str, order: Order) -> Corpus {
        let events = events(name).into_iter().map(Fields::with_wrong_value);
        Corpus::of(name, order, &events.collect::<Vec<_>>())
    }

    fn of(name: &'static str, order: Order, events: &[Fields]) -> Corpus {
        let bodies = events.iter().map(|fields| {
            let json = fields.in_order(order);
            Body {
                kind: fields.kind,
                json: if name == "text, escaped" {
                    ascii(&json)
                } else {
                    json
                },
            }
        });
        Corpus {
            name,
            order,
            bodies: bodies.collect(),
        }
    }

    /// One payload of so many friends, `type` first.
    pub(crate) fn friends(users: usize) -> String {
        generate::friends(&mut Rng::with_seed(4), users).in_order(Order::First)
    }

    /// The bytes of all bodies.
    pub(crate) fn size(&self) -> usize {
        self.bodies.iter().map(|body| body.json.len()).sum()
    }
}

impl Fields {
    fn in_order(&self, order: Order) -> String {
        let Fields { kind, json } = self;
        match order {
            Order::First => format!(r#"{{"data":{{"type":{kind},{json}}}}}"#),
            Order::Last => format!(r#"{{"data":{{{json},"type":{kind}}}}}"#),
            Order::Sorted => {
                let mut body = parse(&self.in_order(Order::First));
                body.sort_all_objects();
                body.to_string()
            }
        }
    }

    fn with_wrong_value(mut self) -> Fields {
        if let Some(start) = self.json.find(r#""cwxid":"#) {
            let length = self.json[start..].find(r#"","#).unwrap() + 2;
            self.json.replace_range(start..start + length, "");
        }
        self.json.push_str(r#","cwxid":[0]"#);
        self
    }
}

/// The events of a corpus.
fn events(name: &str) -> Vec<Fields> {
    let mut rng = Rng::with_seed(4);
    match name {
        "fixtures" => fixtures(),
        "text" | "text, escaped" => (0..200).map(|_| generate::text(&mut rng)).collect(),
        "QR code" => (0..20).map(|_| generate::qr_code(&mut rng)).collect(),
        "rooms" => vec![generate::rooms(&mut rng, 500, 200)],
        "friends" => vec![generate::friends(&mut rng, 5000)],
        "members" => vec![generate::members(&mut rng, 500)],
        _ => panic!("no corpus {name:?}"),
    }
}

fn fixtures() -> Vec<Fields> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/callbacks");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths.iter().map(|path| fixture(path)).collect()
}

fn fixture(path: &Path) -> Fields {
    let mut event = parse(&fs::read_to_string(path).unwrap());
    if let Some(data) = event.get_mut("data") {
        event = data.take();
    }
    let kind = event["type"].as_i64().unwrap();
    event.as_object_mut().unwrap().remove("type");
    let json = event.to_string();
    Fields {
        kind,
        json: json[1..json.len() - 1].to_owned(),
    }
}

fn parse(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

/// Escapes all that is not ASCII.
fn ascii(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len() * 2);
    for unit in json.encode_utf16() {
        match u8::try_from(unit) {
            Ok(byte) if byte.is_ascii() => escaped.push(byte.into()),
            _ => write!(escaped, "\\u{unit:04x}").unwrap(),
        }
    }
    escaped
}
