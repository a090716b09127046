//! Large texts, and what is read off them when asked.

use wequick_types::MemberList;

use crate::{MILLION, allocator, on_small_stack};

#[test]
fn a_large_member_list() {
    on_small_stack(|| {
        let separators: MemberList = "^G".repeat(MILLION).into();
        assert_eq!(separators.len(), 0);
        let members: MemberList = "^Ga\u{7}".repeat(MILLION).into();
        let (len, heap) = allocator::count(|| members.len());
        assert_eq!(len, MILLION);
        assert_eq!(heap.allocations, 0);
    });
}
