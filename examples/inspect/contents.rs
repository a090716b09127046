//! The content of a message in a few words.

use wequick_types::content::{
    Call, ChatRecord, File, Link, Notice, Pinned, Quote, Solitaire, Transfer,
};
use wequick_types::{Content, TransferStage};

use crate::words::{cut, id, list, named, quote};

/// `None` where the text of the message says it as well.
pub(crate) fn summary(content: &Content<'_>) -> Option<String> {
    let words = match content {
        Content::Quote(quote) => self::quoting(quote),
        Content::Notice(notice) => self::notice(notice),
        other => words(other),
    };
    (!words.is_empty()).then_some(words)
}

/// All but quotes and notices, which come in full above.
fn words(content: &Content<'_>) -> String {
    let quoted = |text: &Option<_>| text.as_deref().map(quote);
    match content {
        Content::Picture(picture) => join([picture.bytes.map(bytes)]),
        Content::Voice(voice) => {
            let length = voice.milliseconds.map(|length| grouped(length) + " ms");
            join([length, voice.bytes.map(bytes)])
        }
        Content::Video(video) => {
            let length = video.seconds.map(|length| grouped(length) + " s");
            join([length, video.bytes.map(bytes)])
        }
        Content::Sticker(sticker) => {
            let game = sticker.hand.map(|hand| format!("{hand:?}").to_lowercase());
            let game = game.or(sticker.dice.map(|dice| format!("a throw of {dice}")));
            join([sticker.md5.as_deref().map(id), game])
        }
        Content::Location(location) => {
            let degrees = |number: Option<f64>| number.map(|number| number.to_string());
            let place = quoted(&location.name).or_else(|| quoted(&location.label));
            join([
                place,
                degrees(location.latitude),
                degrees(location.longitude),
            ])
        }
        Content::Card(card) => {
            let who = [card.wxid.as_ref().map(id), quoted(&card.nick)];
            join(who.into_iter().chain([quoted(&card.company)]))
        }
        Content::EnterpriseRequest(request) => {
            let who = [request.wxid.as_ref().map(id), quoted(&request.nick)];
            let says = [quoted(&request.company), quoted(&request.content)];
            after("request of ", who.into_iter().chain(says))
        }
        Content::Call(call) => self::call(call),
        Content::Link(link) => self::link(link),
        Content::Music(music) => {
            after("music ", [quoted(&music.title), quoted(&music.description)])
        }
        Content::File(file) => self::file(file),
        Content::MiniProgram(program) => after(
            "mini program ",
            [quoted(&program.name), quoted(&program.title)],
        ),
        Content::ChatRecord(record) => self::record(record),
        Content::Channels(post) => after(
            "channel post ",
            [quoted(&post.nick), quoted(&post.description)],
        ),
        Content::Live(live) => after(
            "live broadcast ",
            [quoted(&live.nick), quoted(&live.description)],
        ),
        Content::ChannelCard(card) => after("channel ", [quoted(&card.nick)]),
        Content::Solitaire(solitaire) => self::solitaire(solitaire),
        Content::Announcement(announcement) => after("announcement ", [quoted(&announcement.text)]),
        Content::Pinned(pinned) => self::pinned(pinned),
        Content::Quote(quote) => after("quote ", [quoted(&quote.text)]),
        Content::Transfer(transfer) => self::transfer(transfer),
        Content::RedPacket(packet) => after("red packet ", [quoted(&packet.wish)]),
        Content::Bill(bill) => {
            let payers = list("payer", bill.payers.iter().map(|payer| id(&payer.wxid)));
            after(
                "bill ",
                [quoted(&bill.title), quoted(&bill.amount), Some(payers)],
            )
        }
        Content::Gift(gift) => after("gift ", [quoted(&gift.name), quoted(&gift.wish)]),
        Content::App(app) => after(&format!("app type {} ", app.app_type), [quoted(&app.title)]),
        Content::Notice(notice) => join([notice.plain_text().as_deref().map(quote)]),
        Content::Recall(recall) => after("recall ", [recall.plain_text().as_deref().map(quote)]),
        Content::Pat(pat) => {
            let by = pat.from.as_ref().map(|from| format!("by {}", id(from)));
            after(
                "pat ",
                [
                    pat.patted
                        .as_ref()
                        .map(|patted| format!("of {}", id(patted))),
                    by,
                    quoted(&pat.text),
                ],
            )
        }
        _ => String::new(),
    }
}

