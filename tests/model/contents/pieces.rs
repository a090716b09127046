//! Attributes and pieces of elements, in all spellings.

use arbitrary::{Result, Unstructured};

use super::bits;
use super::document::{Attribute, Bit, Element, Piece};

/// A value as an attribute.
pub(crate) fn attribute(name: &str, value: Bit, bytes: &mut Unstructured) -> Result<Attribute> {
    let quote = match (value.wire.contains('"'), value.wire.contains('\'')) {
        (true, _) => '\'',
        (_, true) => '"',
        _ => *bytes.choose(&['"', '\''])?,
    };
    let before = *bytes.choose(&[" ", " ", "\n\t", "  "])?;
    let equals = *bytes.choose(&["=", "=", " = ", "= ", "\t="])?;
    Ok(Attribute {
        name: name.to_owned(),
        wire: format!("{before}{name}{equals}{quote}{}{quote}", value.wire),
        read: Some(value.read),
        is_xml: value.is_xml,
    })
}

/// A text as pieces of an element.
pub(crate) fn dressed(value: Bit, bytes: &mut Unstructured) -> Result<Vec<Piece>> {
    let section = |value: Bit| {
        if value.read.contains("]]>") {
            Piece::Text(value)
        } else {
            Piece::Section(value.read)
        }
    };
    let space = |bytes: &mut Unstructured| -> Result<Piece> {
        Ok(Piece::Text(blank(
            bytes.choose(&["", " ", "\n", "\r\n\t"])?,
        )))
    };
    Ok(match bytes.int_in_range(0..=9)? {
        0 | 1 => vec![section(value)],
        2 => vec![space(bytes)?, section(value), space(bytes)?],
        3 => {
            let mut pieces = vec![section(value)];
            for _ in 0..bytes.int_in_range(0..=4)? {
                let piece = match bytes.int_in_range(0..=5)? {
                    0 => Piece::Text(bits::text(false, bytes)?),
                    1 => Piece::Section(bytes.choose(&["", " ", "<b>&amp;", "x"])?.to_string()),
                    2 => Piece::Element(junk(2, bytes)?),
                    3 => skipped(bytes)?,
                    _ => space(bytes)?,
                };
                pieces.insert(bytes.int_in_range(0..=pieces.len())?, piece);
            }
            pieces
        }
        4 => vec![skipped(bytes)?, Piece::Text(value), skipped(bytes)?],
        5 if value.wire.is_empty() => Vec::new(),
        _ => vec![Piece::Text(value)],
    })
}

fn blank(white: &str) -> Bit {
    Bit {
        wire: white.to_owned(),
        read: white.to_owned(),
        is_xml: true,
    }
}

fn skipped(bytes: &mut Unstructured) -> Result<Piece> {
    const SKIPPED: &[&str] = &[
        "<!-- a -->",
        "<!---->",
        "<!-- <b> & ]]> -->",
        "<?a?>",
        "<?a <b> ?>",
    ];
    bytes.choose(SKIPPED).copied().map(Piece::Skipped)
}

/// An element that means nothing where it stands, though its name may mean something elsewhere.
fn junk(depth: usize, bytes: &mut Unstructured) -> Result<Element> {
    const NAMES: &[&str] = &[
        "b", "title", "type", "username", "appmsg", "img", "x-1", "_é",
    ];
    let mut element = Element::new(bytes.choose(NAMES)?);
    for _ in 0..bytes.int_in_range(0..=2)? {
        let value = bits::text(true, bytes)?;
        let attribute = attribute(bytes.choose(&["a", "type", "md5"])?, value, bytes)?;
        element.attributes.push(attribute);
    }
    if depth > 0 && bytes.arbitrary()? {
        element.pieces.push(Piece::Element(junk(depth - 1, bytes)?));
    }
    element.pieces.push(Piece::Text(bits::text(false, bytes)?));
    Ok(element)
}

/// Mixes the elements, and puts what means nothing between them.
pub(crate) fn sprinkle(root: &mut Element, depth: usize, bytes: &mut Unstructured) -> Result<()> {
    root.space = bytes.choose(&["", "", "", " ", "\n"])?;
    let is_parent = root
        .pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Element(_)));
    if depth == 0 || !is_parent || bytes.ratio(1, 4)? {
        return Ok(());
    }
    for last in (1..root.pieces.len()).rev() {
        if bytes.ratio(1, 4)? {
            root.pieces.swap(last, bytes.int_in_range(0..=last)?);
        }
    }
    for piece in &mut root.pieces {
        if let Piece::Element(element) = piece {
            sprinkle(element, depth - 1, bytes)?;
        }
    }
    for _ in 0..bytes.int_in_range(0..=2)? {
        let piece = match bytes.int_in_range(0..=3)? {
            0 => skipped(bytes)?,
            1 => Piece::Element(junk(2, bytes)?),
            2 => Piece::Text(bits::text(false, bytes)?),
            _ => Piece::Text(blank("\n  ")),
        };
        root.pieces
            .insert(bytes.int_in_range(0..=root.pieces.len())?, piece);
    }
    Ok(())
}
