//! The search for the end of a string. A run is a part of a string that is copied as it is.

/// Whether a byte ends a run.
#[inline]
pub(super) fn ends_run(byte: u8) -> bool {
    byte == b'"' || byte == b'\\' || byte < 0x20
}

/// The size of a block. The first block of a run is read eight bytes at a time, because most strings are
/// short. The rest is read block by block: a loop of fixed length without an exit becomes SIMD, 16 bytes or
/// more at once.
const BLOCK: usize = 64;

/// The length of the run at the beginning of `bytes`.
#[inline]
pub(super) fn length_of_run(bytes: &[u8]) -> usize {
    let mut near = &bytes[..bytes.len().min(BLOCK)];
    let mut length = 0;
    while let Some((&word, rest)) = near.split_first_chunk() {
        let ends = ends_of_run(word);
        if ends != 0 {
            // Each byte has eight bits, and the first byte has the lowest ones.
            return length + ends.trailing_zeros() as usize / 8;
        }
        length += 8;
        near = rest;
    }
    length + length_of_long_run(&bytes[length..])
}

/// The end of the string whose opening quote is at `start`, without a check of what is inside.
#[inline]
pub(crate) fn end_of_string(json: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(rest) = json.get(at..) {
        at += length_of_run(rest);
        match json.get(at) {
            Some(b'"') => return at + 1,
            // The byte after a backslash may be a quote, which does not end the string.
            Some(b'\\') => at += 2,
            Some(_) => at += 1,
            None => break,
        }
    }
    json.len()
}

/// The length of the run at the beginning of `bytes`, block by block.
#[inline(never)]
fn length_of_long_run(bytes: &[u8]) -> usize {
    // The bytes of a block are not compared one by one with an early exit: that would not become SIMD.
    let blocks = bytes.chunks_exact(BLOCK).take_while(|block| {
        let count = |ends, &byte: &u8| ends | u8::from(ends_run(byte));
        block.iter().fold(0, count) == 0
    });
    let length = blocks.count() * BLOCK;
    // The run ends in this block, or after the last full block.
    let rest = bytes[length..].iter();
    length + rest.take_while(|&&byte| !ends_run(byte)).count()
}

/// Finds the bytes that end a run, out of eight. The lowest bit that is set is in the first such byte.
///
/// It computes [`ends_run`] for all bytes of a `u64` at once. If a number up to 0x80 is subtracted from a
/// smaller one, the highest bit of the result is set. So subtracting 0x20 marks the control characters. A
/// quote XOR 0x22 is 0, and subtracting 1 marks it. The backslash is found in the same way, with 0x5C. Bytes
/// from 0x80 up are masked out.
///
/// A byte that is marked borrows from the byte after it, which may then be marked by mistake. This does no
/// harm, because only the first mark is used.
#[inline]
fn ends_of_run(word: [u8; 8]) -> u64 {
    // 0x0101…01: multiplied by a byte, it is this byte eight times.
    const EACH: u64 = u64::MAX / 0xFF;
    let word = u64::from_le_bytes(word);
    let quote = (word ^ (EACH * 0x22)).wrapping_sub(EACH);
    let backslash = (word ^ (EACH * 0x5C)).wrapping_sub(EACH);
    let control = word.wrapping_sub(EACH * 0x20);
    (quote | backslash | control) & !word & (EACH << 7)
}
