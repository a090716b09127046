//! The crate and the model, side by side.

use arbitrary::{Result, Unstructured};
use serde_json::Value;

use super::common::json::Json;
use super::common::payload;
use super::reading::{self, Verdict};
use super::subject::{self, Outcome};

/// The side that is compared: callbacks, typed or not, or poll answers.
pub(crate) struct Side {
    pub(crate) generate: fn(&mut Unstructured) -> Result<Json>,
    pub(crate) model: fn(&Json) -> Verdict,
    texts: fn(&str) -> Vec<Outcome>,
    values: fn(Value) -> Vec<Outcome>,
    are_equal: fn(&str, &str) -> bool,
    /// The keys that are written before all others.
    head: fn(&Value) -> String,
}

pub(crate) const CALLBACKS: Side = Side {
    generate: payload::callback,
    model: reading::callback,
    texts: subject::callbacks,
    values: subject::callbacks_of_value,
    are_equal: subject::are_equal_callbacks,
    head: head_of_event,
};

pub(crate) const UNTYPED: Side = Side {
    generate: payload::callback,
    model: reading::untyped,
    texts: subject::untyped,
    values: |_| Vec::new(),
    are_equal: subject::are_equal_untyped,
    head: head_of_event,
};

pub(crate) const POLLS: Side = Side {
    generate: payload::poll,
    model: reading::poll,
    texts: subject::polls,
    values: subject::polls_of_value,
    are_equal: subject::are_equal_polls,
    head: |canonical| match canonical.get(0) {
        Some(task) => format!("[{{\"api\":{}", task["api"]),
        None => "[]".to_owned(),
    },
};

fn head_of_event(canonical: &Value) -> String {
    let event = &canonical["data"];
    let entries = ["type", "processid", "cwxid"]
        .into_iter()
        .filter_map(|key| {
            let value = event.get(key)?;
            Some(format!("\"{key}\":{value}"))
        });
    format!("{{\"data\":{{{}", entries.collect::<Vec<_>>().join(","))
}

impl Side {
    /// Compares what both make of a body that these bytes generate. Gives the body and what the
    /// model makes of it, or the text of a difference.
    pub(crate) fn compare(&self, bytes: &[u8]) -> std::result::Result<(String, Verdict), String> {
        let mut bytes = Unstructured::new(bytes);
        let body = (self.generate)(&mut bytes).expect("no choice is among nothing");
        let printed = body.print(&mut bytes).expect("no choice is among nothing");
        let model = (self.model)(&body);
        for outcome in (self.texts)(&printed) {
            self.agree(&printed, &model, outcome)?;
        }
        match serde_json::from_str(&printed) {
            Ok(value) => {
                let model = (self.model)(&last_of_each(&body));
                for outcome in (self.values)(value) {
                    self.agree(&printed, &model, outcome)?;
                }
            }
            Err(error) if model.is_ok() => return Err(format!("{printed}\n{error}")),
            Err(_) => {}
        }
        Ok((printed, model))
    }

    /// Compares what both make of a body, which is written here as both read it.
    pub(crate) fn agree(
        &self,
        body: &str,
        model: &Verdict,
        (way, crates): Outcome,
    ) -> std::result::Result<(), String> {
        let difference = match (model, &crates) {
            (Err(_), Err(_)) => return Ok(()),
            (Err(reason), Ok(seen)) => format!("model: refused, {reason}\ncrate: {}", seen.written),
            (Ok(canonical), Err(error)) => format!("model: {canonical}\ncrate: refused, {error}"),
            (Ok(canonical), Ok(seen)) => {
                let expected = canonical.to_string();
                let written: Value = serde_json::from_str(&seen.written).expect("it is JSON");
                if seen.fields != *canonical {
                    format!("model: {expected}\nfields: {}", seen.fields)
                } else if written != *canonical || seen.written.len() != expected.len() {
                    // As long as expected, so that no key is written twice.
                    format!("model: {expected}\nwritten: {}", seen.written)
                } else if !seen.written.starts_with(&(self.head)(canonical)) {
                    format!(
                        "head: {}\nwritten: {}",
                        (self.head)(canonical),
                        seen.written
                    )
                } else if way != "from_value" && !(self.are_equal)(body, &expected) {
                    format!("model: {expected}\nreads as another")
                } else {
                    return Ok(());
                }
            }
        };
        Err(format!("{way}: {body}\n{difference}"))
    }
}

/// What a `serde_json::Value` keeps: of a key that comes twice, the last; and of `-0`, with the
/// feature `arbitrary_precision`, the integer 0.
fn last_of_each(json: &Json) -> Json {
    match json {
        Json::Word(word) if word == "-0" && serde_json::from_str::<Value>("1e999").is_ok() => {
            Json::word("0")
        }
        Json::Word(_) | Json::Text(_) => json.clone(),
        Json::List(items) => Json::List(items.iter().map(last_of_each).collect()),
        Json::Object(entries) => {
            let mut last: Vec<(String, Json)> = Vec::new();
            for (key, value) in entries {
                last.retain(|(other, _)| other != key);
                last.push((key.clone(), last_of_each(value)));
            }
            Json::Object(last)
        }
    }
}
