//! Unknown fields, made from arbitrary bytes.

use arbitrary::{Arbitrary, Result, Unstructured};
use serde_json::Value;

use crate::arbitrary::{Field, Place, text};
use crate::extra::Extra;

/// Fields with any keys and values. A struct that holds them may leave some out when it is written.
impl<'a> Arbitrary<'a> for Extra {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        Extra::arbitrary_but(|_, _| false, bytes)
    }
}

impl Extra {
    /// Fields that are not `left_out`.
    pub(crate) fn arbitrary_but(
        left_out: impl Fn(&str, &Value) -> bool,
        bytes: &mut Unstructured,
    ) -> Result<Self> {
        let mut fields = many(bytes, |bytes| Ok((key(bytes)?, value(3, bytes)?)))?;
        fields.retain(|(key, value)| !left_out(key, value));
        Ok(fields.into_iter().collect())
    }
}

/// In an entry: its own fields are left out.
impl<'a> Field<'a> for Extra {
    fn arbitrary_at(place: Place, bytes: &mut Unstructured<'a>) -> Result<Self> {
        Extra::arbitrary_but(|key, _| (place.names)().contains(&key), bytes)
    }
}

fn many<T>(
    bytes: &mut Unstructured,
    one: impl Fn(&mut Unstructured) -> Result<T>,
) -> Result<Vec<T>> {
    let count = bytes.int_in_range(0..=3)?;
    (0..count).map(|_| one(bytes)).collect()
}

/// Any text, or a key that the wire has in some place.
fn key(bytes: &mut Unstructured) -> Result<String> {
    const KEYS: [&str; 16] = [
        "type",
        "processid",
        "cwxid",
        "data",
        "api",
        "time",
        "option",
        "fromWxid",
        "formWxid",
        "wxid",
        "nick",
        "userLists",
        "message",
        "text",
        "Type",
        "extra",
    ];
    if bytes.arbitrary()? {
        return Ok((*bytes.choose(&KEYS)?).to_owned());
    }
    // No key begins with `$`: with the feature `arbitrary_precision`, `serde_json` gives such a key a special
    // meaning.
    Ok(text(bytes)?.trim_start_matches('$').to_owned())
}

/// A JSON value that nests at most `levels` deep.
fn value(levels: u8, bytes: &mut Unstructured) -> Result<Value> {
    let most = if levels == 0 { 5 } else { 7 };
    Ok(match bytes.int_in_range(0..=most)? {
        0 => Value::Null,
        1 => Value::Bool(bytes.arbitrary()?),
        2 => Value::from(bytes.arbitrary::<i64>()?),
        3 => Value::from(bytes.arbitrary::<u64>()?),
        // The float has few digits. With many digits, `serde_json` may read back a neighbouring float.
        4 => Value::from(f64::from(bytes.arbitrary::<i32>()?) / 8.0),
        5 => Value::from(text(bytes)?),
        6 => Value::Array(many(bytes, |bytes| value(levels - 1, bytes))?),
        _ => {
            let fields = many(bytes, |bytes| Ok((key(bytes)?, value(levels - 1, bytes)?)))?;
            fields.into_iter().collect()
        }
    })
}
