//! Links: where they come from, and which of them invite into a room.

use serde_json::Value;
use wequick_types::Content;
use wequick_types::content::Link;

use crate::{app, read, try_read};

fn invites(url: &str) -> bool {
    let text = app(
        "5",
        &format!("<title>Come into my room</title><url>{url}</url>"),
    );
    match try_read(49, &text).unwrap() {
        Content::Link(link) => Link::is_room_invitation(&link),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_link_is_an_invitation_by_its_url() {
    for url in [
        "https://support.weixin.qq.com/cgi-bin/mmsupport-bin/addchatroombyinvite?ticket=a%2Fb",
        "<![CDATA[http://support.weixin.qq.com/addchatroombyinvite?ticket=a&b]]>",
        "https://weixin.qq.com/addchatroombyinvite",
        "https://WEIXIN.qq.COM/addchatroombyinvite",
        "HTTPS://support.weixin.qq.com/addchatroombyinvite",
        "https://weixin.qq.com:443/addchatroombyinvite?ticket=a",
        "https://a-1.b.weixin.qq.com/x/addchatroombyinvite#a",
        "https://weixin.qq.com/addchatroombyinvite?x=@evil.example",
        "https://weixin.qq.com/a://b/addchatroombyinvite",
    ] {
        assert!(invites(url), "{url}");
    }
}

#[test]
fn a_link_to_any_other_host_is_no_invitation() {
    for url in [
        "https://weixin.qq.com@evil.example/addchatroombyinvite",
        "https://evil.example@a.weixin.qq.com/addchatroombyinvite",
        "https://weixin.qq.com:1@evil.example/addchatroombyinvite",
        "https://weixin.qq.com:@evil.example/addchatroombyinvite",
        "https://evil.example\\@weixin.qq.com/addchatroombyinvite",
        "https://evil.example\\.weixin.qq.com/addchatroombyinvite",
        "https://evil.example/@weixin.qq.com/addchatroombyinvite",
        "https://evil.example?weixin.qq.com/addchatroombyinvite",
        "https://evil.example#.weixin.qq.com/addchatroombyinvite",
        "https://evilweixin.qq.com/addchatroombyinvite",
        "https://weixin.qq.com.evil.example/addchatroombyinvite",
        "https://weixin.qq.com./addchatroombyinvite",
        "https://weixin.qq.com%2eevil.example/addchatroombyinvite",
        "https://evil.example%2f.weixin.qq.com/addchatroombyinvite",
        "https://evil.example .weixin.qq.com/addchatroombyinvite",
        "https://evil.example\t.weixin.qq.com/addchatroombyinvite",
        "https://evil.example:80.weixin.qq.com/addchatroombyinvite",
        "https://ｗeixin.qq.com/addchatroombyinvite",
        "https://evil_.weixin.qq.com/addchatroombyinvite",
        "https://qq.com/addchatroombyinvite",
        "https:///weixin.qq.com/addchatroombyinvite",
        "https://@weixin.qq.com/addchatroombyinvite",
        "https://evil.example/addchatroombyinvite",
    ] {
        assert!(!invites(url), "{url}");
    }
}

#[test]
fn a_link_by_another_scheme_or_to_another_page_is_no_invitation() {
    for url in [
        "",
        "weixin.qq.com/addchatroombyinvite",
        "//weixin.qq.com/addchatroombyinvite",
        "ftp://weixin.qq.com/addchatroombyinvite",
        "javascript://weixin.qq.com/addchatroombyinvite",
        "https:/weixin.qq.com/addchatroombyinvite",
        "https:weixin.qq.com/addchatroombyinvite",
        "x https://weixin.qq.com/addchatroombyinvite",
        "https://weixin.qq.com",
        "https://weixin.qq.com/",
        "https://weixin.qq.com:/addchatroombyinvite",
        "https://weixin.qq.com:8o/addchatroombyinvite",
        "https://weixin.qq.comaddchatroombyinvite",
        "https://weixin.qq.com/?to=/addchatroombyinvite",
        "https://weixin.qq.com/#/addchatroombyinvite",
        "https://weixin.qq.com/notaddchatroombyinvite",
        "https://weixin.qq.com/addchatroombyinvite/",
        "https://weixin.qq.com/ADDCHATROOMBYINVITE",
    ] {
        assert!(!invites(url), "{url}");
    }
}

#[test]
fn the_source_of_a_link_is_the_account_or_else_the_app() {
    let source = |account: &str, app: &str| {
        let text = format!(
            "<msg><appmsg><type>5</type><sourcedisplayname>{account}</sourcedisplayname></appmsg>
            <appinfo><appname>{app}</appname></appinfo></msg>"
        );
        read(49, &text)["source"].clone()
    };
    assert_eq!(source("a", "b"), "a");
    assert_eq!(source("", "b"), "b");
    assert_eq!(source("", ""), Value::Null);
}
