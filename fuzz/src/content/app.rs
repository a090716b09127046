//! App messages, by the look-ups of an XML library.

use serde_json::{Value, json};

use super::library::{Place, object, of_fields};

impl Place<'_> {
    pub(super) fn app(self) -> Option<Value> {
        let Some(app_type) = self.integer("appmsg/type") else {
            return Some(json!({"kind": "other"}));
        };
        let title = || self.text("appmsg/title");
        let description = || self.text("appmsg/des");
        let url = || self.text("appmsg/url");
        let app = self.at("appmsg")?;
        Some(match app_type {
            4 | 5 | 68 => object(
                "link",
                [
                    ("title", title()),
                    ("description", description()),
                    ("url", url()),
                    ("thumb", app.text("thumburl")),
                    (
                        "source",
                        app.text("sourcedisplayname")
                            .or(self.text("appinfo/appname")),
                    ),
                ],
            ),
            3 | 76 | 92 => object(
                "music",
                [
                    ("title", title()),
                    ("description", description()),
                    ("url", url()),
                    ("data_url", app.text("dataurl")),
                ],
            ),
            6 | 74 => object(
                "file",
                [
                    ("name", title()),
                    ("bytes", app.number("appattach/totallen")),
                    ("extension", app.text("appattach/fileext")),
                    ("md5", app.text("md5")),
                    ("complete", Some((app_type == 6).into())),
                ],
            ),
            8 => object("sticker", [("md5", app.text("appattach/emoticonmd5"))]),
            33 | 36 => object(
                "mini_program",
                [
                    ("title", title()),
                    ("name", app.text("sourcedisplayname")),
                    ("app_id", app.text("weappinfo/appid")),
                    ("username", app.text("weappinfo/username")),
                    ("path", app.text("weappinfo/pagepath")),
                ],
            ),
            19 | 24 => object(
                "chat_record",
                [
                    ("title", title()),
                    ("description", description()),
                    ("record", app.text("recorditem")),
                ],
            ),
            51 => object(
                "channels",
                [
                    ("nick", app.text("finderFeed/nickname")),
                    ("description", app.text("finderFeed/desc")),
                ],
            ),
            57 => app.quote(),
            62 => app.pat_of_app(),
            87 => object("announcement", [("text", app.text("textannouncement"))]),
            2000 => object(
                "transfer",
                [
                    ("stage", app.code("wcpayinfo/paysubtype")),
                    ("fee", app.text("wcpayinfo/feedesc")),
                    ("memo", app.text("wcpayinfo/pay_memo")),
                    ("transfer_id", app.text("wcpayinfo/transferid")),
                    ("payer", app.text("wcpayinfo/payer_username")),
                    ("receiver", app.text("wcpayinfo/receiver_username")),
                ],
            ),
            2001 => object(
                "red_packet",
                [("wish", app.text("wcpayinfo/receivertitle"))],
            ),
            _ => object(
                "app",
                [
                    ("app_type", Some(app_type.into())),
                    ("title", title()),
                    ("description", description()),
                    ("url", url()),
                ],
            ),
        })
    }

    fn quote(self) -> Value {
        let quoted = of_fields([
            ("msg_type", self.code("refermsg/type")),
            ("message_id", self.number("refermsg/svrid")),
            ("sender", self.sender()),
            ("nick", self.text("refermsg/displayname")),
            ("content", self.text("refermsg/content")),
        ]);
        let quoted = (!quoted.is_empty()).then_some(quoted.into());
        let text = self.text("title");
        object("quote", [("text", text), ("quoted", quoted)])
    }

    fn pat_of_app(self) -> Value {
        let pat = self.at("patinfo").map(Place::pat);
        if let Some(pat) = pat.filter(|pat| *pat != json!({"kind": "pat"})) {
            return pat;
        }
        let record = self.at("patMsg/records/record");
        let text = |path| record.and_then(|record| record.text(path));
        let fields = [
            ("from", text("fromUser")),
            ("patted", text("pattedUser")),
            ("template", text("templete")),
        ];
        object("pat", fields)
    }

    /// Who wrote what is quoted.
    fn sender(self) -> Option<Value> {
        if let Some(member) = self.text("refermsg/chatusr") {
            return Some(member);
        }
        let chat = self.string("refermsg/fromusr")?;
        let is_room = chat.ends_with("@chatroom") || chat.ends_with("@im.chatroom");
        (!is_room).then_some(chat.into())
    }
}
