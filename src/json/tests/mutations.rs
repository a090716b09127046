//! Texts with random changes. They are the same at each run.

use fastrand::Rng;

use super::judge;

const SEEDS: &[&str] = &[
    r#"{"data":{"type":78,"msgType":"1","processid":"7768","wxid":"wxid_a","message":"你好\n\"😀\"","sex":0}}"#,
    r#"{"type":210,"userLists":[{"wxid":"wxid_a","nick":"\u6d4b\u8bd5\ud83d\ude00"},{"wxid":"","type":3}],"a":[]}"#,
    r"[0,-1,1.5,-2.5e-3,1E+10,18446744073709551615,18446744073709551616,-9223372036854775809,-0,0.1e1]",
    r#" { "a" : [ true , false , null ] , "b" : { } , "" : "\\\/\b\f\n\r\t\u0000" } "#,
    r#"[[[[["a string that is longer than the sixty-four bytes which are looked at one after the other, and then some more of it, so that two blocks are whole"]]]]]"#,
    r#"{"a":1,"a":2,"\u0061":[1e-400,0e99999999999999999999,1e307,123456789012345678901234567890]}"#,
];

/// The pieces that a change inserts.
const PIECES: &[&str] = &[
    "\"", "\\", "{", "}", "[", "]", ",", ":", " ", "\n", "\0", "\t", "\u{1f}", "0", "1", "9", "-",
    "+", ".", "e", "E", "t", "true", "null", "\\u", "\\ud83d", "\\ude00", "\\u00", "é", "中", "😀",
    "\u{feff}", "\"a\":", "[[", "]]", "1e400", "\"\"",
];

fn mutate(rng: &mut Rng, text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..rng.usize(1..4) {
        let from = rng.usize(..=bytes.len());
        let to = bytes.len().min(from + rng.usize(..8));
        let piece = PIECES[rng.usize(..PIECES.len())].as_bytes();
        match rng.u8(..6) {
            0 => drop(bytes.drain(from..to)),
            1 => drop(bytes.splice(from..to, piece.iter().copied())),
            2 | 3 => drop(bytes.splice(from..from, piece.iter().copied())),
            4 => bytes.truncate(from),
            _ => {
                let copy = bytes[from..to].to_vec();
                let place = rng.usize(..=bytes.len());
                bytes.splice(place..place, copy);
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn changed_texts_are_read_as_serde_json_reads_them() {
    let mut rng = Rng::with_seed(20);
    let (mut accepted, mut refused) = (0, 0);
    for seed in SEEDS {
        assert!(judge(seed).is_some(), "{seed}");
        for _ in 0..8_000 {
            match judge(&mutate(&mut rng, seed)) {
                Some(_) => accepted += 1,
                None => refused += 1,
            }
        }
    }
    // Valid and invalid texts must both be frequent. Else the comparison would say little.
    assert!(accepted > 4_000, "{accepted} of {}", accepted + refused);
    assert!(refused > 4_000, "{refused} of {}", accepted + refused);
}

#[test]
fn a_text_cut_anywhere_is_refused() {
    for seed in SEEDS {
        let text = seed.trim_end();
        for (end, _) in text.char_indices() {
            assert_eq!(judge(&text[..end]), None);
        }
    }
}
