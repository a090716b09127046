//! Reading what messages hold, and other ways to read the same XML.

use std::hint::black_box;

use quick_xml::Reader;
use quick_xml::events::Event;
use roxmltree::Document;
use serde_json::json;
use wequick_types::{CallbackRef, Code, Content};

/// A message whose text is XML.
pub(crate) struct Sample {
    pub(crate) name: &'static str,
    msg_type: i64,
    pub(crate) xml: String,
    /// The callback that brings it.
    callback: String,
}

impl Sample {
    /// A fixture for each kind that real chats are full of.
    pub(crate) fn all() -> Vec<Sample> {
        let names = [
            "3-declared",
            "34-voice",
            "37-request",
            "42-ticket",
            "43-video",
            "47-blanks",
            "48-place",
            "49-19-record",
            "49-2000-sent",
            "49-2001-packet",
            "49-3-music",
            "49-33-mini",
            "49-4-video",
            "49-5-article",
            "49-51-video",
            "49-57-file",
            "49-57-room",
            "49-6-file",
            "10002-pat",
            "10002-recall",
            "10002-template-joined",
        ];
        names.map(Sample::new).into()
    }

    fn new(name: &'static str) -> Sample {
        let path = format!(
            "{}/../fixtures/contents/{name}.xml",
            env!("CARGO_MANIFEST_DIR")
        );
        let text = std::fs::read_to_string(path).unwrap();
        // The libraries read no prefix.
        let xml = text[text.find('<').unwrap()..].to_owned();
        let msg_type = name.split('-').next().unwrap();
        let callback = json!({"data": {
            "type": 78,
            "msgType": msg_type,
            "processid": "7768",
            "cwxid": "wxid_yfng437lnlyg22",
            "wxid": "23376255333@chatroom",
            "formWxid": "wxid_friend0123",
            "nick": "family",
            "myMsg": "0",
            "message": xml,
        }});
        Sample {
            name,
            msg_type: msg_type.parse().unwrap(),
            xml,
            callback: callback.to_string(),
        }
    }
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Way {
    /// `Content::of`.
    Content,
    /// `from_slice::<CallbackRef>` of the callback that brings the message.
    Callback,
    /// The events of quick-xml: it looks for the end of each tag, and at nothing inside.
    Events,
    /// The same, and the attributes of each tag, which the crate checks as well.
    Attributes,
    /// The tree of roxmltree.
    Tree,
}

impl Way {
    pub(crate) const ALL: [Way; 5] = [
        Way::Content,
        Way::Callback,
        Way::Events,
        Way::Attributes,
        Way::Tree,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Way::Content => "content",
            Way::Callback => "callback",
            Way::Events => "quick-xml",
            Way::Attributes => "quick-xml, attributes",
            Way::Tree => "roxmltree",
        }
    }

    pub(crate) fn read(self, sample: &Sample) {
        match self {
            Way::Content => {
                let content = Content::of(Code::new(sample.msg_type), &sample.xml);
                drop(black_box(content.unwrap()));
            }
            Way::Callback => {
                let callback = wequick_types::from_slice(sample.callback.as_bytes());
                drop(black_box::<CallbackRef>(callback.unwrap()));
            }
            Way::Events => events(&sample.xml, false),
            Way::Attributes => events(&sample.xml, true),
            Way::Tree => drop(black_box(Document::parse(&sample.xml).unwrap())),
        }
    }
}

fn events(xml: &str, with_attributes: bool) {
    let mut reader = Reader::from_str(xml);
    loop {
        match black_box(reader.read_event().unwrap()) {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) if with_attributes => {
                // Nor does the crate look for one that stands there twice.
                for attribute in tag.attributes().with_checks(false) {
                    black_box(attribute.unwrap());
                }
            }
            _ => {}
        }
    }
}
