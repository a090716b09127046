//! The tables of the protocol: which kind and which command has which fields, and how each field
//! is spelled.

pub(crate) struct Field {
    pub(crate) name: &'static str,
    /// Another name that is read for it, where nothing stands under the first.
    pub(crate) alias: Option<&'static str>,
    pub(crate) shape: Shape,
    pub(crate) need: Need,
}

pub(crate) enum Shape {
    Text,
    /// A text, for which JSON null stands where it is empty.
    Message,
    Texts,
    /// From the lowest to the highest; bare or in a string.
    Integer(i128, i128, Written),
    /// A boolean.
    Flag(Written),
    /// A list of objects.
    Entries(Fields),
}

/// How the client writes a number or a boolean.
#[derive(Clone, Copy)]
pub(crate) enum Written {
    Bare,
    /// In a string; a boolean is a digit there.
    Quoted,
}

pub(crate) enum Need {
    Required,
    /// These texts stand for absent, as JSON null does.
    Optional(&'static [&'static str]),
}

/// Groups of fields, as the kinds share some.
pub(crate) type Fields = &'static [&'static [Field]];

const NULL_LIKE: &[&str] = &["", "(null)", "null"];

const CODE: Shape = Shape::Integer(i64::MIN as i128, i64::MAX as i128, Written::Bare);
const QUOTED_CODE: Shape = Shape::Integer(i64::MIN as i128, i64::MAX as i128, Written::Quoted);
const COUNT: Shape = Shape::Integer(0, u32::MAX as i128, Written::Bare);
const DELAY: Shape = Shape::Integer(0, u64::MAX as i128, Written::Bare);

const fn required(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        alias: None,
        shape,
        need: Need::Required,
    }
}

const fn optional(name: &'static str, shape: Shape) -> Field {
    optional_but(name, shape, NULL_LIKE)
}

