//! Writing callbacks, beside structs that write the same byte for byte.

use std::hint::black_box;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wequick_types::Callback;

use crate::allocator;
use crate::contenders::floor::Envelope;
use crate::corpora::{Corpus, Order};
use crate::race::{SAMPLE, compare};

use super::Extra;

pub(super) fn measure() -> Vec<Extra> {
    let text = &Corpus::new("text", Order::First).bodies[0].json;
    let friends = &Corpus::friends(5000);
    vec![
        Extra {
            name: "writing a text message, to the strict struct",
            ratio: callback::<Message>(text),
        },
        Extra {
            name: "writing 5,000 friends, to the strict struct",
            ratio: callback::<Friends>(friends),
        },
    ]
}

fn callback<T: Serialize + DeserializeOwned>(body: &str) -> f64 {
    let callback: Callback = wequick_types::from_str(body).unwrap();
    let written = serde_json::to_string(&callback).unwrap();
    let strict: Envelope<T> = serde_json::from_str(&written).unwrap();
    writing(&callback, &strict)
}

/// How long it takes to write a value, in times of the strict one. Both write the same bytes, into
/// one buffer that grows alike.
pub(super) fn writing(value: &impl Serialize, strict: &impl Serialize) -> f64 {
    let (text, counts) = allocator::count(|| serde_json::to_string(value).unwrap());
    let (strict_text, strict_counts) = allocator::count(|| serde_json::to_string(strict).unwrap());
    assert_eq!(text, strict_text);
    assert_eq!(counts.allocations, strict_counts.allocations);

    let passes = SAMPLE.div_ceil(text.len());
    compare(
        || (0..passes).for_each(|_| drop(black_box(serde_json::to_vec(value)))),
        || (0..passes).for_each(|_| drop(black_box(serde_json::to_vec(strict)))),
    )
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_field_names)] // They are those of the wire.
struct Message {
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
struct Friends {
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
