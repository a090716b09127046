//! A binary format: what is written as `MessagePack` is read back the same.

use serde::de::DeserializeOwned;
use wequick_types::{Callback, PollResponse, from_str};

use crate::common::seeds::compare_all;
use crate::fuzz;

/// Writes a body, with its structs as arrays and as maps, and reads it back.
fn check<T: serde::Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(body: &T) {
    let packed = rmp_serde::to_vec(body).unwrap();
    assert_eq!(&rmp_serde::from_slice::<T>(&packed).unwrap(), body);
    let packed = rmp_serde::to_vec_named(body).unwrap();
    assert_eq!(&rmp_serde::from_slice::<T>(&packed).unwrap(), body);
}

/// `typed` holds that every kind and every command is among them.
#[test]
fn any_callback_and_any_answer() {
    compare_all(1000, |bytes| {
        check::<Callback>(&fuzz::made(bytes));
        check::<PollResponse>(&fuzz::made(bytes));
        Ok(())
    });
}

#[test]
fn fields_that_nobody_knows() {
    let body = r#"{"a":[1,-1,0.5,18446744073709551615,null,true,"x",{"b":{}}],
        "data":{"type":211,"b":1e30,"chatrooms":[{"wxid":"1@chatroom","c":[1.5]},{"wxid":""}]}}"#;
    check::<Callback>(&from_str(body).unwrap());
    let body = r#"[{"api":"outLogin","a":[0.5,7]},{"api":"novel","a":{"b":[-1,1.5]},"time":3}]"#;
    check::<PollResponse>(&from_str(body).unwrap());
}
