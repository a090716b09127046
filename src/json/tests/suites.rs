//! Well-known texts from the test suites of other parsers.

use serde_json::{Value, json};

use super::judge;

fn accepted() -> Vec<(&'static str, Value)> {
    vec![
        // Structure.
        ("[]", json!([])),
        ("{}", json!({})),
        (" [ ] ", json!([])),
        ("\t{\r\n}\n", json!({})),
        ("[[]   ]", json!([[]])),
        ("[1,null, 2 ]", json!([1, null, 2])),
        ("[\n1\n,\t2\r]", json!([1, 2])),
        (r#"[[],[[]],{"a":[{}]}]"#, json!([[], [[]], { "a": [{}] }])),
        (r#"{"":0}"#, json!({ "": 0 })),
        (
            r#"{"a":1,"b":{"c":[2]}}"#,
            json!({ "a": 1, "b": { "c": [2] } }),
        ),
        (r#"{ "a" : 1 , "b" : 2 }"#, json!({ "a": 1, "b": 2 })),
        // Keys that occur twice: the last counts.
        (r#"{"a":1,"a":2}"#, json!({ "a": 2 })),
        (r#"{"a":1,"a":1}"#, json!({ "a": 1 })),
        (r#"{"a":1,"\u0061":2}"#, json!({ "a": 2 })),
        // A value alone.
        ("null", json!(null)),
        ("true ", json!(true)),
        (" false", json!(false)),
        ("42", json!(42)),
        ("-0.1", json!(-0.1)),
        (r#""text""#, json!("text")),
        (r#""""#, json!("")),
        // Strings.
        (r#""\"\\\/\b\f\n\r\t""#, json!("\"\\/\u{8}\u{c}\n\r\t")),
        (r#""\u0000\u001f\u007f""#, json!("\0\u{1f}\u{7f}")),
        (r#""\u00e9\u00E9\u4e2d""#, json!("éé中")),
        (r#""\ud83d\ude00\uD834\uDD1E""#, json!("😀𝄞")),
        (r#""\ud83d\ude00\ud83d\ude00""#, json!("😀😀")),
        (r#""\udbff\udfff""#, json!("\u{10ffff}")),
        (r#""\ufffe\uffff\ufeff""#, json!("\u{fffe}\u{ffff}\u{feff}")),
        (r#""\u0022\u005c""#, json!("\"\\")),
        (r#""\\u0041""#, json!("\\u0041")),
        (
            "\"\u{7f}\u{80}\u{2028}\u{2029}\u{feff}\"",
            json!("\u{7f}\u{80}\u{2028}\u{2029}\u{feff}"),
        ),
        ("\"中文 😀 é\"", json!("中文 😀 é")),
        (
            "\"/* no comment */ // neither\"",
            json!("/* no comment */ // neither"),
        ),
        (r#"{"\ud83d\ude00":"中"}"#, json!({ "😀": "中" })),
        // Numbers.
        ("[0,-1,1,10,-10]", json!([0, -1, 1, 10, -10])),
        ("-0", json!(-0.0)),
        ("-0.0", json!(-0.0)),
        ("0e1", json!(0.0)),
        ("0e+1", json!(0.0)),
        ("-0e-1", json!(-0.0)),
        ("1E22", json!(1e22)),
        ("1e-2", json!(0.01)),
        ("1E+2", json!(100.0)),
        ("123.456e78", json!(123.456e78)),
        ("1.0", json!(1.0)),
        ("1e-400", json!(0.0)),
        ("0.00000000000000000000000000000000000000001", json!(1e-41)),
        ("18446744073709551615", json!(u64::MAX)),
        ("18446744073709551616", json!(18_446_744_073_709_551_616.0)),
        ("-9223372036854775808", json!(i64::MIN)),
        ("-9223372036854775809", json!(-9_223_372_036_854_775_808.0)),
        ("100000000000000000000", json!(1e20)),
        ("0e99999999999999999999", json!(0.0)),
    ]
}

#[test]
fn texts_to_accept() {
    for (text, expected) in accepted() {
        assert_eq!(judge(text), Some(expected), "{text}");
    }
}

/// Invalid texts without white space, grouped by their fault.
const REFUSED: &[&str] = &[
    // Not one value.
    r"[]] {}} {}{} 1, , []x [1]; []# /**/[] []//a #a <null> <html> a * é 'a' `a` []1 )",
    // Lists.
    r#"[ [1 [1, [, [,1] [1,] [1,,2] [1:2] ["a" ] [1} ["":1] [*] [3[4]] [;1] [[],] [[]1] [a] [',']"#,
    // Objects.
    r#"{ {" {"a" {"a": {"a":1 {"a":1, {"a",1} {"a"::1} {"a":1,} {"a":1,,"b":2} {,} {:1} {1:1} {null:1} {a:1}
       {'a':1} {[]:1} {{}:1} {"a":1] {"a":} {"a"} {"a":1}# {"a":1,"b"} {"a":1;"b":2} {"a"x:1} {9999E9999:1}
       {"a":/*b*/1} {"a":1"b":2} {"a":1,b:2} {"a":1,'b':2} {"a":a} {"a":1,"a":} {"a":{}"#,
    // Words.
    r#"t tr tru nul fals truE True NULL nulll truefalse undefined NaN nan Infinity -Infinity inf
       [n [nul] [tru] [fals] [nu"] [tré] [truth] nullnull"#,
    // Numbers.
    r"- + +1 ++1 --1 -a 01 00 -01 -00 -012 0123 1. 1.a .1 -.1 1.e1 1e 1e+ 1e- 1E 1ea 1e1.5 1.5.5 1e1e1 0x1 0e 0e+
       1_000 1,000 2. 0.e1 9.e+ 1a 1+2 1-2 0x42 １ [1.] [0.] [1e] [-] [-,1] [01] [1e+] [1e,2]",
    r#"1e400 -1e400 123123e100000 1e99999999999999999999 [-1e9999,1] 100e308 {"a":1e400}"#,
    // Strings.
    r#"" "a "\ "\" "\x" "\a" "\0" "\U0041" "\é" "\🌀" "\u" "\u0" "\u00" "\u004" "\u004 "\u00g0" "\u-041" "\u+041"
       "\u00é" "\u004é" "\u00１1" "a"b" ["\'"] {"\x":1} {"\u":1}"#,
    // One half of a surrogate pair.
    r#""\ud800" "\udfff" "\ud800\n" "\ud800abc" "\ud800\ud800" "\ud800\u0041" "\ud800\u" "\ud800\u1" "\ud800\u1x"
       "\ud800\ "\ud800 "\ud800\u "\ud800\udc0 "\ude00\ud83d" "\ud83d\ud83d\ude00" "\ud800🌀" "\ud800é" ["\uDADA"]
       ["\uD888\u1234"] ["\uDd1ea"] {"a":"\ud83d"} {"\ud800":1}"#,
];

/// Invalid texts with white space and other invisible characters.
const UNSEEN: &[&str] = &[
    "",
    " ",
    "\n",
    "1 2",
    "[] []",
    "null null",
    "[1 2]",
    "[1 ,",
    "- 1",
    "1 000",
    r#"{"a" 1}"#,
    r#"{"a":1 "b":2}"#,
    r#"{ "a" :1 , }"#,
    r#""\ ""#,
    r#""\u 041""#,
    "[\"a\",\n4\n,1,",
    "1 //",
    "\u{feff}{}",
    "\u{feff}",
    "{}\u{feff}",
    "\u{2060}[]",
    "\u{a0}1",
    "\u{b}[]",
    "\u{c}[]",
    "[]\0",
    "\0[]",
    "{}\0",
    "[1\0]",
    "[\0",
    "[\0\"\0a\0\"\0]\0",
    "\0[\0]",
    "{\0}\0",
    "\u{feff}[\0]\0",
    "\"\0\"",
    "\"\t\"",
    "\"\n\"",
    "\"\r\"",
    "\"\u{1f}\"",
    "\"a\u{8}b\"",
    "\"\\\n\"",
    "\"\\\0\"",
    "[\"a\nb\"]",
    "{\"\t\":1}",
    "\"a\n",
    "\"\u{1}",
];

#[test]
fn texts_to_refuse() {
    let texts = REFUSED.iter().flat_map(|texts| texts.split_whitespace());
    for text in texts.chain(UNSEEN.iter().copied()) {
        assert_eq!(judge(text), None, "{text:?}");
    }
}
