//! Serde's own dispatch, which takes only strings as tags.

use serde::{Deserialize, Serialize};

use super::floor;

#[derive(Serialize, Deserialize)]
#[serde(tag = "type")]
pub(super) enum Tagged<S> {
    #[serde(rename = "66")]
    LoginState(floor::LoginState<S>),
    #[serde(rename = "67")]
    Login(floor::Login<S>),
    #[serde(rename = "69")]
    RoomUpdated(floor::RoomUpdated<S>),
    #[serde(rename = "71")]
    SelfProfile(floor::SelfProfile<S>),
    #[serde(rename = "77")]
    RoomMembers(floor::RoomMembers<S>),
    #[serde(rename = "78")]
    Message(floor::Message<S>),
    #[serde(rename = "81")]
    Stranger(floor::Stranger<S>),
    #[serde(rename = "82")]
    LoginQrCode(floor::Network<S>),
    #[serde(rename = "401")]
    LoginQrCode401(floor::Network<S>),
    #[serde(rename = "88")]
    ContactFetched(floor::ContactFetched<S>),
    #[serde(rename = "90")]
    Logout(floor::Network<S>),
    #[serde(rename = "95")]
    Avatars(floor::Avatars<S>),
    #[serde(rename = "96")]
    FriendAccepted(floor::FriendAccepted<S>),
    #[serde(rename = "97")]
    ContactsInitialized(floor::Network<S>),
    #[serde(rename = "98")]
    PhoneLogout(floor::Network<S>),
    #[serde(rename = "210")]
    Friends(floor::Friends<S>),
    #[serde(rename = "211")]
    Rooms(floor::Rooms<S>),
}
