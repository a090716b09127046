//! The children of an element, searched one after the other.

use super::element::{Element, Found, Founds};
use super::search::Search;
use super::token::{Token, Tokens};

/// Searches each child called `name`, and returns what it finds at the paths inside this child.
///
/// A child that has neither attributes nor children nor a text is left out. Otherwise the few bytes of
/// `<item/>` would take an entry in a list.
pub(crate) fn each<'a, const N: usize>(
    list: Option<Found<'a>>,
    name: &'static str,
    paths: [&'static str; N],
) -> impl Iterator<Item = Founds<'a, N>> {
    // An attribute has no children, and neither has a list that was not found.
    let mut tokens = match list {
        Some(Found::Element(list)) => list.behind_start_tag(),
        _ => Tokens::new("", 0),
    };
    std::iter::from_fn(move || {
        loop {
            match tokens.next().ok()?? {
                // Every child, wanted or not, is read to its end tag. So the next `End` belongs to the list
                // itself.
                Token::Start(found) if found == name => {
                    let rest = &tokens.text[tokens.at..];
                    let found = search_to_end(name, &mut tokens, paths)?;
                    if !(Element { name, rest }.is_bare()) {
                        return Some(found);
                    }
                }
                Token::Start(_) => tokens.skip_element().ok()?,
                Token::End => return None,
                Token::Cdata(_) | Token::Skipped => {}
            }
        }
    })
}

/// Searches an element, whose name was read, and reads it to its end.
fn search_to_end<'a, const N: usize>(
    name: &'a str,
    tokens: &mut Tokens<'a>,
    paths: [&str; N],
) -> Option<Founds<'a, N>> {
    let mut search = Search::new(paths);
    if !search.any().enter_root(name, tokens).ok()? {
        search.any().inside(tokens, true);
    }
    Some(search.found())
}
