//! The generator of payloads: valid ones in all spellings that the wire allows, and nearly valid ones. Its
//! random choices are taken from bytes, so a fuzzer can use it, and a plain loop, too.

use std::{iter, slice};

use arbitrary::{Result, Unstructured};

use super::json::Json;
use super::spoil::spoil_some;
use super::tables::{
    API, COMMANDS, COMMON, Field, Fields, KINDS, Need, Shape, TIME, TYPE, command, has, kind,
};

type Entries = Vec<(String, Json)>;

/// A valid event without its envelope, in any spelling and any order of its keys.
#[derive(Debug, Clone)]
pub(crate) struct Payload {
    pub(crate) code: i64,
    pub(crate) event: Json,
}

/// The body of a callback, valid or nearly.
pub(crate) fn callback(bytes: &mut Unstructured) -> Result<Json> {
    let mut body = event(bytes)?.event;
    if bytes.arbitrary()? {
        body = enveloped(body, bytes)?;
    }
    spoil_some(&mut body, bytes)?;
    Ok(body)
}

/// The body of a poll answer, valid or nearly.
pub(crate) fn poll(bytes: &mut Unstructured) -> Result<Json> {
    let mut tasks = Vec::new();
    for _ in 0..bytes.int_in_range(0..=3)? {
        tasks.push(match bytes.int_in_range(0..=9)? {
            0 => Json::Object(Vec::new()),
            1 => Json::List(Vec::new()),
            _ => task(bytes)?,
        });
    }
    let mut body = if tasks.len() == 1 && bytes.arbitrary()? {
        tasks.remove(0)
    } else {
        Json::List(tasks)
    };
    spoil_some(&mut body, bytes)?;
    Ok(body)
}

/// A valid event.
pub(crate) fn event(bytes: &mut Unstructured) -> Result<Payload> {
    let code = if bytes.ratio(1, 10)? {
        number(i64::MIN.into(), i64::MAX.into(), bytes)?
    } else {
        let (codes, _) = bytes.choose(KINDS)?;
        i128::from(*bytes.choose(codes)?)
    };
    let tag = integer(code, bytes)?;
    let code = i64::try_from(code).expect("a type is an i64");
    let event = flat(&TYPE, tag, COMMON, kind(code), bytes)?;
    Ok(Payload { code, event })
}

/// Puts an event under `data`, perhaps with other keys beside it.
pub(crate) fn enveloped(event: Json, bytes: &mut Unstructured) -> Result<Json> {
    let mut entries = vec![("data".to_owned(), event)];
    sprinkle(&mut entries, &[slice::from_ref(&TYPE)], bytes)?;
    shuffled(entries, bytes)
}

/// A valid task.
pub(crate) fn task(bytes: &mut Unstructured) -> Result<Json> {
    let api = if bytes.ratio(1, 10)? {
        text(bytes)?
    } else {
        bytes.choose(COMMANDS)?.0.to_owned()
    };
    let groups = command(&api);
    flat(&API, Json::Text(api), TIME, groups, bytes)
}

/// The tag, the fields that all have, and those of a kind or of a command; anything where it is
/// not known.
fn flat(
    tag: &'static Field,
    tagged: Json,
    common: &'static [Field],
    groups: Option<Fields>,
    bytes: &mut Unstructured,
) -> Result<Json> {
    let mut known = vec![slice::from_ref(tag), common];
    known.extend(groups.unwrap_or_default());
    let mut entries = vec![(tag.name.to_owned(), tagged)];
    for group in &known[1..] {
        fields(group, &mut entries, bytes)?;
    }
    sprinkle(&mut entries, &known, bytes)?;
    shuffled(entries, bytes)
}

fn fields(group: &[Field], entries: &mut Entries, bytes: &mut Unstructured) -> Result<()> {
    for field in group {
        for name in iter::once(field.name).chain(field.alias) {
            if let Some(value) = value(field, bytes)? {
                entries.push((name.to_owned(), value));
            }
        }
    }
    Ok(())
}

/// A value of a field, or what stands for none.
fn value(field: &Field, bytes: &mut Unstructured) -> Result<Option<Json>> {
    if let Need::Optional(absent) = field.need {
        match bytes.int_in_range(0..=7)? {
            0 | 1 => return Ok(None),
            2 => return Ok(Some(Json::word("null"))),
            3 if !absent.is_empty() => return Ok(Some(Json::text(*bytes.choose(absent)?))),
            _ => {}
        }
    }
    shaped(&field.shape, bytes).map(Some)
}

fn shaped(shape: &Shape, bytes: &mut Unstructured) -> Result<Json> {
    Ok(match shape {
        Shape::Message if bytes.ratio(1, 8)? => Json::word("null"),
        Shape::Text | Shape::Message => Json::Text(text(bytes)?),
        Shape::Texts => Json::List(many(bytes, |bytes| text(bytes).map(Json::Text))?),
        Shape::Integer(lowest, highest, _) => {
            let number = number(*lowest, *highest, bytes)?;
            integer(number, bytes)?
        }
        Shape::Flag(_) => {
            let word = *bytes.choose(&["false", "true", "0", "1"])?;
            if bytes.arbitrary()? {
                Json::text(word)
            } else {
                Json::word(word)
            }
        }
        Shape::Entries(groups) => Json::List(many(bytes, |bytes| {
            let mut entries = Vec::new();
            for group in *groups {
                fields(group, &mut entries, bytes)?;
            }
            sprinkle(&mut entries, groups, bytes)?;
            shuffled(entries, bytes)
        })?),
    })
}

