//! The members of a room as one string.

use std::iter::FusedIterator;

use crate::newtype::text_newtype;
use crate::wxid::Wxid;

/// The members of a room as one string: the ids, with separators between them, as in `"^Gwxid_a^Gwxid_b^G"`.
///
/// The separator is the two characters `^` and `G`, the caret notation of the control character U+0007.
/// U+0007 itself is a separator, too. Separators at the ends and several in a row mean nothing. The text is
/// kept unchanged; [`iter`](MemberList::iter) splits it.
///
/// ```
/// use wequick_types::MemberList;
/// use wequick_types::command::NewGetUserLists;
///
/// let members = MemberList::new("^Gwxid_a^Gwxid_b^G");
/// assert_eq!(members.len(), 2);
/// assert!(members.contains("wxid_b"));
/// assert_eq!(members.iter().next_back().unwrap(), "wxid_b");
/// for member in &members {
///     assert!(!member.is_room());
/// }
/// let commands: Vec<_> = NewGetUserLists::batches(members.iter()).collect();
/// assert_eq!(commands[0].wxid_lists(), ["wxid_a", "wxid_b"]);
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct MemberList<S = String>(S);

text_newtype!(MemberList);

impl<S: AsRef<str>> MemberList<S> {
    /// The ids in their order. [`into_inner`](Wxid::into_inner) gives a text that is borrowed from the list.
    /// [`as_str`](Wxid::as_str) gives one that is borrowed from the `Wxid`, and lives only as long as that.
    ///
    /// ```
    /// use wequick_types::{MemberList, Wxid};
    ///
    /// let members: MemberList = "^Gwxid_a^Gwxid_b^G".into();
    /// let ids: Vec<&str> = members.iter().map(Wxid::into_inner).collect();
    /// assert_eq!(ids, ["wxid_a", "wxid_b"]);
    /// ```
    #[must_use]
    pub fn iter(&self) -> Members<'_> {
        Members {
            rest: self.as_str(),
        }
    }

    /// The number of ids. Each call counts them, in time linear in the length of the text.
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether there is no id.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Whether `wxid` is one of the ids.
    #[must_use]
    pub fn contains(&self, wxid: impl AsRef<str>) -> bool {
        self.iter().any(|id| id == *wxid.as_ref())
    }
}

impl<'a, S: AsRef<str>> IntoIterator for &'a MemberList<S> {
    type Item = Wxid<&'a str>;
    type IntoIter = Members<'a>;

    fn into_iter(self) -> Members<'a> {
        self.iter()
    }
}

/// The ids of a [`MemberList`].
#[derive(Debug, Clone)]
pub struct Members<'a> {
    rest: &'a str,
}

/// The length of the separator at the beginning of `bytes`. 0 if there is none.
fn separator(bytes: &[u8]) -> usize {
    match bytes {
        [b'^', b'G', ..] => 2,
        [0x07, ..] => 1,
        _ => 0,
    }
}

impl<'a> Iterator for Members<'a> {
    type Item = Wxid<&'a str>;

    fn next(&mut self) -> Option<Self::Item> {
        // The separators are ASCII, so the bytes can be searched: no part of a longer character is equal to
        // them.
        let bytes = self.rest.as_bytes();
        let mut start = 0;
        while separator(&bytes[start..]) > 0 {
            start += separator(&bytes[start..]);
        }
        let id = &bytes[start..];
        let length = (0..id.len()).find(|&at| separator(&id[at..]) > 0);
        let (id, rest) = self.rest[start..].split_at(length.unwrap_or(id.len()));
        self.rest = rest;
        (!id.is_empty()).then_some(Wxid(id))
    }
}

impl DoubleEndedIterator for Members<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        // The separators at the end are dropped, then the last id is cut off.
        let mut text = self.rest;
        while let Some(before) = text.strip_suffix("^G").or(text.strip_suffix('\u{7}')) {
            text = before;
        }
        let bytes = text.as_bytes();
        let last = (0..bytes.len()).rfind(|&at| separator(&bytes[at..]) > 0);
        let start = last.map_or(0, |at| at + separator(&bytes[at..]));
        let (rest, id) = text.split_at(start);
        self.rest = rest;
        (!id.is_empty()).then_some(Wxid(id))
    }
}

impl FusedIterator for Members<'_> {}

