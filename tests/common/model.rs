//! The model: computes the meaning of a body from the tables. It is slow and obvious, and uses no code of
//! the crate.

use std::slice;

use serde_json::{Map, Number, Value};

use super::json::Json;
use super::tables::{
    API, COMMON, DATA, Field, Fields, Need, Shape, TIME, TYPE, Written, command, has, kind,
};

/// The JSON that is written back, or why the body is refused.
pub(crate) type Verdict = Result<Value, String>;

type Entries = [(String, Json)];
type Row = Map<String, Value>;

/// A callback, in its envelope or without.
pub(crate) fn callback(body: &Json) -> Verdict {
    event(body, Some(kind))
}

/// A callback of any kind, read as one that is not known.
pub(crate) fn untyped(body: &Json) -> Verdict {
    event(body, None)
}

fn event(body: &Json, kind: Option<fn(i64) -> Option<Fields>>) -> Verdict {
    let outer = object(body)?;
    let mut beside = Row::new();
    let event = match all(outer, "data")[..] {
        [] => outer,
        [_] if !all(outer, "type").is_empty() => return Err("data and type".into()),
        [event] => {
            rest(outer, &[&[DATA]], &mut beside)?;
            object(event)?
        }
        _ => return Err("data comes twice".into()),
    };
    let mut row = Row::new();
    read(event, &TYPE, &mut row)?;
    let code = row["type"].as_i64().expect("a type is an i64");
    match kind {
        Some(kind) => flat(event, &[&[TYPE], COMMON], kind(code), &mut row)?,
        None => loose(event, &TYPE, COMMON, &mut row)?,
    }
    beside.insert("data".to_owned(), row.into());
    Ok(beside.into())
}

/// A poll answer: a list of tasks, or a single one.
pub(crate) fn poll(body: &Json) -> Verdict {
    tasks(body, task)
}

/// A poll answer, each task of it read as one that is not known.
pub(crate) fn untyped_poll(body: &Json) -> Verdict {
    tasks(body, |task| {
        let task = object(task)?;
        let mut row = Row::new();
        read(task, &API, &mut row)?;
        loose(task, &API, TIME, &mut row)?;
        Ok(row.into())
    })
}

fn tasks(body: &Json, task: fn(&Json) -> Verdict) -> Verdict {
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
    read(task, &API, &mut row)?;
    let groups = command(row["api"].as_str().expect("an api is a text"));
    flat(task, &[&[API], TIME], groups, &mut row)?;
    if groups.is_some() && row.get("option").is_some_and(Value::is_object) {
        return Err("of the second generation".into());
    }
    Ok(row.into())
}

/// All fields as they are, but for the tag, which was read, and for the last of each of the `common`
/// ones, if it has its shape.
fn loose(entries: &Entries, tag: &Field, common: &[Field], row: &mut Row) -> Result<(), String> {
    let mut fields = Row::new();
    rest(entries, &[slice::from_ref(tag)], &mut fields)?;
    for field in common {
        let Some(last) = all(entries, field.name).pop() else {
            continue;
        };
        let Need::Optional(absent) = field.need else {
            return Err("it is optional".into());
        };
        if is_absent(last, absent) {
            fields.remove(field.name);
        } else if let Ok(value) = shaped(last, &field.shape) {
            fields.insert(field.name.to_owned(), value);
        }
    }
    row.extend(fields);
    Ok(())
}

/// The fields that all have, those of a kind or of a command where it is known, and all other
/// keys.
fn flat(
    entries: &Entries,
    common: &[&[Field]],
    groups: Option<Fields>,
    row: &mut Row,
) -> Result<(), String> {
    let groups = [common, groups.unwrap_or_default()].concat();
    for field in groups.iter().copied().flatten() {
        read(entries, field, row)?;
    }
    rest(entries, &groups, row)
}

/// Keeps the keys that are not known; of one that occurs twice the last counts.
fn rest(entries: &Entries, known: &[&[Field]], row: &mut Row) -> Result<(), String> {
    for (key, value) in entries.iter().filter(|(key, _)| !has(known, key)) {
        row.insert(key.clone(), kept(value)?);
    }
    Ok(())
}

/// Reads a field into the row, where it is there.
fn read(entries: &Entries, field: &Field, row: &mut Row) -> Result<(), String> {
    let named = present(entries, field.name, field)?;
    let aliased = match field.alias {
        Some(alias) => present(entries, alias, field)?,
        None => None,
    };
    if let (Some(_), Some(other), Some(alias)) = (named, aliased, field.alias) {
        row.insert(alias.to_owned(), shaped(other, &field.shape)?);
    }
    let Some(value) = named.or(aliased) else {
        return match field.need {
            Need::Required => Err(format!("{} is missing", field.name)),
            Need::Optional(_) => Ok(()),
        };
    };
    let value = shaped(value, &field.shape);
    let value = value.map_err(|reason| format!("{}: {reason}", field.name))?;
    row.insert(field.name.to_owned(), value);
    Ok(())
}

