//! The public fields of each command, one by one, under their names on the wire.

use serde_json::Value;
use wequick_types::{Command, Task, Wxid};

use super::subject::Row;

/// The `api` of a command, and its fields.
pub(crate) fn fields(task: &Task, row: &mut Row) {
    let mut put = |api: &str, fields: &[(&str, &str)]| {
        row.text("api", Some(api));
        for (name, text) in fields {
            row.text(name, Some(*text));
        }
    };
    match &task.command {
        Command::SendTextMessage(c) => {
            put(
                "sendTextMessage",
                &[("wxid", c.wxid.as_str()), ("text", &c.text)],
            );
        }
        Command::SendPicMessage(c) => {
            put(
                "sendPicMessage",
                &[("wxid", c.wxid.as_str()), ("imgPath", &c.img_path)],
            );
        }
        Command::SendFileMessage(c) => {
            put(
                "sendFileMessage",
                &[("wxid", c.wxid.as_str()), ("filePath", &c.file_path)],
            );
        }
        Command::SendXmlMessage(c) => {
            let head = [("wxid", c.wxid.as_str()), ("title", &c.title)];
            put("sendXmlMessage", &head);
            put(
                "sendXmlMessage",
                &[("url", &c.url), ("desc", &c.desc), ("pic", &c.pic)],
            );
        }
        Command::SendCardMessage(c) => {
            put(
                "sendCardMessage",
                &[("wxid", c.wxid.as_str()), ("fwxid", c.fwxid.as_str())],
            );
        }
        Command::InitContact(_) => put("initContact", &[]),
        Command::AddUserEvent(c) => {
            put(
                "addUserEvent",
                &[("wxid", c.wxid.as_str()), ("message", &c.message)],
            );
        }
        Command::DelUser(c) => put("delUser", &[("wxid", c.wxid.as_str())]),
        Command::NewGetUserLists(c) => {
            put("newGetUserLists", &[]);
            let wxids = c.wxid_lists().iter().map(Wxid::as_str);
            row.put("wxidLists", Some(wxids.collect::<Value>()));
        }
        Command::AcceptFriend(c) => put("acceptFriend", &[("v1", &c.v1), ("v2", &c.v2)]),
        Command::GetChatRoomLists(_) => put("getChatRoomLists", &[]),
        Command::DelChatRoomUser(c) => {
            let fields = [("chatroom", c.chatroom.as_str()), ("wxid", c.wxid.as_str())];
            put("delChatRoomUser", &fields);
        }
        Command::GetChatRoomUserLists(c) => {
            put("getChatRoomUserLists", &[("wxid", c.wxid.as_str())]);
        }
        Command::UpdateRoomAsName(c) => {
            put(
                "updateRoomAsName",
                &[("chatroom", c.chatroom.as_str()), ("name", &c.name)],
            );
        }
        Command::GetRoomUserV2(c) => {
            let fields = [("chatroom", c.chatroom.as_str()), ("wxid", c.wxid.as_str())];
            put("getRoomUserV2", &fields);
        }
        Command::SendChatroom(c) => {
            let fields = [("wxid", c.wxid.as_str()), ("chatroom", c.chatroom.as_str())];
            put("sendChatroom", &fields);
        }
        Command::IsLoginInfo(_) => put("isLoginInfo", &[]),
        Command::GetLoginQrCode(_) => put("getLoginQrCode", &[]),
        Command::OutLogin(_) => put("outLogin", &[]),
        Command::NetGetUserInfo(c) => put("netGetUserInfo", &[("wxid", c.wxid.as_str())]),
        Command::Unknown(unknown) => {
            put(&unknown.api, &[]);
            row.extra(&unknown.fields);
        }
        other => panic!("the model does not know {}", other.api()),
    }
    row.put("time", task.time);
    row.extra(&task.extra);
}
