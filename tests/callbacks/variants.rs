//! Each fixture of `fixtures/variants`, one for every quirk, and the JSON that is written for it: each
//! value in the client's own spelling, without absent ones.

use wequick_types::{Callback, from_str};

/// The fixtures by name, each with what is written for it.
const VARIANTS: &str = include_str!("variants.txt");

#[test]
fn every_variant_is_written_in_the_spelling_of_the_client() {
    let rows = VARIANTS.lines().map(|row| row.split_once(' ').unwrap());
    let (names, canonical): (Vec<&str>, Vec<&str>) = rows.unzip();
    assert_eq!(names, crate::names("variants"));
    for (name, canonical) in names.iter().zip(canonical) {
        let expected: Callback = from_str(canonical).unwrap();
        let written = crate::check(&format!("variants/{name}"), &expected);
        // Older versions of `serde_json` write `1e19`, newer ones `1e+19`.
        assert_eq!(written.replace("e+", "e"), canonical, "{name}");
    }
}
