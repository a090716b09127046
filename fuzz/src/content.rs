//! Any text as the content of a message.

#[path = "../../tests/common/contents/mod.rs"]
mod oracle;

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::Serialize;
use wequick_types::content::{ContentError, RecordItem};
use wequick_types::{Code, Content, Message, MessageType};

use oracle::expected::{self, Text, Verdict};
use oracle::tree::{Tree, WHITE, is_white};
use oracle::{inner, library, same};

/// What documents are made of, whole and broken.
pub const PIECES: &[&str] = oracle::PIECES;

/// A document that an XML library reads gives the same content. Any other text gives a content or a clear
/// error.
///
/// The first line may be the `msgType`; a text without one is read as each of them.
pub fn content(bytes: &[u8]) {
    let input = &*String::from_utf8_lossy(bytes);
    let typed = input
        .split_once('\n')
        .and_then(|(line, text)| Some((line.parse().ok()?, text)));
    match typed {
        Some((msg_type, text)) => read(msg_type, text),
        None => {
            for msg_type in [
                1, 3, 34, 37, 42, 43, 47, 48, 49, 50, 62, 65, 66, 10_000, 10_002,
            ] {
                read(msg_type, input);
            }
        }
    }
    written(input);
}

fn read(msg_type: i64, text: &str) {
    let message = Message::new(Code::new(msg_type), "wxid_a", text);
    let content = message.content();
    let root = compare(&content, msg_type, text, |parsed| {
        expected::content(msg_type, text, parsed)
    });
    if let Some(root) = root {
        broken_off(msg_type, text, &root);
    }
    if let Ok(content) = &content {
        let json = serde_json::to_value(content).expect("a content can be written");
        assert_eq!(json["kind"], content.kind());
    }
    assert_eq!(
        message.friend_request().is_some(),
        msg_type == 37,
        "a 37 and nothing else"
    );
    if let Ok(content) = &content {
        assert_eq!(content.clone().into_owned(), *content);
    }
    match content {
        Ok(Content::Quote(quote)) => {
            let quoted = &quote.quoted;
            let msg_type = quoted.msg_type.map(Code::get);
            let text = quoted.content.as_deref();
            let of_type = msg_type.unwrap_or_default();
            compare(
                &quoted.read(),
                of_type,
                text.unwrap_or_default(),
                |parsed| inner::quoted(msg_type, text, parsed),
            );
        }
        Ok(Content::ChatRecord(record)) => items(record.record.as_deref(), &record.items()),
        Ok(Content::Solitaire(list)) => {
            let title = list.text.as_deref().unwrap_or_default();
            let info = list.info.as_deref().unwrap_or_default();
            compare(&list.items(), 49, info, |parsed| {
                inner::lines(title, parsed)
            });
        }
        Ok(Content::Notice(notice)) => plain(notice.text.as_deref(), notice.plain_text().as_ref()),
        Ok(Content::Recall(recall)) => plain(recall.text.as_deref(), recall.plain_text().as_ref()),
        _ => {}
    }
}

/// The items of a record, and those of the records inside.
fn items(record: Option<&str>, read: &Result<Vec<RecordItem>, ContentError>) {
    compare(read, 49, record.unwrap_or_default(), inner::items);
    for item in read.iter().flatten() {
        if item.record.is_some() {
            items(item.record.as_deref(), &item.items());
        }
    }
}

/// A text without tags is the text itself, and nothing is added to any other.
fn plain(text: Option<&str>, plain: Option<&Cow<str>>) {
    let (Some(text), Some(plain)) = (text, plain) else {
        assert_eq!(text.is_some(), plain.is_some());
        return;
    };
    assert_eq!(matches!(plain, Cow::Borrowed(_)), *plain == text);
    let mut left = text.chars();
    assert!(plain.chars().all(|c| left.any(|other| other == c)));
}

