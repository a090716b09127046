//! The tables of the contents: where each field stands, from the root of the document on.

pub(crate) struct Field {
    pub(crate) name: &'static str,
    /// Of two fields of one name, the first that is there counts.
    pub(crate) path: &'static str,
    pub(crate) shape: Shape,
}

#[derive(Clone, Copy)]
pub(crate) enum Shape {
    Text,
    /// A text that must be there.
    Required,
    /// A text for which "null" stands where there is none.
    Media,
    /// Whoever is no room.
    Person,
    /// Up to the highest.
    Number(u64),
    Degrees,
}

pub(crate) type Fields = &'static [Field];

const U64: Shape = Shape::Number(u64::MAX);
const U32: Shape = Shape::Number(u32::MAX as u64);
/// A number out of a list that may grow.
const CODE: Shape = Shape::Number(i64::MAX as u64);

const fn field(name: &'static str, path: &'static str, shape: Shape) -> Field {
    Field { name, path, shape }
}

const fn text(name: &'static str, path: &'static str) -> Field {
    field(name, path, Shape::Text)
}

const fn media(name: &'static str, path: &'static str) -> Field {
    field(name, path, Shape::Media)
}

const fn number(name: &'static str, path: &'static str) -> Field {
    field(name, path, U64)
}

const CARD: Fields = &[
    text("wxid", "@username"),
    text("nick", "@nickname"),
    text("alias", "@alias"),
    text("ticket", "@antispamticket"),
    text("head_pic", "@bigheadimgurl"),
    text("shead_pic", "@smallheadimgurl"),
];

const VIDEO: Fields = &[
    number("seconds", "videomsg@playlength"),
    number("bytes", "videomsg@length"),
    media("md5", "videomsg@md5"),
];

/// What a `<msg>` holds, by `msgType`; for app messages by their type instead.
pub(crate) const MESSAGES: &[(i64, &str, Fields)] = &[
    (
        3,
        "picture",
        &[number("bytes", "img@length"), media("md5", "img@md5")],
    ),
    (
        34,
        "voice",
        &[
            number("milliseconds", "voicemsg@voicelength"),
            number("bytes", "voicemsg@length"),
        ],
    ),
    (
        37,
        "friend_request",
        &[
            field("wxid", "@fromusername", Shape::Required),
            field("v1", "@encryptusername", Shape::Required),
            field("v2", "@ticket", Shape::Required),
            text("nick", "@fromnickname"),
            text("alias", "@alias"),
            text("content", "@content"),
            field("scene", "@scene", U32),
            text("head_pic", "@bigheadimgurl"),
            text("shead_pic", "@smallheadimgurl"),
            text("room", "@chatroomusername"),
        ],
    ),
    (42, "card", CARD),
    (43, "video", VIDEO),
    (
        47,
        "sticker",
        &[
            media("md5", "emoji@md5"),
            media("url", "emoji@cdnurl"),
            number("width", "emoji@width"),
            number("height", "emoji@height"),
        ],
    ),
    (
        48,
        "location",
        &[
            field("latitude", "location@x", Shape::Degrees),
            field("longitude", "location@y", Shape::Degrees),
            media("label", "location@label"),
            media("name", "location@poiname"),
        ],
    ),
    (62, "video", VIDEO),
    (66, "card", CARD),
];

const TITLE: Field = text("title", "appmsg/title");
const DESCRIPTION: Field = text("description", "appmsg/des");
const URL: Field = text("url", "appmsg/url");

const FILE: Fields = &[
    text("name", "appmsg/title"),
    number("bytes", "appmsg/appattach/totallen"),
    text("extension", "appmsg/appattach/fileext"),
    text("md5", "appmsg/md5"),
];