/// A field for which these texts stand for absent, and no others.
const fn optional_but(name: &'static str, shape: Shape, absent: &'static [&'static str]) -> Field {
    Field {
        name,
        alias: None,
        shape,
        need: Need::Optional(absent),
    }
}

const fn text(name: &'static str) -> Field {
    required(name, Shape::Text)
}

/// The envelope around an event.
pub(crate) const DATA: Field = text("data");

/// What tells the kinds apart.
pub(crate) const TYPE: Field = required("type", CODE);

/// What every kind has besides.
pub(crate) const COMMON: &[Field] = &[optional("processid", COUNT), optional("cwxid", Shape::Text)];

const WXID: &[Field] = &[text("wxid")];

const PROFILE: &[Field] = &[
    optional_but("nick", Shape::Text, &[""]),
    optional("headPic", Shape::Text),
    optional("sheadPic", Shape::Text),
    optional("username", Shape::Text),
    optional("asName", Shape::Text),
    optional("province", Shape::Text),
    optional("city", Shape::Text),
    optional("sex", QUOTED_CODE),
    optional("regionCode", Shape::Text),
    optional("sign", Shape::Text),
];

const NETWORK: &[Field] = &[
    optional("cgi", Shape::Text),
    optional("packLen", COUNT),
    text("hex"),
];

/// The codes of each kind, and its fields.
pub(crate) const KINDS: &[(&[i64], Fields)] = &[
    (&[66], &[&[required("code", CODE)]]),
    (&[67], &[&[required("code", CODE)]]),
    (&[69], &[&[text("chatroom"), optional("xml", Shape::Text)]]),
    (&[71], &[WXID, PROFILE]),
    (
        &[77],
        &[
            WXID,
            &[
                optional("info", Shape::Text),
                required("userLists", Shape::Entries(&[WXID, PROFILE])),
            ],
        ],
    ),
    (
        &[78],
        &[
            WXID,
            &[
                required("msgType", QUOTED_CODE),
                required("message", Shape::Message),
                Field {
                    name: "formWxid",
                    alias: Some("fromWxid"),
                    shape: Shape::Text,
                    need: Need::Optional(NULL_LIKE),
                },
                optional("myMsg", Shape::Flag(Written::Quoted)),
            ],
            PROFILE,
        ],
    ),
    (&[81], &[WXID, &[text("v2")], PROFILE]),
    (&[82, 401], &[NETWORK]),
    (
        &[88],
        &[
            NETWORK,
            &[
                optional("wxid", Shape::Text),
                optional("v1", Shape::Text),
                optional("v2", Shape::Text),
            ],
        ],
    ),
    (&[90], &[NETWORK]),
    (
        &[95],
        &[&[required(
            "userLists",
            Shape::Entries(&[WXID, &[optional("sheadPic", Shape::Text)]]),
        )]],
    ),
    (&[96], &[NETWORK, &[optional("wxid", Shape::Text)]]),
    (&[97], &[NETWORK]),
    (&[98], &[NETWORK]),
    (&[210], &[&[required("userLists", Shape::Entries(FRIEND))]]),
    (&[211], &[&[required("chatrooms", Shape::Entries(ROOM))]]),
];

const FRIEND: Fields = &[
    WXID,
    &[
        optional("type", CODE),
        optional_but("groupId", Shape::Text, &["", "(null)", "null", "None"]),
        optional("cwxid", Shape::Text),
    ],
    PROFILE,
];

const ROOM: Fields = &[
    WXID,
    &[
        optional("exist", Shape::Flag(Written::Bare)),
        optional("count", COUNT),
        optional("userLists", Shape::Text),
        optional("roomLord", Shape::Flag(Written::Bare)),
    ],
    PROFILE,
];

/// What tells the commands apart.
pub(crate) const API: Field = text("api");

/// What every command has besides.
pub(crate) const TIME: &[Field] = &[optional("time", DELAY)];

const CHATROOM: &[Field] = &[text("chatroom")];

/// The `api` of each command, and its fields.
pub(crate) const COMMANDS: &[(&str, Fields)] = &[
    ("sendTextMessage", &[WXID, &[text("text")]]),
    ("sendPicMessage", &[WXID, &[text("imgPath")]]),
    ("sendFileMessage", &[WXID, &[text("filePath")]]),
    (
        "sendXmlMessage",
        &[
            WXID,
            &[text("title"), text("url"), text("desc"), text("pic")],
        ],
    ),
    ("sendCardMessage", &[WXID, &[text("fwxid")]]),
    ("initContact", &[]),
    ("addUserEvent", &[WXID, &[text("message")]]),
    ("delUser", &[WXID]),
    ("newGetUserLists", &[&[required("wxidLists", Shape::Texts)]]),
    ("acceptFriend", &[&[text("v1"), text("v2")]]),
    ("getChatRoomLists", &[]),
    ("delChatRoomUser", &[CHATROOM, WXID]),
    ("getChatRoomUserLists", &[WXID]),
    ("updateRoomAsName", &[CHATROOM, &[text("name")]]),
    ("getRoomUserV2", &[CHATROOM, WXID]),
    ("sendChatroom", &[WXID, CHATROOM]),
    ("isLoginInfo", &[]),
    ("getLoginQrCode", &[]),
    ("outLogin", &[]),
    ("netGetUserInfo", &[WXID]),
];

pub(crate) fn kind(code: i64) -> Option<Fields> {
    let kind = KINDS.iter().find(|(codes, _)| codes.contains(&code));
    kind.map(|(_, fields)| *fields)
}

pub(crate) fn command(api: &str) -> Option<Fields> {
    let command = COMMANDS.iter().find(|(name, _)| *name == api);
    command.map(|(_, fields)| *fields)
}

/// Whether a key is one of these fields.
pub(crate) fn has(groups: &[&[Field]], key: &str) -> bool {
    let mut fields = groups.iter().copied().flatten();
    fields.any(|field| field.name == key || field.alias == Some(key))
}
