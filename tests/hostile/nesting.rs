//! Lists and objects that nest a hundred thousand levels deep: they are refused, with little use of the
//! stack.

use wequick_types::{
    Callback, CallbackRef, Error, ErrorKind, PollResponse, from_slice_lossy, from_str,
};

use crate::{FEWER, on_small_stack, on_stack_of, preserves_order};

/// What the crate's own reader makes of a body, and `serde_json`: the same.
fn read(body: &str) -> Result<Callback, Error> {
    let owned: Result<Callback, _> = from_str(body);
    let borrowed: Result<CallbackRef, _> = from_str(body);
    assert_eq!(borrowed.is_ok(), owned.is_ok());
    assert_eq!(
        serde_json::from_str(body).ok().as_ref(),
        owned.as_ref().ok()
    );
    owned
}

fn lists() -> String {
    format!("{}{}", "[".repeat(FEWER), "]".repeat(FEWER))
}

fn objects() -> String {
    format!("{}0{}", r#"{"a":"#.repeat(FEWER), "}".repeat(FEWER))
}

#[test]
fn nesting_is_refused() {
    on_small_stack(|| {
        for deep in [
            lists(),
            objects(),
            "[".repeat(FEWER),
            r#"{"a":"#.repeat(FEWER),
        ] {
            for body in [
                deep.clone(),
                format!(r#"{{"a":{deep},"type":66,"code":200}}"#),
                format!(r#"{{"data":{{"a":{deep},"type":66,"code":200}}}}"#),
                format!(r#"{{"a":{deep},"data":{{"type":66,"code":200}}}}"#),
                format!(r#"{{"data":{{"type":999,"a":{deep}}}}}"#),
                format!(r#"{{"data":{{"a":{deep},"type":999}}}}"#),
                format!(r#"{{"data":{deep}}}"#),
                format!(r#"{{"data":{{"type":{deep}}}}}"#),
                format!(r#"{{"data":{{"type":66,"code":{deep}}}}}"#),
                format!(r#"{{"data":{{"type":66,"processid":{deep}}}}}"#),
                format!(r#"{{"data":{{"type":210,"userLists":{deep}}}}}"#),
                format!(r#"{{"data":{{"type":210,"userLists":[{deep}]}}}}"#),
                format!(r#"{{"data":{{"type":210,"userLists":[{{"nick":{deep}}}]}}}}"#),
                format!(r#"{{"userLists":[{{"a":{deep}}}],"type":210}}"#),
                format!(r#"{{"type":66,"code":200,"a":{deep}}}"#),
                format!(r#"{{"data":{{"type":66,"a":{deep},"code":200}}}}"#),
                format!(r#"{{"data":{{"a":{deep},"code":200,"type":66}}}}"#),
                format!(r#"{{"data":{{"type":66,"code":200}},"a":{deep}}}"#),
                format!(r#"{{"type":210,"userLists":[{{"a":{deep},"wxid":"b"}}]}}"#),
            ] {
                read(&body).unwrap_err();
                let mut bytes = body.into_bytes();
                bytes.push(0xFF);
                wequick_types::from_slice::<Callback>(&bytes).unwrap_err();
            }
        }
    });
}

#[test]
fn nesting_in_commands() {
    on_small_stack(|| {
        for deep in [lists(), objects()] {
            for body in [
                format!("[{deep}]"),
                format!(r#"[{{"api":{deep}}}]"#),
                format!(r#"[{{"a":{deep},"api":"outLogin"}}]"#),
                format!(r#"[{{"api":"novel","a":{deep}}}]"#),
                format!(r#"[{{"api":"outLogin","a":{deep}}}]"#),
                format!(r#"[{{"api":"outLogin","time":{deep}}}]"#),
                format!(r#"[{{"api":"delUser","wxid":{deep}}}]"#),
                format!(r#"[{{"api":"newGetUserLists","wxidLists":{deep}}}]"#),
            ] {
                wequick_types::from_slice::<PollResponse>(body.as_bytes()).unwrap_err();
                serde_json::from_str::<PollResponse>(&body).unwrap_err();
            }
        }
    });
}

/// The deepest value that is kept, through all that recurses into it.
#[test]
fn the_deepest_value_that_is_kept() {
    on_small_stack(|| {
        let deep = |levels| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        let body = |levels| format!(r#"{{"data":{{"type":999,"a":{}}}}}"#, deep(levels));

        let callback = read(&body(120)).unwrap();
        assert_eq!(serde_json::to_string(&callback.clone()).unwrap(), body(120));
        assert_eq!(format!("{callback:?}").matches("Array [").count(), 120);
        assert_eq!(callback, serde_json::from_str(&body(120)).unwrap());

        let error = read(&body(121)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Syntax);
        assert!(
            error
                .to_string()
                .contains("nested more than 120 levels deep")
        );
    });
}

/// What the crate's own reader makes of a body, in each way.
fn own_ways(body: &str) -> [bool; 5] {
    [
        from_str::<Callback>(body).is_ok(),
        from_str::<CallbackRef>(body).is_ok(),
        from_slice_lossy::<Callback>(body.as_bytes()).is_ok(),
        Callback::untyped(body.as_bytes()).is_ok(),
        from_str::<PollResponse>(body).is_ok(),
    ]
}

/// How much stack the crate's own reader needs, in an optimised build: 80 KiB for the deepest body
/// that is accepted, 64 KiB for all that is refused; 128 and 80 KiB with `preserve_order`, whose
/// maps are larger.
#[test]
fn the_stack_that_is_needed() {
    let (accepted, refused) = if preserves_order() {
        (128, 80)
    } else {
        (80, 64)
    };
    let nested = |levels: usize, open: &str, close: &str| {
        format!("{}0{}", open.repeat(levels), close.repeat(levels))
    };
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}"), (r#"[{"a":"#, "}]")] {
        let levels = if open == "[" || close == "}" { 1 } else { 2 };
        for (depth, is_accepted) in [(120, true), (122, false), (126, false), (100_000, false)] {
            let deep = nested(depth / levels, open, close);
            for body in [
                format!(r#"{{"data":{{"type":66,"code":200,"a":{deep}}}}}"#),
                format!(r#"{{"data":{{"a":{deep},"code":200,"type":66}}}}"#),
                format!(r#"{{"a":{deep},"data":{{"type":999}}}}"#),
                format!(r#"{{"data":{{"type":999}},"a":{deep}}}"#),
                format!(r#"[{{"api":"novel","a":{deep}}}]"#),
                format!(r#"[{{"a":{deep},"api":"novel"}}]"#),
            ] {
                let is_answer = body.starts_with('[');
                let expected = [!is_answer; 4].map(|callback| callback && is_accepted);
                let size = if is_accepted { accepted } else { refused };
                on_stack_of(size, move || {
                    let [callbacks @ .., answer] = own_ways(&body);
                    assert_eq!(callbacks, expected, "{open}, {depth} levels");
                    assert_eq!(answer, is_answer && is_accepted, "{open}, {depth} levels");
                });
            }
        }
    }
}
