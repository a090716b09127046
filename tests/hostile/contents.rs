//! Large and deep documents in a message: linear in time and memory, on little stack.

use wequick_types::content::ContentError;
use wequick_types::{Code, Content};

use crate::{HUNDRED_THOUSAND, MILLION, allocator, on_small_stack};

fn read(msg_type: i64, text: &str) -> Result<Content<'_>, ContentError> {
    Content::of(Code::new(msg_type), text)
}

fn link(inner: &str) -> String {
    format!("<msg><appmsg><type>5</type><title>{inner}</title></appmsg></msg>")
}

/// The length of the title of a link that holds this, and the most memory that reading it took.
fn title(inner: &str) -> (usize, usize) {
    let text = link(inner);
    let (content, heap) = allocator::count(|| read(49, &text).unwrap());
    let Content::Link(link) = content else {
        panic!("no link");
    };
    (link.title.unwrap_or_default().len(), heap.peak)
}

#[test]
fn a_million_of_anything_in_a_text() {
    on_small_stack(|| {
        // What is left of each piece.
        for (piece, length) in [
            ("&lt;", 1),
            ("&#0;", 3),
            ("&#xD83D;&#xDE00;", 4),
            ("a<b/>", 1),
            ("a<b>c</b>", 1),
            ("a<!---->", 1),
            ("a<??>", 1),
            ("<![CDATA[a]]>", 1),
            ("<a/>", 0),
            ("<![CDATA[]]>", 0),
        ] {
            let (read, peak) = title(&piece.repeat(MILLION));
            assert_eq!(read, length * MILLION, "{piece}");
            assert!(peak <= 2 * MILLION * piece.len(), "{piece}: {peak}");
        }
        for piece in ["&", "&#", "&#1", "&l", "<", "< a", "\u{1}", "测"] {
            let (read, peak) = title(&piece.repeat(MILLION));
            assert_eq!((read, peak), (MILLION * piece.len(), 0), "{piece}");
        }
        let digits = format!("&#{}65;", "0".repeat(MILLION));
        assert_eq!(title(&digits).0, 1);
        let endless = format!("&#xD83D;&#{}", "1".repeat(MILLION));
        assert_eq!(title(&endless).0, MILLION + 5);
        assert!(read(49, &link(&"<a".repeat(MILLION))).is_err());
    });
}

#[test]
fn a_million_attributes() {
    on_small_stack(|| {
        let text = format!("<msg {} nickname='a'/>", "x='' ".repeat(MILLION));
        let (content, heap) = allocator::count(|| read(42, &text).unwrap());
        let Content::Card(card) = content else {
            panic!("no card");
        };
        assert_eq!(card.nick.as_deref(), Some("a"));
        assert_eq!(heap.allocations, 0);

        let same = format!("<msg {}/>", "nickname='a' ".repeat(MILLION));
        assert_eq!(read(42, &same).unwrap().kind(), "card");
        for damage in ["x", "x ", "x=", "x='' x", "'", "= "] {
            assert!(read(42, &format!("<msg {}", damage.repeat(MILLION))).is_err());
        }
    });
}

#[test]
fn a_million_elements() {
    on_small_stack(|| {
        for element in [
            "<title/>",
            "<x/>",
            "<appattach><totallen/></appattach>",
            "<x><title>a</title></x>",
        ] {
            let elements = element.repeat(MILLION / 4);
            let text = format!("<msg><appmsg><type>6</type>{elements}<md5>a</md5></appmsg></msg>");
            let (content, heap) = allocator::count(|| read(49, &text).unwrap());
            let Content::File(file) = content else {
                panic!("no file");
            };
            assert_eq!(file.md5.as_deref(), Some("a"));
            assert_eq!(heap.allocations, 0);
        }
    });
}

#[test]
fn a_million_levels() {
    on_small_stack(|| {
        let nested = "<a>".repeat(MILLION) + &"</a>".repeat(MILLION);
        let (length, peak) = title(&format!("b{nested}c"));
        assert_eq!(length, 2);
        assert!(peak < 100, "{peak}");
        let text = "<a>".repeat(MILLION);
        assert!(read(3, &text).is_err());
        let text = format!("<msg>{nested}<img md5='a'/></msg>");
        let Content::Picture(picture) = read(3, &text).unwrap() else {
            panic!("no picture");
        };
        assert_eq!(picture.md5.as_deref(), Some("a"));
    });
}

