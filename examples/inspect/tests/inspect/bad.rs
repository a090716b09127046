//! What is said of bad input on stderr, while the payloads around it are printed.

use std::fs;
use std::io::Write;

use crate::{FIRST, FIRST_LINE, Run, SECOND, SECOND_LINE, good, pairs, run, start};

/// Broken payloads, with `\n` for a line break, and under each the line and the text of the error. A
/// broken line of JSON Lines costs just that line, and a broken document of several lines is one error.
const BROKEN: &str = include_str!("broken.txt");

#[test]
fn a_broken_payload_is_told_and_the_next_one_printed() {
    for (broken, error) in pairs(BROKEN) {
        let broken = broken.replace("\\n", "\n");
        for end in ["\n", "\r\n"] {
            let input = format!("{FIRST}\n{SECOND}\n\n{broken}\n{FIRST}\n").replace('\n', end);
            let (line, text) = error.split_once(':').unwrap();
            let line = line.parse::<usize>().unwrap() + 8;
            let expected = Run {
                stdout: good(&[FIRST_LINE, SECOND_LINE, FIRST_LINE]).stdout,
                stderr: format!("-:{line}:{text}\n"),
                success: false,
            };
            assert_eq!(run(&[], &input), expected, "{input:?}");
        }
    }
}

#[test]
fn bytes_that_are_not_utf8_cost_one_payload() {
    for (broken, path) in [
        (&b"\xFF\xFE"[..], ""),
        (
            b"{\"data\":{\"type\":66,\"cwxid\":\"\xFF\",\"code\":200}}",
            "data.cwxid: ",
        ),
        (b"{\"data\":{\"type\":66,\xFF", "data: "),
    ] {
        let expected = Run {
            stdout: good(&[FIRST_LINE, FIRST_LINE]).stdout,
            stderr: format!("-:2: {path}not UTF-8: byte 0xff\n"),
            success: false,
        };
        let input = [FIRST.as_bytes(), broken, FIRST.as_bytes()].join(&b'\n');
        assert_eq!(run(&[], input), expected);
    }
}

#[test]
fn every_error_is_told() {
    let input = format!("{{}}{FIRST}{{}}\n[{{\n\n{{}}\n12 {FIRST}\n]");
    let expected = Run {
        stdout: good(&[FIRST_LINE, FIRST_LINE]).stdout,
        stderr: "-:1: type: missing field\n\
                 -:1: type: missing field\n\
                 -:2: [0]: the body ends inside an object\n\
                 -:4: type: missing field\n\
                 -:5: invalid type: integer `12`, expected an object, the callback\n\
                 -:6: expected a value, found `]`\n"
            .to_owned(),
        success: false,
    };
    assert_eq!(run(&[], input), expected);
}

#[test]
fn input_without_a_payload_is_an_error() {
    for input in ["", " ", "\r\n\r\n", "\u{FEFF}"] {
        let expected = Run {
            stdout: String::new(),
            stderr: "-:1: no payload\n".to_owned(),
            success: false,
        };
        assert_eq!(run(&[], input), expected);
    }
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_the_next_one_printed() {
    let error = fs::read("no/such/file").unwrap_err();
    let expected = Run {
        stdout: good(&[FIRST_LINE, FIRST_LINE]).stdout,
        stderr: format!("no/such/file: {error}\nfixtures/invalid/data_as_string.json:2: "),
        success: false,
    };
    let state = "fixtures/callbacks/066_login_state.json";
    let broken = "fixtures/invalid/data_as_string.json";
    let mut found = run(&[state, "no/such/file", broken, "-"], FIRST);
    found.stderr.truncate(expected.stderr.len());
    assert_eq!(found, expected);
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    for args in [&[][..], &["--json"]] {
        let mut child = start(args);
        drop(child.stdout.take());
        let payloads = FIRST.repeat(1000);
        child
            .stdin
            .take()
            .unwrap()
            .write_all(payloads.as_bytes())
            .unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
        assert!(output.status.success());
    }
}
