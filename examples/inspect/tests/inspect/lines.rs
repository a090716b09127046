//! What is printed of good payloads.

use std::fmt::Write;
use std::fs;

use wequick_types::{Callback, Event, PollResponse};

use crate::{FIRST, FIRST_LINE, ROOT, SECOND, SECOND_LINE, good, line, pairs, run};

/// Each file of `fixtures/callbacks` and `fixtures/commands`, and the line that is printed of it.
const FIXTURES: &str = include_str!("fixtures.txt");

/// Payloads, and under each the line that is printed of it.
const PAYLOADS: &str = include_str!("payloads.txt");

/// The files of a folder of fixtures, by their paths from [`ROOT`].
fn files(folder: &str) -> Vec<String> {
    let mut files: Vec<String> = fs::read_dir(format!("{ROOT}/fixtures/{folder}"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .map(|name| format!("fixtures/{folder}/{name}"))
        .collect();
    files.sort();
    files
}

fn read(file: &str) -> Vec<u8> {
    fs::read(format!("{ROOT}/{file}")).unwrap()
}

fn to_json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

#[test]
fn every_callback_and_command_of_the_fixtures() {
    let rows = FIXTURES.lines().map(|row| row.split_once(' ').unwrap());
    let (names, expected): (Vec<String>, Vec<&str>) = rows
        .map(|(name, line)| (format!("fixtures/{name}"), line))
        .unzip();
    assert_eq!(names, [files("callbacks"), files("commands")].concat());
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    assert_eq!(run(&names, ""), good(&expected));
}

#[test]
fn every_variant_of_the_fixtures() {
    let files = files("variants");
    let names: Vec<&str> = files.iter().map(String::as_str).collect();
    let found = run(&names, "");
    assert_eq!((found.stderr.as_str(), found.success), ("", true));
    assert_eq!(found.stdout.lines().count(), files.len());
}

#[test]
fn payloads_of_all_sorts() {
    let (payloads, expected): (Vec<&str>, Vec<&str>) = pairs(PAYLOADS).into_iter().unzip();
    let found = run(&[], payloads.join("\n"));
    for ((found, expected), payload) in found.stdout.lines().zip(&expected).zip(&payloads) {
        assert_eq!(found, *expected, "{payload}");
    }
    assert_eq!(found, good(&expected));
}

#[test]
fn json_is_the_callback_written_back() {
    let files = [files("callbacks"), files("variants")].concat();
    let read = |file: &String| wequick_types::from_slice::<Callback>(&read(file)).unwrap();
    let json: Vec<String> = files.iter().map(|file| to_json(&read(file))).collect();
    let json: Vec<&str> = json.iter().map(String::as_str).collect();
    let files = files.iter().map(String::as_str);
    let args: Vec<&str> = ["--json"].into_iter().chain(files).collect();
    assert_eq!(run(&args, ""), good(&json));
}

#[test]
fn json_is_each_task_written_back() {
    let tasks = [
        r#"{"api":"sendTextMessage","wxid":"wxid_a","text":"hi","time":5}"#,
        r#"{"api":"initContact"}"#,
        r#"{"api":"dance","steps":[1,2]}"#,
    ];
    let answer = format!("[{},{{}},{}]\n{}", tasks[0], tasks[1], tasks[2]);
    assert_eq!(run(&["--json"], answer), good(&tasks));
    for file in files("commands") {
        let PollResponse(tasks) = wequick_types::from_slice(&read(&file)).unwrap();
        let json: Vec<String> = tasks.iter().map(to_json).collect();
        let json: Vec<&str> = json.iter().map(String::as_str).collect();
        assert_eq!(run(&["--json", &file], ""), good(&json), "{file}");
    }
}

/// What a payload prints with `--contents`: a line for a message, none for anything else, or what is
/// wrong.
fn content(payload: &str) -> Result<Option<String>, String> {
    let callback: Callback = wequick_types::from_str(payload).unwrap();
    let Event::Message(message) = callback.event else {
        return Ok(None);
    };
    let content = message.content();
    content
        .map(|content| Some(to_json(&content)))
        .map_err(|error| error.to_string())
}

#[test]
fn contents_as_json() {
    let payloads = pairs(PAYLOADS).into_iter().map(|(payload, _)| payload);
    let payloads: Vec<&str> = payloads.chain([r#"[{"api":"outLogin"}]"#]).collect();
    let mut expected = good(&[]);
    for (index, payload) in payloads.iter().enumerate() {
        if payload.starts_with('[') {
            continue;
        }
        match content(payload) {
            Ok(line) => expected.stdout.extend(line.map(|line| line + "\n")),
            Err(error) => {
                writeln!(expected.stderr, "-:{}: {error}", index + 1).unwrap();
                expected.success = false;
            }
        }
    }
    assert_eq!(expected.stderr.lines().count(), 2);
    assert_eq!(run(&["--contents"], payloads.join("\n")), expected);

    let picture = r#"{"type":78,"msgType":3,"wxid":"a","message":"<msg><img length='1'/></msg>"}"#;
    let expected = good(&[r#"{"kind":"picture","bytes":1}"#]);
    assert_eq!(run(&["--contents"], picture), expected);
    let bad = "fixtures/invalid/data_as_string.json";
    let error = run(&["--contents", bad], "").stderr;
    assert!(error.starts_with(bad), "{error}");
    assert!(!run(&["--contents", "--json"], picture).success);
}

#[test]
fn a_poll_answer_makes_a_line_for_each_task() {
    let answers = r#"
        [{"api":"delUser","wxid":"wxid_a","time":"5"},{},[],{"code":45,"api":"initContact"}]
        []
        [{}]
        {"wxid":"wxid_a","api":"delUser"}
        {"api":"dance a jig","9":9,"8":null,"7":[],"6":{},"5":"","4":4,"3":3,"2":2,"1":1}
    "#;
    let expected = [
        r#"command delUser: time 5, wxid "wxid_a""#,
        "command initContact: code 45",
        r#"command delUser: wxid "wxid_a""#,
        r#"command "dance a jig": 1 1, 2 2, 3 3, 4 4, 5 "", 6 {}, 7 [], 8 null, …"#,
    ];
    assert_eq!(run(&[], answers), good(&expected));
}

#[test]
fn long_texts_are_cut() {
    for (count, rest) in [(80, ""), (81, "…")] {
        let nick = "微".repeat(count);
        let wxid = "a".repeat(count);
        let payload = format!(r#"{{"type":71,"wxid":"{wxid}","nick":"{nick}"}}"#);
        let wxid = "a".repeat(80);
        let wxid = if count > 80 {
            format!("\"{wxid}\"…")
        } else {
            wxid
        };
        let nick = "微".repeat(80);
        let expected = format!("own profile (71): {wxid} \"{nick}\"{rest}");
        assert_eq!(line(&payload), expected);
    }
    let payload = format!(r#"{{"api":"delUser","wxid":"{}"}}"#, "a".repeat(100));
    let expected = format!("command delUser: wxid \"{}…", "a".repeat(79));
    assert_eq!(line(&payload), expected);
}

const THIRD: &str = r#"[{"api":"outLogin"}]"#;
const THIRD_LINE: &str = "command outLogin";

#[test]
fn payloads_in_every_separation() {
    for separation in ["", " ", "\n", "\r\n", "\n\n", "\r\n\r\n", "\n \t\n\n", "\t"] {
        for (before, behind) in [("", ""), ("\n ", ""), ("", "\n"), ("\u{FEFF}", "\r\n\r\n")] {
            let payloads = [FIRST, SECOND, THIRD, FIRST].join(separation);
            let expected = good(&[FIRST_LINE, SECOND_LINE, THIRD_LINE, FIRST_LINE]);
            let input = format!("{before}{payloads}{behind}");
            assert_eq!(run(&[], &input), expected, "{input:?}");
        }
    }
}
