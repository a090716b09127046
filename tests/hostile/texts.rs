//! Large texts, and what is read off them when asked.

use wequick_types::event::FriendRequestError;
use wequick_types::{MemberList, Message, MessageType};

use crate::{MILLION, allocator};

fn request(xml: String) -> Result<String, FriendRequestError> {
    let message = Message::new(MessageType::FriendRequest, "fmessage", xml);
    let request = message.friend_request().unwrap()?;
    Ok(request.content.unwrap_or_default())
}

#[test]
fn a_large_friend_request() {
    let with = |content: &str| {
        format!(r#"<msg fromusername="a" encryptusername="b" ticket="c" content="{content}"/>"#)
    };
    assert_eq!(
        request(with(&"&lt;".repeat(MILLION))).unwrap().len(),
        MILLION
    );
    let ampersands = request(with(&"&".repeat(MILLION))).unwrap_err();
    assert_eq!(
        ampersands,
        FriendRequestError::Entity {
            attribute: "content"
        }
    );

    let others = "x=''\n".repeat(MILLION);
    assert_eq!(request(with(&format!("\" {others} y=\""))).unwrap(), "");
    let comments = "<!---->".repeat(MILLION);
    assert_eq!(request(comments.clone() + &with("hi")).unwrap(), "hi");
    assert_eq!(
        request(comments).unwrap_err(),
        FriendRequestError::NoElement
    );
    let endless = "<!-- ".repeat(MILLION);
    assert_eq!(request(endless).unwrap_err(), FriendRequestError::NoElement);
}

#[test]
fn a_large_member_list() {
    let separators: MemberList = "^G".repeat(MILLION).into();
    assert_eq!(separators.len(), 0);
    let members: MemberList = "^Ga\u{7}".repeat(MILLION).into();
    let (len, heap) = allocator::count(|| members.len());
    assert_eq!(len, MILLION);
    assert_eq!(heap.allocations, 0);
}
