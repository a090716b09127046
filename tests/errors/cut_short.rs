//! A body of which only the beginning came.

use wequick_types::ErrorKind;

use super::{error, fixtures};

#[test]
fn a_body_cut_short_is_a_syntax_error() {
    for (name, body) in fixtures("callbacks") {
        let body = body.trim_end();
        for end in 0..body.len() {
            let error = error(&body.as_bytes()[..end]);
            assert_eq!(error.kind(), ErrorKind::Syntax, "{name}: {end} bytes");
        }
    }
}
