//! Messages of the system: templates with names, members, recalls, pinned messages and pats. And sentences
//! without their tags.

use std::borrow::Cow;

use serde_json::{Value, json};
use wequick_types::Content;
use wequick_types::content::{Notice, Recall};

use crate::{app, read, try_read};

/// What a message of the system of this type says, with these elements.
fn system(system_type: &str, elements: &str) -> Value {
    let inner = format!("<{system_type}>{elements}</{system_type}>");
    read(
        10_002,
        &format!("<sysmsg type='{system_type}'>{inner}</sysmsg>"),
    )
}

/// What a `sysmsgtemplate` with these elements says.
fn templates(elements: &str) -> Value {
    system("sysmsgtemplate", elements)
}

/// What a template says, given its links.
fn template(template: &str, links: &str) -> Value {
    templates(&format!(
        "<content_template><plain>plain</plain><template>{template}</template>
        <link_list>{links}</link_list></content_template>"
    ))
}

fn link_of(name: &str, members: &str, besides: &str) -> String {
    format!("<link name='{name}'><memberlist>{members}</memberlist>{besides}</link>")
}

const LI: &str = "<member><username>wxid_li</username><nickname>Li</nickname></member>";
const HO: &str = "<member><username>wxid_ho</username><nickname/></member>";

#[test]
fn a_template_is_filled_with_the_names_of_its_links() {
    let both = format!("{LI}{HO}");
    let a = |members: &str, besides: &str| link_of("a", members, besides);
    let plain = "<plain>p</plain>";
    let title = "<title>t</title>";
    for (text, links, expected) in [
        ("$a$ came", a(LI, ""), "Li came"),
        ("$a$ came", a(HO, ""), "wxid_ho came"),
        ("$a$, $a$", a(LI, ""), "Li, Li"),
        ("\"$a$\"", a(&both, ""), "\"Li、wxid_ho\""),
        ("ok  $a$", a("", title), "ok  t"),
        ("ok$a$.", a("", ""), "ok."),
        ("ok $a$.", "<link name='a'/>".to_owned(), "ok ."),
        ("ok $a$.", a("", plain), "ok p."),
        (
            "ok $a$.",
            a("", &format!("{plain}<title> </title>")),
            "ok p.",
        ),
        ("ok $a$.", a("", &format!("{plain}{title}")), "ok t."),
        ("ok $a$.", a(LI, &format!("{plain}{title}")), "ok Li."),
        ("$b$ US$5 $$a$ $", a(LI, ""), "$b$ US$5 $Li $"),
        ("US$5 for $a$", a(LI, ""), "US$5 for Li"),
        ("$a", a(LI, ""), "$a"),
        ("none", a(LI, ""), "none"),
        (
            "$a$ &amp; $a&amp;b$",
            link_of("a&amp;b", LI, ""),
            "$a$ & Li",
        ),
    ] {
        assert_eq!(template(text, &links)["text"], expected, "{text}");
    }
    for (separator, expected) in [
        ("<![CDATA[, ]]>", "Li, wxid_ho"),
        (" ", "Li wxid_ho"),
        ("\n<![CDATA[ ]]>\n", "Li wxid_ho"),
        ("<![CDATA[]]>", "Li、wxid_ho"),
    ] {
        let separator = format!("<separator>{separator}</separator>{title}");
        let read = template("$a$", &a(&both, &separator));
        assert_eq!(read["text"], expected, "{separator}");
    }
}

#[test]
fn a_hidden_button_is_left_out_with_the_blanks_before_it() {
    let hidden = |value: &str| {
        format!(
            "<link name='b' hidden='{value}'><memberlist>{LI}</memberlist><title>undo</title></link>"
        )
    };
    for (text, hidden, expected) in [
        ("a  $b$", hidden("1"), "a"),
        ("a\n\t$b$ c", hidden(" 1 "), "a c"),
        ("a $b$ $b$.", hidden("1"), "a."),
        ("a $c$ $b$", hidden("1"), "a $c$"),
        ("a $b$", hidden("0"), "a Li"),
        ("a $b$", hidden(""), "a Li"),
    ] {
        let read = template(text, &hidden);
        assert_eq!(read["text"], expected, "{text}");
        assert_eq!(read["members"][0]["role"], "b");
    }
    // The blanks of a name are not blanks before the button.
    let blank = "<member><nickname>Li </nickname></member>";
    let links = link_of("a", blank, "") + &hidden("1");
    assert_eq!(template("$a$$b$", &links)["text"], "Li ");
}

