//! The crate and the model, side by side.

use arbitrary::{Result, Unstructured};
use serde::Serialize;
use serde_json::Value;
use wequick_types::{Callback, Error, PollResponse, from_str};

use super::json::Json;
use super::model::{self, Verdict};
use super::payload;

/// The text of a body, and what the model makes of it; or the text of a difference.
pub(crate) type Compared = std::result::Result<(String, Verdict), String>;

pub(crate) fn callbacks(bytes: &[u8]) -> Compared {
    let read = |body: &str| from_str::<Callback>(body);
    compare(bytes, payload::callback, model::callback, read, head)
}

/// Callbacks of any kind, read as one that is not known.
pub(crate) fn untyped(bytes: &[u8]) -> Compared {
    let read = |body: &str| Callback::untyped(body.as_bytes());
    compare(bytes, payload::callback, model::untyped, read, head)
}

pub(crate) fn polls(bytes: &[u8]) -> Compared {
    let read = |body: &str| from_str::<PollResponse>(body);
    let head = |canonical: &Value| match canonical.get(0) {
        Some(task) => format!("[{{\"api\":{}", task["api"]),
        None => "[]".to_owned(),
    };
    compare(bytes, payload::poll, model::poll, read, head)
}

/// How a callback is written: `data` first, and in it these.
fn head(canonical: &Value) -> String {
    let event = &canonical["data"];
    let keys = ["type", "processid", "cwxid"].into_iter();
    let entries = keys.filter_map(|key| Some(format!("\"{key}\":{}", event.get(key)?)));
    format!("{{\"data\":{{{}", entries.collect::<Vec<_>>().join(","))
}

/// Compares what both make of a body that these bytes generate: whether it is accepted, and what is
/// written back, which reads as the same.
fn compare<T: Serialize + PartialEq>(
    bytes: &[u8],
    generate: fn(&mut Unstructured) -> Result<Json>,
    model: fn(&Json) -> Verdict,
    read: fn(&str) -> std::result::Result<T, Error>,
    head: fn(&Value) -> String,
) -> Compared {
    let mut bytes = Unstructured::new(bytes);
    let tree = generate(&mut bytes).expect("no choice is among nothing");
    let body = tree.print(&mut bytes).expect("no choice is among nothing");
    let verdict = model(&tree);
    let difference = match (&verdict, read(&body)) {
        (Err(_), Err(_)) => None,
        (Err(reason), Ok(value)) => Some(format!("refused, {reason}\ncrate: {}", write(&value))),
        (Ok(canonical), Err(error)) => Some(format!("{canonical}\ncrate: refused, {error}")),
        (Ok(canonical), Ok(value)) => {
            let (expected, written) = (canonical.to_string(), write(&value));
            let same = serde_json::from_str(&written).ok().as_ref() == Some(canonical)
                // No key is written twice.
                && written.len() == expected.len()
                && written.starts_with(&head(canonical))
                && read(&expected).is_ok_and(|again| again == value);
            (!same).then(|| format!("{expected}\ncrate: {written}"))
        }
    };
    match difference {
        Some(difference) => Err(format!("{body}\nmodel: {difference}")),
        None => Ok((body, verdict)),
    }
}

fn write(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("it can be written")
}
