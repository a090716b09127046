//! What the system says: templates with names, members, recalls and pats.

use serde_json::{Value, json};

use crate::{app, read};

/// What a template says, given its links.
fn template(template: &str, links: &str) -> Value {
    let text = format!(
        "<sysmsg type='sysmsgtemplate'><sysmsgtemplate><content_template><plain>plain</plain>
        <template>{template}</template><link_list>{links}</link_list>
        </content_template></sysmsgtemplate></sysmsg>"
    );
    read(10_002, &text)
}

fn link_of(name: &str, members: &str, besides: &str) -> String {
    format!("<link name='{name}'><memberlist>{members}</memberlist>{besides}</link>")
}

const LI: &str = "<member><username>wxid_li</username><nickname>Li</nickname></member>";
const HO: &str = "<member><username>wxid_ho</username><nickname/></member>";

#[test]
fn a_template_is_filled_with_the_names_of_its_links() {
    let both = format!("{LI}{HO}");
    for (text, links, expected) in [
        ("$a$ came", link_of("a", LI, ""), "Li came"),
        ("$a$ came", link_of("a", HO, ""), "wxid_ho came"),
        ("$a$, $a$", link_of("a", LI, ""), "Li, Li"),
        ("\"$a$\"", link_of("a", &both, ""), "\"Li、wxid_ho\""),
        (
            "$a$",
            link_of(
                "a",
                &both,
                "<separator><![CDATA[, ]]></separator><title>t</title>",
            ),
            "Li, wxid_ho",
        ),
        (
            "ok  $a$",
            link_of("a", "", "<title>undo</title>"),
            "ok  undo",
        ),
        ("ok$a$.", link_of("a", "", ""), "ok."),
        ("$b$ US$5 $$a$ $", link_of("a", LI, ""), "$b$ US$5 $Li $"),
        ("US$5 for $a$", link_of("a", LI, ""), "US$5 for Li"),
        ("$a", link_of("a", LI, ""), "$a"),
        ("none", link_of("a", LI, ""), "none"),
        (
            "$a$ &amp; $a&amp;b$",
            link_of("a&amp;b", LI, ""),
            "$a$ & Li",
        ),
    ] {
        assert_eq!(template(text, &links)["text"], expected, "{text}");
    }
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
    let nameless = format!("<link><memberlist>{LI}<member/><other/></memberlist></link><link/>");
    assert_eq!(
        template("a", &nameless)["members"],
        json!([{"wxid": "wxid_li", "nick": "Li"}])
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
    let text = "<sysmsg type='delchatroommember'><delchatroommember><plain/><text>t</text>
        <link><scene>invite</scene><memberlist><username>a</username><username/></memberlist></link>
        <link><memberlist><username>b</username><member>c</member></memberlist></link>
        </delchatroommember></sysmsg>";
    assert_eq!(
        read(10_002, text),
        json!({"kind": "notice", "text": "t", "members": [
            {"role": "invite", "wxid": "a"},
            {"wxid": "b"},
        ]})
    );
}

#[test]
fn a_recall_says_which_message_is_gone() {
    let text = "<sysmsg type='revokemsg'><revokemsg><msgid>1</msgid><newmsgid>18446744073709551615
        </newmsgid><replacemsg>a</replacemsg></revokemsg></sysmsg>";
    assert_eq!(
        read(10_002, text),
        json!({"kind": "recall", "text": "a", "message_id": u64::MAX})
    );
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