#[test]
fn all_templates_one_behind_the_other() {
    let one = |inner: &str| format!("<content_template>{inner}</content_template>");
    let list = |links: &str| format!("<link_list>{links}</link_list>");
    let of_li = list(&link_of("a", LI, ""));
    let of_ho = list(&link_of("a", HO, ""));
    let text = "<template>$a$.</template>";
    for (elements, expected) in [
        (one(&format!("{text}{of_li}")) + &one(text), "Li.Li."),
        (
            one(&format!("{text}{of_li}")) + &one(&format!("{text}{of_ho}")),
            "Li.wxid_ho.",
        ),
        (
            one(&format!("{text}{of_li}")) + &one(&format!("{text}<link_list/>")),
            "Li.$a$.",
        ),
        (
            one(text) + &one(&format!("{text}{of_li}")) + &one(text),
            "$a$.Li.$a$.",
        ),
        (
            one(&format!("{text}{of_li}")) + &one(&format!("{text}{of_ho}")) + &one(text),
            "Li.wxid_ho.Li.",
        ),
        (one(&format!("<template>1</template>{text}")), "1"),
        (
            one("<template>1</template>")
                + &one("<plain>2</plain>")
                + &one("<template> </template><plain>3</plain>"),
            "123",
        ),
        (
            one("<template>1 </template>")
                + "<content_template/>"
                + &one("<template> 2</template>"),
            "1  2",
        ),
    ] {
        assert_eq!(templates(&elements)["text"], expected, "{elements}");
    }
    let both = one(&format!("{text}{of_li}")) + &one(&format!("{text}{of_ho}"));
    assert_eq!(
        templates(&both)["members"],
        json!([{"role": "a", "wxid": "wxid_li", "nick": "Li"}, {"role": "a", "wxid": "wxid_ho"}])
    );
    let shared = one(&format!("{text}{of_li}")) + &one(text);
    assert_eq!(templates(&shared)["members"].as_array().unwrap().len(), 1);
}

#[test]
fn names_make_all_templates_together_no_longer_than_the_message() {
    let name = "n".repeat(100);
    let links = format!(
        "<link_list>{}</link_list>",
        link_of(
            "a",
            &format!("<member><nickname>{name}</nickname></member>"),
            ""
        )
    );
    let one = |inner: &str| {
        format!("<content_template><template>$a$</template>{inner}</content_template>")
    };
    let elements = one(&links) + &one("").repeat(9);
    let inner = format!("<sysmsgtemplate>{elements}</sysmsgtemplate>").len();
    let read = templates(&elements);
    let text = read["text"].as_str().unwrap();
    let filled = (inner - 30) / 97;
    assert_eq!(text, name.repeat(filled) + &"$a$".repeat(10 - filled));
}

/// Of two names the second is filled in as long as both together are no longer than the message.
#[test]
fn the_last_byte_of_room_is_used() {
    let elements = |name: &str| {
        let member = format!("<member><nickname>{name}</nickname></member>");
        let links = link_of("a", &member, "");
        format!(
            "<content_template><template>$a$$a$</template><link_list>{links}</link_list></content_template>"
        )
    };
    let beside = format!("<sysmsgtemplate>{}</sysmsgtemplate>", elements("")).len();
    let fits = "n".repeat(beside);
    assert_eq!(templates(&elements(&fits))["text"], fits.repeat(2));
    let longer = "n".repeat(beside + 1);
    assert_eq!(
        templates(&elements(&longer))["text"],
        format!("{longer}$a$")
    );
}

#[test]
fn a_name_within_a_name_stays() {
    let first = "<member><username>wxid_x</username><nickname>$to$ $from$</nickname></member>";
    let links = link_of("from", first, "") + &link_of("to", LI, "");
    assert_eq!(
        template("$from$ invited $to$", &links)["text"],
        "$to$ $from$ invited Li"
    );
}

