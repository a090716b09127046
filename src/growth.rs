//! How lists grow.

/// Appends `item`. A full list of less than 1,024 items doubles, a longer one grows by an eighth: a value
/// takes many times the room of the shortest text that is read as one, so that doubling would waste much.
pub(crate) fn push<T>(list: &mut Vec<T>, item: T) {
    const LONG: usize = 1024;
    if list.len() == list.capacity() && list.len() >= LONG {
        list.reserve_exact(list.len() / 8);
    }
    list.push(item);
}
