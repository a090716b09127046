//! Tags and texts, one after the other, whatever their nesting.

use super::Damage;
use super::character::{begins_name, is_white};

/// A piece of a document. Comments, processing instructions and declarations are skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Start(Tag<'a>),
    /// An end tag, and its name.
    End(&'a str),
    /// A text, its references still in it.
    Text(&'a str),
    /// What stands in a CDATA section.
    Cdata(&'a str),
}

/// A start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    /// All attributes, as they stand there.
    pub(super) attributes: &'a str,
    /// Whether it is `<…/>`, which has no end tag.
    pub(super) is_empty: bool,
}

/// The pieces of a text from a byte on.
pub(super) struct Tokens<'a> {
    pub(super) text: &'a str,
    /// Where the last piece begins.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Tokens {
            text,
            start: at,
            at,
        }
    }

    /// The next piece; `None` at the end of the text.
    pub(super) fn next(&mut self) -> Result<Option<Token<'a>>, Damage> {
        loop {
            self.start = self.at;
            let rest = &self.text[self.at..];
            if rest.is_empty() {
                return Ok(None);
            }
            if !is_markup(rest) {
                return Ok(Some(Token::Text(self.piece())));
            }
            match rest.as_bytes()[1] {
                b'/' => return self.end_tag().map(Some),
                b'?' => _ = self.delimited("<?", "?>")?,
                b'!' if rest.starts_with("<!--") => _ = self.delimited("<!--", "-->")?,
                b'!' if rest.starts_with("<![CDATA[") => {
                    let text = self.delimited("<![CDATA[", "]]>")?;
                    return Ok(Some(Token::Cdata(text)));
                }
                b'!' => self.declaration()?,
                _ => return self.start_tag().map(Some),
            }
        }
    }

    /// A text up to the next markup.
    fn piece(&mut self) -> &'a str {
        let start = self.at;
        loop {
            // The first character may be a `<` that is text.
            let behind = self.at + usize::from(self.byte() == Some(b'<'));
            let Some(length) = self.text[behind..].find('<') else {
                self.at = self.text.len();
                break;
            };
            self.at = behind + length;
            if is_markup(&self.text[self.at..]) {
                break;
            }
        }
        &self.text[start..self.at]
    }

    /// Goes past a DOCTYPE or the like, which ends at its `>` outside of quotes and brackets.
    fn declaration(&mut self) -> Result<(), Damage> {
        let mut brackets = 0_usize;
        loop {
            match self.byte() {
                Some(b'"' | b'\'') => _ = self.quoted()?,
                Some(b'>') if brackets == 0 => break,
                Some(byte) => {
                    match byte {
                        b'[' => brackets += 1,
                        b']' => brackets = brackets.saturating_sub(1),
                        _ => {}
                    }
                    self.at += 1;
                }
                None => return Err(self.damage("`>`")),
            }
        }
        self.at += 1;
        Ok(())
    }

    /// What stands between the opening delimiter, which is here, and the closing one, whose last
    /// character is a `>`.
    fn delimited(&mut self, open: &str, close: &str) -> Result<&'a str, Damage> {
        let start = self.at + open.len();
        self.at = start;
        while let Some(length) = self.text[self.at..].find('>') {
            self.at += length + 1;
            if let Some(text) = self.text[start..self.at].strip_suffix(close) {
                return Ok(text);
            }
        }
        self.at = self.text.len();
        Err(self.damage(match close {
            "?>" => "`?>`",
            "-->" => "`-->`",
            _ => "`]]>`",
        }))
    }

    /// A value between quotes, the first of which should be here.
    pub(super) fn quoted(&mut self) -> Result<&'a str, Damage> {
        let (quote, expected) = match self.byte() {
            Some(b'"') => ('"', "`\"`"),
            Some(b'\'') => ('\'', "`'`"),
            _ => return Err(self.damage("a quoted value")),
        };
        let start = self.at + 1;
        let Some(length) = self.text[start..].find(quote) else {
            self.at = self.text.len();
            return Err(self.damage(expected));
        };
        self.at = start + length + 1;
        Ok(&self.text[start..start + length])
    }

    pub(super) fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn skip(&mut self, byte: u8) -> bool {
        let is_here = self.byte() == Some(byte);
        self.at += usize::from(is_here);
        is_here
    }

    pub(super) fn expect(&mut self, byte: u8, expected: &'static str) -> Result<(), Damage> {
        if self.skip(byte) {
            Ok(())
        } else {
            Err(self.damage(expected))
        }
    }

    pub(super) fn skip_white(&mut self) {
        while self.byte().is_some_and(is_white) {
            self.at += 1;
        }
    }

    pub(super) fn damage(&self, expected: &'static str) -> Damage {
        Damage {
            at: self.at,
            expected: expected.into(),
        }
    }
}