#[test]
fn the_members_of_a_notice_in_the_order_of_the_links() {
    let links = link_of("b", LI, "") + &link_of("a", HO, "") + &link_of("b", HO, "");
    assert_eq!(
        template("$a$ by $b$", &links),
        json!({"kind": "notice", "text": "wxid_ho by Li", "members": [
            {"role": "b", "wxid": "wxid_li", "nick": "Li"},
            {"role": "a", "wxid": "wxid_ho"},
            {"role": "b", "wxid": "wxid_ho"},
        ]})
    );
    let nobody = "<member/><member><username/></member><member>a</member><other/>";
    let nameless = format!(
        "<link><memberlist>{LI}{nobody}<member><nickname>Ho</nickname></member></memberlist></link><link/>"
    );
    assert_eq!(
        template("a", &nameless)["members"],
        json!([{"wxid": "wxid_li", "nick": "Li"}, {"nick": "Ho"}])
    );
}

#[test]
fn a_role_is_kept_unless_it_is_long() {
    let role = |name: &str| template("", &link_of(name, LI, ""))["members"][0]["role"].clone();
    assert_eq!(role("a&amp;b"), "a&b");
    assert_eq!(role(&"a".repeat(64)), "a".repeat(64));
    assert_eq!(role(&"a".repeat(65)), Value::Null);
    assert_eq!(role(&"&amp;".repeat(64)), "&".repeat(64));
    assert_eq!(role(&"&amp;".repeat(65)), Value::Null);
}

#[test]
fn without_a_template_there_is_the_plain_sentence() {
    assert_eq!(template("$a$", &link_of("a", "", ""))["text"], "plain");
    assert_eq!(template("", ""), json!({"kind": "notice", "text": "plain"}));
    assert_eq!(template(" ", &link_of("a", LI, ""))["text"], "plain");
    assert_eq!(
        template("", &link_of("a", LI, ""))["members"][0]["role"],
        "a"
    );
}

#[test]
fn a_template_that_says_nothing_is_none() {
    for text in ["$a$", " $a$", "$a$\n$a$ "] {
        assert_eq!(template(text, &link_of("a", "", ""))["text"], "plain");
    }
}

#[test]
fn the_names_make_no_text_longer_than_the_message() {
    let long = format!("<member><nickname>{}</nickname></member>", "n".repeat(1000));
    let read = template(&"$a$".repeat(10), &link_of("a", &long, ""));
    assert_eq!(read["text"], "n".repeat(1000) + &"$a$".repeat(9));
}

#[test]
fn a_name_that_stays_is_no_beginning_of_another() {
    let long = format!("<member><nickname>{}</nickname></member>", "n".repeat(1000));
    let links = link_of("a", &long, "") + &link_of("b", LI, "");
    let read = template("$a$$a$b$", &links);
    assert_eq!(read["text"], "n".repeat(1000) + "$a$b$");
}

#[test]
fn an_invitation_gives_its_links_in_their_order() {
    let elements = "<plain/><text>t</text>
        <link><scene>invite</scene><memberlist><username>a</username><username/></memberlist></link>
        <link><memberlist><username>b</username><member>c</member></memberlist></link>";
    assert_eq!(
        system("delchatroommember", elements),
        json!({"kind": "notice", "text": "t", "members": [
            {"role": "invite", "wxid": "a"},
            {"wxid": "b"},
        ]})
    );
}

#[test]
fn a_recall_says_which_message_is_gone() {
    let elements = "<msgid>1</msgid><newmsgid>18446744073709551615
        </newmsgid><replacemsg>a</replacemsg>";
    assert_eq!(
        system("revokemsg", elements),
        json!({"kind": "recall", "text": "a", "message_id": "18446744073709551615"})
    );
}

/// What a `revokemsg` with these elements says.
fn recall(elements: &str) -> Value {
    system("revokemsg", elements)["text"].clone()
}