/// Compares what the crate read with the verdict on the text, which is known where a library reads the text
/// or where it is not XML; gives the root that the library found. An error is one line.
fn compare<T: Serialize>(
    read: &Result<T, ContentError>,
    msg_type: i64,
    text: &str,
    verdict: impl Fn(&Text) -> Verdict,
) -> Option<Tree> {
    if let Err(error) = read {
        let line = error.to_string();
        assert!(!line.contains(char::is_control), "{line:?}");
    }
    let root = library::root(msg_type, text);
    let parsed = match &root {
        Some(root) => Some(Text::Root(root)),
        None if !text.contains('<') || !expected::may_be_document(msg_type) => Some(Text::Plain),
        None => None,
    };
    let expected = parsed.map(|parsed| verdict(&parsed));
    let is_exact = root.is_none() || library::is_exact(text);
    if let Err(difference) = same(read, expected.as_ref(), is_exact) {
        panic!("{msg_type}: {text:?}\n{difference}");
    }
    root
}

/// A document without the last `>` of its root is damaged.
fn broken_off(msg_type: i64, text: &str, root: &Tree) {
    let cut = text.trim_end_matches(WHITE).strip_suffix('>');
    // That may be the end of a comment or of a processing instruction.
    let Some(cut) = cut.filter(|cut| !cut.ends_with("--") && !cut.ends_with('?')) else {
        return;
    };
    let parsed = Text::Damaged(Some(&root.name));
    let expected = expected::content(msg_type, cut, &parsed);
    let content = Content::of(Code::new(msg_type), cut);
    if let Err(difference) = same(&content, Some(&expected), true) {
        panic!("{msg_type}: {cut:?}\n{difference}");
    }
}

/// A text that is written as XML prescribes is read as it was.
fn written(text: &str) {
    let [escaped, sections] = [references(text), sections(text)];
    let link = |title: &str| {
        let xml = format!("<msg><appmsg><title>{title}</title><type>5</type></appmsg></msg>");
        let content = Content::of(MessageType::App, &xml).expect("it is XML");
        let Content::Link(link) = content else {
            panic!("it is a link");
        };
        link.title.unwrap_or_default().into_owned()
    };
    let expected = if is_white(text) { "" } else { text };
    assert_eq!(link(&sections), expected);

    let is_xml = |c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    let readable = |c| if is_xml(c) { c } else { '\u{FFFD}' };
    let expected: String = expected.chars().map(readable).collect();
    assert_eq!(link(&escaped), expected);
    let xml =
        format!("<msg fromusername='a' encryptusername='b' ticket='c' content=\"{escaped}\"/>");
    let message = Message::new(MessageType::FriendRequest, "fmessage", xml);
    let request = message.friend_request().expect("a friend request");
    let request = request.expect("it can be accepted");
    assert_eq!(request.content.unwrap_or_default(), expected);
}

/// The text, all but letters and CJK as references.
fn references(text: &str) -> String {
    let mut xml = String::new();
    for c in text.chars() {
        match c {
            'a'..='z' | '\u{4E00}'..='\u{9FFF}' => xml.push(c),
            '<' => xml.push_str("&lt;"),
            '\'' => xml.push_str("&apos;"),
            'A'..='Z' => write!(xml, "&#{};", u32::from(c)).expect("a string takes everything"),
            _ => write!(xml, "&#x{:X};", u32::from(c)).expect("a string takes everything"),
        }
    }
    xml
}

/// The text in CDATA sections, none of which ends too early.
fn sections(text: &str) -> String {
    format!("<![CDATA[{}]]>", text.replace("]]>", "]]]]><![CDATA[>"))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::oracle::library;

    /// Else the comparison would say little.
    #[test]
    fn the_library_reads_most_fixtures() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .map(|root| root.join("fixtures/contents"))
            .find(|folder| folder.is_dir())
            .expect("the fixtures are in the repository");
        let mut compared = 0;
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("the folder can be listed").path();
            let name = path.file_name().expect("a file").to_string_lossy();
            let msg_type = name
                .split('-')
                .next()
                .and_then(|number| number.parse().ok());
            let text = fs::read_to_string(&path).expect("the file can be read");
            let root = msg_type.and_then(|msg_type| library::root(msg_type, &text));
            compared += usize::from(root.is_some());
        }
        assert!(compared >= 60, "{compared}");
    }
}
