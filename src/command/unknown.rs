//! Commands of an `api` that the crate does not know.

use serde::{Serialize, Serializer};

use crate::extra::Extra;

/// A command of an `api` that this crate does not know, kept whole.
///
/// `{"api":"…", …}`; its fields are kept as those of an
/// [unknown event](crate::event::Unknown#structfield.fields) are.
///
/// ```
/// use wequick_types::command::Unknown;
/// use wequick_types::{Extra, Task};
///
/// let mut fields = Extra::new();
/// fields.insert("wxid", "1@chatroom");
/// let task = Task::new(Unknown::new("renameRoom", fields));
/// let json = serde_json::to_string(&task).unwrap();
/// assert_eq!(json, r#"{"api":"renameRoom","wxid":"1@chatroom"}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Unknown {
    /// `api`: a string.
    pub api: String,
    /// All other keys but `time`.
    #[serde(flatten, serialize_with = "fields")]
    pub fields: Extra,
}

impl Unknown {
    /// A command of this `api` and these fields. `api` and `time` among them are left out when
    /// it is written.
    #[must_use]
    pub fn new(api: impl Into<String>, fields: Extra) -> Self {
        Unknown {
            api: api.into(),
            fields,
        }
    }
}

fn fields<Z: Serializer>(fields: &Extra, serializer: Z) -> Result<Z::Ok, Z::Error> {
    fields.serialize_but(|key| matches!(key, "api" | "time"), serializer)
}
