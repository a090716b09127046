//! Fields looked up in a `serde_json::Value`, as is done by hand: `value["wxid"].as_str()`.

use serde_json::Value;

pub(super) trait LookUp {
    fn look_up(value: &Value) -> Self;
}

impl LookUp for String {
    fn look_up(value: &Value) -> Self {
        value.as_str().unwrap_or_default().to_owned()
    }
}

impl LookUp for Option<String> {
    fn look_up(value: &Value) -> Self {
        value.as_str().map(str::to_owned)
    }
}

impl LookUp for i64 {
    fn look_up(value: &Value) -> Self {
        value.as_i64().unwrap_or_default()
    }
}

impl LookUp for u32 {
    fn look_up(value: &Value) -> Self {
        value
            .as_u64()
            .unwrap_or_default()
            .try_into()
            .unwrap_or_default()
    }
}

impl LookUp for u8 {
    fn look_up(value: &Value) -> Self {
        value
            .as_u64()
            .unwrap_or_default()
            .try_into()
            .unwrap_or_default()
    }
}

impl LookUp for bool {
    fn look_up(value: &Value) -> Self {
        value.as_bool().unwrap_or_default()
    }
}

impl<T: LookUp> LookUp for Vec<T> {
    fn look_up(value: &Value) -> Self {
        let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
        items.iter().map(T::look_up).collect()
    }
}