#[test]
fn a_million_before_the_root() {
    on_small_stack(|| {
        for (piece, is_read) in [
            ("<!---->", true),
            ("<??>", true),
            ("<!a>", true),
            (" ", true),
            ("<!--", false),
            ("<!a ", false),
            ("<!a [", false),
            ("<", false),
            ("</", false),
            ("<?", false),
        ] {
            let text = piece.repeat(MILLION) + "<msg md5=''/>";
            assert_eq!(read(3, &text).is_ok(), is_read, "{piece}");
            assert!(read(10_000, &text).is_ok(), "{piece}");
        }
        for text in [
            ":".repeat(MILLION),
            "a:".repeat(MILLION),
            ":\n".repeat(MILLION),
        ] {
            assert_eq!(read(47, &text), Ok(Content::Other));
        }
    });
}

/// The length of the sentence of a notice with this template and these links, and how many
/// members it has. It is written in no more bytes than some times those of the message.
fn notice(template: &str, links: &str) -> (usize, usize) {
    let text = format!(
        "<sysmsg type='sysmsgtemplate'><sysmsgtemplate><content_template><template>{template}\
        </template><link_list>{links}</link_list></content_template></sysmsgtemplate></sysmsg>"
    );
    let (content, heap) = allocator::count(|| read(10_002, &text).unwrap());
    assert!(
        heap.peak <= 12 * text.len(),
        "{} of {}",
        heap.peak,
        text.len()
    );
    assert!(serde_json::to_vec(&content).unwrap().len() <= 4 * text.len());
    let Content::Notice(notice) = content else {
        panic!("no notice");
    };
    let length = notice.text.unwrap_or_default().len();
    assert!(length <= text.len());
    (length, notice.members.len())
}

#[test]
fn a_template_whose_names_would_fill_the_memory() {
    on_small_stack(|| {
        let members = "<member><nickname>a</nickname></member>".repeat(HUNDRED_THOUSAND);
        let link = |name: &str, besides: &str| {
            format!("<link name='{name}'><memberlist>{members}</memberlist>{besides}</link>")
        };
        let (length, count) = notice(&"$a$".repeat(MILLION), &link("a", ""));
        assert!(length > 3 * MILLION);
        assert_eq!(count, HUNDRED_THOUSAND);

        let separator = format!("<separator>{}</separator>", "s".repeat(MILLION));
        assert_eq!(notice("$a$", &link("a", &separator)).0, 3);

        for role in ["r", "&amp;"] {
            let role = role.repeat(MILLION / 10);
            assert_eq!(notice("$a$", &link(&role, "")).1, HUNDRED_THOUSAND);
        }

        let (length, _) = notice(
            &"$".repeat(MILLION),
            &"<link name='a'/>".repeat(HUNDRED_THOUSAND),
        );
        assert_eq!(length, MILLION);
    });
}

#[test]
fn a_large_record() {
    on_small_stack(|| {
        let items = "<dataitem><datadesc>a</datadesc></dataitem>".repeat(HUNDRED_THOUSAND);
        let text = format!(
            "<msg><appmsg><type>19</type><recorditem><![CDATA[<recordinfo><datalist>{items}\
        </datalist></recordinfo>]]></recorditem></appmsg></msg>"
        );
        let Content::ChatRecord(record) = read(49, &text).unwrap() else {
            panic!("no record");
        };
        let (items, heap) = allocator::count(|| record.items().unwrap());
        assert_eq!(items.len(), HUNDRED_THOUSAND);
        assert!(
            heap.peak <= 12 * text.len(),
            "{} of {}",
            heap.peak,
            text.len()
        );
    });
}

#[test]
fn quotes_within_quotes_cost_what_is_read() {
    on_small_stack(|| {
        let mut text = "<msg/>".to_owned();
        for _ in 0..1000 {
            text = format!(
                "<msg><appmsg><type>57</type><refermsg><type>49</type><content><![CDATA[{}]]></content>\
            </refermsg></appmsg></msg>",
                text.replace("]]>", "]]]]><![CDATA[>")
            );
            if text.len() > 2 * MILLION {
                break;
            }
        }
        let Content::Quote(quote) = read(49, &text).unwrap() else {
            panic!("no quote");
        };
        assert_eq!(quote.quoted.read().unwrap().kind(), "quote");
    });
}

#[test]
fn a_content_allocates_nothing_but_texts_that_are_built() {
    let file =
        "<msg><appmsg><title>a.xlsx</title><type>6</type><appattach><totallen>8939</totallen>
        <fileext><![CDATA[xlsx]]></fileext></appattach><md5>00</md5></appmsg></msg>";
    let (_, heap) = allocator::count(|| read(49, file).unwrap());
    assert_eq!(heap.allocations, 0);
    let url =
        "<msg><appmsg><title>a</title><type>5</type><url>a?b&amp;c&amp;d</url></appmsg></msg>";
    let (_, heap) = allocator::count(|| read(49, url).unwrap());
    assert_eq!(heap.allocations, 1);
}
