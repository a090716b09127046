//! Documents as an XML library reads them: the checks of the fuzz target, on changed fixtures.

#[path = "../../fuzz/src/content.rs"]
pub mod fuzz;

use std::fs;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use fuzz::PIECES;

/// All fixtures, the `msgType` on a line before each.
fn fixtures() -> Vec<String> {
    let folder = format!("{}/fixtures/contents", env!("CARGO_MANIFEST_DIR"));
    let mut fixtures = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "xml") {
            let name = path.file_name().unwrap().to_str().unwrap();
            let msg_type = name.split('-').next().unwrap();
            fixtures.push(format!(
                "{msg_type}\n{}",
                fs::read_to_string(&path).unwrap()
            ));
        }
    }
    fixtures
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn changed_fixtures_are_read_as_by_an_xml_library(
        fixture in select(fixtures()),
        changes in vec((any::<Index>(), 0..3_usize, select(PIECES)), 1..4),
    ) {
        let mut text: Vec<char> = fixture.chars().collect();
        for (at, removed, piece) in changes {
            let at = at.index(text.len());
            let end = text.len().min(at + removed);
            text.splice(at..end, piece.chars());
        }
        fuzz::content(text.into_iter().collect::<String>().as_bytes());
    }

    #[test]
    fn no_text_panics(xml in "(<\\?|\\?>|<!--|-->|<!\\[CDATA\\[|\\]\\]>|<msg|</msg>|/>|[ =\"'&;#xa<>$]|\\PC){0,40}") {
        fuzz::content(xml.as_bytes());
    }
}
