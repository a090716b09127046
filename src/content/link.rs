//! Links. Some of them are invitations into rooms.

use std::borrow::Cow;

use super::fields::content;

content! {
    /// A link, an article or a video of another app (app types 4, 5 and 68).
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg><appmsg><title>Noodles at home</title><type>5</type>
    ///     <url>https://example.com/noodles?a=1&amp;b=2</url></appmsg></msg>";
    /// let Content::Link(link) = Content::of(MessageType::App, xml)? else { panic!() };
    /// assert_eq!(link.title.as_deref(), Some("Noodles at home"));
    /// assert_eq!(link.url.as_deref(), Some("https://example.com/noodles?a=1&b=2"));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias("appmsg", "article"))]
    #[derive(Eq, Hash)]
    pub struct Link<'a> {
        /// `appmsg/title`: the title.
        pub title: Cow<'a, str> = "appmsg/title",
        /// `appmsg/des`: a description of one or two sentences. It may have line breaks.
        #[doc(alias = "des")]
        pub description: Cow<'a, str> = "appmsg/des",
        /// `appmsg/url`: the URL of the link.
        pub url: Cow<'a, str> = "appmsg/url",
        /// `appmsg/thumburl`: the URL of a small picture.
        #[doc(alias = "thumburl")]
        pub thumb: Cow<'a, str> = "appmsg/thumburl",
        /// `appmsg/sourcedisplayname`, else `appinfo/appname`: the official account or the app that
        /// published it.
        #[doc(alias("sourcedisplayname", "appname"))]
        pub source: Cow<'a, str> = "appmsg/sourcedisplayname" | "appinfo/appname",
    }
}

impl Link<'_> {
    /// Whether it invites into a room: the path of the [`url`](Link::url) ends with `/addchatroombyinvite`,
    /// its host is `weixin.qq.com` or a host below it, and its scheme is `http` or `https`.
    ///
    /// The host is checked for safety. Anybody can send a link with the title of an invitation, and with a
    /// URL of their own that ends with `/addchatroombyinvite`. A bot that opens an invitation does it in
    /// the name of the account.
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let link = |url| format!("<msg><appmsg><title>Come in</title><type>5</type>
    ///     <url>{url}</url></appmsg></msg>");
    /// let xml = link("https://support.weixin.qq.com/cgi-bin/addchatroombyinvite?ticket=A1");
    /// let Content::Link(link_in) = Content::of(MessageType::App, &xml)? else { panic!() };
    /// assert!(link_in.is_room_invitation());
    ///
    /// let xml = link("https://weixin.qq.com@example.com/addchatroombyinvite?ticket=A1");
    /// let Content::Link(link_out) = Content::of(MessageType::App, &xml)? else { panic!() };
    /// assert!(!link_out.is_room_invitation());
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[must_use]
    pub fn is_room_invitation(&self) -> bool {
        self.url.as_deref().is_some_and(is_room_invitation)
    }
}

/// Whether a URL leads to an invitation on a host of WeChat.
///
/// Browsers read some URLs in surprising ways: `https://weixin.qq.com@evil.example/` and
/// `https://evil.example\@weixin.qq.com/` lead to evil.example. So a host may have only letters, digits,
/// `.` and `-`, and only a port may be between the host and the path.
fn is_room_invitation(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else {
        return false;
    };
    let is_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let end = rest
        .bytes()
        .position(|byte| !is_host(byte))
        .unwrap_or(rest.len());
    let (host, rest) = rest.split_at(end);
    let path = match rest.strip_prefix(':') {
        Some(port) => {
            // No digit follows the colon, so there is no port. The text may be a password, as in
            // `user:password@host`.
            let path = port.trim_start_matches(|c: char| c.is_ascii_digit());
            if path.len() == port.len() {
                return false;
            }
            path
        }
        None => rest,
    };
    // The query may hold anything, also `/addchatroombyinvite`.
    let path = path.split(['?', '#']).next().unwrap_or_default();
    ["http", "https"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known))
        && is_below(host, "weixin.qq.com")
        && path.starts_with('/')
        && path.ends_with("/addchatroombyinvite")
}

/// Whether a host is `domain`, or a host below it. `notweixin.qq.com` is not below `weixin.qq.com`.
fn is_below(host: &str, domain: &str) -> bool {
    let Some(begin) = host.len().checked_sub(domain.len()) else {
        return false;
    };
    let (below, end) = host.split_at(begin);
    end.eq_ignore_ascii_case(domain) && (below.is_empty() || below.ends_with('.'))
}
