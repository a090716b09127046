//! Contacts: 81, 88, 95, 96, 97, 210.

use crate::code::Code;
use crate::code::names::{ContactKind, Sex};
use crate::event::network::with_network;
use crate::event::payload::payload;
use crate::event::profile::with_profile;
use crate::extra::Extra;
use crate::quirks::list::entry;
use crate::wxid::Wxid;

with_profile! {
    /// The v2 ticket and the profile of a stranger (`type` 81).
    ///
    /// `{"type":81,"wxid":"…","v2":"v2_…@stranger","nick":"…",…}`
    ///
    /// ```
    /// use wequick_types::{Callback, Event, from_str};
    ///
    /// let body = r#"{"data":{"type":81,"wxid":"wxid_a","v2":"v2_8a03@stranger"}}"#;
    /// let callback: Callback = from_str(body)?;
    /// let Event::Stranger(stranger) = callback.event else { panic!() };
    /// assert_eq!(stranger.v2, "v2_8a03@stranger");
    /// # Ok::<(), wequick_types::Error>(())
    /// ```
    pub struct Stranger<S> {
        required {
            /// `wxid`: who it is. A string.
            pub wxid: Wxid<S>,
            /// `v2`: the ticket. A string, `v2_…@stranger`.
            #[serde(with = "crate::quirks::text")]
            pub v2: S,
        }
    }
    /// A stranger with the required fields.
    pub fn new(wxid: impl Into<Wxid>, v2: impl Into<String>);
}

with_network! {
    /// A contact that was fetched over the network (`type` 88): the answer to `netGetUserInfo`
    /// and `getRoomUserV2`.
    ///
    /// `{"type":88,"cgi":"…","packLen":809,"hex":"0A04…","wxid":"…","v1":"…","v2":"…"}`
    ///
    /// ```
    /// use wequick_types::{Callback, Event, from_str};
    ///
    /// let body = r#"{"data":{"type":88,"hex":"0A04","wxid":"wxid_a","v1":"","v2":"v2_b@stranger"}}"#;
    /// let callback: Callback = from_str(body)?;
    /// let Event::ContactFetched(contact) = callback.event else { panic!() };
    /// assert_eq!(contact.v1, None);
    /// assert_eq!(contact.v2.unwrap(), "v2_b@stranger");
    /// # Ok::<(), wequick_types::Error>(())
    /// ```
    pub struct ContactFetched<S> {
        /// `wxid`: who it is. A string. Absent if it is a [null-like](crate::guide::quirks).
        #[serde(default, with = "crate::quirks::absent::null_like", skip_serializing_if = "Option::is_none")]
        pub wxid: Wxid<S>,
        /// `v1`: the first ticket, `v1_…@stranger`. A string. Absent if it is a
        /// [null-like](crate::guide::quirks).
        #[serde(default, with = "crate::quirks::absent::null_like", skip_serializing_if = "Option::is_none")]
        pub v1: S,
        /// `v2`: the second ticket, `v2_…@stranger`. A string. Absent if it is a
        /// [null-like](crate::guide::quirks).
        #[serde(default, with = "crate::quirks::absent::null_like", skip_serializing_if = "Option::is_none")]
        pub v2: S,
    }
}

payload! {
    /// Avatars from the client's local database (`type` 95).
    ///
    /// `{"type":95,"userLists":[{"wxid":"…","sheadPic":"…"}]}`
    ///
    /// ```
    /// use wequick_types::{Callback, Event, from_str};
    ///
    /// let body = r#"{"data":{"type":95,"userLists":[{"wxid":"wxid_a","sheadPic":"http://a/132"}]}}"#;
    /// let callback: Callback = from_str(body)?;
    /// let Event::Avatars(avatars) = callback.event else { panic!() };
    /// assert_eq!(avatars.user_lists[0].shead_pic.as_deref(), Some("http://a/132"));
    /// # Ok::<(), wequick_types::Error>(())
    /// ```
    pub struct Avatars<S> {
        required {
            /// `userLists`: the avatars. An array of objects.
            #[doc(alias = "userLists")]
            #[serde(deserialize_with = "crate::quirks::list::deserialize")]
            pub user_lists: Vec<Avatar<S>>,
        }
    }
    /// An event with the required field.
    pub fn new(user_lists: Vec<Avatar>);
}

payload! {
    /// An avatar and its owner: an entry in the `userLists` of [`Avatars`] (95).
    ///
    /// `{"wxid":"…","sheadPic":"…"}`
    pub struct Avatar<S> {
        required {
            /// `wxid`: the owner. A string.
            pub wxid: Wxid<S>,
        }
        optional {
            /// `sheadPic`: the URL of the avatar's thumbnail. A string. Absent if it is a
            /// [null-like](crate::guide::quirks).
            #[doc(alias = "sheadPic")]
            #[serde(
                default,
                with = "crate::quirks::absent::null_like",
                skip_serializing_if = "Option::is_none"
            )]
            pub shead_pic: S,
        }
        default {
            /// The fields that the entry does not know. Keys of its own fields are left out when it is
            /// written.
            #[serde(
                flatten,
                skip_deserializing,
                serialize_with = "crate::quirks::list::serialize_extra::<Avatar, _>"
            )]
            pub extra: Extra,
        }
    }
    /// An avatar with the required field.
    pub fn new(wxid: impl Into<Wxid>);
}

