//! Makes a valid payload nearly valid: a key too many, missing or twice, a value of another type,
//! out of range, or one that stands for none.

use arbitrary::{Result, Unstructured};

use super::json::Json;
use super::payload::{any, name};

/// Changes up to two things.
pub(crate) fn spoil_some(json: &mut Json, bytes: &mut Unstructured) -> Result<()> {
    for _ in 0..bytes.int_in_range(0..=2)? {
        spoil(json, bytes)?;
    }
    Ok(())
}

/// Changes one thing somewhere in the tree.
fn spoil(json: &mut Json, bytes: &mut Unstructured) -> Result<()> {
    let deeper = bytes.ratio(7, 8)?;
    match json {
        Json::List(items) if !items.is_empty() && deeper => {
            let at = bytes.choose_index(items.len())?;
            spoil(&mut items[at], bytes)
        }
        Json::Object(entries) if !entries.is_empty() && deeper => {
            let at = bytes.choose_index(entries.len())?;
            let to = bytes.choose_index(entries.len())?;
            match bytes.int_in_range(0..=7)? {
                0 => drop(entries.remove(at)),
                1 => entries.insert(to, entries[at].clone()),
                2 => entries.insert(to, (entries[at].0.clone(), odd(bytes)?)),
                3 => entries.insert(to, (name(bytes)?, odd(bytes)?)),
                _ => spoil(&mut entries[at].1, bytes)?,
            }
            Ok(())
        }
        Json::Text(text) if bytes.ratio(1, 4)? => {
            let is_word = serde_json::from_str::<f64>(text).is_ok() || text == "null";
            *json = if is_word {
                Json::word(text.trim())
            } else {
                Json::List(Vec::new())
            };
            Ok(())
        }
        Json::Word(word) if bytes.ratio(1, 4)? => {
            *json = Json::text(&*word);
            Ok(())
        }
        _ => {
            *json = odd(bytes)?;
            Ok(())
        }
    }
}

/// What seldom belongs where it stands: other types, null-likes, numbers at and beyond bounds.
fn odd(bytes: &mut Unstructured) -> Result<Json> {
    const WORDS: &[&str] = &[
        "null",
        "true",
        "false",
        "0",
        "1",
        "-0",
        "-1",
        "2",
        "0.0",
        "1.0",
        "78.0",
        "1e2",
        "-0.0",
        "0.5",
        "4294967295",
        "4294967296",
        "9e15",
        "1e16",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "-9223372036854775809",
        "1e22",
        "-1E3",
        "1e400",
    ];
    const TEXTS: &[&str] = &[
        "",
        "null",
        "(null)",
        "None",
        "true",
        "True",
        "FALSE",
        "yes",
        "-",
        "+1",
        " 1",
        "01",
        "-0",
        "-07",
        "1.0",
        "1e2",
        "0x10",
        "７",
        "4294967296",
        "18446744073709551616",
    ];
    Ok(match bytes.int_in_range(0..=6)? {
        0 | 1 => Json::word(*bytes.choose(WORDS)?),
        2 | 3 => Json::text(*bytes.choose(TEXTS)?),
        4 => Json::List(Vec::new()),
        5 => Json::Object(Vec::new()),
        _ => any(3, bytes)?,
    })
}
