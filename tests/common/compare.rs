//! Compares the crate with the model.

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

/// Poll answers, each task of them read as one that is not known.
pub(crate) fn untyped_polls(bytes: &[u8]) -> Compared {
    let read = |body: &str| PollResponse::untyped(body.as_bytes());
    compare(bytes, payload::poll, model::untyped_poll, read, poll_head)
}

pub(crate) fn polls(bytes: &[u8]) -> Compared {
    let read = |body: &str| from_str::<PollResponse>(body);
    compare(bytes, payload::poll, model::poll, read, poll_head)
}

/// How an answer is written: in each task `api` first.
fn poll_head(canonical: &Value) -> String {
    match canonical.get(0) {
        Some(task) => format!("[{{\"api\":{}", task["api"]),
        None => "[]".to_owned(),
    }
}

/// How a callback is written: `data` first, and in it these. One of the wrong shape is a field.
fn head(canonical: &Value) -> String {
    let event = &canonical["data"];
    let is_id = |id: &&Value| id.as_u64().is_some_and(|id| u32::try_from(id).is_ok());
    let header = [
        ("type", event.get("type")),
        ("processid", event.get("processid").filter(is_id)),
        ("cwxid", event.get("cwxid").filter(|id| id.is_string())),
    ];
    let entries = header
        .iter()
        .filter_map(|(key, value)| Some(format!("\"{key}\":{}", (*value)?)));
    format!("{{\"data\":{{{}", entries.collect::<Vec<_>>().join(","))
}

/// Whether `serde_json` reads each float as it writes it.
fn is_stable(value: &Value) -> bool {
    match value {
        Value::Number(number) if number.is_f64() => {
            serde_json::from_str::<Value>(&number.to_string())
                .ok()
                .as_ref()
                == Some(value)
        }
        Value::Array(items) => items.iter().all(is_stable),
        Value::Object(fields) => fields.values().all(is_stable),
        _ => true,
    }
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
            let reads_back = || {
                serde_json::from_str(&written).ok().as_ref() == Some(canonical)
                    && read(&expected).is_ok_and(|again| again == value)
            };
            // The length tells that no key is written twice.
            let same = written.len() == expected.len()
                && written.starts_with(&head(canonical))
                && (!is_stable(canonical) || reads_back());
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
