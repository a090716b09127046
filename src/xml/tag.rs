//! Start tags with their attributes, and end tags.

use super::Damage;
use super::character::is_white;
use super::token::{Tag, Token, Tokens};

impl<'a> Tokens<'a> {
    pub(super) fn start_tag(&mut self) -> Result<Token<'a>, Damage> {
        self.at += 1;
        let name = self.name();
        let start = self.at;
        loop {
            self.skip_white();
            match self.byte() {
                Some(b'>' | b'/') => break,
                _ => _ = self.attribute()?,
            }
        }
        let attributes = &self.text[start..self.at];
        let is_empty = self.skip(b'/');
        self.expect(b'>', "`>`")?;
        Ok(Token::Start(Tag {
            name,
            attributes,
            is_empty,
        }))
    }

    pub(super) fn end_tag(&mut self) -> Result<Token<'a>, Damage> {
        self.at += 2;
        let name = self.name();
        self.skip_white();
        self.expect(b'>', "`>`")?;
        Ok(Token::End(name))
    }

    fn attribute(&mut self) -> Result<(&'a str, &'a str), Damage> {
        let name = self.name();
        if name.is_empty() {
            return Err(self.damage("an attribute or `>`"));
        }
        self.skip_white();
        self.expect(b'=', "`=`")?;
        self.skip_white();
        let value = self.quoted()?;
        Ok((name, value))
    }

    /// A name, up to what cannot stand in one.
    fn name(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let ends =
            |byte| is_white(byte) || matches!(byte, b'=' | b'/' | b'<' | b'>' | b'"' | b'\'');
        let end = rest.bytes().position(ends).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }
}

/// The attributes of a start tag that was read: names and values, references still in them.
pub(super) fn attributes(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut tokens = Tokens::new(text, 0);
    std::iter::from_fn(move || {
        tokens.skip_white();
        tokens.attribute().ok()
    })
}
