//! Valid callbacks in all the spellings that the wire allows.

use std::mem;

use arbitrary::{Arbitrary, Result, Unstructured};
use serde_json::{Map, Value};
use wequick_types::event::{
    Avatar, Avatars, Contact, ContactFetched, ContactsInitialized, FriendAccepted, Friends, Login,
    LoginQrCode, LoginQrCodeType, LoginState, Logout, PhoneLogout, Room, RoomMember, RoomMembers,
    RoomUpdated, Rooms, SelfProfile, Stranger, Unknown,
};
use wequick_types::{Callback, Code, Event, Message};

const KINDS: [i64; 17] = [
    66, 67, 69, 71, 77, 78, 81, 82, 401, 88, 90, 95, 96, 97, 98, 210, 211,
];

/// What the wire writes for an absent field, besides leaving it out and null.
const NULL_LIKE: &[&str] = &["", "(null)", "null"];
const EMPTY: &[&str] = &[""];

/// Such a callback is accepted, with the values that went into it.
pub fn structured(bytes: &[u8]) {
    let mut writer = Writer {
        bytes: Unstructured::new(bytes),
        fields: Vec::new(),
    };
    if let Ok((expected, body)) = writer.callback() {
        let read: Callback = wequick_types::from_str(&body).expect(&body);
        assert_eq!(read, expected, "{body}");
        super::callback(body.as_bytes());
    }
}

/// Makes up values and writes them down.
struct Writer<'b> {
    bytes: Unstructured<'b>,
    /// The object in the making: keys and values as JSON.
    fields: Vec<(String, String)>,
}

#[derive(Arbitrary)]
enum Presence {
    LeftOut,
    Null,
    NullLike,
    There,
}

#[derive(Arbitrary)]
enum Spelling {
    Bare,
    Quoted,
    LeadingZeros,
}

/// Fills in the profile of a struct that has one.
macro_rules! profile {
    ($writer:ident, $of:ident) => {{
        $of.nick = $writer.optional("nick", EMPTY)?;
        $of.head_pic = $writer.optional("headPic", NULL_LIKE)?;
        $of.shead_pic = $writer.optional("sheadPic", NULL_LIKE)?;
        $of.username = $writer.optional("username", NULL_LIKE)?;
        $of.as_name = $writer.optional("asName", NULL_LIKE)?;
        $of.province = $writer.optional("province", NULL_LIKE)?;
        $of.city = $writer.optional("city", NULL_LIKE)?;
        $of.sex = $writer.optional_int("sex", NULL_LIKE)?.map(Code::new);
        $of.region_code = $writer.optional("regionCode", NULL_LIKE)?;
        $of.sign = $writer.optional("sign", NULL_LIKE)?;
    }};
}

/// A struct of the "network" kinds.
macro_rules! network {
    ($writer:ident, $name:ident) => {{
        let mut event = $name::new($writer.text("hex")?);
        event.cgi = $writer.optional("cgi", &[])?;
        event.pack_len = $writer.optional_u32("packLen")?;
        event
    }};
}

