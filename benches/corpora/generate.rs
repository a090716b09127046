//! Payloads as a client posts them, filled by chance.

use fastrand::Rng;

use super::Fields;

/// What stands before the fields of every kind but `type`.
const HEADER: &str = r#""processid":7768,"cwxid":"wxid_yfng437lnlyg22""#;

/// A message of about 200 bytes of Chinese: in a room with the fields of the protocol's document,
/// from a friend with the profile that captured payloads bring as well.
pub(super) fn text(rng: &mut Rng) -> Fields {
    let (sender, message) = (wxid(rng), chinese(rng, 50..80));
    let about = if rng.bool() {
        let (room, nick) = (room_id(rng), chinese(rng, 2..7));
        format!(r#""wxid":"{room}","formWxid":"{sender}","nick":"{nick}""#)
    } else {
        let (profile, sex) = (profile(rng), rng.u8(..3));
        format!(r#""wxid":"{sender}","myMsg":"0",{profile},"sex":"{sex}""#)
    };
    Fields {
        kind: 78,
        json: format!(
            r#""msgType":"1","processid":"7768","cwxid":"wxid_yfng437lnlyg22",{about},"message":"{message}""#
        ),
    }
}

/// A QR code of 10 KB.
pub(super) fn qr_code(rng: &mut Rng) -> Fields {
    let image = base64(rng, 10_000);
    Fields {
        kind: 82,
        json: format!(
            r#""cgi":"/cgi-bin/micromsg-bin/getloginqrcode",{HEADER},"packLen":10022,"hex":"data:image/png;base64,{image}""#
        ),
    }
}

pub(super) fn rooms(rng: &mut Rng, rooms: usize, members: usize) -> Fields {
    let rooms = list(rooms, || {
        let room = room_id(rng);
        let ids: String = (0..members).map(|_| wxid(rng) + "^G").collect();
        let (exist, lord) = (rng.u8(..10) > 0, rng.u8(..10) == 0);
        let (pictures, nick) = (pictures(rng), chinese(rng, 2..12));
        format!(
            r#"{{"wxid":"{room}","exist":{exist},"count":{members},"userLists":"^G{ids}","roomLord":{lord},{pictures},"nick":"{nick}","username":"","asName":"","province":"","city":"","sex":"0","regionCode":"","sign":""}}"#
        )
    });
    Fields {
        kind: 211,
        json: format!(r#"{HEADER},"chatrooms":{rooms}"#),
    }
}

pub(super) fn friends(rng: &mut Rng, users: usize) -> Fields {
    let users = list(users, || {
        let (wxid, profile, sex) = (wxid(rng), profile(rng), rng.u8(..3));
        let kind = if rng.u8(..10) == 0 { 3 } else { 1 };
        format!(
            r#"{{"wxid":"{wxid}",{profile},"sex":{sex},"type":{kind},"groupId":"None","cwxid":"wxid_yfng437lnlyg22"}}"#
        )
    });
    Fields {
        kind: 210,
        json: format!(r#"{HEADER},"userLists":{users}"#),
    }
}

pub(super) fn members(rng: &mut Rng, members: usize) -> Fields {
    let (room, info) = (room_id(rng), lines(&base64(rng, 3600)));
    let users = list(members, || {
        let (wxid, profile, sex) = (wxid(rng), profile(rng), rng.u8(..3));
        format!(r#"{{"wxid":"{wxid}",{profile},"sex":"{sex}"}}"#)
    });
    Fields {
        kind: 77,
        json: format!(r#"{HEADER},"wxid":"{room}","info":"{info}","userLists":{users}"#),
    }
}

/// The fields of a profile but `sex`, of which some are empty for most people.
fn profile(rng: &mut Rng) -> String {
    let pictures = pictures(rng);
    let nick = chinese(rng, 2..9);
    let username = sometimes(rng, |rng| letters(rng, 10));
    let as_name = match rng.u8(..4) {
        0 => "(null)".to_owned(),
        1 => chinese(rng, 2..5),
        _ => String::new(),
    };
    let province = sometimes(rng, |rng| chinese(rng, 2..4));
    let city = sometimes(rng, |rng| chinese(rng, 2..4));
    let region = sometimes(rng, |_| "CN".to_owned());
    let sign = sometimes(rng, |rng| chinese(rng, 4..20));
    format!(
        r#"{pictures},"nick":"{nick}","username":"{username}","asName":"{as_name}","province":"{province}","city":"{city}","regionCode":"{region}","sign":"{sign}""#
    )
}

fn pictures(rng: &mut Rng) -> String {
    let picture = letters(rng, 40);
    format!(
        r#""headPic":"http://wx.qlogo.cn/mmhead/{picture}/0","sheadPic":"http://wx.qlogo.cn/mmhead/{picture}/132""#
    )
}

fn wxid(rng: &mut Rng) -> String {
    format!("wxid_{}", letters(rng, 14))
}

fn room_id(rng: &mut Rng) -> String {
    format!("{}@chatroom", rng.u64(10_000_000_000..99_999_999_999))
}

/// Empty every other time.
fn sometimes(rng: &mut Rng, text: impl Fn(&mut Rng) -> String) -> String {
    if rng.bool() { text(rng) } else { String::new() }
}

fn chinese(rng: &mut Rng, length: std::ops::Range<usize>) -> String {
    let length = rng.usize(length);
    (0..length).map(|_| rng.char('一'..='龥')).collect()
}

fn letters(rng: &mut Rng, length: usize) -> String {
    (0..length).map(|_| rng.alphanumeric()).collect()
}

fn base64(rng: &mut Rng, length: usize) -> String {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = || char::from(alphabet[rng.usize(..alphabet.len())]);
    std::iter::repeat_with(digit).take(length).collect()
}

/// Breaks a text into lines of 76 characters as MIME does, by what JSON writes for CRLF.
fn lines(text: &str) -> String {
    let mut lines = String::new();
    for (index, letter) in text.chars().enumerate() {
        if index > 0 && index % 76 == 0 {
            lines.push_str(r"\r\n");
        }
        lines.push(letter);
    }
    lines
}

fn list(length: usize, entry: impl FnMut() -> String) -> String {
    let entries: Vec<String> = std::iter::repeat_with(entry).take(length).collect();
    format!("[{}]", entries.join(","))
}