/// What an app message holds, by `appmsg/type`.
pub(crate) const APPS: &[(&[u64], &str, Fields)] = &[
    (
        &[4, 5, 68],
        "link",
        &[
            TITLE,
            DESCRIPTION,
            URL,
            text("thumb", "appmsg/thumburl"),
            text("source", "appmsg/sourcedisplayname"),
            text("source", "appinfo/appname"),
        ],
    ),
    (
        &[3, 76, 92],
        "music",
        &[TITLE, DESCRIPTION, URL, text("data_url", "appmsg/dataurl")],
    ),
    (&[6, 74], "file", FILE),
    (
        &[8],
        "sticker",
        &[text("md5", "appmsg/appattach/emoticonmd5")],
    ),
    (
        &[33, 36],
        "mini_program",
        &[
            TITLE,
            text("name", "appmsg/sourcedisplayname"),
            text("app_id", "appmsg/weappinfo/appid"),
            text("username", "appmsg/weappinfo/username"),
            text("path", "appmsg/weappinfo/pagepath"),
        ],
    ),
    (
        &[19, 24],
        "chat_record",
        &[TITLE, DESCRIPTION, text("record", "appmsg/recorditem")],
    ),
    (
        &[51],
        "channels",
        &[
            text("nick", "appmsg/finderFeed/nickname"),
            text("description", "appmsg/finderFeed/desc"),
        ],
    ),
    (&[57], "quote", &[text("text", "appmsg/title")]),
    (
        &[62],
        "pat",
        &[
            text("from", "appmsg/patinfo/fromusername"),
            text("patted", "appmsg/patinfo/pattedusername"),
            text("suffix", "appmsg/patinfo/patsuffix"),
            text("template", "appmsg/patinfo/template"),
        ],
    ),
    (
        &[87],
        "announcement",
        &[text("text", "appmsg/textannouncement")],
    ),
    (
        &[2000],
        "transfer",
        &[
            field("stage", "appmsg/wcpayinfo/paysubtype", CODE),
            text("fee", "appmsg/wcpayinfo/feedesc"),
            text("memo", "appmsg/wcpayinfo/pay_memo"),
            text("transfer_id", "appmsg/wcpayinfo/transferid"),
            text("payer", "appmsg/wcpayinfo/payer_username"),
            text("receiver", "appmsg/wcpayinfo/receiver_username"),
        ],
    ),
    (
        &[2001],
        "red_packet",
        &[text("wish", "appmsg/wcpayinfo/receivertitle")],
    ),
];

pub(crate) const APP_TYPE: Field = number("app_type", "appmsg/type");

/// An app message of any other type.
pub(crate) const APP: Fields = &[APP_TYPE, TITLE, DESCRIPTION, URL];

/// The older form of a pat, where the newer one says nothing.
pub(crate) const PAT_RECORD: Fields = &[
    text("from", "appmsg/patMsg/records/record/fromUser"),
    text("patted", "appmsg/patMsg/records/record/pattedUser"),
    text("template", "appmsg/patMsg/records/record/templete"),
];

/// What is quoted.
pub(crate) const QUOTED: Fields = &[
    field("msg_type", "appmsg/refermsg/type", CODE),
    number("message_id", "appmsg/refermsg/svrid"),
    text("sender", "appmsg/refermsg/chatusr"),
    field("sender", "appmsg/refermsg/fromusr", Shape::Person),
    text("nick", "appmsg/refermsg/displayname"),
    text("content", "appmsg/refermsg/content"),
];

/// One `datalist/dataitem` of a chat record.
pub(crate) const ITEM: Fields = &[
    number("data_type", "@datatype"),
    text("nick", "sourcename"),
    number("time", "srcMsgCreateTime"),
    text("title", "datatitle"),
    text("text", "datadesc"),
];

/// What a `<sysmsg>` holds, by its `type`.
pub(crate) const SYSTEM: &[(&str, &str, Fields)] = &[
    (
        "revokemsg",
        "recall",
        &[
            text("text", "revokemsg/replacemsg"),
            number("message_id", "revokemsg/newmsgid"),
        ],
    ),
    (
        "pat",
        "pat",
        &[
            text("from", "pat/fromusername"),
            text("patted", "pat/pattedusername"),
            text("suffix", "pat/patsuffix"),
            text("template", "pat/template"),
        ],
    ),
    (
        "mmchatroombarannouncememt",
        "announcement",
        &[text("text", "mmchatroombarannouncememt/content")],
    ),
    (
        "paymsg",
        "notice",
        &[text("text", "paymsg/content"), text("text", "content")],
    ),
    (
        "editrevokecontent",
        "notice",
        &[text("text", "editrevokecontent/text"), text("text", "text")],
    ),
    (
        "delchatroommember",
        "notice",
        &[
            text("text", "delchatroommember/plain"),
            text("text", "delchatroommember/text"),
        ],
    ),
    (
        "NewXmlChatRoomAccessVerifyApplication",
        "notice",
        &[text("text", "NewXmlChatRoomAccessVerifyApplication/text")],
    ),
    (
        "sysmsgtemplate",
        "notice",
        &[text("text", "sysmsgtemplate/content_template/plain")],
    ),
];
