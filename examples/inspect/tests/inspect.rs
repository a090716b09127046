//! What the `inspect` example prints: each line of its summaries, `--json`, and its errors.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::io::{ErrorKind, Write};
use std::process::{Child, Command, Stdio};

use wequick_types::{Callback, Code, Message, PollResponse};

/// What one run left behind.
#[derive(Debug, PartialEq)]
struct Run {
    stdout: String,
    stderr: String,
    success: bool,
}

/// The example, which `cargo test` builds beside the tests.
fn example() -> Command {
    let test = std::env::current_exe().unwrap();
    let profile = test.ancestors().nth(2).unwrap();
    let example = profile.join(format!("examples/inspect{EXE_SUFFIX}"));
    assert!(example.exists(), "cargo build --example inspect");
    let mut command = Command::new(example);
    command.current_dir(ROOT);
    command
}

/// The root of the repository, from the folder in which cargo starts the tests.
const ROOT: &str = "../..";

/// The example as it runs, with all of its streams piped.
fn start(args: &[&str]) -> Child {
    example()
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn run(args: &[&str], stdin: impl AsRef<[u8]>) -> Run {
    let mut child = start(args);
    // Who names files may end before this is read.
    if let Err(error) = child.stdin.take().unwrap().write_all(stdin.as_ref()) {
        assert_eq!(error.kind(), ErrorKind::BrokenPipe);
    }
    let output = child.wait_with_output().unwrap();
    Run {
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
        success: output.status.success(),
    }
}

/// The one line for a payload without errors.
fn line(payload: &str) -> String {
    let Run {
        stdout,
        stderr,
        success,
    } = run(&[], payload);
    assert_eq!((stderr.as_str(), success), ("", true), "{payload}");
    assert_eq!(stdout.lines().count(), 1, "{payload}");
    stdout.trim_end_matches('\n').to_owned()
}

/// A run that prints these lines, and has nothing to complain of.
fn good(lines: &[&str]) -> Run {
    Run {
        stdout: lines.iter().flat_map(|line| [line, "\n"]).collect(),
        stderr: String::new(),
        success: true,
    }
}

/// The rows of a table of two lines each.
fn pairs(table: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut lines = table.trim().lines();
    std::iter::from_fn(move || Some((lines.next()?, lines.next()?)))
}

fn files(folder: &str) -> Vec<String> {
    let mut files: Vec<String> = fs::read_dir(format!("{ROOT}/{folder}"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    files
}

/// The files of a folder, each with the line that is printed for it.
const CALLBACKS: &str = r#"
066_login_state.json login state (66): logged in
067_login.json login (67), process 6072, account wxid_yfng437lnlygXXX: logged in
069_room_updated.json room updated (69), account wxid_yfng437lnlygXXX: 218138553XXX@chatroom
071_self_profile.json own profile (71), process 6072, account wxid_yfng437lnlygXXX: wxid_yfng437lnlygXXX "bigxxx"
077_room_members.json room members (77), process 8844, account wxid_yfng437lnlygXXX: 75101150XXX@chatroom, info 47 bytes, 2 members: yly_11XXX "微及时xxx", wxid_pigclv404o2iXXX "微及时xxx"
078_message.json message (78), process 7768, account wxid_adskjfseXXX: text from wxid_sadkwqlXXX "XXXX": "XXXX"
081_stranger.json stranger (81), process 6072, account wxid_yfng437lnlyXXX: wxid_qg0saisth0rXXX "DaQiXXX", v2 v2_8a0384d4c6cb06add95851691b613d873b202311f358cc247c6891@stranger
082_login_qr_code.json login QR code (82), process 5884, account wxid_yfng437l: image/png, 23 bytes
088_contact_fetched.json contact fetched (88), process 6072, account wxid_yfng437lnlygXXX: nobody, not hex: Odd number of digits
090_logout.json logout (90), process 6072, account wxid_yfng437lnlyxxx: 6 bytes
095_avatars.json avatars (95), process 6072, account wxid_yfng437lnlygXXX: 2 avatars: wxid_qg0222, hechs
096_friend_accepted.json friend request accepted (96), process 6072, account wxid_yfng437lnlyXXX: XXX, 19 bytes
097_contacts_initialized.json contacts initialized (97), process 6072, account wxid_yfng437lnlygXXX: 6 bytes
098_phone_logout.json phone logout (98), process 6072, account wxid_yfng437lnlyxxx: 27 bytes
210_friends.json friends (210), process 8308, account wxid_sadaxxxxx: 1 contact: gh_e456599aa7XXX "微及时XXX" (official account)
211_rooms.json rooms (211), process 6072, account wxid_yfng437lnlygXXX: 1 room: 23376255333@chatroom "测试" of 4
401_login_qr_code.json login QR code (401), process 5884, account wxid_yfng437l: image/png, 23 bytes
"#;

const COMMANDS: &str = r#"
acceptFriend.json command acceptFriend: v1 "v1_0a1b@stranger", v2 "v2_2c3d@stranger"
addUserEvent.json command addUserEvent: message "We met at the fair", wxid "wxid_stranger"
delChatRoomUser.json command delChatRoomUser: chatroom "23376255333@chatroom", wxid "wxid_spam"
delUser.json command delUser: wxid "wxid_former"
getChatRoomLists.json command getChatRoomLists
getChatRoomUserLists.json command getChatRoomUserLists: wxid "23376255333@chatroom"
getLoginQrCode.json command getLoginQrCode
getRoomUserV2.json command getRoomUserV2: chatroom "23376255333@chatroom", wxid "wxid_member"
initContact.json command initContact
isLoginInfo.json command isLoginInfo
netGetUserInfo.json command netGetUserInfo: wxid "wxid_unknown"
newGetUserLists.json command newGetUserLists: wxidLists ["wxid_a","wxid_b","gh_news"]
outLogin.json command outLogin
sendCardMessage.json command sendCardMessage: fwxid "wxid_friend", wxid "gh_shop"
sendChatroom.json command sendChatroom: chatroom "23376255333@chatroom", wxid "wxid_friend"
sendFileMessage.json command sendFileMessage: filePath "D:\\lists\\members.xlsx", wxid "filehelper"
sendPicMessage.json command sendPicMessage: imgPath "C:\\pictures\\cat.png", wxid "23376255333@chatroom"
sendTextMessage.json command sendTextMessage: text "你好, \"world\"\nline two", wxid "wxid_friend"
sendXmlMessage.json command sendXmlMessage: desc "What happened", pic "https://example.com/news.png", title "News", url "https://example.com/news?a=1&b=2", wxid "wxid_friend"
updateRoomAsName.json command updateRoomAsName: chatroom "23376255333@chatroom", name "机器人"
"#;

fn check_fixtures(folder: &str, table: &str) {
    let rows = table.trim().lines().map(|row| row.split_once(' ').unwrap());
    let (names, expected): (Vec<&str>, Vec<&str>) = rows.unzip();
    assert_eq!(files(folder), names);
    let paths: Vec<String> = names
        .iter()
        .map(|name| format!("{folder}/{name}"))
        .collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    assert_eq!(run(&paths, ""), good(&expected));
}

#[test]
fn every_callback_of_the_fixtures() {
    check_fixtures("fixtures/callbacks", CALLBACKS);
}

#[test]
fn every_command_of_the_fixtures() {
    check_fixtures("fixtures/commands", COMMANDS);
}

#[test]
fn every_variant_of_the_fixtures() {
    for name in files("fixtures/variants") {
        let path = format!("fixtures/variants/{name}");
        let found = run(&[&path], "");
        let count = found.stdout.lines().count();
        assert_eq!(
            (count, found.stderr.as_str(), found.success),
            (1, "", true),
            "{path}"
        );
    }
}

#[test]
fn json_is_the_callback_written_back() {
    for folder in ["fixtures/callbacks", "fixtures/variants"] {
        for name in files(folder) {
            let path = format!("{folder}/{name}");
            let body = fs::read(format!("{ROOT}/{path}")).unwrap();
            let callback: Callback = wequick_types::from_slice(&body).unwrap();
            let json = serde_json::to_string(&callback).unwrap();
            assert_eq!(run(&["--json", &path], ""), good(&[&json]), "{path}");
        }
    }
}

#[test]
fn json_is_each_task_written_back() {
    let tasks = [
        r#"{"api":"sendTextMessage","wxid":"wxid_a","text":"hi","time":5}"#,
        r#"{"api":"initContact"}"#,
        r#"{"api":"dance","steps":[1,2]}"#,
    ];
    let answer = format!("[{},{{}},{}]\n{}", tasks[0], tasks[1], tasks[2]);
    assert_eq!(run(&["--json"], answer), good(&tasks));
    for name in files("fixtures/commands") {
        let path = format!("fixtures/commands/{name}");
        let PollResponse(tasks) =
            wequick_types::from_slice::<PollResponse>(&fs::read(format!("{ROOT}/{path}")).unwrap())
                .unwrap();
        let json: Vec<String> = tasks
            .iter()
            .map(|task| serde_json::to_string(task).unwrap())
            .collect();
        let json: Vec<&str> = json.iter().map(String::as_str).collect();
        assert_eq!(run(&["--json", &path], ""), good(&json), "{path}");
    }
}

/// The fields of messages, and under each what is printed for it.
const MESSAGES: &str = r#"
"msgType":1,"wxid":"wxid_a","nick":"Li","message":"hi"
text from wxid_a "Li": "hi"
"msgType":1,"wxid":"wxid_a","message":""
text from wxid_a: ""
"msgType":1,"wxid":"wxid_a","myMsg":"1","message":"hi"
own text in wxid_a: "hi"
"msgType":1,"wxid":"wxid_a","myMsg":"0","message":"hi"
text from wxid_a: "hi"
"msgType":1,"wxid":"1@chatroom","formWxid":"wxid_a","nick":"family","message":"hi"
text from wxid_a in 1@chatroom "family": "hi"
"msgType":10000,"wxid":"1@chatroom","nick":"family","message":"Li left"
system notice in 1@chatroom "family": "Li left"
"msgType":3,"wxid":"wxid_a","message":"<msg/>"
picture from wxid_a: "<msg/>"
"msgType":34,"wxid":"wxid_a","message":"<msg/>"
voice from wxid_a: "<msg/>"
"msgType":42,"wxid":"wxid_a","message":"<msg/>"
business card from wxid_a: "<msg/>"
"msgType":43,"wxid":"wxid_a","message":"<msg/>"
video from wxid_a: "<msg/>"
"msgType":47,"wxid":"wxid_a","message":"<msg/>"
sticker from wxid_a: "<msg/>"
"msgType":48,"wxid":"wxid_a","message":"<msg/>"
location from wxid_a: "<msg/>"
"msgType":49,"wxid":"wxid_a","message":"<msg/>"
app message from wxid_a: "<msg/>"
"msgType":10002,"wxid":"wxid_a","message":"<msg/>"
system message from wxid_a: "<msg/>"
"msgType":50,"wxid":"wxid_a","message":"<msg/>"
type 50 from wxid_a: "<msg/>"
"msgType":37,"wxid":"fmessage","message":"<msg fromusername='wxid_a' encryptusername='v1_a@stranger' fromnickname='Li' content='It&apos;s me' scene='30' ticket='v2_a@stranger'/>"
friend request from wxid_a "Li": "It's me"
"msgType":37,"wxid":"fmessage","message":"<msg fromusername='wxid_a' encryptusername='v1_a@stranger' ticket='v2_a@stranger'/>"
friend request from wxid_a: ""
"msgType":37,"wxid":"fmessage","message":"hello"
message content: expected `<msg>` at byte 0: "hello"
"#;

#[test]
fn messages() {
    for (fields, expected) in pairs(MESSAGES) {
        let payload = format!(r#"{{"data":{{"type":78,{fields}}}}}"#);
        assert_eq!(line(&payload), format!("message (78): {expected}"));
    }
}

/// The `msgType` and the text of messages, and what a summary says that they hold.
const CONTENTS: &[(u32, &str, &str)] = &[
    (3, "<msg><img length='1'/></msg>", "1 byte"),
    (
        34,
        "<msg><voicemsg voicelength='61000' length='1234567'/></msg>",
        "61,000 ms, 1,234,567 bytes",
    ),
    (43, "<msg><videomsg playlength='7'/></msg>", "7 s"),
    (47, "<msg><emoji md5='00ff'/></msg>", "00ff"),
    (
        48,
        "<msg><location x='-1.5' y='2' label='street' poiname='square'/></msg>",
        r#""square", -1.5, 2"#,
    ),
    (
        42,
        "<msg username='wxid_b' nickname='Ho'/>",
        r#"wxid_b, "Ho""#,
    ),
    (
        49,
        "<msg><appmsg><title>a.xlsx</title><type>6</type><appattach><totallen>8939</totallen></appattach></appmsg></msg>",
        "file a.xlsx, 8,939 bytes",
    ),
    (
        49,
        "<msg><appmsg><title>a b</title><type>74</type></appmsg></msg>",
        r#"file "a b", to follow"#,
    ),
    (
        49,
        "<msg><appmsg><title>t</title><type>5</type><url>https://a.example/b</url></appmsg></msg>",
        r#"link "t", "https://a.example/b""#,
    ),
    (
        49,
        "<msg><appmsg><type>5</type><url>https://weixin.qq.com/addchatroombyinvite?a</url></appmsg></msg>",
        r#"room invitation "https://weixin.qq.com/addchatroombyinvite?a""#,
    ),
    (
        49,
        "<msg><appmsg><title>t</title><des>d</des><type>3</type></appmsg></msg>",
        r#"music "t", "d""#,
    ),
    (
        49,
        "<msg><appmsg><title>t</title><type>33</type></appmsg></msg>",
        r#"mini program "t""#,
    ),
    (
        49,
        "<msg><appmsg><title>t</title><type>19</type><recorditem>&lt;recordinfo>&lt;datalist>&lt;dataitem>&lt;datadesc>a&lt;/datadesc>&lt;/dataitem>&lt;/datalist>&lt;/recordinfo></recorditem></appmsg></msg>",
        r#"chat record "t", 1 item: "a""#,
    ),
    (
        49,
        "<msg><appmsg><type>19</type><recorditem>&lt;a></recorditem></appmsg></msg>",
        "chat record message content: expected `</a>` at byte 3",
    ),
    (
        49,
        "<msg><appmsg><type>51</type><finderFeed><nickname>n</nickname><desc>d</desc></finderFeed></appmsg></msg>",
        r#"channel post "n", "d""#,
    ),
    (
        49,
        "<msg><appmsg><type>87</type><textannouncement>a</textannouncement></appmsg></msg>",
        r#"announcement "a""#,
    ),
    (
        49,
        "<msg><appmsg><title>yes</title><type>57</type><refermsg><type>1</type><chatusr>wxid_b</chatusr><displayname>Ho</displayname><content>dinner?</content></refermsg></appmsg></msg>",
        r#"quote of wxid_b "Ho": "dinner?", with "yes""#,
    ),
    (
        49,
        "<msg><appmsg><title>yes</title><type>57</type><refermsg><type>49</type><content>&lt;msg>&lt;appmsg>&lt;title>a.md&lt;/title>&lt;type>6&lt;/type>&lt;/appmsg>&lt;/msg></content></refermsg></appmsg></msg>",
        r#"quote of somebody: file a.md, with "yes""#,
    ),
    (
        49,
        "<msg><appmsg><type>2000</type><wcpayinfo><paysubtype>3</paysubtype><feedesc>￥0.10</feedesc></wcpayinfo></appmsg></msg>",
        "transfer of ￥0.10, received",
    ),
    (
        49,
        "<msg><appmsg><type>2000</type><wcpayinfo><paysubtype>7</paysubtype><feedesc>ten</feedesc></wcpayinfo></appmsg></msg>",
        r#"transfer of "ten", stage 7"#,
    ),
    (
        49,
        "<msg><appmsg><type>2001</type><wcpayinfo><receivertitle>w</receivertitle></wcpayinfo></appmsg></msg>",
        r#"red packet "w""#,
    ),
    (
        49,
        "<msg><appmsg><type>16</type></appmsg></msg>",
        "app type 16",
    ),
    (
        47,
        "<msg><emoji md5='00ff'/><gameext type='1' content='1'/></msg>",
        "00ff, scissors",
    ),
    (
        47,
        "<msg><gameext type='2' content='9'/></msg>",
        "a throw of 6",
    ),
    (
        50,
        "<voipmsg><VoIPBubbleMsg><msg>ended</msg><room_type>1</room_type><duration>61</duration></VoIPBubbleMsg></voipmsg>",
        r#"voice call "ended", 61 s"#,
    ),
    (
        65,
        "<msg fromusername='a@openim' fromnickname='Ho' openimdesc='Acme' content='hi'/>",
        r#"request of a@openim, "Ho", "Acme", "hi""#,
    ),
    (
        66,
        "<msg username='a@openim' nickname='Ho' openimdesc='Acme'/>",
        r#"a@openim, "Ho", "Acme""#,
    ),
    (
        49,
        "<msg><appmsg><type>50</type><findernamecard><nickname>n</nickname></findernamecard></appmsg></msg>",
        r#"channel "n""#,
    ),
    (
        49,
        "<msg><appmsg><type>63</type><finderLive><nickname>n</nickname><desc>d</desc></finderLive></appmsg></msg>",
        r#"live broadcast "n", "d""#,
    ),
    (
        49,
        "<msg><appmsg><title>1. Ho</title><type>53</type><extinfo><solitaire_info>&lt;solitaire>&lt;content>&lt;i>&lt;r>3-2&lt;/r>&lt;/i>&lt;/content>&lt;/solitaire></solitaire_info></extinfo></appmsg></msg>",
        r#"list "1. Ho", 1 line: "Ho""#,
    ),
    (
        49,
        "<msg><appmsg><type>115</type><ecsgift><wishmessage>w</wishmessage><gifts><gift><skutitle>t</skutitle></gift></gifts></ecsgift></appmsg></msg>",
        r#"gift "t", "w""#,
    ),
    (
        49,
        "<msg><appmsg><type>2001</type><wcpayinfo><receivertitle>t</receivertitle><senderdes>¥1</senderdes><newaa><billno>1</billno><payerlist>a,1,0|b,1,1</payerlist></newaa></wcpayinfo></appmsg></msg>",
        r#"bill "t", "¥1", 2 payers: a, b"#,
    ),
    (
        49,
        "<msg><appmsg><title>a patted b</title><type>62</type></appmsg></msg>",
        r#"pat "a patted b""#,
    ),
    (
        49,
        "<msg><appmsg><title>yes</title><type>57</type><refermsg><type>1</type><content>tea, soup</content><partialtext><start>s</start><end>p</end></partialtext></refermsg></appmsg></msg>",
        r#"quote of somebody: "soup", with "yes""#,
    ),
    (
        10_002,
        "<sysmsg type='mmchatroomtopmsg'><mmchatroomtopmsg><op>2</op><newmsgid>7</newmsgid><username>a</username></mmchatroomtopmsg></sysmsg>",
        "message 7, unpinned by a",
    ),
    (
        10_000,
        "<img src='a.png'/>Ho took your <_wc_custom_link_>packet</_wc_custom_link_>",
        r#""Ho took your packet""#,
    ),
    (
        10_002,
        "<sysmsg type='revokemsg'><revokemsg><replacemsg>gone</replacemsg></revokemsg></sysmsg>",
        r#"recall "gone""#,
    ),
    (
        10_002,
        "<sysmsg type='pat'><pat><fromusername>a</fromusername><pattedusername>b</pattedusername></pat></sysmsg>",
        "pat of b, by a",
    ),
    (
        10_002,
        "<sysmsg type='sysmsgtemplate'><sysmsgtemplate><content_template><template>$a$ came</template><link_list><link name='a'><memberlist><member><username>wxid_b</username><nickname>Ho</nickname></member></memberlist></link></link_list></content_template></sysmsgtemplate></sysmsg>",
        r#""Ho came", 1 member: wxid_b "Ho""#,
    ),
    (
        3,
        "<msg",
        "message content: expected an attribute or `>` at byte 4",
    ),
];

#[test]
fn contents_in_a_summary() {
    for &(msg_type, text, holds) in CONTENTS {
        let message = Message::new(Code::new(msg_type.into()), "wxid_a", text);
        let payload = serde_json::to_string(&Callback::new(message.clone())).unwrap();
        let line = line(&payload);
        if message.content().is_ok() {
            assert!(line.ends_with(&format!(" from wxid_a: {holds}")), "{line}");
        } else {
            assert_eq!(line, format!("message (78): {holds}: {text:?}"));
        }
    }
}

#[test]
fn contents_as_json() {
    let bodies = CONTENTS.iter().map(|&(msg_type, text, _)| {
        let message = Message::new(Code::new(msg_type.into()), "wxid_a", text);
        let json = message
            .content()
            .map(|content| serde_json::to_string(&content).unwrap());
        let body = serde_json::to_string(&Callback::new(message)).unwrap();
        (body, json.map_err(|error| error.to_string()))
    });
    let mut expected = good(&[]);
    let mut input = String::new();
    for (index, (body, json)) in bodies.enumerate() {
        input += &body;
        // What holds no message says nothing.
        input += "\n{\"type\":66,\"code\":200} [{\"api\":\"outLogin\"}]\n";
        match json {
            Ok(json) => expected.stdout += &(json + "\n"),
            Err(error) => {
                let line = 2 * index + 1;
                expected.stderr = format!("-:{line}: {error}\n");
                expected.success = false;
            }
        }
    }
    assert_eq!(expected.stderr.lines().count(), 1);
    assert_eq!(run(&["--contents"], &input), expected);

    let first = input.lines().next().unwrap();
    assert_eq!(
        run(&["--contents"], first),
        good(&[r#"{"kind":"picture","bytes":1}"#])
    );
    let error = run(&["--contents", "fixtures/invalid/data_as_string.json"], "");
    assert!(
        error
            .stderr
            .starts_with("fixtures/invalid/data_as_string.json:"),
        "{error:?}"
    );
    assert!(!run(&["--contents", "--json"], first).success);
}

/// The same of events of other kinds.
const OTHER_KINDS: &str = r#"
"type":66,"code":-1
login state (66): not logged in
"type":67,"code":"7"
login (67): code 7
"type":69,"chatroom":"1@chatroom","xml":"<a/>"
room updated (69): 1@chatroom, XML "<a/>"
"type":77,"wxid":"1@chatroom","info":"!","userLists":[]
room members (77): 1@chatroom, info not base64: Invalid symbol 33, offset 0., no members
"type":77,"wxid":"1@chatroom","userLists":[{"wxid":"a"},{"wxid":"b"},{"wxid":"c"}]
room members (77): 1@chatroom, 3 members: a, b, c
"type":95,"userLists":[{"wxid":"a"},{"wxid":"b"},{"wxid":"c"},{"wxid":"d"}]
avatars (95): 4 avatars: a, b, c, …
"type":82,"hex":"data:image/gif,R0lG"
login QR code (82): image/gif, a data URI without `;base64`
"type":401,"hex":"0A"
login QR code (401): not a data URI: it does not start with `data:`
"type":88,"hex":"0a","wxid":"wxid_a","v1":"v1_a@stranger","v2":"v2_a@stranger"
contact fetched (88): wxid_a, v1 v1_a@stranger, v2 v2_a@stranger, 1 byte
"type":96,"hex":"","wxid":""
friend request accepted (96): not accepted, no bytes
"type":210,"userLists":[{"wxid":"a","type":1,"nick":"Li"},{"wxid":"b","type":2},{"wxid":"c","type":7}]
friends (210): 3 contacts: a "Li", b (room), c (type 7)
"type":211,"chatrooms":[{"wxid":"1@chatroom","count":7,"roomLord":1},{"wxid":"2@chatroom","exist":0}]
rooms (211): 2 rooms: 1@chatroom of 7 (own), 2@chatroom (left)
"type":211,"chatrooms":[{"wxid":"1@chatroom","count":7,"userLists":"^Ga^Gb^G","exist":true,"roomLord":false}]
rooms (211): 1 room: 1@chatroom of 2
"type":71,"wxid":"","nick":"null"
own profile (71): "" "null"
"type":-5
unknown event (-5): no keys
"type":999,"a":1,"b":{},"processid":"8","cwxid":"wxid_me"
unknown event (999), process 8, account wxid_me: 2 keys: a, b
"type":999,"a":1,"b":1,"c":1,"d":1
unknown event (999): 4 keys: a, b, c, …
"#;

#[test]
fn all_other_kinds() {
    for (fields, expected) in pairs(OTHER_KINDS) {
        assert_eq!(line(&format!(r#"{{"data":{{{fields}}}}}"#)), expected);
    }
}

#[test]
fn a_poll_answer_makes_a_line_for_each_task() {
    let answers = r#"
        [{"api":"delUser","wxid":"wxid_a","time":"5"},{},[],{"code":45,"api":"initContact"}]
        []
        [{}]
        {"wxid":"wxid_a","api":"delUser"}
        {"api":"dance a jig","9":9,"8":null,"7":[],"6":{},"5":"","4":4,"3":3,"2":2,"1":1}
    "#;
    let expected = [
        r#"command delUser: time 5, wxid "wxid_a""#,
        "command initContact: code 45",
        r#"command delUser: wxid "wxid_a""#,
        r#"command "dance a jig": 1 1, 2 2, 3 3, 4 4, 5 "", 6 {}, 7 [], 8 null, …"#,
    ];
    assert_eq!(run(&[], answers), good(&expected));
}

#[test]
fn long_texts_are_cut() {
    for (count, rest) in [(80, ""), (81, "…")] {
        let nick = "微".repeat(count);
        let wxid = "a".repeat(count);
        let payload = format!(r#"{{"type":71,"wxid":"{wxid}","nick":"{nick}"}}"#);
        let wxid = "a".repeat(80);
        let wxid = if count > 80 {
            format!("\"{wxid}\"…")
        } else {
            wxid
        };
        let nick = "微".repeat(80);
        let expected = format!("own profile (71): {wxid} \"{nick}\"{rest}");
        assert_eq!(line(&payload), expected);
    }
    let payload = format!(r#"{{"api":"delUser","wxid":"{}"}}"#, "a".repeat(100));
    let expected = format!("command delUser: wxid \"{}…", "a".repeat(79));
    assert_eq!(line(&payload), expected);
}

const FIRST: &str = r#"{"data":{"type":66,"code":200}}"#;
const SECOND: &str = "{\n  \"data\": {\n    \"type\": 66,\n    \"code\": -1\n  }\n}";
const THIRD: &str = r#"[{"api":"outLogin"}]"#;
const FIRST_LINE: &str = "login state (66): logged in";
const SECOND_LINE: &str = "login state (66): not logged in";
const THIRD_LINE: &str = "command outLogin";

#[test]
fn payloads_in_every_separation() {
    for separation in ["", " ", "\n", "\r\n", "\n\n", "\r\n\r\n", "\n \t\n\n", "\t"] {
        for (before, behind) in [("", ""), ("\n ", ""), ("", "\n"), ("\u{FEFF}", "\r\n\r\n")] {
            let payloads = [FIRST, SECOND, THIRD, FIRST].join(separation);
            let expected = good(&[FIRST_LINE, SECOND_LINE, THIRD_LINE, FIRST_LINE]);
            let input = format!("{before}{payloads}{behind}");
            assert_eq!(run(&[], &input), expected, "{input:?}");
        }
    }
}

/// Broken payloads, and the line and text of the error. A broken line of JSON Lines costs just
/// that line, and a broken document of several lines is one error.
const BROKEN: [(&str, &str); 20] = [
    (
        r#"{"data":{"type":66,"code":200}"#,
        "1: event 66 (LoginState): data: the body ends inside an object",
    ),
    (
        r#"{"data":{"type":66,"code":"#,
        "1: event 66 (LoginState): data.code: the body ends before a value",
    ),
    (
        r#"{"data":{"type":66,"cwxid":"wx"#,
        "1: event 66 (LoginState): data.cwxid: the body ends inside a string",
    ),
    (
        r#"{"data":{"type":66,"code":}}"#,
        "1: event 66 (LoginState): data.code: expected a value, found `}`",
    ),
    (r#"{"data":"#, "1: data: the body ends before a value"),
    ("[", "1: the body ends inside a list"),
    ("}", "1: expected a value, found `}`"),
    (r#"POST {"data":{}}"#, "1: expected a value, found `P`"),
    ("some\nwords\n\nbetween", "1: expected a value, found `s`"),
    (
        "12",
        "1: invalid type: integer `12`, expected an object, the callback",
    ),
    ("{}", "1: type: missing field"),
    (
        r#"{"data":{"type":66}}"#,
        "1: event 66 (LoginState): data.code: missing field",
    ),
    (
        "{\n  \"data\": {\n    \"type\": 69,\n    \"chatroom\": 1\n  }\n}",
        "4: event 69 (RoomUpdated): data.chatroom: invalid type: integer `1`, expected a string",
    ),
    (
        "{\n  \"data\": {\n    \"type\": 69,\n    \"chatroom\"\n  }\n}",
        "5: event 69 (RoomUpdated): data: expected `:`, found `}`",
    ),
    (
        "{\n  \"data\": {\n    \"type\": 69,\n    \"xml\": {\n",
        "4: event 69 (RoomUpdated): data.xml: the body ends inside an object",
    ),
    (
        "{\n  \"data\": {\n    \"type\": 77,\n    \"userLists\": [\n      {\"wxid\": \"a\"},\n      {]\n    ]\n  }\n}",
        "6: event 77 (RoomMembers): data.userLists[1]: expected a key in quotes, found `]`",
    ),
    (
        r#"[{"api":"outLogin"},{"api":"delUser"}]"#,
        "1: delUser: [1].wxid: missing field",
    ),
    (
        "[\n  {\"api\": \"outLogin\"},\n  {\"api\": \"delUser\", \"wxid\": 5}\n]",
        "3: delUser: [1].wxid: invalid type: integer `5`, expected a string",
    ),
    (
        r#"{"api":"delUser","api":"outLogin","wxid":"wxid_a"}"#,
        "1: delUser: api: duplicate field",
    ),
    (
        "[{\"data\":{\"type\":66,\"code\":200}}]",
        "1: [0].api: missing field",
    ),
];

#[test]
fn a_broken_payload_is_told_and_the_next_one_printed() {
    for (broken, error) in BROKEN {
        for end in ["\n", "\r\n"] {
            let input = format!("{FIRST}\n{SECOND}\n\n{broken}\n{FIRST}\n").replace('\n', end);
            let (line, text) = error.split_once(':').unwrap();
            let line = line.parse::<usize>().unwrap() + 8;
            let expected = Run {
                stdout: good(&[FIRST_LINE, SECOND_LINE, FIRST_LINE]).stdout,
                stderr: format!("-:{line}:{text}\n"),
                success: false,
            };
            assert_eq!(run(&[], &input), expected, "{input:?}");
        }
    }
}

#[test]
fn bytes_that_are_not_utf8_cost_one_payload() {
    for (broken, path) in [
        (&b"\xFF\xFE"[..], ""),
        (
            b"{\"data\":{\"type\":66,\"cwxid\":\"\xFF\",\"code\":200}}",
            "data.cwxid: ",
        ),
        (b"{\"data\":{\"type\":66,\xFF", "data: "),
    ] {
        let expected = Run {
            stdout: good(&[FIRST_LINE, FIRST_LINE]).stdout,
            stderr: format!("-:2: {path}not UTF-8: byte 0xff\n"),
            success: false,
        };
        let input = [FIRST.as_bytes(), broken, FIRST.as_bytes()].join(&b'\n');
        assert_eq!(run(&[], input), expected);
    }
}

#[test]
fn every_error_is_told() {
    let input = format!("{{}}{FIRST}{{}}\n[{{\n\n{{}}\n12 {FIRST}\n]");
    let expected = Run {
        stdout: good(&[FIRST_LINE, FIRST_LINE]).stdout,
        stderr: "-:1: type: missing field\n\
                 -:1: type: missing field\n\
                 -:2: [0]: the body ends inside an object\n\
                 -:4: type: missing field\n\
                 -:5: invalid type: integer `12`, expected an object, the callback\n\
                 -:6: expected a value, found `]`\n"
            .to_owned(),
        success: false,
    };
    assert_eq!(run(&[], input), expected);
}

#[test]
fn input_without_a_payload_is_an_error() {
    for input in ["", " ", "\r\n\r\n", "\u{FEFF}"] {
        let expected = Run {
            stdout: String::new(),
            stderr: "-:1: no payload\n".to_owned(),
            success: false,
        };
        assert_eq!(run(&[], input), expected);
    }
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_the_next_one_printed() {
    let error = fs::read("no/such/file").unwrap_err();
    let expected = Run {
        stdout: good(&[FIRST_LINE, FIRST_LINE]).stdout,
        stderr: format!("no/such/file: {error}\nfixtures/invalid/data_as_string.json:2: "),
        success: false,
    };
    let state = "fixtures/callbacks/066_login_state.json";
    let broken = "fixtures/invalid/data_as_string.json";
    let mut found = run(&[state, "no/such/file", broken, "-"], FIRST);
    found.stderr.truncate(expected.stderr.len());
    assert_eq!(found, expected);
}

/// Text that would end the line, colour the terminal or turn the reading direction, and how it
/// is shown.
const HOSTILE: &str = "\u{1b}[31m\r\n\u{202E}\u{2028}\u{9b}\u{7f}\u{0}微";
const SHOWN: &str = r"\u{1b}[31m\r\n\u{202e}\u{2028}\u{9b}\u{7f}\0微";
const SHOWN_IN_JSON: &str = r"\u001b[31m\r\n\u202e\u2028\u009b\u007f\u0000微";

#[test]
fn text_from_outside_is_escaped() {
    let cases = [
        (
            r#"{"type":78,"msgType":1,"wxid":"HOSTILE","nick":"HOSTILE","message":"HOSTILE"}"#,
            r#"message (78): text from "SHOWN" "SHOWN": "SHOWN""#,
        ),
        (
            r#"{"type":78,"msgType":37,"wxid":"fmessage","message":"<HOSTILE"}"#,
            r#"message (78): message content: expected an element at byte 0: "<SHOWN""#,
        ),
        (
            r#"{"type":69,"cwxid":"HOSTILE","chatroom":"HOSTILE","xml":"HOSTILE"}"#,
            r#"room updated (69), account "SHOWN": "SHOWN", XML "SHOWN""#,
        ),
        (
            r#"{"type":81,"wxid":"HOSTILE","v2":"HOSTILE"}"#,
            r#"stranger (81): "SHOWN", v2 "SHOWN""#,
        ),
        (
            r#"{"type":82,"hex":"data:HOSTILE;base64,"}"#,
            r#"login QR code (82): "SHOWN", no bytes"#,
        ),
        (
            r#"{"type":90,"hex":"HOSTILE"}"#,
            r"logout (90): not hex: Invalid character '\u{1b}' at position 0",
        ),
        (
            r#"{"type":999,"HOSTILE":0}"#,
            r#"unknown event (999): 1 key: "SHOWN""#,
        ),
        (r#"{"api":"HOSTILE"}"#, r#"command "SHOWN""#),
        (
            r#"{"api":"a","HOSTILE":"HOSTILE"}"#,
            r#"command a: "SHOWN" "IN_JSON""#,
        ),
    ];
    let json = serde_json::to_string(HOSTILE).unwrap();
    for (payload, expected) in cases {
        let payload = payload.replace("HOSTILE", json.trim_matches('"'));
        let expected = expected
            .replace("SHOWN", SHOWN)
            .replace("IN_JSON", SHOWN_IN_JSON);
        assert_eq!(line(&payload), expected);
    }
}

#[test]
fn an_error_escapes_what_it_quotes() {
    let cases = [
        (
            r#"{"type":66,"code":"HOSTILE"}"#,
            r#"event 66 (LoginState): code: invalid value: string "\u{1b}[31m\r\n\u{202e}\u{2028}\u{9b}…, expected an integer of 64 bits, or a string that holds one"#,
        ),
        (
            r#"{"type":66,"HOSTILE":x}"#,
            r#"event 66 (LoginState): ["\u001b[31m\r\n\u{202e}\u{2028}\u{9b}\u{7f}\u0000微"]: expected a value, found `x`"#,
        ),
    ];
    let json = serde_json::to_string(HOSTILE).unwrap();
    for (payload, error) in cases {
        let payload = payload.replace("HOSTILE", json.trim_matches('"'));
        assert_eq!(run(&[], payload).stderr, format!("-:1: {error}\n"));
    }
}

#[test]
fn json_escapes_what_a_terminal_does_not_print() {
    let text = format!("{HOSTILE}\u{E0001}😀\"\\");
    let shown = format!(r#""{SHOWN_IN_JSON}\udb40\udc01😀\"\\""#);
    let text_in_json = serde_json::to_string(&text).unwrap();
    assert_eq!(serde_json::from_str::<String>(&shown).unwrap(), text);

    let payload = format!(r#"{{"data":{{"type":69,"chatroom":{text_in_json}}}}}"#);
    let expected = format!(r#"{{"data":{{"type":69,"chatroom":{shown}}}}}"#);
    assert_eq!(run(&["--json"], payload), good(&[&expected]));

    let payload = format!(r#"{{"api":"delUser","wxid":{text_in_json}}}"#);
    let expected = format!(r#"{{"api":"delUser","wxid":{shown}}}"#);
    assert_eq!(run(&["--json"], payload), good(&[&expected]));
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    for args in [&[][..], &["--json"]] {
        let mut child = start(args);
        drop(child.stdout.take());
        let payloads = FIRST.repeat(1000);
        child
            .stdin
            .take()
            .unwrap()
            .write_all(payloads.as_bytes())
            .unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
        assert!(output.status.success());
    }
}
