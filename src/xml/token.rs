//! The tokens of a document: its tags, CDATA sections and comments, one after the other. Nesting is not
//! checked here.

use super::character::{begins_name, is_white};
use super::scan::{length_of_name, position};

/// A piece of markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `<name`, the beginning of a start tag. [`Tokens::attributes`] reads the rest.
    Start(&'a str),
    /// `</`, the beginning of an end tag. [`Tokens::end_tag`] reads the rest.
    End,
    /// The text in a CDATA section.
    Cdata(&'a str),
    /// A comment, a processing instruction or a declaration.
    Skipped,
}

/// An error: what should stand at [`Tokens::at`].
pub(super) type Expected = &'static str;

/// A text that is read token by token.
pub(super) struct Tokens<'a> {
    pub(super) text: &'a str,
    /// Where the token before the last one ends.
    behind: usize,
    /// Where the last token begins.
    pub(super) start: usize,
    /// The byte that is read next.
    pub(super) at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Tokens {
            text,
            behind: at,
            start: at,
            at,
        }
    }

    /// The next token. `None` at the end of the text.
    pub(super) fn next(&mut self) -> Result<Option<Token<'a>>, Expected> {
        // Text is not a token: what lies between two tokens is `text_before`, and is looked at only if it is
        // wanted.
        self.behind = self.at;
        let bytes = self.text.as_bytes();
        while let Some(distance) = position(&bytes[self.at..], b'<') {
            self.start = self.at + distance;
            self.at = self.start + 1;
            match bytes.get(self.at) {
                Some(b'/') => {
                    self.at += 1;
                    return Ok(Some(Token::End));
                }
                Some(b'!' | b'?') => return self.special().map(Some),
                Some(byte) if byte.is_ascii_alphabetic() => {
                    return Ok(Some(Token::Start(self.name())));
                }
                // A few names begin with `_`, `:` or a letter that is not ASCII. Before any other character,
                // `<` is text.
                _ => {
                    if self.text[self.at..].starts_with(begins_name) {
                        return Ok(Some(Token::Start(self.name())));
                    }
                }
            }
        }
        self.start = bytes.len();
        self.at = bytes.len();
        Ok(None)
    }

    /// The text between the last two tokens. Its references are not resolved.
    pub(super) fn text_before(&self) -> &'a str {
        &self.text[self.behind..self.start]
    }

    /// Reads what begins with `<!` or `<?`.
    fn special(&mut self) -> Result<Token<'a>, Expected> {
        // Inside these, `<` and `>` mean nothing. So each is read up to its own delimiter.
        let rest = &self.text[self.start..];
        if rest.starts_with("<![CDATA[") {
            let section = self.delimited("<![CDATA[", "]]>");
            return section.map(Token::Cdata).ok_or("`]]>`");
        }
        if rest.starts_with("<!--") {
            self.delimited("<!--", "-->").ok_or("`-->`")?;
        } else if rest.starts_with("<?") {
            self.delimited("<?", "?>").ok_or("`?>`")?;
        } else {
            self.declaration()?;
        }
        Ok(Token::Skipped)
    }

    /// Reads a token between two delimiters, and gives the text between them. `None` if the second
    /// delimiter is missing.
    fn delimited(&mut self, open: &str, close: &str) -> Option<&'a str> {
        let start = self.start + open.len();
        let bytes = self.text.as_bytes();
        self.at = start;
        // The fast search looks for the first byte of the delimiter; the rest is compared then.
        while let Some(distance) = position(&bytes[self.at..], close.as_bytes()[0]) {
            let end = self.at + distance;
            if bytes[end..].starts_with(close.as_bytes()) {
                self.at = end + close.len();
                return Some(&self.text[start..end]);
            }
            self.at = end + 1;
        }
        self.at = bytes.len();
        None
    }

    /// Reads a declaration such as a DOCTYPE. It ends at a `>` outside of quotes and brackets.
    fn declaration(&mut self) -> Result<(), Expected> {
        // A DOCTYPE may hold further declarations in brackets, such as `<!DOCTYPE a [<!ENTITY b "c">]>`.
        // They are skipped: entities are not expanded.
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
                None => return Err("`>`"),
            }
        }
        self.at += 1;
        Ok(())
    }

    /// Reads a start tag after its name, attribute by attribute. Returns whether the tag is `<…/>`, which has
    /// no end tag.
    #[inline]
    pub(super) fn attributes(
        &mut self,
        mut each: impl FnMut(&'a str, &'a str),
    ) -> Result<bool, Expected> {
        // The closure gets each attribute, so that no list of them is allocated.
        loop {
            self.skip_white();
            match self.byte() {
                Some(b'>') => {
                    self.at += 1;
                    return Ok(false);
                }
                Some(b'/') => {
                    // A `/` elsewhere in a tag is damage: a name cannot contain it.
                    self.at += 1;
                    self.expect(b'>', "`>`")?;
                    return Ok(true);
                }
                _ => {
                    let (name, value) = self.attribute()?;
                    each(name, value);
                }
            }
        }
    }

    /// Reads an attribute: its name, and its value with the references in it.
    #[inline]
    fn attribute(&mut self) -> Result<(&'a str, &'a str), Expected> {
        let name = self.name();
        if name.is_empty() {
            return Err("an attribute or `>`");
        }
        self.skip_white();
        self.expect(b'=', "`=`")?;
        self.skip_white();
        let value = self.quoted()?;
        Ok((name, value))
    }

    /// Reads an end tag after its `</`. Returns whether it has the expected name; for `None`, any name is
    /// expected.
    pub(super) fn end_tag(&mut self, expected: Option<&str>) -> Result<bool, Expected> {
        if let Some(expected) = expected {
            // Nearly all end tags are the name and `>`: no need to look for the end of the name.
            let rest = &self.text.as_bytes()[self.at..];
            let has_name = rest.starts_with(expected.as_bytes());
            if has_name && rest.get(expected.len()) == Some(&b'>') {
                self.at += expected.len() + 1;
                return Ok(true);
            }
        }
        let name = self.name();
        self.skip_white();
        self.expect(b'>', "`>`")?;
        Ok(expected.is_none_or(|expected| expected == name))
    }

    /// Reads an end tag that was checked before.
    pub(super) fn skip_end_tag(&mut self) {
        let length = position(&self.text.as_bytes()[self.at..], b'>');
        self.at = length.map_or(self.text.len(), |length| self.at + length + 1);
    }

    /// Skips an element after its name: the rest of its start tag, all that is inside, and its end tag.
    pub(super) fn skip_element(&mut self) -> Result<(), Expected> {
        let mut open = usize::from(!self.attributes(|_, _| {})?);
        while open > 0 {
            match self.next()? {
                Some(Token::Start(_)) => open += usize::from(!self.attributes(|_, _| {})?),
                Some(Token::End) => {
                    self.skip_end_tag();
                    open -= 1;
                }
                Some(Token::Cdata(_) | Token::Skipped) => {}
                None => return Err("an end tag"),
            }
        }
        Ok(())
    }

    /// Reads a name, up to the first character that is in no name.
    #[inline]
    fn name(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let end = length_of_name(rest.as_bytes());
        self.at += end;
        &rest[..end]
    }

    /// Reads a value between quotes.
    #[inline]
    fn quoted(&mut self) -> Result<&'a str, Expected> {
        let (quote, expected) = match self.byte() {
            Some(b'"') => (b'"', "`\"`"),
            Some(b'\'') => (b'\'', "`'`"),
            _ => return Err("a quoted value"),
        };
        let start = self.at + 1;
        // A value may hold `<` and `>`: only the quote ends it.
        let Some(length) = position(&self.text.as_bytes()[start..], quote) else {
            self.at = self.text.len();
            return Err(expected);
        };
        self.at = start + length + 1;
        Ok(&self.text[start..start + length])
    }

    /// The next byte, which stays unread.
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Reads this byte. `expected` is its name in an error.
    fn expect(&mut self, byte: u8, expected: &'static str) -> Result<(), Expected> {
        if self.byte() != Some(byte) {
            return Err(expected);
        }
        self.at += 1;
        Ok(())
    }

    fn skip_white(&mut self) {
        while self.byte().is_some_and(is_white) {
            self.at += 1;
        }
    }
}

/// The attributes in a text, as names and raw values. It stops at the first text that is not an attribute.
pub(crate) fn attributes(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut tokens = Tokens::new(text, 0);
    std::iter::from_fn(move || {
        tokens.skip_white();
        tokens.attribute().ok()
    })
}
