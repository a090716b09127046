//! What a body means, by the tables: slow and obvious, and without a line of the crate.

use std::slice;

use serde_json::{Map, Number, Value};

use super::common::json::Json;
use super::common::tables::{
    API, COMMON, Field, Fields, Need, Shape, TIME, TYPE, Written, command, has, kind,
};

/// What is written back, or why the body is refused.
pub(crate) type Verdict = Result<Value, String>;

type Entries = [(String, Json)];
type Row = Map<String, Value>;

/// A callback, in its envelope or without.
pub(crate) fn callback(body: &Json) -> Verdict {
    let outer = object(body)?;
    let event = match all(outer, "data")[..] {
        [] => outer,
        [_] if !all(outer, "type").is_empty() => return Err("data and type".into()),
        [inner] => {
            for (_, value) in outer.iter().filter(|(key, _)| key != "data") {
                kept(value, Twice::Allowed)?;
            }
            object(inner)?
        }
        _ => return Err("data comes twice".into()),
    };
    let mut row = Row::new();
    field(event, &TYPE, &mut row)?;
    let code = row["type"].as_i64().expect("a type is an i64");
    fields(event, COMMON, &mut row)?;
    let headers = [slice::from_ref(&TYPE), COMMON];
    match kind(code) {
        Some(groups) => known(event, &headers, groups, &mut row)?,
        None => unknown(event, &headers, &mut row)?,
    }
    Ok(Map::from_iter([("data".to_owned(), row.into())]).into())
}

/// A poll answer: a list of tasks, or a single one.
pub(crate) fn poll(body: &Json) -> Verdict {
    let tasks = match body {
        Json::List(tasks) => tasks,
        Json::Object(_) => slice::from_ref(body),
        _ => return Err("neither a list nor an object".into()),
    };
    let is_empty = |task: &Json| match task {
        Json::List(items) => items.is_empty(),
        Json::Object(entries) => entries.is_empty(),
        _ => false,
    };
    let tasks = tasks.iter().filter(|task| !is_empty(task));
    tasks.map(task).collect()
}

fn task(task: &Json) -> Verdict {
    let task = object(task)?;
    let mut row = Row::new();
    field(task, &API, &mut row)?;
    fields(task, TIME, &mut row)?;
    let headers = [slice::from_ref(&API), TIME];
    match command(row["api"].as_str().expect("an api is a text")) {
        Some(groups) => known(task, &headers, groups, &mut row)?,
        None => unknown(task, &headers, &mut row)?,
    }
    Ok(row.into())
}

/// The fields of a kind; all other keys are passed over, if they could be kept.
fn known(
    entries: &Entries,
    headers: &[&[Field]],
    groups: Fields,
    row: &mut Row,
) -> Result<(), String> {
    for group in groups {
        fields(entries, group, row)?;
    }
    for (key, value) in entries {
        if !has(headers, key) && !has(groups, key) {
            kept(value, Twice::Allowed)?;
        }
    }
    Ok(())
}

/// All keys but the headers, kept.
fn unknown(entries: &Entries, headers: &[&[Field]], row: &mut Row) -> Result<(), String> {
    for (key, value) in entries {
        if !has(headers, key) {
            let value = kept(value, Twice::Refused)?;
            if row.insert(key.clone(), value).is_some() {
                return Err(format!("{key} comes twice"));
            }
        }
    }
    Ok(())
}

fn fields(entries: &Entries, fields: &[Field], row: &mut Row) -> Result<(), String> {
    fields.iter().try_for_each(|one| field(entries, one, row))
}

/// Reads a field into the row, where it is there.
fn field(entries: &Entries, field: &Field, row: &mut Row) -> Result<(), String> {
    let mut values = all(entries, field.name);
    values.extend(
        field
            .alias
            .map(|alias| all(entries, alias))
            .unwrap_or_default(),
    );
    let value = match (&values[..], &field.need) {
        ([], Need::Required) => return Err(format!("{} is missing", field.name)),
        ([], Need::Optional(_)) => return Ok(()),
        ([value], Need::Optional(absent)) if is_absent(value, absent) => return Ok(()),
        ([value], _) => shaped(value, &field.shape),
        _ => return Err(format!("{} comes twice", field.name)),
    };
    let value = value.map_err(|reason| format!("{}: {reason}", field.name))?;
    row.insert(field.name.to_owned(), value);
    Ok(())
}

