//! A binary format: what is written as `MessagePack` is read back the same.

use serde::de::DeserializeOwned;
use wequick_types::{Callback, PollResponse, from_str};

use crate::fixtures;

/// Writes a body, with its structs as arrays and as maps, and reads it back.
fn check<T: serde::Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(body: &T) {
    let packed = rmp_serde::to_vec(body).unwrap();
    assert_eq!(&rmp_serde::from_slice::<T>(&packed).unwrap(), body);
    let packed = rmp_serde::to_vec_named(body).unwrap();
    assert_eq!(&rmp_serde::from_slice::<T>(&packed).unwrap(), body);
}

#[test]
fn callbacks_of_every_kind() {
    for folder in ["callbacks", "variants"] {
        for body in fixtures(folder) {
            check::<Callback>(&from_str(&body).unwrap());
        }
    }
}

#[test]
fn answers_of_every_command() {
    let mut all = PollResponse::default();
    for body in fixtures("commands") {
        let answer: PollResponse = from_str(&body).unwrap();
        check(&answer);
        all.extend(answer);
    }
    assert_eq!(all.len(), 20);
    check(&all);
}

#[test]
fn fields_that_nobody_knows() {
    let body = r#"{"a":[1,-1,0.5,18446744073709551615,null,true,"x",{"b":{}}],
        "data":{"type":211,"b":1e30,"chatrooms":[{"wxid":"1@chatroom","c":[1.5]},{"wxid":""}]}}"#;
    check::<Callback>(&from_str(body).unwrap());
    let body = r#"[{"api":"outLogin","a":[0.5,7]},{"api":"novel","a":{"b":[-1,1.5]},"time":3}]"#;
    check::<PollResponse>(&from_str(body).unwrap());
}