/// Whether a tag or the like begins here: any other `<` is text.
fn is_markup(text: &str) -> bool {
    match text.as_bytes() {
        [b'<', next, ..] if next.is_ascii() => {
            next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?' | b'_' | b':')
        }
        [b'<', ..] => text[1..].chars().next().is_some_and(begins_name),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tag::attributes;
    use super::*;

    /// The pieces, one string each, up to the end or the damage.
    fn pieces(text: &str) -> String {
        let mut tokens = Tokens::new(text, 0);
        let mut pieces = Vec::new();
        loop {
            pieces.push(match tokens.next() {
                Ok(Some(Token::Start(tag))) => {
                    let attributes: Vec<String> = attributes(tag.attributes)
                        .map(|(name, value)| format!("{name}={value}"))
                        .collect();
                    let end = if tag.is_empty { "/" } else { "" };
                    format!("<{}[{}]{end}", tag.name, attributes.join(","))
                }
                Ok(Some(Token::End(name))) => format!("</{name}"),
                Ok(Some(Token::Text(text))) => format!("'{text}'"),
                Ok(Some(Token::Cdata(text))) => format!("[{text}]"),
                Ok(None) => break,
                Err(damage) => {
                    pieces.push(format!("expected {} at {}", damage.expected, damage.at));
                    break;
                }
            });
        }
        pieces.join(" ")
    }

    #[test]
    fn tags_and_texts() {
        for (text, expected) in [
            ("<a>b</a>", "<a[] 'b' </a"),
            ("<a/>", "<a[]/"),
            ("<a\n/></a\t>", "<a[]/ </a"),
            ("<a b='1' c = \"2\"/>", "<a[b=1,c=2]/"),
            ("<a b='1'c='2'>", "<a[b=1,c=2]"),
            ("<a b='\"<>&/'>", "<a[b=\"<>&/]"),
            ("a<!-- <b> -->c<!---->d", "'a' 'c' 'd'"),
            ("<?xml ?>a<??>b", "'a' 'b'"),
            ("<![CDATA[<b>]]]]><![CDATA[]]>", "[<b>]]] []"),
            ("<!DOCTYPE a>b", "'b'"),
            ("<!DOCTYPE a [<!ENTITY b \"]>\">]>b", "'b'"),
            ("<!a '>' [[>]>] >b", "'b'"),
            ("<示例>1</示例>", "<示例[] '1' </示例"),
        ] {
            assert_eq!(pieces(text), expected, "{text}");
        }
    }

    #[test]
    fn a_less_than_before_anything_but_a_name_is_text() {
        for text in [
            "<",
            "<<",
            "a < b",
            "<3",
            "1<2<3 ",
            "<\u{2192}",
            "< a>",
            "<-",
            "<=",
        ] {
            assert_eq!(pieces(text), format!("'{text}'"));
        }
        assert_eq!(pieces("<<a>"), "'<' <a[]");
    }

    #[test]
    pub(super) fn damage() {
        for (text, expected) in [
            ("<a", "expected an attribute or `>` at 2"),
            ("<a b", "expected `=` at 4"),
            ("<a b>", "expected `=` at 4"),
            ("<a b=c>", "expected a quoted value at 5"),
            ("<a b=", "expected a quoted value at 5"),
            ("<a b=\"c", "expected `\"` at 7"),
            ("<a b='c", "expected `'` at 7"),
            ("<a / >", "expected `>` at 4"),
            ("<a =\"b\">", "expected an attribute or `>` at 3"),
            ("<a<b>", "expected an attribute or `>` at 2"),
            ("</a", "expected `>` at 3"),
            ("</a b>", "expected `>` at 4"),
            ("<!-- ->", "expected `-->` at 7"),
            ("<?xml >", "expected `?>` at 7"),
            ("<![CDATA[ ]>", "expected `]]>` at 12"),
            ("<!a [>", "expected `>` at 6"),
            ("<!a \">", "expected `\"` at 6"),
        ] {
            assert_eq!(pieces(text), expected, "{text}");
        }
    }
}