#[test]
fn what_a_recall_says_stands_in_one_of_three_places() {
    for (replaced, said) in [
        ("a", "a"),
        ("", "z"),
        ("<![CDATA[<content>a</content><x>b</x>]]>", "a"),
        ("<![CDATA[ <content>a &amp; b</content>]]>", "a &amp; b"),
        ("&lt;content>a", "a"),
        ("<content>a</content><x>b</x>", "a"),
        ("<![CDATA[<content></content>]]>", "z"),
        (
            "<![CDATA[a <content>b</content>]]>",
            "a <content>b</content>",
        ),
        ("<![CDATA[<contents>b]]>", "<contents>b"),
    ] {
        let elements = format!("<replacemsg>{replaced}</replacemsg>");
        let both = format!("{elements}<content>z</content>");
        assert_eq!(recall(&both), said, "{elements}");
        let alone = if said == "z" {
            Value::Null
        } else {
            said.into()
        };
        assert_eq!(recall(&elements), alone, "{elements}");
    }
    assert_eq!(recall("<replacemsg/><content>b</content>"), "b");
    assert_eq!(recall("<content>b</content>"), "b");
    assert_eq!(recall(""), Value::Null);
    assert_eq!(
        read(10_002, "<sysmsg type='revokemsg'/>"),
        json!({"kind": "recall"})
    );
}

#[test]
fn a_recall_that_is_a_document_of_its_own_has_no_button() {
    let link = r#"<a href="weixin://revoke_edit_click">Edit</a>"#;
    for (inner, said) in [
        (format!("gone {link}"), "gone"),
        (format!("gone{link}!"), "gone!"),
        (format!("<![CDATA[gone  {link}!]]>"), "gone!"),
        (format!("gone {}", link.replace('<', "&lt;")), "gone"),
        (format!("a {link} b {link} c"), "a b c"),
        (link.replace("revoke", "edit"), "gone"),
        (
            format!("<![CDATA[gone {}]]>", link.replace("revoke", "edit")),
            "gone <a href=\"weixin://edit_edit_click\">Edit</a>",
        ),
        ("<![CDATA[<3 <b>gone</b>]]>".to_owned(), "<3 <b>gone</b>"),
        (
            format!("<![CDATA[gone {}]]>", link.replace("</a>", "")),
            "gone <a href=\"weixin://revoke_edit_click\">Edit",
        ),
        (format!("R&amp;D <![CDATA[&amp; {link}]]>"), "R&D &amp;"),
    ] {
        let read = read(10_000, &format!("<revokemsg>{inner}</revokemsg>"));
        let expected = if inner.starts_with("<a") {
            Value::Null
        } else {
            said.into()
        };
        assert_eq!(read["text"], expected, "{inner}");
    }
    let kept = format!("<replacemsg><![CDATA[gone {link}]]></replacemsg>");
    assert_eq!(recall(&kept), json!(format!("gone {link}")));
}

