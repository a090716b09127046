//! Pictures, sound and places: the attributes of one element.

use std::borrow::Cow;

use super::fields::content;

content! {
    /// A picture (`msgType` 3): the element `/msg/img`.
    ///
    /// The picture itself is not in the message, and no command fetches it.
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg><img length='20480' md5='0123456789abcdef0123456789abcdef'/></msg>";
    /// let Content::Picture(picture) = Content::of(MessageType::Picture, xml)? else { panic!() };
    /// assert_eq!(picture.bytes, Some(20_480));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias("image", "img"))]
    #[derive(Eq, Hash)]
    pub struct Picture<'a> as unless_null {
        /// `img@length`: the size in bytes of the medium version of the picture.
        #[doc(alias = "length")]
        pub bytes: u64 = "img@length",
        /// `img@md5`: the MD5 of the picture, in hex.
        pub md5: Cow<'a, str> = "img@md5",
    }
}

content! {
    /// A voice message (`msgType` 34): the element `/msg/voicemsg`.
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg><voicemsg voicelength='2540' length='4321'/></msg>";
    /// let Content::Voice(voice) = Content::of(MessageType::Voice, xml)? else { panic!() };
    /// assert_eq!(voice.milliseconds, Some(2540));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias("audio", "voicemsg"))]
    #[derive(Eq, Hash)]
    pub struct Voice as unless_null {
        /// `voicemsg@voicelength`: the length of the sound, in milliseconds.
        #[doc(alias("duration", "voicelength"))]
        pub milliseconds: u64 = "voicemsg@voicelength",
        /// `voicemsg@length`: the size in bytes.
        #[doc(alias = "length")]
        pub bytes: u64 = "voicemsg@length",
    }
}

content! {
    /// A video (`msgType` 43) or a short video (62): the element `/msg/videomsg`.
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg><videomsg playlength='12' length='834001'/></msg>";
    /// let Content::Video(video) = Content::of(MessageType::Video, xml)? else { panic!() };
    /// assert_eq!(video.seconds, Some(12));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias = "videomsg")]
    #[derive(Eq, Hash)]
    pub struct Video<'a> as unless_null {
        /// `videomsg@playlength`: the length of the video, in seconds.
        #[doc(alias("duration", "playlength"))]
        pub seconds: u64 = "videomsg@playlength",
        /// `videomsg@length`: the size in bytes.
        #[doc(alias = "length")]
        pub bytes: u64 = "videomsg@length",
        /// `videomsg@md5`: the MD5 of the video, in hex.
        pub md5: Cow<'a, str> = "videomsg@md5",
    }
}

content! {
    /// A place (`msgType` 48): the element `/msg/location`.
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg><location x='39.9042' y='116.4074' poiname='Old Gate' label='1 Gate St'/></msg>";
    /// let Content::Location(place) = Content::of(MessageType::Location, xml)? else { panic!() };
    /// assert_eq!((place.latitude, place.longitude), (Some(39.9042), Some(116.4074)));
    /// assert_eq!(place.name.as_deref(), Some("Old Gate"));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias("place", "poi"))]
    pub struct Location<'a> as unless_null {
        /// `location@x`: degrees, south of the equator negative. Absent if it is not a finite number.
        #[doc(alias = "x")]
        pub latitude: f64 = "location@x",
        /// `location@y`: degrees, west of Greenwich negative. Absent if it is not a finite number.
        #[doc(alias = "y")]
        pub longitude: f64 = "location@y",
        /// `location@label`: the address.
        pub label: Cow<'a, str> = "location@label",
        /// `location@poiname`: the name of the place.
        #[doc(alias = "poiname")]
        pub name: Cow<'a, str> = "location@poiname",
    }
}
