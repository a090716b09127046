//! How deep lists and objects may nest.

use super::judge;

#[test]
fn lists_and_objects_nest_127_levels_deep() {
    for (open, close) in [
        ("[", "]"),
        (r#"{"a":"#, "}"),
        (r#"[{"a":"#, "}]"),
        (r#"[1,{"b":0,"a":"#, "}]"),
    ] {
        let levels = if open.len() > 5 { 2 } else { 1 };
        for depth in [1, 2, 63, 64, 120, 126, 127, 128, 129, 1000, 200_000] {
            let times = depth / levels;
            let text = format!("{}1{}", open.repeat(times), close.repeat(times));
            assert_eq!(
                judge(&text).is_some(),
                times * levels <= 127,
                "{open} {depth}"
            );
            let text = format!("[{text},{}1{}]", open.repeat(times), close.repeat(times));
            assert_eq!(
                judge(&text).is_some(),
                times * levels <= 126,
                "{open} {depth}, twice"
            );
            let unclosed = open.repeat(times);
            assert_eq!(judge(&unclosed), None);
        }
    }
}
