//! Large and deep documents in a message: linear in time and memory, on little stack.

use wequick_types::content::ContentError;
use wequick_types::{Code, Content};

use crate::{FEWER, MANY, allocator, on_small_stack};

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
fn many_of_anything_in_a_text() {
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
            let (read, peak) = title(&piece.repeat(MANY));
            assert_eq!(read, length * MANY, "{piece}");
            assert!(peak <= 2 * MANY * piece.len(), "{piece}: {peak}");
        }
        for piece in ["&", "&#", "&#1", "&l", "<", "< a", "\u{1}", "测"] {
            let (read, peak) = title(&piece.repeat(MANY));
            assert_eq!((read, peak), (MANY * piece.len(), 0), "{piece}");
        }
        let digits = format!("&#{}65;", "0".repeat(MANY));
        assert_eq!(title(&digits).0, 1);
        let endless = format!("&#xD83D;&#{}", "1".repeat(MANY));
        assert_eq!(title(&endless).0, MANY + 5);
        assert!(read(49, &link(&"<a".repeat(MANY))).is_err());
    });
}

#[test]
fn many_attributes() {
    on_small_stack(|| {
        let text = format!("<msg {} nickname='a'/>", "x='' ".repeat(MANY));
        let (content, heap) = allocator::count(|| read(42, &text).unwrap());
        let Content::Card(card) = content else {
            panic!("no card");
        };
        assert_eq!(card.nick.as_deref(), Some("a"));
        assert_eq!(heap.allocations, 0);

        let same = format!("<msg {}/>", "nickname='a' ".repeat(MANY));
        assert_eq!(read(42, &same).unwrap().kind(), "card");
        for damage in ["x", "x ", "x=", "x='' x", "'", "= "] {
            assert!(read(42, &format!("<msg {}", damage.repeat(MANY))).is_err());
        }
    });
}

#[test]
fn many_elements() {
    on_small_stack(|| {
        for element in [
            "<title/>",
            "<x/>",
            "<appattach><totallen/></appattach>",
            "<x><title>a</title></x>",
        ] {
            let elements = element.repeat(MANY / 4);
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
fn many_levels() {
    on_small_stack(|| {
        let nested = "<a>".repeat(MANY) + &"</a>".repeat(MANY);
        let (length, peak) = title(&format!("b{nested}c"));
        assert_eq!(length, 2);
        assert!(peak < 100, "{peak}");
        let text = "<a>".repeat(MANY);
        assert!(read(3, &text).is_err());
        let text = format!("<msg>{nested}<img md5='a'/></msg>");
        let Content::Picture(picture) = read(3, &text).unwrap() else {
            panic!("no picture");
        };
        assert_eq!(picture.md5.as_deref(), Some("a"));
    });
}

#[test]
fn many_before_the_root() {
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
            let text = piece.repeat(MANY) + "<msg md5=''/>";
            assert_eq!(read(3, &text).is_ok(), is_read, "{piece}");
            assert!(read(10_000, &text).is_ok(), "{piece}");
        }
        for text in [":".repeat(MANY), "a:".repeat(MANY), ":\n".repeat(MANY)] {
            assert_eq!(read(47, &text), Ok(Content::Other));
        }
    });
}

fn system(inner: &str) -> String {
    format!("<sysmsg type='sysmsgtemplate'><sysmsgtemplate>{inner}</sysmsgtemplate></sysmsg>")
}

fn one_template(template: &str, links: &str) -> String {
    format!(
        "<content_template><template>{template}</template><link_list>{links}</link_list></content_template>"
    )
}

/// The length of the sentence of a notice with these templates, and how many members it has. It is
/// written in no more bytes than some times those of the message.
fn notice(templates: &str) -> (usize, usize) {
    let text = system(templates);
    let (content, heap) = allocator::count(|| read(10_002, &text).unwrap());
    assert!(
        heap.peak <= MOST * text.len(),
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
        let members = "<member><nickname>a</nickname></member>".repeat(FEWER);
        let link = |name: &str, besides: &str| {
            format!("<link name='{name}'><memberlist>{members}</memberlist>{besides}</link>")
        };
        let names = one_template(&"$a$".repeat(MANY), &link("a", ""));
        let (length, count) = notice(&names);
        assert!(length > 3 * MANY);
        assert_eq!(count, FEWER);

        let separator = format!("<separator>{}</separator>", "s".repeat(MANY));
        assert_eq!(notice(&one_template("$a$", &link("a", &separator))).0, 3);

        for role in ["r", "&amp;"] {
            let role = role.repeat(FEWER);
            assert_eq!(notice(&one_template("$a$", &link(&role, ""))).1, FEWER);
        }

        let dollars = one_template(&"$".repeat(MANY), &"<link name='a'/>".repeat(FEWER));
        assert_eq!(notice(&dollars).0, MANY);

        // Each template without links has those of the first, and room is shared by all.
        let others = "<content_template><template>$a$</template></content_template>";
        let (length, count) = notice(&(names + &others.repeat(FEWER)));
        assert!(length > 3 * MANY);
        assert_eq!(count, FEWER);
    });
}