/// Such as `message 7, pinned by wxid_a`.
fn pinned(pinned: &Pinned<'_>) -> String {
    let verb = match pinned.pinned {
        Some(true) => "pinned",
        Some(false) => "unpinned",
        None => "pinned or unpinned",
    };
    let by = pinned
        .wxid
        .as_ref()
        .map(|wxid| named(&wxid.into(), pinned.nick.as_deref()));
    let message = pinned
        .message_id
        .map(|message| format!("message {message}"));
    join([
        message,
        Some(format!("{verb} by {}", by.unwrap_or("somebody".to_owned()))),
    ])
}

/// Such as `quote of wxid_a: file a.xlsx, 8,939 bytes, with "thanks"`.
fn quoting(Quote { text, quoted, .. }: &Quote<'_>) -> String {
    let who = match (&quoted.sender, quoted.nick.as_deref()) {
        (Some(sender), nick) => named(&sender.into(), nick),
        (None, Some(nick)) => quote(nick),
        (None, None) => "somebody".to_owned(),
    };
    let words = quoted
        .read()
        .map_or(String::new(), |content| words(&content));
    let what = match quoted.part.as_deref().or(quoted.content.as_deref()) {
        Some(content) if words.is_empty() => quote(content),
        _ => words,
    };
    let text = quote(text.as_deref().unwrap_or_default());
    format!("quote of {who}: {what}, with {text}")
}

fn notice(notice: &Notice<'_>) -> String {
    let text = quote(notice.plain_text().as_deref().unwrap_or_default());
    let members = &notice.members;
    if members.is_empty() {
        return text;
    }
    let members = members.iter().map(|member| match &member.wxid {
        Some(wxid) => named(&wxid.into(), member.nick.as_deref()),
        None => quote(member.nick.as_deref().unwrap_or_default()),
    });
    format!("{text}, {}", list("member", members))
}

fn link(link: &Link<'_>) -> String {
    let noun = if link.is_room_invitation() {
        "room invitation "
    } else {
        "link "
    };
    let title = link.title.as_deref().map(quote);
    after(noun, [title, link.url.as_deref().map(id)])
}

fn file(file: &File<'_>) -> String {
    let rest = (!file.complete).then(|| "to follow".to_owned());
    after(
        "file ",
        [file.name.as_deref().map(id), file.bytes.map(bytes), rest],
    )
}

fn record(record: &ChatRecord<'_>) -> String {
    let items = record.items().map(|items| {
        list(
            "item",
            items.iter().map(|item| {
                let words = [&item.text, &item.title, &item.url];
                let words = words.into_iter().find_map(Option::as_deref);
                quote(words.unwrap_or_default())
            }),
        )
    });
    let items = items.unwrap_or_else(|error| error.to_string());
    after(
        "chat record ",
        [record.title.as_deref().map(quote), Some(items)],
    )
}

fn solitaire(solitaire: &Solitaire<'_>) -> String {
    let lines = solitaire.items().map(|items| {
        let lines = items
            .iter()
            .map(|item| quote(item.text.as_deref().unwrap_or_default()));
        list("line", lines)
    });
    let lines = lines.unwrap_or_else(|error| error.to_string());
    after("list ", [solitaire.text.as_deref().map(quote), Some(lines)])
}

fn call(call: &Call<'_>) -> String {
    let noun = match call.video {
        Some(true) => "video call ",
        Some(false) => "voice call ",
        None => "call ",
    };
    let length = call.seconds.map(|length| grouped(length) + " s");
    after(noun, [call.text.as_deref().map(quote), length])
}

fn transfer(transfer: &Transfer<'_>) -> String {
    let stage = transfer.stage.map(|stage| match stage.known() {
        Some(TransferStage::Sent) => "sent".to_owned(),
        Some(TransferStage::Received) => "received".to_owned(),
        Some(TransferStage::Returned) => "returned".to_owned(),
        _ => format!("stage {}", stage.get()),
    });
    after("transfer of ", [transfer.fee.as_deref().map(amount), stage])
}

/// An amount of money, bare where it is a plain one.
fn amount(fee: &str) -> String {
    let plain = |c: char| c.is_ascii_digit() || "￥¥$., ".contains(c);
    if fee.chars().all(plain) {
        let (fee, rest) = cut(fee);
        format!("{fee}{rest}")
    } else {
        quote(fee)
    }
}

/// The parts that are there, behind a noun.
fn after(noun: &str, parts: impl IntoIterator<Item = Option<String>>) -> String {
    let words = noun.to_owned() + &join(parts);
    words.trim_end().to_owned()
}

fn join(parts: impl IntoIterator<Item = Option<String>>) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

fn bytes(number: u64) -> String {
    let noun = if number == 1 { "byte" } else { "bytes" };
    format!("{} {noun}", grouped(number))
}

/// A number, its digits in groups of three: `8,939`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