impl Writer<'_> {
    /// A callback, and a body that means it.
    fn callback(&mut self) -> Result<(Callback, String)> {
        let code = if self.bytes.ratio(9, 10)? {
            *self.bytes.choose(&KINDS)?
        } else {
            self.bytes.arbitrary()?
        };
        let event = self.event(code)?;
        let mut callback = Callback::new(event);
        self.int("type", code)?;
        callback.process_id = self.optional_u32("processid")?;
        callback.cwxid = self.optional("cwxid", NULL_LIKE)?.map(Into::into);

        let mut body = self.object()?;
        if self.bytes.arbitrary()? {
            self.fields.push(("data".to_owned(), body));
            self.extra_fields()?;
            body = self.object()?;
        }
        Ok((callback, body))
    }

    fn event(&mut self, code: i64) -> Result<Event> {
        if !KINDS.contains(&code) {
            return Ok(Unknown::new(code, self.unknown()?.into_iter().collect()).into());
        }
        let event = match code {
            66 => LoginState::new(Code::new(self.any_int("code")?)).into(),
            67 => Login::new(Code::new(self.any_int("code")?)).into(),
            69 => {
                let mut room = RoomUpdated::new(self.text("chatroom")?);
                room.xml = self.optional("xml", EMPTY)?;
                room.into()
            }
            71 => {
                let mut own = SelfProfile::new(self.text("wxid")?);
                profile!(self, own);
                own.into()
            }
            77 => {
                let room = self.text("wxid")?;
                let mut members = RoomMembers::new(room, self.list("userLists", Self::member)?);
                members.info = self.optional("info", EMPTY)?.map(Into::into);
                members.into()
            }
            78 => self.message()?.into(),
            81 => {
                let mut stranger = Stranger::new(self.text("wxid")?, self.text("v2")?);
                profile!(self, stranger);
                stranger.into()
            }
            82 | 401 => {
                let mut qr_code = network!(self, LoginQrCode);
                if code == 401 {
                    qr_code.kind = LoginQrCodeType::Code401;
                }
                qr_code.into()
            }
            88 => {
                let mut contact = network!(self, ContactFetched);
                contact.wxid = self.optional("wxid", EMPTY)?.map(Into::into);
                contact.v1 = self.optional("v1", EMPTY)?;
                contact.v2 = self.optional("v2", EMPTY)?;
                contact.into()
            }
            90 => network!(self, Logout).into(),
            95 => Avatars::new(self.list("userLists", Self::avatar)?).into(),
            96 => {
                let mut accepted = network!(self, FriendAccepted);
                accepted.wxid = self.optional("wxid", EMPTY)?.map(Into::into);
                accepted.into()
            }
            97 => network!(self, ContactsInitialized).into(),
            98 => network!(self, PhoneLogout).into(),
            210 => Friends::new(self.list("userLists", Self::contact)?).into(),
            _ => Rooms::new(self.list("chatrooms", Self::room)?).into(),
        };
        self.extra_fields()?;
        Ok(event)
    }

    fn message(&mut self) -> Result<Message> {
        let msg_type = Code::new(self.any_int("msgType")?);
        let wxid = self.text("wxid")?;
        let mut message = Message::new(msg_type, wxid, self.text("message")?);
        let from = *self.bytes.choose(&["formWxid", "fromWxid"])?;
        message.from_wxid = self.optional(from, NULL_LIKE)?.map(Into::into);
        message.my_msg = self.flag("myMsg")?;
        profile!(self, message);
        Ok(message)
    }

    fn member(&mut self) -> Result<RoomMember> {
        let mut member = RoomMember::new(self.text("wxid")?);
        profile!(self, member);
        Ok(member)
    }

    fn avatar(&mut self) -> Result<Avatar> {
        let mut avatar = Avatar::new(self.text("wxid")?);
        avatar.shead_pic = self.optional("sheadPic", NULL_LIKE)?;
        Ok(avatar)
    }

    fn contact(&mut self) -> Result<Contact> {
        let mut contact = Contact::new(self.text("wxid")?);
        if self.bytes.arbitrary()? {
            contact.kind = Some(Code::new(self.any_int("type")?));
        }
        contact.group_id = self.optional("groupId", &["", "None"])?;
        contact.cwxid = self.optional("cwxid", NULL_LIKE)?.map(Into::into);
        profile!(self, contact);
        Ok(contact)
    }

    fn room(&mut self) -> Result<Room> {
        let mut room = Room::new(self.text("wxid")?);
        room.exist = self.flag("exist")?;
        room.count = self.optional_u32("count")?;
        room.user_lists = self.optional("userLists", &[])?.map(Into::into);
        room.room_lord = self.flag("roomLord")?;
        profile!(self, room);
        Ok(room)
    }

    /// The fields of an event that nobody knows.
    fn unknown(&mut self) -> Result<Map<String, Value>> {
        let mut fields = Map::new();
        for _ in 0..self.bytes.int_in_range(0..=4)? {
            let key: String = self.bytes.arbitrary()?;
            let is_free = !matches!(&*key, "type" | "data" | "processid" | "cwxid");
            if is_free && !fields.contains_key(&key) {
                let value = self.value(3)?;
                self.fields.push((key.clone(), value.to_string()));
                fields.insert(key, value);
            }
        }
        Ok(fields)
    }

    /// Fields that no kind has.
    fn extra_fields(&mut self) -> Result<()> {
        for index in 0..self.bytes.int_in_range(0..=2)? {
            let value = self.value(2)?.to_string();
            self.fields.push((format!("extra {index}"), value));
        }
        Ok(())
    }

    fn value(&mut self, depth: usize) -> Result<Value> {
        let kinds = if depth == 0 { 5 } else { 7 };
        Ok(match self.bytes.int_in_range(1..=kinds)? {
            1 => Value::Null,
            2 => self.bytes.arbitrary::<bool>()?.into(),
            3 => self.bytes.arbitrary::<i64>()?.into(),
            4 => self.bytes.arbitrary::<u64>()?.into(),
            5 => self.bytes.arbitrary::<String>()?.into(),
            6 => (0..self.bytes.int_in_range(0..=3)?)
                .map(|_| self.value(depth - 1))
                .collect::<Result<Value>>()?,
            _ => (0..self.bytes.int_in_range(0..=3)?)
                .map(|_| Ok((self.bytes.arbitrary()?, self.value(depth - 1)?)))
                .collect::<Result<Map<_, _>>>()?
                .into(),
        })
    }

    fn list<T>(&mut self, key: &str, entry: fn(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        let around = mem::take(&mut self.fields);
        let mut entries = Vec::new();
        let mut list = Vec::new();
        for _ in 0..self.bytes.int_in_range(0..=3)? {
            entries.push(entry(self)?);
            self.extra_fields()?;
            list.push(self.object()?);
        }
        self.fields = around;
        self.fields
            .push((key.to_owned(), format!("[{}]", list.join(","))));
        Ok(entries)
    }

    fn text(&mut self, key: &str) -> Result<String> {
        let text: String = self.bytes.arbitrary()?;
        self.push_text(key, &text)?;
        Ok(text)
    }

    fn optional(&mut self, key: &str, absent: &[&str]) -> Result<Option<String>> {
        match self.bytes.arbitrary()? {
            Presence::LeftOut => {}
            Presence::Null => self.fields.push((key.to_owned(), "null".to_owned())),
            Presence::NullLike if absent.is_empty() => {}
            Presence::NullLike => {
                let absent = *self.bytes.choose(absent)?;
                self.push_text(key, absent)?;
            }
            Presence::There => {
                let text = self.text(key)?;
                return Ok(Some(text).filter(|text| !absent.contains(&text.as_str())));
            }
        }
        Ok(None)
    }

    fn any_int(&mut self, key: &str) -> Result<i64> {
        let number = self.bytes.arbitrary()?;
        self.int(key, number)?;
        Ok(number)
    }

    fn optional_int(&mut self, key: &str, absent: &[&str]) -> Result<Option<i64>> {
        if self.bytes.arbitrary()? {
            return self.any_int(key).map(Some);
        }
        if self.bytes.arbitrary()? {
            let absent = *self.bytes.choose(absent)?;
            self.push_text(key, absent)?;
        }
        Ok(None)
    }

    fn optional_u32(&mut self, key: &str) -> Result<Option<u32>> {
        let number: Option<u32> = self.bytes.arbitrary()?;
        match number {
            Some(number) => self.int(key, number.into())?,
            None if self.bytes.arbitrary()? => {
                self.fields.push((key.to_owned(), "null".to_owned()));
            }
            None => {}
        }
        Ok(number)
    }

    fn int(&mut self, key: &str, number: i64) -> Result<()> {
        let spelled = match self.bytes.arbitrary()? {
            Spelling::Bare => number.to_string(),
            Spelling::Quoted => format!("\"{number}\""),
            Spelling::LeadingZeros => format!("\"{number:030}\""),
        };
        self.fields.push((key.to_owned(), spelled));
        Ok(())
    }

    fn flag(&mut self, key: &str) -> Result<Option<bool>> {
        let flag: Option<bool> = self.bytes.arbitrary()?;
        let spellings: &[&str] = match flag {
            None => &["null"],
            Some(false) => &["false", "0", "-0", r#""0""#, r#""false""#],
            Some(true) => &["true", "1", r#""1""#, r#""true""#],
        };
        let spelled = *self.bytes.choose(spellings)?;
        self.fields.push((key.to_owned(), spelled.to_owned()));
        Ok(flag)
    }

    fn push_text(&mut self, key: &str, text: &str) -> Result<()> {
        let spelled = self.spell(text)?;
        self.fields.push((key.to_owned(), spelled));
        Ok(())
    }

    /// A text as a JSON string, in one of its spellings.
    fn spell(&mut self, text: &str) -> Result<String> {
        if self.bytes.ratio(3, 4)? {
            return Ok(Value::from(text).to_string());
        }
        let escapes = text.encode_utf16().map(|unit| format!("\\u{unit:04x}"));
        Ok(format!("\"{}\"", escapes.collect::<String>()))
    }

    /// Takes the fields as an object, in any order and with any white space.
    fn object(&mut self) -> Result<String> {
        let mut fields = mem::take(&mut self.fields);
        for last in (1..fields.len()).rev() {
            fields.swap(last, self.bytes.int_in_range(0..=last)?);
        }
        let space = *self.bytes.choose(&["", " ", "\r\n\t"])?;
        let mut entries = Vec::new();
        for (key, value) in fields {
            entries.push(format!(
                "{space}{}{space}:{space}{value}{space}",
                self.spell(&key)?
            ));
        }
        Ok(format!("{{{}}}", entries.join(",")))
    }
}