fn is_absent(value: &Json, absent: &[&str]) -> bool {
    match value {
        Json::Word(word) => word == "null",
        Json::Text(text) => absent.contains(&text.as_str()),
        _ => false,
    }
}

fn shaped(value: &Json, shape: &Shape) -> Verdict {
    match shape {
        Shape::Text => match value {
            Json::Text(text) => Ok(text.as_str().into()),
            _ => Err("not a text".into()),
        },
        Shape::Texts => match value {
            Json::List(items) => items
                .iter()
                .map(|item| shaped(item, &Shape::Text))
                .collect(),
            _ => Err("not a list".into()),
        },
        Shape::Integer(lowest, highest, written) => {
            let number = integer(value).ok_or("not an integer")?;
            if number < *lowest || number > *highest {
                return Err("out of range".into());
            }
            Ok(match written {
                Written::Bare => narrow(number).ok_or("wider than 64 bits")?.into(),
                Written::Quoted => number.to_string().into(),
            })
        }
        Shape::Flag(written) => {
            let flag = flag(value).ok_or("not a boolean")?;
            Ok(match written {
                Written::Bare => flag.into(),
                Written::Quoted => if flag { "1" } else { "0" }.into(),
            })
        }
        Shape::Entries(groups) => match value {
            Json::List(items) => items.iter().map(|item| entry(item, groups)).collect(),
            _ => Err("not a list".into()),
        },
    }
}

fn entry(item: &Json, groups: Fields) -> Verdict {
    let mut row = Row::new();
    known(object(item)?, &[], groups, &mut row)?;
    Ok(row.into())
}

/// ASCII digits with an optional minus, bare or in a string.
fn integer(value: &Json) -> Option<i128> {
    let digits = match value {
        // No JSON reader tells it from `-0`.
        Json::Word(word) if word == "-0.0" => "0",
        Json::Word(digits) | Json::Text(digits) => digits,
        _ => return None,
    };
    let bare = digits.strip_prefix('-').unwrap_or(digits);
    let all_digits = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
    all_digits.then(|| digits.parse().ok()).flatten()
}

fn flag(value: &Json) -> Option<bool> {
    match value {
        Json::Word(word) if word == "false" => Some(false),
        Json::Word(word) if word == "true" => Some(true),
        Json::Word(_) => match integer(value)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        },
        Json::Text(text) => match text.as_str() {
            "false" | "0" => Some(false),
            "true" | "1" => Some(true),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a key may come twice in an object.
#[derive(Clone, Copy, PartialEq)]
enum Twice {
    Allowed,
    Refused,
}

/// A value of any shape, as it is kept.
fn kept(value: &Json, twice: Twice) -> Verdict {
    Ok(match value {
        Json::Word(word) => match word.as_str() {
            "null" => Value::Null,
            "true" => true.into(),
            "false" => false.into(),
            number => self::number(number)?.into(),
        },
        Json::Text(text) => text.as_str().into(),
        Json::List(items) => items
            .iter()
            .map(|item| kept(item, twice))
            .collect::<Verdict>()?,
        Json::Object(entries) => {
            let mut row = Row::new();
            for (key, value) in entries {
                if row.insert(key.clone(), kept(value, twice)?).is_some() && twice == Twice::Refused
                {
                    return Err(format!("{key} comes twice"));
                }
            }
            row.into()
        }
    })
}

/// Integers of 64 bits exactly, any other number as the `f64` that `serde_json` reads.
fn number(spelled: &str) -> Result<Number, String> {
    if let Some(number) = integer(&Json::word(spelled)).and_then(narrow) {
        return Ok(number);
    }
    let float = serde_json::from_str(spelled).map_err(|error| error.to_string())?;
    Number::from_f64(float).ok_or_else(|| "not finite".into())
}

fn narrow(number: i128) -> Option<Number> {
    let signed = i64::try_from(number).map(Number::from);
    signed
        .or_else(|_| u64::try_from(number).map(Number::from))
        .ok()
}

fn object(value: &Json) -> Result<&Entries, String> {
    match value {
        Json::Object(entries) => Ok(entries),
        _ => Err("not an object".into()),
    }
}

fn all<'j>(entries: &'j Entries, name: &str) -> Vec<&'j Json> {
    let named = entries.iter().filter(|(key, _)| key == name);
    named.map(|(_, value)| value).collect()
}