/// A sentence of the system without its tags.
fn plain(text: &str) -> String {
    match try_read(10_000, text).unwrap() {
        Content::Notice(notice) => {
            let plain = notice.plain_text().unwrap_or_default();
            assert_eq!(matches!(plain, Cow::Borrowed(_)), plain == text, "{text}");
            plain.into_owned()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_sentence_without_its_tags() {
    let revoke = r#"<a href="weixin://revoke_click">undo</a>"#;
    for (text, expected) in [
        ("hello", "hello"),
        (r#"<img src="a.png"/>  Mei"#, "  Mei"),
        ("<img>a<img src='b'>", "a"),
        (
            r#"a <_wc_custom_link_ color="b" href="c">d</_wc_custom_link_> e"#,
            "a d e",
        ),
        (r#"a <a href="b">c</a> d"#, "a c d"),
        ("<a>b</a><a\n>c</a >", "bc"),
        ("<a/>b", "b"),
        ("<a href='x>y'>b</a>", "b"),
        (&format!("a {revoke}"), "a "),
        (&format!("a {revoke} b {revoke}c"), "a  b c"),
        ("a <a class='b' href='weixin://revoke'><img/>c</a>d", "a d"),
        (r#"<a href="weixin://revoke">a<a>b</a>c</a>d"#, "d"),
        (
            r#"<a href="weixin://revoke">a<a>b</a>c"#,
            r#"<a href="weixin://revoke">abc"#,
        ),
        (r#"<a>a <a href="weixin://revoke">b</a>c"#, "<a>a c"),
        (
            r#"<a href="weixin://revoke">a</_wc_custom_link_></a><_wc_custom_link_>b"#,
            "<_wc_custom_link_>b",
        ),
        (r#"<a title="weixin://revoke">b</a>"#, "b"),
        (
            "<_wc_custom_link_ href='weixin://revoke'>a</_wc_custom_link_>",
            "a",
        ),
        // No tags.
        ("a < b", "a < b"),
        ("<b>a</b>", "<b>a</b>"),
        ("<A>a</A>", "<A>a</A>"),
        ("<ab>a</ab>", "<ab>a</ab>"),
        ("<a-b>c</a-b>", "<a-b>c</a-b>"),
        ("<img:b/>c", "<img:b/>c"),
        ("< a>b</ a>", "< a>b</ a>"),
        ("&lt;a>b&lt;/a>", "&lt;a>b&lt;/a>"),
        // Tags that are not closed, or open nothing.
        ("<a", "<a"),
        ("<a href='b", "<a href='b"),
        ("<a href='>b</a>", "<a href='>b</a>"),
        ("<a>b", "<a>b"),
        ("b</a>", "b</a>"),
        ("</a><a>b", "</a><a>b"),
        ("<a><a>b</a>", "<a>b"),
        ("<a><_wc_custom_link_>b</a>", "<_wc_custom_link_>b"),
        (
            r#"<a href="weixin://revoke">b"#,
            r#"<a href="weixin://revoke">b"#,
        ),
        ("<img src='<a>b</a>", "<img src='b"),
        ("<a <b>c</a>", "<a <b>c</a>"),
    ] {
        assert_eq!(plain(text), expected, "{text}");
    }
    assert_eq!(Notice::default().plain_text(), None);
    assert_eq!(Recall::default().plain_text(), None);
}

#[test]
fn a_message_is_pinned_or_taken_from_the_top() {
    let pinned = |elements: &str| system("mmchatroomtopmsg", elements);
    let op = |op: &str| pinned(&format!("<op>{op}</op>"))["pinned"].as_bool();
    assert_eq!(
        ["1", "2", "0", "3", "", "x"].map(op),
        [Some(true), Some(false), None, None, None, None]
    );
    let msg_type =
        |number: &str| pinned(&format!("<msgtype>{number}</msgtype>"))["msg_type"].as_i64();
    assert_eq!(
        ["1", "49", "0", "00", ""].map(msg_type),
        [Some(1), Some(49), None, None, None]
    );
    assert_eq!(
        pinned("<newmsgid>18446744073709551615</newmsgid>")["message_id"],
        "18446744073709551615"
    );
    assert_eq!(pinned(""), json!({"kind": "pinned"}));
}

#[test]
fn a_pat_of_an_app_message_is_the_newer_element_or_else_the_older() {
    let record = "<patMsg><records><record><fromUser>b</fromUser></record></records></patMsg>";
    let both = format!("<patinfo><fromusername>a</fromusername></patinfo>{record}");
    assert_eq!(
        read(49, &app("62", &both)),
        json!({"kind": "pat", "from": "a"})
    );
    assert_eq!(
        read(49, &app("62", record)),
        json!({"kind": "pat", "from": "b"})
    );
    let empty = format!("<patinfo><fromusername/></patinfo>{record}");
    assert_eq!(
        read(49, &app("62", &empty)),
        json!({"kind": "pat", "from": "b"})
    );
}

#[test]
fn a_pat_that_says_nothing_else_has_its_title() {
    let title = "<title>\"a\" patted \"b\"</title>";
    let empty = format!("{title}<patinfo/><patMsg><records><record/></records></patMsg>");
    for elements in [title, &empty] {
        assert_eq!(
            read(49, &app("62", elements)),
            json!({"kind": "pat", "text": "\"a\" patted \"b\""})
        );
    }
    let record =
        "<patMsg><records><record><templete>c</templete></record><record><fromUser>d</fromUser>
        </record></records></patMsg>";
    assert_eq!(
        read(49, &app("62", &format!("{title}{record}"))),
        json!({"kind": "pat", "template": "c"})
    );
    let pat = system("pat", "<title>a</title><text>b</text>");
    assert_eq!(pat, json!({"kind": "pat"}));
}