/// The value of a key, unless it stands for absent.
fn present<'j>(entries: &'j Entries, key: &str, field: &Field) -> Result<Option<&'j Json>, String> {
    match (&all(entries, key)[..], &field.need) {
        ([], _) => Ok(None),
        ([value], Need::Optional(absent)) if is_absent(value, absent) => Ok(None),
        ([value], _) => Ok(Some(value)),
        _ => Err(format!("{key} comes twice")),
    }
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
        Shape::Message => match value {
            Json::Word(word) if word == "null" => Ok("".into()),
            _ => shaped(value, &Shape::Text),
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
    flat(object(item)?, &[], Some(groups), &mut row)?;
    Ok(row.into())
}

/// ASCII digits with an optional minus, bare or in a string; or a bare float that is an integer by
/// its digits, below 2^53 in size.
fn integer(value: &Json) -> Option<i128> {
    match value {
        Json::Word(word) => digits(word).or_else(|| written_as_float(word)),
        Json::Text(text) => digits(text),
        _ => None,
    }
}

fn written_as_float(word: &str) -> Option<i128> {
    let (mantissa, exponent) = word.split_once(['e', 'E']).unwrap_or((word, "0"));
    let mut exponent = exponent.parse().unwrap_or_else(|_| {
        let most = i128::from(u64::MAX);
        if exponent.starts_with('-') {
            -most
        } else {
            most
        }
    });
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let sign = if whole.starts_with('-') { -1 } else { 1 };
    let mut all: String = whole.trim_start_matches('-').to_owned() + fraction;
    exponent -= i128::try_from(fraction.len()).expect("a length is short");
    if !all
        .bytes()
        .any(|digit| digit.is_ascii_digit() && digit != b'0')
    {
        return (word.parse::<f64>().ok()? == 0.0).then_some(0);
    }
    while exponent < 0 && all.ends_with('0') {
        all.pop();
        exponent += 1;
    }
    let zeros = usize::try_from(exponent).ok().filter(|zeros| *zeros < 17)?;
    let number: i128 = format!("{all}{}", "0".repeat(zeros)).parse().ok()?;
    (number < 1 << 53).then_some(sign * number)
}

/// Whether a number is the same integer by its digits and by the float that `serde_json` hands over.
pub(crate) fn is_same_as_float(word: &str) -> bool {
    let number = serde_json::from_str::<Number>(word).ok();
    let float = number
        .and_then(|number| number.as_f64())
        .unwrap_or(f64::NAN);
    let is_integer = float.fract() == 0.0 && float.abs() < 2_f64.powi(53);
    let by_float = is_integer
        .then(|| format!("{float:.0}").parse().ok())
        .flatten();
    digits(word).is_some() || written_as_float(word) == by_float
}

fn digits(spelled: &str) -> Option<i128> {
    let bare = spelled.strip_prefix('-').unwrap_or(spelled);
    let all_digits = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
    all_digits.then(|| spelled.parse().ok()).flatten()
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
        Json::Text(text) => match text.to_ascii_lowercase().as_str() {
            "false" | "0" => Some(false),
            "true" | "1" => Some(true),
            _ => None,
        },
        _ => None,
    }
}

/// A value of any shape, as it is kept.
fn kept(value: &Json) -> Verdict {
    Ok(match value {
        Json::Word(word) => match word.as_str() {
            "null" => Value::Null,
            "true" => true.into(),
            "false" => false.into(),
            number => self::number(number)?.into(),
        },
        Json::Text(text) => text.as_str().into(),
        Json::List(items) => items.iter().map(kept).collect::<Verdict>()?,
        Json::Object(entries) => {
            let mut row = Row::new();
            for (key, value) in entries {
                row.insert(key.clone(), kept(value)?);
            }
            row.into()
        }
    })
}

/// Integers of 64 bits exactly, `-0` and any other number as the `f64` that `serde_json` reads.
fn number(spelled: &str) -> Result<Number, String> {
    let integer = digits(spelled).filter(|_| spelled != "-0");
    if let Some(number) = integer.and_then(narrow) {
        return Ok(number);
    }
    let number = serde_json::from_str::<Number>(spelled).map_err(|error| error.to_string())?;
    let float = number.as_f64().and_then(Number::from_f64);
    float.ok_or_else(|| "not finite".into())
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
