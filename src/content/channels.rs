//! Channels (视频号): their posts, their live broadcasts, and their cards. Their `title` is only a notice that
//! the client is too old to show them.

use std::borrow::Cow;

use super::fields::content;

content! {
    /// A post of a channel (app type 51): `appmsg/finderFeed`.
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg><appmsg><type>51</type><finderFeed><objectId>14000000000000000001</objectId>
    ///     <nickname>Noodles</nickname><desc>By hand</desc><mediaList><media>
    ///     <videoPlayDuration>42</videoPlayDuration></media></mediaList></finderFeed></appmsg></msg>";
    /// let Content::Channels(post) = Content::of(MessageType::App, xml)? else { panic!() };
    /// assert_eq!(post.nick.as_deref(), Some("Noodles"));
    /// assert_eq!(post.seconds, Some(42));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias("finder", "finderFeed", "appmsg"))]
    #[derive(Eq, Hash)]
    pub struct Channels<'a> {
        /// `appmsg/finderFeed/nickname`: the name of the channel.
        #[doc(alias = "nickname")]
        pub nick: Cow<'a, str> = "appmsg/finderFeed/nickname",
        /// `appmsg/finderFeed/desc`: the text of the post.
        #[doc(alias = "desc")]
        pub description: Cow<'a, str> = "appmsg/finderFeed/desc",
        /// `appmsg/finderFeed/username`: the id of the channel, `v2_…@finder`.
        pub username: Cow<'a, str> = "appmsg/finderFeed/username",
        /// `appmsg/finderFeed/objectId`: the id of the post.
        #[doc(alias = "objectId")]
        pub object_id: Cow<'a, str> = "appmsg/finderFeed/objectId",
        /// `url` of the first `appmsg/finderFeed/mediaList/media`: its video or picture.
        pub url: Cow<'a, str> = "appmsg/finderFeed/mediaList/media/url",
        /// `thumbUrl` of the same: the URL of a small picture.
        #[doc(alias = "thumbUrl")]
        pub cover: Cow<'a, str> = "appmsg/finderFeed/mediaList/media/thumbUrl",
        /// `videoPlayDuration` of the same: how long the video is, in seconds.
        #[doc(alias("duration", "videoPlayDuration"))]
        pub seconds: u64 = "appmsg/finderFeed/mediaList/media/videoPlayDuration",
        /// `width` of the same: pixels. A fraction, as in `1080.0`, is cut off.
        pub width: u64 = "appmsg/finderFeed/mediaList/media/width" as whole,
        /// `height` of the same: pixels. A fraction is cut off.
        pub height: u64 = "appmsg/finderFeed/mediaList/media/height" as whole,
    }
}

content! {
    /// A live broadcast of a channel (app types 63 and 88): `appmsg/finderLive`.
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg><appmsg><type>63</type><finderLive><nickname>Noodles</nickname>
    ///     <desc>Tonight at eight</desc></finderLive></appmsg></msg>";
    /// let Content::Live(live) = Content::of(MessageType::App, xml)? else { panic!() };
    /// assert_eq!(live.description.as_deref(), Some("Tonight at eight"));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias("finder", "finderLive", "appmsg"))]
    #[derive(Eq, Hash)]
    pub struct Live<'a> {
        /// `appmsg/finderLive/nickname`: the name of the channel.
        #[doc(alias = "nickname")]
        pub nick: Cow<'a, str> = "appmsg/finderLive/nickname",
        /// `appmsg/finderLive/desc`: what it is about.
        #[doc(alias = "desc")]
        pub description: Cow<'a, str> = "appmsg/finderLive/desc",
        /// `appmsg/finderLive/finderUsername`: the id of the channel, `v2_…@finder`.
        #[doc(alias = "finderUsername")]
        pub username: Cow<'a, str> = "appmsg/finderLive/finderUsername",
    }
}

content! {
    /// The card of a channel (app type 50): `appmsg/findernamecard`.
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg><appmsg><type>50</type><findernamecard><nickname>Noodles</nickname>
    ///     <username>v2_0a1b@finder</username></findernamecard></appmsg></msg>";
    /// let Content::ChannelCard(card) = Content::of(MessageType::App, xml)? else { panic!() };
    /// assert_eq!(card.nick.as_deref(), Some("Noodles"));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias("finder", "findernamecard", "appmsg"))]
    #[derive(Eq, Hash)]
    pub struct ChannelCard<'a> {
        /// `appmsg/findernamecard/nickname`: the name of the channel.
        #[doc(alias = "nickname")]
        pub nick: Cow<'a, str> = "appmsg/findernamecard/nickname",
        /// `appmsg/findernamecard/username`: the id of the channel, `v2_…@finder`.
        pub username: Cow<'a, str> = "appmsg/findernamecard/username",
    }
}
