//! JSON as a tree that keeps what `serde_json::Value` loses: the order of keys, keys that occur twice, and
//! how a number is spelled.

use std::fmt::{self, Display, Formatter};

use arbitrary::{Result, Unstructured};
use serde_json::Value;

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Json {
    /// A number, a boolean or null, as it is spelled.
    Word(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub(crate) fn word(word: &(impl ToString + ?Sized)) -> Self {
        Json::Word(word.to_string())
    }

    pub(crate) fn text(text: impl Into<String>) -> Self {
        Json::Text(text.into())
    }

    /// The keys of an object, and their values.
    pub(crate) fn entries(&self) -> &[(String, Json)] {
        match self {
            Json::Object(entries) => entries,
            _ => &[],
        }
    }

    /// Puts the keys of each object into another order.
    pub(crate) fn shuffle(&mut self, bytes: &mut Unstructured) -> Result<()> {
        match self {
            Json::Word(_) | Json::Text(_) => {}
            Json::List(items) => {
                for item in items {
                    item.shuffle(bytes)?;
                }
            }
            Json::Object(entries) => {
                for last in (1..entries.len()).rev() {
                    entries.swap(last, bytes.int_in_range(0..=last)?);
                }
                for (_, value) in entries {
                    value.shuffle(bytes)?;
                }
            }
        }
        Ok(())
    }

    /// As text, with some white space and some escapes.
    pub(crate) fn print(&self, bytes: &mut Unstructured) -> Result<String> {
        let space = *bytes.choose(&["", "", " ", "\r\n\t"])?;
        let inner = match self {
            Json::Word(word) => word.clone(),
            Json::Text(text) => print_text(text, bytes)?,
            Json::List(items) => {
                let items: Result<Vec<_>> = items.iter().map(|item| item.print(bytes)).collect();
                format!("[{space}{}]", items?.join(","))
            }
            Json::Object(entries) => {
                let entries: Result<Vec<_>> = entries
                    .iter()
                    .map(|(key, value)| {
                        let key = print_text(key, bytes)?;
                        Ok(format!("{space}{key}{space}:{}", value.print(bytes)?))
                    })
                    .collect();
                format!("{{{space}{}}}", entries?.join(","))
            }
        };
        Ok(format!("{space}{inner}{space}"))
    }
}

fn print_text(text: &str, bytes: &mut Unstructured) -> Result<String> {
    let text = Json::text(text);
    Ok(if bytes.ratio(1, 4)? {
        format!("{text:#}")
    } else {
        text.to_string()
    })
}

/// `{:#}` writes every character of a text as `\uXXXX`, keys included.
impl Display for Json {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Json::Word(word) => f.write_str(word),
            Json::Text(text) => write_text(f, text),
            Json::List(items) => {
                f.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    write_comma(f, index)?;
                    item.fmt(f)?;
                }
                f.write_str("]")
            }
            Json::Object(entries) => {
                f.write_str("{")?;
                for (index, (key, value)) in entries.iter().enumerate() {
                    write_comma(f, index)?;
                    write_text(f, key)?;
                    f.write_str(":")?;
                    value.fmt(f)?;
                }
                f.write_str("}")
            }
        }
    }
}

fn write_comma(f: &mut Formatter<'_>, index: usize) -> fmt::Result {
    f.write_str(if index == 0 { "" } else { "," })
}

fn write_text(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    if !f.alternate() {
        return write!(f, "{}", Value::from(text));
    }
    f.write_str("\"")?;
    for unit in text.encode_utf16() {
        write!(f, "\\u{unit:04x}")?;
    }
    f.write_str("\"")
}
