//! Errors at the end of large bodies: what is searched for them is searched once.

use wequick_types::{Callback, ErrorKind, PollResponse, from_slice, from_str};

use crate::{MILLION, on_small_stack};

/// Reads a body that is wrong at its end, and asserts the path to there.
fn check(body: &str, path: &str) {
    let error = from_str::<Callback>(body).unwrap_err();
    assert_eq!(error.path(), path);
    let mut bytes = body.as_bytes().to_vec();
    bytes.push(0xFF);
    let error = from_slice::<Callback>(&bytes).unwrap_err();
    assert_eq!((error.kind(), error.path()), (ErrorKind::Syntax, path));
}

#[test]
fn the_path_to_an_error_behind_millions_of_items() {
    on_small_stack(|| {
        for (item, end, path) in [
            (r#""a":0,"#, r#""z":"#, "z"),
            (r#""\n":"\n","#, r#""z":"#, "z"),
            (r#""a":[[],{}],"#, r#""z":["#, "z"),
            ("\n", r#""z":"#, "z"),
        ] {
            check(&format!("{{{}{end}", item.repeat(3 * MILLION)), path);
        }
        // Here the tag is searched for, behind the error.
        let items = r#""a":[[],{}],"#.repeat(MILLION);
        let body = format!(r#"{{"data":{{"code":"x",{items}"type":66}}}}"#);
        let error = from_str::<Callback>(&body).unwrap_err();
        assert_eq!((error.path(), error.code()), ("data.code", Some(66)));

        let zeros = "0,".repeat(3 * MILLION);
        check(&format!(r#"{{"a":[{zeros}{{"b":"#), "a[3000000].b");
        let text = "\\n".repeat(3 * MILLION);
        check(&format!(r#"{{"a":"{text}"#), "a");
    });
}

#[test]
fn the_path_to_an_error_behind_a_million_commands() {
    on_small_stack(|| {
        let tasks = r#"{"api":"outLogin"},"#.repeat(MILLION);
        let error = from_str::<PollResponse>(&format!(r#"[{tasks}{{"api":0}}]"#)).unwrap_err();
        assert_eq!(error.path(), "[1000000].api");
    });
}
