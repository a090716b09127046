//! Damages documents, in ways that are refused and in any way.

use arbitrary::{Result, Unstructured};

use super::document::{Attribute, Element, Piece};
use super::oracle::PIECES;

/// Damages an element somewhere; or one so deep that nobody looks.
pub(crate) fn damage(element: &mut Element, bytes: &mut Unstructured) -> Result<()> {
    let children = element.pieces.iter_mut().filter_map(|piece| match piece {
        Piece::Element(child) => Some(child),
        _ => None,
    });
    let mut children: Vec<&mut Element> = children.collect();
    if !children.is_empty() && bytes.ratio(3, 4)? {
        let at = bytes.choose_index(children.len())?;
        return damage(children[at], bytes);
    }
    match bytes.int_in_range(0..=5)? {
        0 => element.end = Some("other"),
        1 => {
            let at = bytes.int_in_range(0..=element.pieces.len())?;
            element.pieces.insert(at, Piece::Stray);
        }
        2 => element.attributes.push(Attribute {
            name: "damaged".to_owned(),
            wire: (*bytes.choose(&[
                " damaged",
                " damaged=",
                " damaged=a",
                " damaged=&quot;a&quot;",
            ])?)
            .to_owned(),
            read: None,
            is_xml: false,
        }),
        _ => {
            let mut deep = Element::new("deep");
            deep.end = Some("other");
            for _ in 0..bytes.int_in_range(2..=9)? {
                let mut outer = Element::new("deep");
                outer.pieces.push(Piece::Element(deep));
                deep = outer;
            }
            element.pieces.push(Piece::Element(deep));
        }
    }
    Ok(())
}

/// Puts something in the place of up to two characters.
pub(crate) fn change(text: &mut String, bytes: &mut Unstructured) -> Result<()> {
    let mut characters: Vec<char> = text.chars().collect();
    let places = 0..=characters.len();
    let between = places
        .clone()
        .filter(|at| *at == 0 || characters[at - 1] == '>');
    let (begin, most) = if bytes.arbitrary()? {
        (*bytes.choose(&between.collect::<Vec<_>>())?, 0)
    } else {
        (bytes.int_in_range(places)?, 2)
    };
    let end = characters.len().min(begin + bytes.int_in_range(0..=most)?);
    characters.splice(begin..end, bytes.choose(PIECES)?.chars());
    *text = characters.into_iter().collect();
    Ok(())
}
