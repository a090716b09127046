//! Where a byte stands, eight bytes at a time.

use super::character::ends_name;

/// The size of a block. The first block is read eight bytes at a time, what follows by blocks: in a
/// loop of fixed length, without a way out, the compiler compares 16 bytes or more at once.
const BLOCK: usize = 64;

/// Where the byte stands first.
#[inline]
pub(super) fn position(bytes: &[u8], byte: u8) -> Option<usize> {
    let mut at = 0;
    // Most texts end within a block: a tag, a value, a name.
    while let Some(word) = bytes[at..].first_chunk() {
        let equal = equal_bytes(*word, byte);
        if equal != 0 {
            return Some(at + equal.trailing_zeros() as usize / 8);
        }
        at += 8;
        if at == BLOCK {
            at += length_without(&bytes[at..], byte);
        }
    }
    let rest = bytes[at..].iter().position(|other| *other == byte);
    rest.map(|distance| at + distance)
}

/// The length of the blocks in front that do not have the byte.
#[inline(never)]
fn length_without(bytes: &[u8], byte: u8) -> usize {
    let blocks = bytes.chunks_exact(BLOCK).take_while(|block| {
        let or = |found, other: &u8| found | u8::from(*other == byte);
        block.iter().fold(0, or) == 0
    });
    blocks.count() * BLOCK
}

/// The length of the name that the bytes begin with.
#[inline]
pub(super) fn length_of_name(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += match bytes[at..].first_chunk() {
            Some(word) => match below_letters(*word) {
                0 => {
                    at += 8;
                    continue;
                }
                found => found.trailing_zeros() as usize / 8,
            },
            None => 0,
        };
        if bytes.get(at).is_none_or(|byte| ends_name(*byte)) {
            return at;
        }
        at += 1;
    }
}

const EACH: u64 = u64::MAX / 0xFF;

/// Which of eight bytes are this one: the lowest bit that is set is in the first of them.
#[inline]
fn equal_bytes(word: [u8; 8], byte: u8) -> u64 {
    zeros(u64::from_le_bytes(word) ^ (EACH * u64::from(byte)))
}

/// Which of eight bytes may end a name: those below the digits, and `<`, `=`, `>`, `?`.
#[inline]
fn below_letters(word: [u8; 8]) -> u64 {
    let word = u64::from_le_bytes(word);
    let low = word.wrapping_sub(EACH * u64::from(b'0')) & !word & (EACH << 7);
    low | zeros((word & (EACH * 0xFC)) ^ (EACH * u64::from(b'<')))
}

/// Which of eight bytes are 0: the lowest bit that is set is in the first of them.
///
/// To subtract 1 sets the highest bit of a 0, and of no other byte that did not have it. A 0 takes a
/// bit from the next byte, which then may be taken for another 0, but it comes first.
#[inline]
fn zeros(word: u64) -> u64 {
    word.wrapping_sub(EACH) & !word & (EACH << 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_found_wherever_it_stands() {
        for length in [0, 1, 7, 8, 9, 63, 64, 65, 127, 128, 129, 200] {
            for other in [b'a', b'=', b';', 0xBC, 0x80, 0, 0xFF] {
                let mut bytes = vec![other; length];
                assert_eq!(position(&bytes, b'<'), None);
                for at in (0..length).rev() {
                    bytes[at] = b'<';
                    assert_eq!(position(&bytes, b'<'), Some(at), "{at} of {length}");
                }
            }
        }
    }
}