#[test]
fn many_buttons() {
    on_small_stack(|| {
        let button = "<a href='weixin://revoke'>a</a>";
        for (piece, left) in [
            (button, 0),
            ("<a>b</a>", 1),
            ("<a>", 3),
            ("</a>", 4),
            ("<a", 2),
            ("<a '", 4),
            ("<a \"'", 5),
            ("<a href='weixin://revoke'>", 26),
        ] {
            let text = piece.repeat(FEWER);
            let Content::Notice(notice) = read(10_000, &text).unwrap() else {
                panic!("no notice");
            };
            let plain = notice.plain_text().unwrap();
            assert_eq!(plain.len(), left * FEWER, "{piece}");
        }
        let recall = format!("<revokemsg>{}</revokemsg>", button.repeat(FEWER));
        assert_eq!(read(10_000, &recall).unwrap().kind(), "recall");
    });
}

#[test]
fn parts_of_a_long_text() {
    on_small_stack(|| {
        let text = "a".repeat(MANY);
        for (start, end) in [
            (&*text, "a"),
            ("a", &*text),
            ("b", "a"),
            (&text[1..], &text[1..]),
        ] {
            let quote = format!(
                "<msg><appmsg><type>57</type><refermsg><type>1</type><content>{text}</content><partialtext>\
                <start>{start}</start><startindex>1</startindex><end>{end}</end></partialtext></refermsg>\
                </appmsg></msg>"
            );
            assert_eq!(read(49, &quote).unwrap().kind(), "quote");
        }

        // Each line names a part at the end of the list.
        let lines = format!("<i><r>{}-1</r></i>", MANY - 1).repeat(FEWER);
        let list = format!(
            "<msg><appmsg><title>{text}</title><type>53</type><extinfo><solitaire_info><![CDATA[<solitaire>\
            <content>{lines}</content></solitaire>]]></solitaire_info></extinfo></appmsg></msg>"
        );
        let Content::Solitaire(list) = read(49, &list).unwrap() else {
            panic!("no list");
        };
        let items = list.items().unwrap();
        assert_eq!(items.len(), FEWER);
        assert_eq!(items[0].text.as_deref(), Some("a"));
    });
}

/// The most bytes of heap for a byte of a message, while it is read and its items are.
const MOST: usize = 32;

/// How often a piece is repeated: a round number, and those just before, at and between the powers of
/// two at which a list that doubles holds the least for its size.
const COUNTS: [usize; 8] = {
    let power = 1 << 12;
    [
        3,
        17,
        513,
        1025,
        power / 64 * 61,
        power,
        power + 1,
        power + power / 2,
    ]
};

/// Reads a content and the items in it.
fn read_all(msg_type: i64, text: &str) {
    match read(msg_type, text).unwrap() {
        Content::ChatRecord(record) => assert!(record.items().is_ok()),
        Content::Solitaire(list) => assert!(list.items().is_ok()),
        Content::Quote(quote) => assert!(quote.quoted.read().is_ok()),
        _ => {}
    }
}

