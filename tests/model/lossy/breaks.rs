//! What is broken, and what it is read as.

/// A way to break a payload.
pub(crate) struct Break {
    pub(crate) place: Place,
    /// What is written.
    pub(crate) bytes: &'static [u8],
    /// What is read there, where it is forgiven.
    pub(crate) read: Option<&'static str>,
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Place {
    /// Inside a string, which may be a key.
    Text,
    /// Instead of a value.
    Value,
    /// In front of the payload.
    Front,
    /// Behind the payload.
    Behind,
    /// The payload breaks off.
    Cut,
}

const fn forgiven(bytes: &'static [u8], read: &'static str) -> Break {
    Break {
        place: Place::Text,
        bytes,
        read: Some(read),
    }
}

const fn skipped(place: Place, bytes: &'static [u8]) -> Break {
    Break {
        place,
        bytes,
        read: Some(""),
    }
}

const fn refused(place: Place, bytes: &'static [u8]) -> Break {
    Break {
        place,
        bytes,
        read: None,
    }
}

/// One of each sort at least.
pub(crate) const BREAKS: &[Break] = &[
    // Bytes that are no UTF-8: each part of a character that goes wrong is one U+FFFD.
    forgiven(b"\xFF", "\u{FFFD}"),
    forgiven(b"\x80", "\u{FFFD}"),
    forgiven(b"\xE6\xB5", "\u{FFFD}"),
    forgiven(b"\xF0\x9F\x98", "\u{FFFD}"),
    forgiven(b"\xC0\x80", "\u{FFFD}\u{FFFD}"),
    forgiven(b"\xED\xA0\xBD", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    forgiven(b"\xF4\x90\x80\x80", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    forgiven(b"a\xFE\xE6\xB5\x8B\xE6", "a\u{FFFD}测\u{FFFD}"),
    // Half surrogates.
    forgiven(br"\ud83d", "\u{FFFD}"),
    forgiven(br"\uDE00", "\u{FFFD}"),
    forgiven(br"\uD83D\uD83D\uDE00", "\u{FFFD}\u{1F600}"),
    forgiven(br"\ud83d\ude00\ude00", "\u{1F600}\u{FFFD}"),
    forgiven(br"\ude00\ud83d", "\u{FFFD}\u{FFFD}"),
    forgiven(br"\udbff\n", "\u{FFFD}\n"),
    forgiven(br#"\ud800\""#, "\u{FFFD}\""),
    forgiven(br"\ud800\\ude00", "\u{FFFD}\\ude00"),
    forgiven(br"\ud83d\u0041", "\u{FFFD}A"),
    forgiven(br"\ud83dude00", "\u{FFFD}ude00"),
    forgiven(b"\\ud83d\xFF\\ude00", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    // Control characters that are not escaped.
    forgiven(b"\x01", "\u{1}"),
    forgiven(b"\0", "\0"),
    forgiven(b"\t\r\n", "\t\r\n"),
    forgiven(b"\x1F\x7F", "\u{1F}\u{7F}"),
    forgiven(b"\x1B\\ud83d\x0C", "\u{1B}\u{FFFD}\u{C}"),
    // A byte order mark in front, NUL and white space behind.
    skipped(Place::Front, b"\xEF\xBB\xBF"),
    skipped(Place::Front, b"\xEF\xBB\xBF \r\n"),
    skipped(Place::Behind, b"\0"),
    skipped(Place::Behind, b" \0\0\r\n\t\0 "),
    // All else that a string cannot hold. Behind a quote stands no string, and so no value.
    refused(Place::Text, br"\q"),
    refused(Place::Text, br"\'"),
    refused(Place::Text, br"\x41"),
    refused(Place::Text, br"\U0041"),
    refused(Place::Text, br"\u12G4"),
    refused(Place::Text, br"\u{41}"),
    refused(Place::Text, br"\ud83d\q"),
    refused(Place::Text, br"\ud83d\u12-"),
    refused(Place::Text, b"\\\n"),
    refused(Place::Text, b"\\\xFF"),
    refused(Place::Text, br#"""#),
    // Values that are none.
    refused(Place::Value, b","),
    refused(Place::Value, b"NaN"),
    refused(Place::Value, b"-Infinity"),
    refused(Place::Value, b"undefined"),
    refused(Place::Value, b"True"),
    refused(Place::Value, b"nul"),
    refused(Place::Value, b"+1"),
    refused(Place::Value, b"01"),
    refused(Place::Value, b".5"),
    refused(Place::Value, b"1."),
    refused(Place::Value, b"1e"),
    refused(Place::Value, b"0x1F"),
    refused(Place::Value, b"1_000"),
    refused(Place::Value, b"1\xFF"),
    refused(Place::Value, b"1\0"),
    refused(Place::Value, b"\xEF\xBB\xBF1"),
    refused(Place::Value, b"'a'"),
    refused(Place::Value, b"\"a"),
    refused(Place::Value, b"a\""),
    refused(Place::Value, b"\"a\" \"b\""),
    refused(Place::Value, b"[1,]"),
    refused(Place::Value, b"[,1]"),
    refused(Place::Value, b"[1 2]"),
    refused(Place::Value, b"[1"),
    refused(Place::Value, b"[1}"),
    refused(Place::Value, br#"{"a":1,}"#),
    refused(Place::Value, br#"{"a" 1}"#),
    refused(Place::Value, br#"{"a"}"#),
    refused(Place::Value, b"{a:1}"),
    refused(Place::Value, b"{1:1}"),
    refused(Place::Value, b"1 // a"),
    refused(Place::Value, b"/* a */ 1"),
    // What else may stand in front or behind.
    refused(Place::Front, b"\xEF\xBB\xBF\xEF\xBB\xBF"),
    refused(Place::Front, b" \xEF\xBB\xBF"),
    refused(Place::Front, b"\xEF\xBB"),
    refused(Place::Front, b"\xFF\xFE"),
    refused(Place::Front, b"\0"),
    refused(Place::Front, b"\x01"),
    refused(Place::Front, b","),
    refused(Place::Front, b"["),
    refused(Place::Behind, b"\0x"),
    refused(Place::Behind, b"\0{}"),
    refused(Place::Behind, b","),
    refused(Place::Behind, b"}"),
    refused(Place::Behind, b"]"),
    refused(Place::Behind, b"\xEF\xBB\xBF"),
    refused(Place::Behind, b"\x01"),
    refused(Place::Behind, b"\x0C"),
    refused(Place::Behind, b"\xC2\xA0"),
    refused(Place::Behind, b"\xFF"),
    refused(Place::Cut, b""),
];
