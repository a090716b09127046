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
    /// A text for which "(null)" stands where there is none.
    Money,
    /// Anybody who is not a room.
    Person,
    /// A sentence, perhaps inside a `<content>`.
    Sentence,
    /// XML, as a text or as elements.
    Document,
    /// Up to the highest.
    Number(u64),
    /// A number that is written as a text.
    Id,
    /// A number without its fraction.
    Whole,
    /// A number other than 0.
    NonZero(u64),
    /// Yes for the one number, no for the other.
    Either(u64, u64),
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

const fn money(name: &'static str, path: &'static str) -> Field {
    field(name, path, Shape::Money)
}

const fn number(name: &'static str, path: &'static str) -> Field {
    field(name, path, U64)
}

const CARD: Fields = &[
    text("wxid", "@username"),
    text("nick", "@nickname"),
    text("alias", "@alias"),
    text("ticket", "@antispamticket"),
    text("ticket", "@ticket"),
    text("head_pic", "@bigheadimgurl"),
    text("shead_pic", "@smallheadimgurl"),
    text("company", "@openimdesc"),
    text("openim_app_id", "@openimappid"),
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
            media("product_id", "emoji@productid"),
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
    (
        50,
        "call",
        &[
            text("text", "VoIPBubbleMsg/msg"),
            field("video", "VoIPBubbleMsg/room_type", Shape::Either(0, 1)),
            number("seconds", "VoIPBubbleMsg/duration"),
        ],
    ),
    (62, "video", VIDEO),
    (
        65,
        "enterprise_request",
        &[
            text("wxid", "@fromusername"),
            text("nick", "@fromnickname"),
            text("content", "@content"),
            number("scene", "@scene"),
            text("ticket", "@ticket"),
            text("openim_app_id", "@openimappid"),
            text("head_pic", "@bigheadimgurl"),
            text("company", "@openimdesc"),
        ],
    ),
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
            text("username", "appmsg/finderFeed/username"),
            text("object_id", "appmsg/finderFeed/objectId"),
            text("url", "appmsg/finderFeed/mediaList/media/url"),
            text("cover", "appmsg/finderFeed/mediaList/media/thumbUrl"),
            number(
                "seconds",
                "appmsg/finderFeed/mediaList/media/videoPlayDuration",
            ),
            field(
                "width",
                "appmsg/finderFeed/mediaList/media/width",
                Shape::Whole,
            ),
            field(
                "height",
                "appmsg/finderFeed/mediaList/media/height",
                Shape::Whole,
            ),
        ],
    ),
    (
        &[63, 88],
        "live",
        &[
            text("nick", "appmsg/finderLive/nickname"),
            text("description", "appmsg/finderLive/desc"),
            text("username", "appmsg/finderLive/finderUsername"),
        ],
    ),
    (
        &[50],
        "channel_card",
        &[
            text("nick", "appmsg/findernamecard/nickname"),
            text("username", "appmsg/findernamecard/username"),
        ],
    ),
    (
        &[53],
        "solitaire",
        &[
            text("text", "appmsg/title"),
            field("info", "appmsg/extinfo/solitaire_info", Shape::Document),
        ],
    ),
    (
        &[115],
        "gift",
        &[
            text("wish", "appmsg/ecsgift/wishmessage"),
            text("name", "appmsg/ecsgift/gifts/gift/skutitle"),
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
            money("fee", "appmsg/wcpayinfo/feedesc"),
            money("memo", "appmsg/wcpayinfo/pay_memo"),
            money("transfer_id", "appmsg/wcpayinfo/transferid"),
            money("payer", "appmsg/wcpayinfo/payer_username"),
            money("receiver", "appmsg/wcpayinfo/receiver_username"),
        ],
    ),
    (
        &[2001],
        "red_packet",
        &[
            money("wish", "appmsg/wcpayinfo/receivertitle"),
            money("wish", "appmsg/wcpayinfo/sendertitle"),
        ],
    ),
];

