//! Friend requests: only the attributes that are needed to accept one are required. `fixtures` has one with all.

use wequick_types::command::AcceptFriend;
use wequick_types::content::{ContentError, FriendRequest};
use wequick_types::{Content, Message, MessageType};

fn try_request(xml: &str) -> Result<FriendRequest, ContentError> {
    let message = Message::new(MessageType::FriendRequest, "fmessage", xml);
    let request = message.friend_request().expect("it is a 37");
    let content = message.content();
    assert_eq!(
        content,
        request.clone().map(Content::FriendRequest),
        "{xml}"
    );
    request
}

/// The request in an element with the three attributes that must be there, and these.
fn request(attributes: &str) -> FriendRequest {
    let xml = format!(
        r#"<msg fromusername="wxid_a" encryptusername="v3_a" ticket="v4_a" {attributes}/>"#
    );
    try_request(&xml).unwrap_or_else(|error| panic!("{error}: {xml}"))
}

fn accept() -> AcceptFriend {
    AcceptFriend::v1("v3_a").v2("v4_a")
}

#[test]
fn what_is_empty_or_not_there_is_absent() {
    let nothing = FriendRequest::new("wxid_a", accept());
    assert_eq!(request(""), nothing);
    let empty = r#"fromnickname="" alias="" content=" " scene="" bigheadimgurl=""
        smallheadimgurl='' chatroomusername="""#;
    assert_eq!(request(empty), nothing);
}

#[test]
fn what_a_stranger_types_never_makes_him_impossible_to_accept() {
    for (raw, text) in [
        ("\u{14}", "\u{14}"),
        ("\0\u{1}\u{1F}\u{7F}\u{FFFE}", "\0\u{1}\u{1F}\u{7F}\u{FFFE}"),
        ("R&D & Co", "R&D & Co"),
        ("&", "&"),
        ("&nbsp;&smile;&amp", "&nbsp;&smile;&amp"),
        (
            "&#20;&#0;&#xD83D;&#x110000;",
            "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}",
        ),
        ("<b>hi</b> /><msg>", "<b>hi</b> /><msg>"),
        ("line\r\nline\t", "line\r\nline\t"),
        ("null", "null"),
    ] {
        let read = request(&format!(
            r#"fromnickname="{raw}" content="{raw}" alias="{raw}""#
        ));
        assert_eq!(read.accept(), accept());
        assert_eq!(read.nick.as_deref(), Some(text));
        assert_eq!(read.content.as_deref(), Some(text));
        assert_eq!(read.alias.as_deref(), Some(text));
    }
}

#[test]
fn a_scene_that_is_no_number_is_absent() {
    for scene in ["x", "-1", "+30", "3.0", "4294967296", "３", "null"] {
        assert_eq!(request(&format!("scene='{scene}'")).scene, None, "{scene}");
    }
    assert_eq!(request("scene=' 4294967295 '").scene, Some(u32::MAX));
}

#[test]
fn an_attribute_that_comes_twice_is_the_first() {
    let read = request("ticket='v4_b' content='' content='a' scene='1' scene='2'");
    assert_eq!(read.v2, "v4_a");
    assert_eq!(read.content, None);
    assert_eq!(read.scene, Some(1));
}

#[test]
fn without_what_is_needed_to_accept_it() {
    let whole = r#"<msg fromusername="a" encryptusername="a" ticket="a"/>"#;
    for attribute in ["fromusername", "encryptusername", "ticket"] {
        for instead in [
            "",
            " content='b'",
            &format!(" {attribute}=''"),
            &format!(" {attribute}=' '"),
        ] {
            let xml = whole.replace(&format!(" {attribute}=\"a\""), instead);
            let error = try_request(&xml).unwrap_err();
            assert_eq!(error, ContentError::Missing { attribute }, "{xml}");
            assert_eq!(
                error.to_string(),
                format!("friend request: `{attribute}` is missing")
            );
        }
    }
}

#[test]
fn what_is_no_request() {
    for xml in [
        "",
        " ",
        "null",
        "hello <msg/>",
        "<MSG/>",
        "<msgs/>",
        "<sysmsg/>",
        "&lt;msg/>",
    ] {
        let error = try_request(xml).unwrap_err();
        assert_eq!(
            error.to_string(),
            "message content: expected `<msg>` at byte 0",
            "{xml}"
        );
    }
    let whole = r#"<msg fromusername="a" encryptusername="b" ticket="c"><brandlist/></msg>"#;
    try_request(whole).unwrap();
    for end in 5..whole.len() {
        let error = try_request(&whole[..end]).unwrap_err();
        assert!(matches!(error, ContentError::Damaged { .. }), "{error}");
    }
}
