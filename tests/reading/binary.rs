//! Binary formats: what is written as `MessagePack` is read back equal. bincode and postcard do not describe
//! themselves: they read and write ids, blobs, lists of members and codes.

use serde::de::DeserializeOwned;
use wequick_types::{
    Base64Text, Callback, Code, DataUri, Hex, MemberList, MessageType, PollResponse, Sex, Wxid,
    from_str,
};

use crate::common::seeds::compare_all;
use crate::fuzz;
use crate::fuzz::erased::Erased;

/// Writes a body, with its structs as arrays and as maps, and reads it back.
fn check<T: serde::Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(body: &T) {
    let written: &dyn erased_serde::Serialize = body;
    for packed in [
        rmp_serde::to_vec(written).unwrap(),
        rmp_serde::to_vec_named(written).unwrap(),
    ] {
        let Erased(read) = rmp_serde::from_slice::<Erased<T>>(&packed).unwrap();
        assert_eq!(&read, body);
    }
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

/// Writes a value as a plain string or integer, and reads it back.
fn check_plain<T, P>(value: &T, plain: &P)
where
    T: serde::Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
    P: serde::Serialize,
{
    let config = bincode::config::standard();
    let bytes = bincode::serde::encode_to_vec(value, config).unwrap();
    assert_eq!(bytes, bincode::serde::encode_to_vec(plain, config).unwrap());
    let (read, size): (T, usize) = bincode::serde::decode_from_slice(&bytes, config).unwrap();
    assert_eq!((&read, size), (value, bytes.len()));

    let bytes = postcard::to_allocvec(value).unwrap();
    assert_eq!(bytes, postcard::to_allocvec(plain).unwrap());
    assert_eq!(&postcard::from_bytes::<T>(&bytes).unwrap(), value);
    check(value);
}

#[test]
fn ids_blobs_lists_and_codes_in_formats_that_do_not_describe_themselves() {
    compare_all(300, |bytes| {
        let text: String = fuzz::made(bytes);
        check_plain(&Wxid::new(&text), &text);
        check_plain(&Hex::new(&text), &text);
        check_plain(&Base64Text::new(&text), &text);
        check_plain(&DataUri::new(&text), &text);
        check_plain(&MemberList::new(&text), &text);
        let number: i64 = fuzz::made(bytes);
        check_plain(&Code::<MessageType>::new(number), &number);
        check_plain(&Code::<Sex>::new(number % 3), &(number % 3));
        Ok(())
    });
}

/// A number that is not of 64 bits, and a text that is not UTF-8, are errors.
#[test]
fn what_is_no_value_there() {
    assert!(postcard::from_bytes::<Wxid>(&[2, b'a']).is_err());
    assert!(postcard::from_bytes::<Hex>(&[1, 0xFF]).is_err());
    assert!(postcard::from_bytes::<Code<Sex>>(&[0xFF; 11]).is_err());
}
