//! What this build makes of generated payloads, a line for each, so that builds with other features of
//! `serde_json` can be compared: `.ci/features` does so. Two arguments: how many payloads, and a seed.

use std::{env, str};

use fastrand::Rng;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use wequick_types::{Callback, PollResponse};
use wequick_types_fuzz as targets;

fn main() {
    let mut arguments = env::args()
        .skip(1)
        .map(|number| number.parse().expect("a number"));
    let (Some(payloads), Some(seed)) = (arguments.next(), arguments.next()) else {
        panic!("how many payloads, and a seed");
    };
    let mut rng = Rng::with_seed(seed);
    for payload in 0..payloads {
        let mut bytes = vec![0; rng.usize(..600)];
        rng.fill(&mut bytes);
        let mut body = targets::body(&bytes);
        if rng.u8(..4) == 0 {
            targets::change(&mut body, &mut rng);
        }
        print!("{payload}");
        ways::<Callback>(&body);
        ways::<PollResponse>(&body);
        tell(Callback::untyped(&body));
        tell(PollResponse::untyped(&body));
        println!();
    }
}

/// Reads a body on each way.
fn ways<T: Serialize + DeserializeOwned + for<'a> wequick_types::Body<'a>>(body: &[u8]) {
    tell(wequick_types::from_slice::<T>(body));
    tell(wequick_types::from_slice_lossy::<T>(body));
    // Another deserializer hands over floats, of which the last digit may be another.
    let is_exact = str::from_utf8(body).is_ok_and(|body| words(body).all(is_exact));
    if is_exact {
        tell(serde_json::from_slice::<T>(body));
        let value = serde_json::from_slice::<Value>(body);
        tell(value.and_then(serde_json::from_value::<T>));
    }
}

/// An error, of which no digit of a float is told.
trait Told {
    fn told(&self) -> String;
}

impl Told for wequick_types::Error {
    fn told(&self) -> String {
        format!("{:?} {}", self.kind(), self.path())
    }
}

impl Told for serde_json::Error {
    fn told(&self) -> String {
        "refused".to_owned()
    }
}

/// Prints the value as it is written, or the error.
fn tell<T: Serialize, E: Told>(result: Result<T, E>) {
    match result {
        Ok(value) => {
            let value = serde_json::to_value(&value).expect("it can be written");
            print!("\t");
            print_value(&value);
        }
        Err(error) => print!("\t{}", error.told()),
    }
}

/// Prints a value with its keys in order, and with 14 digits of each float: the last ones are those that
/// features may change.
fn print_value(value: &Value) {
    match value {
        Value::Array(items) => {
            print!("[");
            items.iter().for_each(print_value);
            print!("]");
        }
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(key, _)| *key);
            print!("{{");
            for (key, value) in fields {
                print!("{key:?}:");
                print_value(value);
            }
            print!("}}");
        }
        // With `arbitrary_precision` a `Value` hands `-0` over as 0.
        Value::Number(number) if number.as_f64() == Some(0.0) => print!("0,"),
        Value::Number(number) if number.is_f64() => {
            print!("{:.13e},", number.as_f64().expect("it is an f64"));
        }
        other => print!("{other},"),
    }
}

/// The words of a body that may be numbers.
fn words(body: &str) -> impl Iterator<Item = &str> {
    body.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '-' | '.'))
}

/// Whether a word is no number with a fraction or an exponent, or one that every build reads alike.
fn is_exact(word: &str) -> bool {
    let (mantissa, exponent) = word.split_once(['e', 'E']).unwrap_or((word, "0"));
    let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let Ok(exponent) = exponent.parse::<i64>() else {
        return word.parse::<f64>().is_err();
    };
    let shift = i64::try_from(fraction.len()).expect("it is short");
    let digits = integer.trim_start_matches('-').len() + fraction.len();
    !word.contains(['.', 'e', 'E']) || digits <= 15 && (-22..=22).contains(&(exponent - shift))
}
