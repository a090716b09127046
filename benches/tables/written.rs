//! Structs that write byte for byte what a `Callback` writes.

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_field_names)] // They are those of the wire.
pub(crate) struct Message {
    r#type: i64,
    processid: u32,
    cwxid: String,
    msg_type: String,
    wxid: String,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    form_wxid: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    my_msg: Option<String>,
    nick: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    head_pic: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shead_pic: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    province: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    city: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sex: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sign: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Friends {
    r#type: i64,
    processid: u32,
    cwxid: String,
    user_lists: Vec<Contact>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Contact {
    wxid: String,
    r#type: i64,
    cwxid: String,
    nick: String,
    head_pic: String,
    shead_pic: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    province: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    city: Option<String>,
    sex: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    region_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sign: Option<String>,
}
