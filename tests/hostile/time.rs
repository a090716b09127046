//! Large bodies and large texts: reading them is linear in time, also if the last byte is wrong.

use std::fmt::Write as _;

use wequick_types::{Callback, ErrorKind, MemberList, PollResponse, from_slice, from_str};

use crate::{MANY, allocator, on_small_stack};

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
fn the_path_to_an_error_behind_many_items() {
    on_small_stack(|| {
        for (item, end, path) in [
            (r#""a":0,"#, r#""z":"#, "z"),
            (r#""\n":"\n","#, r#""z":"#, "z"),
            (r#""a":[[],{}],"#, r#""z":["#, "z"),
            ("\n", r#""z":"#, "z"),
        ] {
            check(&format!("{{{}{end}", item.repeat(MANY)), path);
        }
        // Here the tag is searched for, behind the error.
        let items = r#""a":[[],{}],"#.repeat(MANY);
        let body = format!(r#"{{"data":{{"code":"x",{items}"type":66}}}}"#);
        let error = from_str::<Callback>(&body).unwrap_err();
        assert_eq!((error.path(), error.code()), ("data.code", Some(66)));

        let zeros = "0,".repeat(MANY);
        check(&format!(r#"{{"a":[{zeros}{{"b":"#), &format!("a[{MANY}].b"));
        let text = "\\n".repeat(MANY);
        check(&format!(r#"{{"a":"{text}"#), "a");

        let tasks = r#"{"api":"outLogin"},"#.repeat(MANY);
        let error = from_str::<PollResponse>(&format!(r#"[{tasks}{{"api":0}}]"#)).unwrap_err();
        assert_eq!(error.path(), format!("[{MANY}].api"));
    });
}

#[test]
fn many_items_that_are_kept() {
    on_small_stack(|| {
        let entries = vec![r#"{"wxid":""}"#; MANY].join(",");
        let numbers = vec!["0"; MANY].join(",");
        let mut keys = String::new();
        for key in 0..MANY {
            write!(keys, "\"{key:x}\":0,").unwrap();
        }
        for (body, count) in [
            (format!(r#"{{"type":95,"userLists":[{entries}]}}"#), 1),
            (format!(r#"{{"userLists":[{entries}],"type":95}}"#), 1),
            (format!(r#"{{"type":66,"code":200,"z":[{numbers}]}}"#), 1),
            (format!(r#"{{"z":[{numbers}],"type":66,"code":200}}"#), 1),
            (format!(r#"{{"type":66,{keys}"code":200}}"#), MANY),
            (format!(r#"{{{keys}"type":66,"code":200}}"#), MANY),
            (
                format!(r#"{{{keys}"data":{{"type":66,"code":200}}}}"#),
                MANY,
            ),
        ] {
            let callback: Callback = from_str(&body).unwrap();
            let (extra, outer) = (callback.extra.len(), callback.outer.len());
            let avatars = callback.event.into_avatars();
            let lists = avatars.map_or(0, |it| it.user_lists.len() / MANY);
            assert_eq!(lists + extra + outer, count);
        }
        let tasks = vec![r#"{"api":""}"#; MANY].join(",");
        let answer: PollResponse = from_str(&format!("[{tasks}]")).unwrap();
        assert_eq!(answer.len(), MANY);
    });
}

#[test]
fn a_large_member_list() {
    on_small_stack(|| {
        let separators: MemberList = "^G".repeat(MANY).into();
        assert_eq!(separators.len(), 0);
        let members: MemberList = "^Ga\u{7}".repeat(MANY).into();
        let (len, heap) = allocator::count(|| members.len());
        assert_eq!(len, MANY);
        assert_eq!(heap.allocations, 0);
    });
}