/// What a red packet with a number is.
pub(crate) const BILL: Fields = &[
    money("bill_no", "appmsg/wcpayinfo/newaa/billno"),
    money("title", "appmsg/wcpayinfo/receivertitle"),
    money("amount", "appmsg/wcpayinfo/senderdes"),
    money("amount", "appmsg/wcpayinfo/receiverdes"),
    money("launcher", "appmsg/wcpayinfo/newaa/launcherusername"),
    money("payers", "appmsg/wcpayinfo/newaa/payerlist"),
    money("payers", "appmsg/wcpayinfo/newaa/customize_payerlist"),
];

pub(crate) const APP_TYPE: Field = number("app_type", "appmsg/type");

/// An app message of any other type.
pub(crate) const APP: Fields = &[APP_TYPE, TITLE, DESCRIPTION, URL];

/// Titles that stand elsewhere in app messages of these types.
pub(crate) const TITLES: &[(u64, Field)] = &[
    (
        82,
        text("title", "appmsg/finderLiveProductShare/productTitle"),
    ),
    (111, text("title", "appmsg/finderShopWindowShare/nickname")),
];

/// The older form of a pat, where the newer one says nothing.
pub(crate) const PAT_RECORD: Fields = &[
    text("from", "appmsg/patMsg/records/record/fromUser"),
    text("patted", "appmsg/patMsg/records/record/pattedUser"),
    text("template", "appmsg/patMsg/records/record/templete"),
];

/// All that is left of a pat where neither form says anything.
pub(crate) const PAT_TITLE: Fields = &[text("text", "appmsg/title")];

/// What is quoted.
pub(crate) const QUOTED: Fields = &[
    field("msg_type", "appmsg/refermsg/type", CODE),
    field("message_id", "appmsg/refermsg/svrid", Shape::Id),
    field("sender", "appmsg/refermsg/chatusr", Shape::Person),
    field("sender", "appmsg/refermsg/fromusr", Shape::Person),
    text("nick", "appmsg/refermsg/displayname"),
    number("time", "appmsg/refermsg/createtime"),
    field("content", "appmsg/refermsg/content", Shape::Document),
];

/// One `datalist/dataitem` of a chat record.
pub(crate) const ITEM: Fields = &[
    number("data_type", "@datatype"),
    field("wxid", "dataitemsource/realchatname", Shape::Person),
    field("wxid", "dataitemsource/fromusr", Shape::Person),
    text("nick", "sourcename"),
    text("nick", "dataitemsource/displayname"),
    number("time", "srcMsgCreateTime"),
    text("title", "datatitle"),
    text("title", "weburlitem/title"),
    text("title", "locitem/poiname"),
    text("text", "datadesc"),
    text("text", "weburlitem/desc"),
    text("text", "locitem/label"),
    text("url", "streamweburl"),
    text("url", "link"),
    text("url", "weburlitem/link"),
    field("latitude", "locitem/lat", Shape::Degrees),
    field("longitude", "locitem/lng", Shape::Degrees),
    field("record", "recordxml", Shape::Document),
];

/// One `content/i` of a list that the members of a room continue.
pub(crate) const LINE: Fields = &[text("wxid", "u"), number("time", "t"), text("text", "c")];

/// What a `<sysmsg>` holds, by its `type`.
pub(crate) const SYSTEM: &[(&str, &str, Fields)] = &[
    (
        "revokemsg",
        "recall",
        &[
            field("text", "revokemsg/replacemsg", Shape::Sentence),
            field("text", "revokemsg/replacemsg/content", Shape::Sentence),
            field("text", "revokemsg/content", Shape::Sentence),
            field("message_id", "revokemsg/newmsgid", Shape::Id),
        ],
    ),
    (
        "mmchatroomtopmsg",
        "pinned",
        &[
            field("pinned", "mmchatroomtopmsg/op", Shape::Either(1, 2)),
            field("message_id", "mmchatroomtopmsg/newmsgid", Shape::Id),
            field(
                "msg_type",
                "mmchatroomtopmsg/msgtype",
                Shape::NonZero(i64::MAX as u64),
            ),
            text("wxid", "mmchatroomtopmsg/username"),
            text("nick", "mmchatroomtopmsg/nickname"),
            text("room", "mmchatroomtopmsg/chatroomname"),
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
    ("sysmsgtemplate", "notice", &[]),
];
