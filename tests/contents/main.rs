//! Tests of `Message::content`: whole fixtures, a table of cases for each rule, and a comparison with an XML
//! library. `hostile` tests time, stack and heap.

mod documents;
#[path = "../common/files.rs"]
mod files;
mod fixtures;
mod friend_request;
mod links;
mod money;
mod notices;
mod quotes;
mod records;
mod stickers;
mod values;
mod which_content;
pub mod xml_library;

use serde_json::Value;
use wequick_types::content::ContentError;
use wequick_types::{Code, Content};

/// The content of a text as it is written.
fn read(msg_type: i64, text: &str) -> Value {
    let content = try_read(msg_type, text);
    serde_json::to_value(content.unwrap_or_else(|error| panic!("{error}: {text}"))).unwrap()
}

fn try_read(msg_type: i64, text: &str) -> Result<Content<'_>, ContentError> {
    Content::of(Code::new(msg_type), text)
}

/// An app message of this type with these elements.
fn app(app_type: &str, elements: &str) -> String {
    format!("<msg><appmsg>{elements}<type>{app_type}</type></appmsg></msg>")
}