fn many<T>(
    bytes: &mut Unstructured,
    mut one: impl FnMut(&mut Unstructured) -> Result<T>,
) -> Result<Vec<T>> {
    let count = bytes.int_in_range(0..=3)?;
    (0..count).map(|_| one(bytes)).collect()
}

/// A number within these bounds, often one that means something or stands at a bound.
fn number(lowest: i128, highest: i128, bytes: &mut Unstructured) -> Result<i128> {
    let special = [lowest, highest, 0, 1, 2, 3, -1, 37, 49, 200, 10000, 10002];
    let number = *bytes.choose(&special)?;
    if bytes.arbitrary()? && (lowest..=highest).contains(&number) {
        return Ok(number);
    }
    bytes.int_in_range(lowest..=highest)
}

/// An integer: bare, in a string, or as a float if it is small enough.
fn integer(number: i128, bytes: &mut Unstructured) -> Result<Json> {
    let most = if number.abs() < 1 << 53 { 3 } else { 2 };
    Ok(match bytes.int_in_range(0..=most)? {
        0 => Json::word(&number),
        1 => Json::text(number.to_string()),
        2 => Json::text(format!("{number:030}")),
        _ => Json::Word(as_float(number, bytes)?),
    })
}

/// An integer written as a float: with zeros as its fraction, and with an exponent of either sign.
fn as_float(number: i128, bytes: &mut Unstructured) -> Result<String> {
    let zeros = "0".repeat(bytes.int_in_range(0..=25)?);
    let digits = number.to_string();
    let significant = digits.trim_end_matches('0');
    let count = digits.len() - significant.len();
    Ok(match bytes.int_in_range(0..=4)? {
        0 => format!("{number}.0{zeros}"),
        1 => format!("{number}.0{zeros}e-0{zeros}"),
        2 if number != 0 => format!("{number}{zeros}E-{}", zeros.len()),
        3 if significant.trim_start_matches('-').len() > 1 => {
            // The point in front of the last digit.
            let (front, last) = significant.split_at(significant.len() - 1);
            format!("{front}.{last}{zeros}e+{}", count + 1)
        }
        4 if number != 0 => format!("{significant}e{count}"),
        _ => format!("{number}e{zeros}0"),
    })
}

/// A text: short, of all sorts of characters, now and then one that stands for something.
fn text(bytes: &mut Unstructured) -> Result<String> {
    const LETTERS: &[char] = &[
        'a', 'b', '测', '😀', '\u{301}', '"', '\\', '/', '\0', '\n', ' ',
    ];
    const SPECIAL: &[&str] = &["", "null", "(null)", "None", "0", "1@chatroom", "^Ga^Gb^G"];
    match bytes.int_in_range(0..=3)? {
        0 => Ok((*bytes.choose(SPECIAL)?).to_owned()),
        1 => bytes.arbitrary(),
        _ => {
            let letters: Result<Vec<_>> = many(bytes, |bytes| bytes.choose(LETTERS).copied());
            Ok(letters?.into_iter().collect())
        }
    }
}

/// Names of fields, to stand where they do not belong, and names that no field has.
pub(crate) fn name(bytes: &mut Unstructured) -> Result<String> {
    let groups = match bytes.int_in_range(0..=5)? {
        0 => return text(bytes),
        1 => &[slice::from_ref(&TYPE), COMMON, slice::from_ref(&API), TIME],
        2 => bytes.choose(COMMANDS)?.1,
        3 => return Ok((*bytes.choose(&["data", "extra", "Type", "fromWxid"])?).to_owned()),
        _ => {
            let fields = bytes.choose(KINDS)?.1;
            match &fields[fields.len() - 1][fields[fields.len() - 1].len() - 1].shape {
                Shape::Entries(groups) if bytes.arbitrary()? => groups,
                _ => fields,
            }
        }
    };
    let names: Vec<_> = groups
        .iter()
        .copied()
        .flatten()
        .map(|field| field.name)
        .collect();
    Ok(if names.is_empty() {
        String::new()
    } else {
        (*bytes.choose(&names)?).to_owned()
    })
}

/// Adds keys that are not known here, each once.
fn sprinkle(entries: &mut Entries, known: &[&[Field]], bytes: &mut Unstructured) -> Result<()> {
    for (name, value) in many(bytes, |bytes| Ok((name(bytes)?, any(3, bytes)?)))? {
        let is_there = entries.iter().any(|(key, _)| *key == name);
        if !is_there && !has(known, &name) && name != "data" {
            entries.push((name, value));
        }
    }
    Ok(())
}

fn shuffled(entries: Entries, bytes: &mut Unstructured) -> Result<Json> {
    let mut object = Json::Object(entries);
    object.shuffle(bytes)?;
    Ok(object)
}

/// JSON of any shape, without a key that occurs twice; its numbers are spelled as they are written.
pub(crate) fn any(depth: usize, bytes: &mut Unstructured) -> Result<Json> {
    const WORDS: &[&str] = &["null", "true", "false", "0.25", "-1000.0", "1.0", "1e-7"];
    Ok(
        match bytes.int_in_range(0..=if depth == 0 { 3 } else { 5 })? {
            0 => Json::word(*bytes.choose(WORDS)?),
            1 => Json::word(&bytes.arbitrary::<i64>()?),
            2 => Json::word(&bytes.arbitrary::<u64>()?),
            3 => Json::Text(text(bytes)?),
            4 => Json::List(many(bytes, |bytes| any(depth - 1, bytes))?),
            _ => {
                let mut entries = many(bytes, |bytes| Ok((name(bytes)?, any(depth - 1, bytes)?)))?;
                entries.sort_by(|one, other| one.0.cmp(&other.0));
                entries.dedup_by(|one, other| one.0 == other.0);
                Json::Object(entries)
            }
        },
    )
}
