//! All that is compared in pairs: growth, what is kept as text, and what the other modules measure.

use std::hint::black_box;

use base64::Engine;
use base64::prelude::BASE64_STANDARD_NO_PAD;
use wequick_types::{Base64Text, Callback, Event, Hex, MemberList};

use crate::corpora::{Corpus, Order};
use crate::race::compare;

use super::{Extra, poll, print_head, written};

pub(crate) fn measure() -> Vec<Extra> {
    let mut extras = vec![
        Extra {
            name: "time for 10,000 friends, to that for 5,000",
            ratio: growth(),
        },
        Extra {
            name: "`MemberList::iter` of 200, to `str::split`",
            ratio: member_list(),
        },
        Extra {
            name: "`Hex::decode` of 10 KB, to `hex::decode`",
            ratio: hex(),
        },
        Extra {
            name: "`Base64Text::decode` of 3.6 KB with CRLF, to `retain` and `Engine::decode`",
            ratio: base64_text(),
        },
    ];
    extras.extend(written::measure());
    extras.extend(poll::measure());
    extras
}

pub(crate) fn print(extras: &[Extra]) {
    println!("\n### Beside reading: time, in times of what it is compared with\n");
    print_head(&["what"], &["ratio"]);
    for extra in extras {
        println!("| {} | {:.2} |", extra.name, extra.ratio);
    }
}

fn growth() -> f64 {
    let read = |body: &str| {
        black_box(wequick_types::from_str::<Callback>(body).unwrap());
    };
    let [single, double] = [5000, 10_000].map(Corpus::friends);
    compare(|| read(&double), || read(&single))
}

fn member_list() -> f64 {
    let rooms = Corpus::new("rooms", Order::First);
    let callback: Callback = wequick_types::from_str(&rooms.bodies[0].json).unwrap();
    let Event::Rooms(rooms) = callback.event else {
        panic!("no rooms");
    };
    let lists: Vec<MemberList> = rooms
        .chatrooms
        .into_iter()
        .filter_map(|room| room.user_lists)
        .collect();
    let split = |list: &MemberList| {
        let ids = list.as_str().split("^G").filter(|id| !id.is_empty());
        ids.map(str::len).sum()
    };
    let iterate = |list: &MemberList| list.iter().map(|id| id.into_inner().len()).sum();
    let sum = |length: &dyn Fn(&MemberList) -> usize| -> usize { lists.iter().map(length).sum() };
    assert_eq!(sum(&split), sum(&iterate));
    compare(
        || _ = black_box(sum(&iterate)),
        || _ = black_box(sum(&split)),
    )
}

fn hex() -> f64 {
    let hex: Hex = "0A0408001200".repeat(10_000 / 12).into();
    assert_eq!(hex.decode().unwrap(), hex::decode(hex.as_str()).unwrap());
    compare(
        || (0..20).for_each(|_| drop(black_box(hex.decode()))),
        || (0..20).for_each(|_| drop(black_box(hex::decode(hex.as_str())))),
    )
}

fn base64_text() -> f64 {
    let body = &Corpus::new("members", Order::First).bodies[0].json;
    let callback: Callback = wequick_types::from_str(body).unwrap();
    let Event::RoomMembers(members) = callback.event else {
        panic!("no members");
    };
    let info: Base64Text = members.info.unwrap();
    let plain = || {
        let mut bytes = info.as_str().as_bytes().to_vec();
        bytes.retain(|byte| !byte.is_ascii_whitespace());
        BASE64_STANDARD_NO_PAD.decode(bytes).unwrap()
    };
    assert_eq!(info.decode().unwrap(), plain());
    compare(
        || (0..100).for_each(|_| drop(black_box(info.decode()))),
        || (0..100).for_each(|_| drop(black_box(plain()))),
    )
}
