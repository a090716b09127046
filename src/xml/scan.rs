//! Finding a byte, eight bytes at a time.

use super::character::ends_name;

/// The size of a block. The first block is searched eight bytes at a time, the next ones as a whole: in
/// a loop of fixed length without an exit, the compiler compares 16 bytes or more at once.
const BLOCK: usize = 64;

/// The index of the first byte that is equal to `byte`.
#[inline]
pub(super) fn position(bytes: &[u8], byte: u8) -> Option<usize> {
    let mut at = 0;
    // Most texts, values and names end within the first block.
    while let Some(word) = bytes[at..].first_chunk() {
        let equal = equal_bytes(*word, byte);
        if equal != 0 {
            return Some(at + equal.trailing_zeros() as usize / 8);
        }
        at += 8;
        // After the first block, whole blocks without the byte are skipped. If the byte exists, it is within
        // the next block or the rest.
        if at == BLOCK {
            at += length_without(&bytes[at..], byte);
        }
    }
    let rest = bytes[at..].iter().position(|other| *other == byte);
    rest.map(|distance| at + distance)
}

/// The length of the blocks before the first one that has the byte.
#[inline(never)]
fn length_without(bytes: &[u8], byte: u8) -> usize {
    // All bytes of a block are compared, without an exit at the first hit: such a loop becomes SIMD.
    let blocks = bytes.chunks_exact(BLOCK).take_while(|block| {
        let or = |found, other: &u8| found | u8::from(*other == byte);
        block.iter().fold(0, or) == 0
    });
    blocks.count() * BLOCK
}

/// The length of the name at the beginning.
#[inline]
pub(super) fn length_of_name(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        // Eight bytes at a time: skip those that are surely part of a name. The first other byte is looked
        // at alone.
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

/// 0x0101…01: multiplied by a byte, it is this byte eight times.
const EACH: u64 = u64::MAX / 0xFF;

/// The bytes equal to this one, out of eight. The lowest bit that is set is in the first of them.
#[inline]
fn equal_bytes(word: [u8; 8], byte: u8) -> u64 {
    zeros(u64::from_le_bytes(word) ^ (EACH * u64::from(byte)))
}

/// The bytes that may end a name, out of eight: those below the digits, and `<`, `=`, `>`, `?`. The
/// lowest bit that is set is in the first of them.
#[inline]
fn below_letters(word: [u8; 8]) -> u64 {
    let word = u64::from_le_bytes(word);
    // The subtraction marks the bytes below `0`, as `zeros` explains. `<`, `=`, `>` and `?` are 0x3C to
    // 0x3F: without their last two bits they are equal.
    let low = word.wrapping_sub(EACH * u64::from(b'0')) & !word & (EACH << 7);
    low | zeros((word & (EACH * 0xFC)) ^ (EACH * u64::from(b'<')))
}

/// The bytes that are 0, out of eight. The lowest bit that is set is in the first of them.
///
/// Subtracting 1 sets the highest bit of a 0, and of no other byte below 0x80. `json::run::ends_of_run`
/// explains this, and why the borrow does no harm.
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
