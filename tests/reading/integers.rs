//! An integer that is written as a float: the crate's own ways read the integer that its digits say,
//! however it is spelled, and refuse any other number with its own text.

use fastrand::Rng;
use serde_json::json;
use wequick_types::{Callback, ErrorKind, Event, PollResponse, from_slice_lossy, from_str};

/// Spellings, and the integers that they are.
const INTEGERS: [(&str, i64); 30] = [
    ("0.0", 0),
    ("-0", 0),
    ("-0.0e5", 0),
    ("0e-999999999999999999999999", 0),
    ("0.000e+99", 0),
    ("78.0", 78),
    ("-1.0", -1),
    ("78.000000000000000000000000000000", 78),
    ("7.8e1", 78),
    ("7.8E+1", 78),
    ("7.8e0000000000000000000000000001", 78),
    ("780e-1", 78),
    ("7800.00e-2", 78),
    ("0.78e2", 78),
    ("0.00000078e8", 78),
    ("78e0", 78),
    ("78e-0", 78),
    ("1e15", 1_000_000_000_000_000),
    ("9e15", 9_000_000_000_000_000),
    ("0.9e16", 9_000_000_000_000_000),
    ("90071992547409.91e2", 9_007_199_254_740_991),
    ("9007199254740991.0", 9_007_199_254_740_991),
    ("-9007199254740991.0", -9_007_199_254_740_991),
    ("9007199254740991000e-3", 9_007_199_254_740_991),
    ("9007199254740990.0", 9_007_199_254_740_990),
    ("2251799813685247.0", 2_251_799_813_685_247),
    ("4503599627370497.0", 4_503_599_627_370_497),
    ("1700000000123457.0", 1_700_000_000_123_457),
    ("1.700000000123457e15", 1_700_000_000_123_457),
    ("6755399441055745.0", 6_755_399_441_055_745),
];

/// Numbers that are not an integer below 2^53, and what an error says of them.
const OTHERS: [(&str, &str); 15] = [
    ("0.5", "floating point `0.5`"),
    ("1e-1", "floating point `1e-1`"),
    (
        "78.00000000000000000000001",
        "floating point `78.00000000000000000000001`",
    ),
    (
        "4503599627370497.25",
        "floating point `4503599627370497.25`",
    ),
    ("2251799813685247.3", "floating point `2251799813685247.3`"),
    (
        "78e-18446744073709551616",
        "floating point `78e-18446744073709551616`",
    ),
    ("10e-2", "floating point `10e-2`"),
    ("9007199254740992.0", "floating point `9007199254740992.0`"),
    (
        "-9007199254740992.0",
        "floating point `-9007199254740992.0`",
    ),
    ("9007199254740991.5", "floating point `9007199254740991.5`"),
    ("1e16", "floating point `1e16`"),
    ("1e300", "floating point `1e300`"),
    ("18446744073709551616", "integer `18446744073709551616`"),
    ("-9223372036854775809", "integer `-9223372036854775809`"),
    (
        "0.12345678901234567890123456789012345678901234567890",
        "floating point `0.123456789012345678901234567…",
    ),
];