entry!(Avatar);

with_network! {
    /// A friend request was accepted, or accepting it failed (`type` 96): see
    /// [`is_accepted`](FriendAccepted::is_accepted). The answer to `acceptFriend`.
    ///
    /// `{"type":96,"cgi":"…","packLen":27,"hex":"0A04…","wxid":"…"}`
    ///
    /// ```
    /// use wequick_types::{Callback, Event, from_str};
    ///
    /// let body = r#"{"data":{"type":96,"hex":"0A04","wxid":"wxid_new"}}"#;
    /// let callback: Callback = from_str(body)?;
    /// let Event::FriendAccepted(accepted) = callback.event else { panic!() };
    /// assert!(accepted.is_accepted());
    /// # Ok::<(), wequick_types::Error>(())
    /// ```
    pub struct FriendAccepted<S> {
        /// `wxid`: the new friend. A string. Absent if it is a [null-like](crate::guide::quirks): `""` says
        /// that accepting failed.
        #[serde(default, with = "crate::quirks::absent::null_like", skip_serializing_if = "Option::is_none")]
        pub wxid: Wxid<S>,
    }
}

impl<S> FriendAccepted<S> {
    /// Whether the request was accepted: then the event names the new friend.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.wxid.is_some()
    }
}

with_network! {
    /// The contact list is ready (`type` 97). The client sends it after `initContact`.
    ///
    /// `{"type":97,"cgi":"…","packLen":6,"hex":"0A0408001200"}`
    pub struct ContactsInitialized<S> {}
}

payload! {
    /// Friends in detail (`type` 210): the answer to `initContact` and `newGetUserLists`.
    ///
    /// `{"type":210,"userLists":[{"wxid":"…","type":3,…}]}`
    ///
    /// ```
    /// use wequick_types::{Callback, ContactKind, Event, from_str};
    ///
    /// let body = r#"{"data":{"type":210,"userLists":[
    ///     {"wxid":"gh_e456","asName":"(null)","nick":"News","sex":0,"type":3,"groupId":"None"}]}}"#;
    /// let callback: Callback = from_str(body)?;
    /// let Event::Friends(friends) = callback.event else { panic!() };
    /// let contact = &friends.user_lists[0];
    /// assert_eq!(contact.kind.unwrap(), ContactKind::OfficialAccount);
    /// assert_eq!(contact.as_name, None);
    /// assert_eq!(contact.group_id, None);
    /// # Ok::<(), wequick_types::Error>(())
    /// ```
    pub struct Friends<S> {
        required {
            /// `userLists`: the contacts. An array of objects.
            #[doc(alias = "userLists")]
            #[serde(deserialize_with = "crate::quirks::list::deserialize")]
            pub user_lists: Vec<Contact<S>>,
        }
    }
    /// An event with the required field.
    pub fn new(user_lists: Vec<Contact>);
}

with_profile! {
    /// A friend, a room or an official account, in the `userLists` of [`Friends`] (210).
    ///
    /// `{"wxid":"…","nick":"…","sex":0,"type":3,"groupId":"None","cwxid":"…",…}`
    pub struct Contact<S> {
        required {
            /// `wxid`: the contact. A string.
            pub wxid: Wxid<S>,
        }
        optional {
            /// `type`: what the contact is. An integer, or a string that holds one. Absent if it is a
            /// [null-like](crate::guide::quirks).
            #[doc(alias = "type")]
            #[serde(rename = "type", default, deserialize_with = "crate::quirks::int::optional::deserialize", skip_serializing_if = "Option::is_none")]
            pub kind: Code<ContactKind>,
            /// `groupId`: a string. Absent if it is a [null-like](crate::guide::quirks) or `"None"`.
            #[doc(alias = "groupId")]
            #[serde(default, with = "crate::quirks::absent::group_id", skip_serializing_if = "Option::is_none")]
            pub group_id: S,
            /// `cwxid`: the account whose contact it is. A string. Absent if it is a
            /// [null-like](crate::guide::quirks).
            #[serde(default, with = "crate::quirks::absent::null_like", skip_serializing_if = "Option::is_none")]
            pub cwxid: Wxid<S>,
        }
        default {
            /// The fields that the entry does not know. Keys of its own fields are left out when it is
            /// written.
            #[serde(flatten, skip_deserializing, serialize_with = "crate::quirks::list::serialize_extra::<Contact, _>")]
            pub extra: Extra,
        }
    }
    /// A contact with the required field.
    pub fn new(wxid: impl Into<Wxid>);
}

entry!(Contact);
