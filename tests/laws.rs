//! What holds for every payload: laws, over generated events of all kinds.

mod common;

use std::borrow::Cow;
use std::fmt::Debug;
use std::sync::Arc;

use arbitrary::Unstructured;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;
use wequick_types::{Callback, CallbackRef, Extra};

use common::json::Json;
use common::payload::{self, Payload};
use common::tables::{COMMON, TYPE, has, kind};

fn payload() -> impl Strategy<Value = Payload> {
    let bytes = vec(any::<u8>(), 0..1000);
    bytes.prop_map(|bytes| payload::event(&mut Unstructured::new(&bytes)).unwrap())
}

/// The same event with its keys in another order.
fn shuffled(event: &Json, order: &[u8]) -> Json {
    let mut shuffled = event.clone();
    shuffled.shuffle(&mut Unstructured::new(order)).unwrap();
    shuffled
}

fn parse(body: &str) -> Callback {
    wequick_types::from_str(body).unwrap_or_else(|error| panic!("{error}: {body}"))
}

/// Callbacks over different strings are alike if they print alike.
fn print(callback: &impl Debug) -> String {
    format!("{callback:?}")
}

proptest! {
    #[test]
    fn every_payload_is_read_as_its_kind(Payload { code, event } in payload()) {
        prop_assert_eq!(parse(&event.to_string()).event.code(), code);
    }

    #[test]
    fn what_is_written_reads_the_same(Payload { event, .. } in payload()) {
        let callback = parse(&event.to_string());
        let written = serde_json::to_string(&callback).unwrap();
        prop_assert_eq!(parse(&written), callback);
    }

    #[test]
    fn no_unknown_key_is_lost(Payload { code, event } in payload(), beside: Vec<u8>) {
        let body = payload::enveloped(event.clone(), &mut Unstructured::new(&beside)).unwrap();
        let written = serde_json::to_value(parse(&body.to_string())).unwrap();
        let known = [&[&[TYPE], COMMON], kind(code).unwrap_or_default()].concat();
        for (key, value) in event.entries().iter().filter(|(key, _)| !has(&known, key)) {
            prop_assert_eq!(&written["data"][key], &value.to_string().parse::<Value>().unwrap());
        }
        for (key, value) in body.entries().iter().filter(|(key, _)| key != "data") {
            prop_assert_eq!(&written[key], &value.to_string().parse::<Value>().unwrap());
        }
    }

    #[test]
    fn the_order_of_keys_means_nothing(Payload { event, .. } in payload(), order: Vec<u8>) {
        let other = shuffled(&event, &order);
        prop_assert_eq!(parse(&other.to_string()), parse(&event.to_string()));
    }

    #[test]
    fn the_envelope_means_nothing(Payload { event, .. } in payload(), beside: Vec<u8>) {
        let callback = parse(&event.to_string());
        let enveloped = payload::enveloped(event, &mut Unstructured::new(&beside)).unwrap();
        let mut unwrapped = parse(&enveloped.to_string());
        unwrapped.outer = Extra::new();
        prop_assert_eq!(unwrapped, callback);
    }

    #[test]
    fn escapes_mean_nothing(Payload { event, .. } in payload()) {
        prop_assert_eq!(parse(&format!("{event:#}")), parse(&event.to_string()));
    }

    #[test]
    fn all_strings_agree(Payload { event, .. } in payload(), escaped: bool) {
        let body = if escaped { format!("{event:#}") } else { event.to_string() };

        let owned = print(&parse(&body));
        let borrowed = wequick_types::from_str::<Callback<Cow<str>>>(&body).unwrap();
        prop_assert_eq!(print(&borrowed), &owned[..]);
        let shared: Callback<Arc<str>> = borrowed.clone().map_text(Arc::from);
        prop_assert_eq!(print(&shared), &owned[..]);
        let boxed: Callback<Box<str>> = borrowed.clone().map_text(Box::from);
        prop_assert_eq!(print(&boxed), &owned[..]);

        let written = serde_json::to_string(&parse(&body)).unwrap();
        prop_assert_eq!(serde_json::to_string(&borrowed).unwrap(), &written[..]);
        prop_assert_eq!(serde_json::to_string(&shared).unwrap(), &written[..]);
    }

    #[test]
    fn all_readers_agree(Payload { event, .. } in payload()) {
        let body = event.to_string();
        let bytes = body.as_bytes();
        let callback = parse(&body);

        prop_assert_eq!(&wequick_types::from_slice::<Callback>(bytes).unwrap(), &callback);
        prop_assert_eq!(&serde_json::from_str::<Callback>(&body).unwrap(), &callback);
        prop_assert_eq!(&serde_json::from_slice::<Callback>(bytes).unwrap(), &callback);
        prop_assert_eq!(&serde_json::from_reader::<_, Callback>(bytes).unwrap(), &callback);
        prop_assert_eq!(&sonic_rs::from_slice::<Callback>(bytes).unwrap(), &callback);
        let value: Value = serde_json::from_slice(bytes).unwrap();
        prop_assert_eq!(&serde_json::from_value::<Callback>(value).unwrap(), &callback);
    }

    #[test]
    fn all_readers_agree_on_damage(Payload { event, .. } in payload(), damages in vec(damage(), 1..3)) {
        let mut body = event.to_string().into_bytes();
        for damage in damages {
            damage.apply(&mut body);
        }
        let owned = wequick_types::from_slice::<Callback>(&body).ok();
        let borrowed = wequick_types::from_slice::<Callback<Cow<str>>>(&body).ok();
        prop_assert_eq!(print(&borrowed), print(&owned));
        let by_serde: Option<Callback> = serde_json::from_slice(&body).ok();
        prop_assert_eq!(&by_serde, &owned);
        let by_serde: Option<CallbackRef> = serde_json::from_slice(&body).ok();
        prop_assert_eq!(print(&by_serde), print(&owned));
    }
}

/// One change to a body.
#[derive(Debug, Clone)]
enum Damage {
    Flip(Index, u8),
    Delete(Index),
    Insert(Index, u8),
    Cut(Index),
}

impl Damage {
    fn apply(&self, body: &mut Vec<u8>) {
        match self {
            Damage::Flip(at, bits) => {
                let at = at.index(body.len());
                body[at] ^= bits;
            }
            Damage::Delete(at) => {
                body.remove(at.index(body.len()));
            }
            Damage::Insert(at, byte) => body.insert(at.index(body.len() + 1), *byte),
            Damage::Cut(at) => body.truncate(1 + at.index(body.len())),
        }
    }
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<Index>;
    let byte = prop_oneof![select(b"{}[],:\"\\ 0-1.e\0".to_vec()), any::<u8>()];
    prop_oneof![
        (at(), 0..8).prop_map(|(at, bit)| Damage::Flip(at, 1_u8 << bit)),
        at().prop_map(Damage::Delete),
        (at(), byte).prop_map(|(at, byte)| Damage::Insert(at, byte)),
        at().prop_map(Damage::Cut),
    ]
}
