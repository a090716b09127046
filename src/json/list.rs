//! How lists grow.

/// Makes room in a full list: a short one doubles, a long one grows by an eighth, as a value takes
/// many times the room of the shortest text that stands for one.
pub(crate) fn make_room<T>(list: &mut Vec<T>) {
    const LONG: usize = 1024;
    if list.len() == list.capacity() && list.len() >= LONG {
        list.reserve_exact(list.len() / 8);
    }
}
