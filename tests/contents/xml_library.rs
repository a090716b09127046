//! Documents as an XML library reads them: the checks of the fuzz target, on changed fixtures.

#[path = "../../fuzz/src/content.rs"]
pub mod fuzz;

use fastrand::Rng;

use crate::files::fixtures;
use fuzz::PIECES;

/// All fixtures, the `msgType` on a line before each.
fn typed_fixtures() -> Vec<String> {
    let fixtures = fixtures("contents", "xml").into_iter();
    let typed = fixtures.map(|(name, text)| {
        let (msg_type, _) = name.split_once('-').unwrap();
        format!("{msg_type}\n{text}")
    });
    typed.collect()
}

/// How many texts are made in each test, the same at each run.
const TEXTS: usize = 500;

#[test]
fn changed_fixtures_are_read_as_by_an_xml_library() {
    let mut rng = Rng::with_seed(0);
    let fixtures = typed_fixtures();
    for _ in 0..TEXTS {
        let fixture = rng.choice(&fixtures).unwrap();
        let mut text: Vec<char> = fixture.chars().collect();
        for _ in 0..rng.usize(1..4) {
            let at = rng.usize(..text.len());
            let end = text.len().min(at + rng.usize(..3));
            let piece = rng.choice(PIECES).unwrap();
            text.splice(at..end, piece.chars());
        }
        fuzz::content(text.into_iter().collect::<String>().as_bytes());
    }
}

#[test]
fn no_text_panics() {
    const MARKUP: [&str; 9] = [
        "<?",
        "?>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<msg",
        "</msg>",
        "/>",
    ];
    const CHARACTERS: &[u8] = b" =\"'&;#xa<>$";
    let mut rng = Rng::with_seed(0);
    for _ in 0..TEXTS {
        let mut xml = String::new();
        for _ in 0..rng.usize(..=40) {
            match rng.u8(..3) {
                0 => xml.push_str(rng.choice(MARKUP).unwrap()),
                1 => xml.push(char::from(*rng.choice(CHARACTERS).unwrap())),
                _ => xml.push(rng.char(..)),
            }
        }
        fuzz::content(xml.as_bytes());
    }
}