/// Joins ids as the client does: with separators between them, before the first and after the last.
///
/// ```
/// # use wequick_types::MemberList;
/// let members: MemberList = ["wxid_a", "wxid_b"].into_iter().collect();
/// assert_eq!(members, "^Gwxid_a^Gwxid_b^G");
/// ```
///
/// For another string type, collect into a list of `String` and convert its text:
///
/// ```
/// use std::borrow::Cow;
/// use wequick_types::{MemberList, Wxid};
///
/// fn rename(list: &mut MemberList<Cow<'_, str>>, from: &str, to: &str) {
///     let ids = list.iter().map(Wxid::into_inner);
///     let renamed: MemberList = ids.map(|id| if id == from { to } else { id }).collect();
///     *list = renamed.into_inner().into();
/// }
///
/// let mut list = MemberList::from("^Gwxid_a^Gwxid_b^G");
/// rename(&mut list, "wxid_a", "wxid_c");
/// assert_eq!(list, "^Gwxid_c^Gwxid_b^G");
/// ```
impl<T: AsRef<str>> FromIterator<T> for MemberList {
    fn from_iter<I: IntoIterator<Item = T>>(ids: I) -> Self {
        let mut text = String::new();
        for id in ids {
            text.push_str("^G");
            text.push_str(id.as_ref());
        }
        if !text.is_empty() {
            text.push_str("^G");
        }
        MemberList(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<&str> {
        let members = Members { rest: text };
        members.map(|id| id.0).collect()
    }

    #[test]
    fn ids_stand_between_separators() {
        for text in [
            "^Ga1^Gb2^Gc3^G",
            "a1^Gb2^Gc3",
            "^Ga1^Gb2^Gc3",
            "a1^Gb2^Gc3^G",
            "^G^Ga1^G^G^Gb2^Gc3^G^G",
            "\u{7}a1\u{7}b2\u{7}c3\u{7}",
            "^Ga1\u{7}b2^G\u{7}^Gc3",
        ] {
            assert_eq!(ids(text), ["a1", "b2", "c3"], "{text:?}");
            let list = MemberList(text);
            assert_eq!(list.len(), 3);
            assert!(!list.is_empty());
            assert!(list.contains("b2"));
            for other in ["", "b", "a1^Gb2"] {
                assert!(!list.contains(other), "{other:?}");
            }
            let back: Vec<_> = list.iter().rev().map(|id| id.0).collect();
            assert_eq!(back, ["c3", "b2", "a1"], "{text:?}");
            let mut both = list.iter();
            assert_eq!(both.next_back().unwrap(), "c3");
            assert_eq!(both.clone().count(), 2);
            assert_eq!(both.next().unwrap(), "a1");
            assert_eq!(both.next_back().unwrap(), "b2");
            assert!(both.next().is_none() && both.next_back().is_none());
        }
    }

    #[test]
    fn a_list_may_be_empty() {
        for text in ["", "^G", "^G^G", "\u{7}", "\u{7}^G\u{7}"] {
            assert_eq!(ids(text), [""; 0], "{text:?}");
            assert!(MemberList(text).is_empty());
            assert!(MemberList(text).iter().next_back().is_none());
        }
        assert_eq!([""; 0].into_iter().collect::<MemberList>(), "");
    }

    #[test]
    fn half_a_separator_is_part_of_an_id() {
        assert_eq!(ids("^^Ga^gG^Gb^"), ["^", "a^gG", "b^"]);
        assert_eq!(ids("测^G试"), ["测", "试"]);
    }

    #[test]
    fn ids_are_joined_as_the_client_does() {
        let spaced = MemberList("wxid_b^G^Gwxid_a\u{7}wxid_b");
        assert_eq!(ids(spaced.as_str()), ["wxid_b", "wxid_a", "wxid_b"]);
        let joined: MemberList = spaced.iter().collect();
        assert_eq!(joined, "^Gwxid_b^Gwxid_a^Gwxid_b^G");
        assert!(joined.contains(Wxid("wxid_a")) && !joined.contains("wxid_"));
        let one: MemberList = ["wxid_a".to_owned()].into_iter().collect();
        assert_eq!(one, "^Gwxid_a^G");
        let mut count = 0;
        for id in &joined {
            assert!(id == "wxid_a" || id == "wxid_b");
            count += 1;
        }
        assert_eq!(count, joined.len());
    }
}
