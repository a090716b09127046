//! How lists grow.

/// Appends `item`. A full list of less than 1,024 items doubles its capacity; a longer one grows by an
/// eighth.
///
/// A short text, such as `{},`, can become an item of many bytes. So doubling a long list could take much
/// more memory than the body, up to half of it unused.
pub(crate) fn push<T>(list: &mut Vec<T>, item: T) {
    const LONG: usize = 1024;
    if list.len() == list.capacity() && list.len() >= LONG {
        list.reserve_exact(list.len() / 8);
    }
    list.push(item);
}