/// `cargo test --test hostile heap_of_contents -- --nocapture` prints it as a table.
#[test]
fn heap_of_contents() {
    let record = |items: &str| {
        app(
            "19",
            &format!(
                "<recorditem><![CDATA[<recordinfo><datalist>{items}</datalist></recordinfo>]]></recorditem>"
            ),
        )
    };
    let list = |items: &str| {
        app(
            "53",
            &format!(
                "<extinfo><solitaire_info><![CDATA[<solitaire><content>{items}</content></solitaire>]]></solitaire_info></extinfo>"
            ),
        )
    };
    let bill = |list: &str| {
        app(
            "2001",
            &format!(
                "<wcpayinfo><newaa><billno>1</billno><payerlist>{list}</payerlist></newaa></wcpayinfo>"
            ),
        )
    };
    let links = |links: &str| system(&one_template("$a$", links));
    let invitation = |members: &str| {
        format!(
            "<sysmsg type='delchatroommember'><delchatroommember><link><memberlist>{members}</memberlist></link></delchatroommember></sysmsg>"
        )
    };
    let quote = |text: &str| {
        app(
            "57",
            &format!("<refermsg><type>49</type><content>{text}</content></refermsg>"),
        )
    };
    let same = |piece: &'static str| move |_: usize| piece.to_owned();
    on_small_stack(move || {
        heap("empty items", 1, 49, record, same("<dataitem/>"));
        heap(
            "items without a field",
            26,
            49,
            record,
            same("<dataitem a=''/>"),
        );
        heap("items", 16, 49, record, same("<dataitem>&amp;</dataitem>"));
        heap("lines", 16, 49, list, same("<i>a</i>"));
        heap("payers", 28, 49, bill, same("a|"));
        heap("payers, unescaped", 14, 49, bill, same("&gt;|"));
        let copied = |list: &str| bill(&format!("<![CDATA[{list}]]>a"));
        heap("payers, copied", 31, 49, copied, same("a|"));
        let quoted = |list: &str| {
            let bill = copied(list).replace("]]>", "]]]]><![CDATA[>");
            quote(&format!("<![CDATA[{bill}]]>"))
        };
        heap("payers, copied and quoted", 32, 49, quoted, same("a|"));
        heap("empty links", 4, 10_002, links, same("<link/>"));
        heap(
            "links without a name",
            4,
            10_002,
            links,
            same("<link a=''/>"),
        );
        heap(
            "links of one name",
            9,
            10_002,
            links,
            same("<link name='a'/>"),
        );
        heap("links", 12, 10_002, links, |count| {
            format!("<link name='{count:x}'/>")
        });
        heap(
            "templates",
            10,
            10_002,
            system,
            same("<content_template a=''/>"),
        );
        heap("empty members", 1, 10_002, invitation, same("<username/>"));
        heap(
            "members",
            7,
            10_002,
            invitation,
            same("<username>a</username>"),
        );
        heap(
            "texts",
            1,
            49,
            |text| app("5", &format!("<title>{text}</title>")),
            same("&lt;"),
        );
    });
}

fn app(app_type: &str, elements: &str) -> String {
    format!("<msg><appmsg><type>{app_type}</type>{elements}</appmsg></msg>")
}

/// Reads messages of one make, with pieces by their number. Prints the most heap that a byte of them
/// took, and checks it.
fn heap(
    name: &str,
    most: usize,
    msg_type: i64,
    text: impl Fn(&str) -> String,
    piece: impl Fn(usize) -> String,
) {
    let mut worst = 0;
    for count in COUNTS {
        let text = text(&(0..count).map(&piece).collect::<String>());
        let ((), heap) = allocator::count(|| read_all(msg_type, &text));
        worst = worst.max(heap.peak * 10 / text.len());
    }
    println!("| {name} | {}.{} |", worst / 10, worst % 10);
    assert!(worst <= most * 10, "{name}: {worst}");
}

#[test]
fn a_large_record() {
    on_small_stack(|| {
        let items = "<dataitem><datadesc>a</datadesc></dataitem>".repeat(FEWER);
        let text = format!(
            "<msg><appmsg><type>19</type><recorditem><![CDATA[<recordinfo><datalist>{items}\
        </datalist></recordinfo>]]></recorditem></appmsg></msg>"
        );
        let Content::ChatRecord(record) = read(49, &text).unwrap() else {
            panic!("no record");
        };
        let (items, heap) = allocator::count(|| record.items().unwrap());
        assert_eq!(items.len(), FEWER);
        assert!(
            heap.peak <= MOST * text.len(),
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
            if text.len() > 2 * MANY {
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