/// The `code` of a 66, on each of the crate's own ways.
fn codes(number: &str) -> Vec<i64> {
    [
        format!(r#"{{"type":66,"code":{number}}}"#),
        format!(r#"{{"code":{number},"type":66}}"#),
        format!(r#"{{"data":{{"code":{number},"type":66}}}}"#),
    ]
    .iter()
    .flat_map(|body| {
        let lossy: Callback = from_slice_lossy(format!("{body}\0").as_bytes()).unwrap();
        [
            from_str(body).unwrap_or_else(|error| panic!("{error}")),
            lossy,
        ]
    })
    .map(|callback: Callback| callback.event.as_login_state().unwrap().code.get())
    .collect()
}

#[test]
fn an_integer_is_that_of_its_digits() {
    for (spelling, integer) in INTEGERS {
        assert_eq!(codes(spelling), [integer; 6], "{spelling}");
    }
    let long = format!("78.{}e-{}1", "0".repeat(100_000), "0".repeat(100_000));
    assert!(from_str::<Callback>(&format!(r#"{{"type":66,"code":{long}}}"#)).is_err());
    assert_eq!(codes(&long.replace("e-", "e")), [780; 6]);
}

#[test]
fn what_is_no_integer_is_named_as_it_stands() {
    for (spelling, shown) in OTHERS {
        for body in [
            format!(r#"{{"type":66,"code":{spelling}}}"#),
            format!(r#"{{"code":{spelling},"type":66}}"#),
        ] {
            let error = from_str::<Callback>(&body).unwrap_err();
            assert_eq!(
                (error.kind(), format!("{error:#}")),
                (
                    ErrorKind::Field,
                    format!(
                        "event 66 (LoginState): code: invalid type: {shown}, \
                         expected an integer of 64 bits, or a string that holds one"
                    )
                )
            );
        }
    }
}

/// Random integers in many spellings.
#[test]
fn any_integer_in_any_spelling() {
    let mut rng = Rng::with_seed(66);
    for _ in 0..20_000 {
        let integer = (rng.i64(..) >> rng.u32(11..64)) | 1;
        let shift = rng.usize(0..20);
        let (zeros, more) = ("0".repeat(shift), "0".repeat(rng.usize(0..5)));
        let digits = integer.unsigned_abs().to_string();
        let sign = if integer < 0 { "-" } else { "" };
        let (head, tail) = digits.split_at(rng.usize(0..digits.len()));
        let point = format!("{}.{tail}{more}", if head.is_empty() { "0" } else { head });
        let spelling = match rng.u8(0..4) {
            0 => format!("{sign}{digits}.0{zeros}"),
            1 => format!("{sign}{digits}{zeros}e-{more}{shift}"),
            2 => format!("{sign}{digits}{zeros}.{more}0E-{shift}"),
            _ => format!("{sign}{point}e+{more}{}", tail.len()),
        };
        assert_eq!(codes(&spelling), [integer; 6], "{spelling}");
    }
}

/// Wherever the crate reads an integer: the header, the tag, a flag, `time` of a task.
#[test]
fn every_integer_is_read_so() {
    let body = r#"{"type":2.11e2,"processid":6072.0,"chatrooms":[{"wxid":"a","exist":1.0,"count":30e-1}]}"#;
    let callback: Callback = from_str(body).unwrap();
    assert_eq!(callback.process_id, Some(6072));
    let expected =
        r#"{"type":211,"processid":6072,"chatrooms":[{"wxid":"a","exist":1,"count":3}]}"#;
    assert_eq!(callback, from_str(expected).unwrap());

    let untyped = Callback::untyped(body.as_bytes()).unwrap();
    assert_eq!(
        (untyped.event.code(), untyped.process_id),
        (211, Some(6072))
    );
    let Event::Unknown(unknown) = untyped.event else {
        panic!("it is untyped")
    };
    let kept = json!([{"wxid":"a","exist":1.0,"count":3.0}]);
    assert_eq!(unknown.fields["chatrooms"], kept);

    for read in [PollResponse::untyped, |body: &[u8]| {
        wequick_types::from_slice(body)
    }] {
        let time = read(br#"[{"api":"outLogin","time":9007199254740991.0}]"#)
            .unwrap()
            .0[0]
            .time;
        assert_eq!(time, Some(9_007_199_254_740_991));
    }
    let flag = r#"{"type":211,"chatrooms":[{"wxid":"a","exist":1.00000000000000000001}]}"#;
    let error = from_str::<Callback>(flag).unwrap_err();
    assert_eq!(error.path(), "chatrooms[0].exist");
}

/// Any other deserializer hands over the float of its choice.
#[test]
fn another_deserializer_hands_over_a_float() {
    let body = r#"{"type":66,"code":9007199254740993.5}"#;
    assert!(serde_json::from_str::<Callback>(body).is_err());
    let body = r#"{"type":66.0,"code":20000e-2}"#;
    let callback: Callback = serde_json::from_str(body).unwrap();
    assert_eq!(callback, from_str(r#"{"type":66,"code":200}"#).unwrap());
}
