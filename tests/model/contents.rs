//! The contents of messages: which it is, every field, or that the text is damaged.

mod bits;
mod damage;
mod document;
mod generate;
mod message;
#[path = "../common/contents/mod.rs"]
mod oracle;
mod pieces;

use std::collections::BTreeSet;

use arbitrary::Unstructured;
use serde::Serialize;
use wequick_types::content::ContentError;
use wequick_types::{Code, Content};

use message::{Form, Message};
use oracle::meaning::{Text, Verdict};
use oracle::{library, meaning, same, tables, tree};

/// What became of a message.
pub(crate) struct Outcome {
    pub(crate) is_read: bool,
    /// The kind of the content, where the model says one.
    kind: Option<&'static str>,
    /// Whether the model says what a document inside of it holds.
    is_inner_read: bool,
}

/// Every content was made, and contents inside of contents.
pub(crate) fn assert_all_made(outcomes: &[Outcome]) {
    let made: BTreeSet<&str> = outcomes.iter().filter_map(|one| one.kind).collect();
    let kinds = tables::MESSAGES.iter().map(|(_, kind, _)| *kind);
    let kinds = kinds.chain(tables::APPS.iter().map(|(_, kind, _)| *kind));
    let kinds = kinds.chain(tables::SYSTEM.iter().map(|(_, kind, _)| *kind));
    let all: BTreeSet<&str> = kinds.chain(["text", "app", "other"]).collect();
    assert_eq!(made, all);
    for kind in ["quote", "chat_record"] {
        let of_kind = outcomes.iter().filter(|one| one.kind == Some(kind));
        let read: BTreeSet<bool> = of_kind.map(|one| one.is_inner_read).collect();
        assert_eq!(read.len(), 2, "{kind}");
    }
}

/// Compares what the crate and the model make of a message that these bytes generate.
pub(crate) fn compare(bytes: &[u8]) -> Result<Outcome, String> {
    let message = message::message(&mut Unstructured::new(bytes));
    let message = message.expect("no choice is among nothing");
    agree(&message).map_err(|difference| {
        let Message { msg_type, text, .. } = &message;
        format!("{msg_type}: {text:?}\n{difference}")
    })
}

fn agree(message: &Message) -> Result<Outcome, String> {
    let Message { msg_type, text, .. } = message;
    let content = Content::of(Code::new(*msg_type), text);
    let expected = message.form.text();
    let expected = expected.map(|parsed| meaning::content(*msg_type, text, &parsed));
    same(&content, expected.as_ref(), is_exact(&message.form, text))?;

    let owned = wequick_types::Message::new(Code::new(*msg_type), "wxid_a", text.as_str());
    if owned.content() != content {
        return Err(format!("of a message: {:?}", owned.content()));
    }
    let is_inner_read = match &content {
        Ok(Content::Quote(quote)) => {
            let quoted = &quote.quoted;
            let text = quoted.content.as_deref();
            let msg_type = quoted.msg_type.map(Code::get);
            inner(message, text, &quoted.read(), |parsed| {
                meaning::quoted(msg_type, text, parsed)
            })?
        }
        Ok(Content::ChatRecord(record)) => {
            let text = record.record.as_deref();
            inner(message, text, &record.items(), meaning::items)?
        }
        _ => false,
    };
    let kind = content.as_ref().ok().map(Content::kind);
    Ok(Outcome {
        is_read: kind.is_some(),
        kind: kind.filter(|_| expected.is_some()),
        is_inner_read,
    })
}

/// Compares what an inner document holds; gives whether the model expects something of it.
fn inner<T: Serialize>(
    message: &Message,
    text: Option<&str>,
    read: &Result<T, ContentError>,
    meaning: impl Fn(&Text) -> Verdict,
) -> Result<bool, String> {
    let text = text.unwrap_or_default();
    let known = message.inner.iter().find(|inner| inner.text == text);
    let form = match known {
        Some(inner) => &inner.form,
        None if text.contains('<') => return Ok(false),
        None => &Form::Plain,
    };
    let expected = form.text().map(|parsed| meaning(&parsed));
    same(read, expected.as_ref(), is_exact(form, text))
        .map_err(|difference| format!("{text:?}\n{difference}"))?;
    Ok(expected.is_some_and(|verdict| verdict.is_ok()))
}

/// Whether the model knows all white space of the text.
fn is_exact(form: &Form, text: &str) -> bool {
    !matches!(form, Form::Changed(_)) || library::is_exact(text)
}
