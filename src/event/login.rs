//! Logins and logouts: 66, 67, 71, 82 and 401, 90, 98.

use crate::blob::DataUri;
use crate::code::Code;
use crate::code::names::{LoginCode, Sex};
use crate::event::network::with_network;
use crate::event::payload::payload;
use crate::event::profile::with_profile;
use crate::map_text::textless;
use crate::wire::wire;
use crate::wxid::Wxid;

wire! {
    /// Whether an account is logged in (`type` 66). It is the answer to `isLoginInfo`, and is also sent
    /// unasked.
    ///
    /// `{"type":66,"code":200}`
    ///
    /// ```
    /// use wequick_types::{Callback, Event, LoginCode, from_str};
    ///
    /// let callback: Callback = from_str(r#"{"data":{"type":66,"code":200}}"#)?;
    /// let Event::LoginState(state) = callback.event else { panic!() };
    /// assert_eq!(state.code, LoginCode::LoggedIn);
    /// # Ok::<(), wequick_types::Error>(())
    /// ```
    pub struct LoginState {
        /// `code`: 200 logged in, -1 not. An integer, or a string that holds one.
        pub code: Code<LoginCode>,
    }
}

impl LoginState {
    /// Whether an account is logged in: the code is 200.
    #[must_use]
    pub fn is_logged_in(&self) -> bool {
        self.code == LoginCode::LoggedIn
    }

    /// A login state with the required field.
    #[must_use]
    pub fn new(code: impl Into<Code<LoginCode>>) -> Self {
        LoginState { code: code.into() }
    }
}

wire! {
    /// The result of a login (`type` 67): see [`is_logged_in`](Login::is_logged_in).
    ///
    /// `{"type":67,"processid":6072,"cwxid":"…","code":200}`. The account is
    /// [`Callback::cwxid`](crate::Callback::cwxid).
    ///
    /// ```
    /// use wequick_types::{Callback, from_str};
    ///
    /// let callback: Callback = from_str(r#"{"data":{"type":67,"cwxid":"wxid_me","code":200}}"#)?;
    /// assert!(callback.event.as_login().unwrap().is_logged_in());
    /// # Ok::<(), wequick_types::Error>(())
    /// ```
    pub struct Login {
        /// `code`: 200 for a login that worked. An integer, or a string that holds one.
        pub code: Code<LoginCode>,
    }
}

impl Login {
    /// Whether the login worked: the code is 200.
    #[must_use]
    pub fn is_logged_in(&self) -> bool {
        self.code == LoginCode::LoggedIn
    }

    /// A login with the required field.
    #[must_use]
    pub fn new(code: impl Into<Code<LoginCode>>) -> Self {
        Login { code: code.into() }
    }
}

with_profile! {
    /// The profile of the account itself (`type` 71). The client sends it after a login.
    ///
    /// `{"type":71,"wxid":"…","nick":"…","sex":"2",…}`
    ///
    /// ```
    /// use wequick_types::{Callback, Event, Sex, from_str};
    ///
    /// let body = r#"{"data":{"type":71,"wxid":"wxid_me","nick":"Li","sex":"2","city":""}}"#;
    /// let callback: Callback = from_str(body)?;
    /// let Event::SelfProfile(profile) = callback.event else { panic!() };
    /// assert_eq!(profile.nick.as_deref(), Some("Li"));
    /// assert_eq!(profile.sex.unwrap(), Sex::Female);
    /// assert_eq!(profile.city, None);
    /// # Ok::<(), wequick_types::Error>(())
    /// ```
    pub struct SelfProfile<S> {
        required {
            /// `wxid`: the account. A string.
            pub wxid: Wxid<S>,
        }
    }
    /// A profile with the required field.
    pub fn new(wxid: impl Into<Wxid>);
}

payload! {
    /// The QR code to log in with (`type` 82, and 401): the answer to `getLoginQrCode`.
    ///
    /// `{"type":82,"cgi":"…","packLen":3689,"hex":"data:image/png;base64,…"}`
    ///
    /// ```
    /// use wequick_types::{Callback, Event, from_str};
    ///
    /// let body = r#"{"data":{"type":82,"hex":"data:image/png;base64,iVBORw0KGgo="}}"#;
    /// let callback: Callback = from_str(body)?;
    /// let Event::LoginQrCode(qr_code) = callback.event else { panic!() };
    /// let png = qr_code.hex.decode().unwrap();
    /// assert!(png.starts_with(b"\x89PNG"));
    /// # Ok::<(), wequick_types::Error>(())
    /// ```
    pub struct LoginQrCode<S> {
        before {
            /// `cgi`: the path of the WeChat call that caused the event. A string. Absent if it is a
            /// [null-like](crate::guide::quirks).
            #[serde(
                default,
                with = "crate::quirks::absent::null_like",
                skip_serializing_if = "Option::is_none"
            )]
            pub cgi: S,
            /// `packLen`: the size of `hex` in bytes, as the client claims. Do not trust it. An integer, or a
            /// string that holds one. Absent if it is a [null-like](crate::guide::quirks).
            #[doc(alias = "packLen")]
            #[serde(
                default,
                deserialize_with = "crate::quirks::int::optional::deserialize",
                skip_serializing_if = "Option::is_none"
            )]
            pub pack_len: u32,
        }
        required {
            /// `hex`: the picture. A string: a data URI, in spite of the name.
            pub hex: DataUri<S>,
        }
        default {
            /// `type`: which of the two codes the event has. It is written with this code.
            #[doc(alias = "type")]
            #[serde(skip)]
            pub kind: LoginQrCodeType,
        }
    }
    /// A QR code with the required field, under the code 82.
    pub fn new(hex: impl Into<DataUri>);
}

impl<S> LoginQrCode<S> {
    /// Records which of the two codes the event had.
    pub(super) fn set_code(&mut self, code: i64) {
        self.kind = match code {
            401 => LoginQrCodeType::Code401,
            _ => LoginQrCodeType::Code82,
        };
    }
}

/// The two codes of a [`LoginQrCode`].
///
/// ```
/// use wequick_types::event::LoginQrCodeType;
/// use wequick_types::{Callback, from_str};
///
/// let callback: Callback = from_str(r#"{"data":{"type":401,"hex":"data:image/png;base64,"}}"#)?;
/// let qr_code = callback.event.into_login_qr_code().unwrap();
/// assert_eq!(qr_code.kind, LoginQrCodeType::Code401);
/// # Ok::<(), wequick_types::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum LoginQrCodeType {
    /// 82: the code in the payloads of the protocol's document.
    #[default]
    Code82,
    /// 401: the code in the heading of the protocol's document.
    Code401,
}

impl LoginQrCodeType {
    /// The `type` code.
    pub(super) fn code(self) -> i64 {
        match self {
            LoginQrCodeType::Code82 => 82,
            LoginQrCodeType::Code401 => 401,
        }
    }
}

textless!(LoginState, Login, LoginQrCodeType);

#[cfg(feature = "arbitrary")]
impl<'a> arbitrary::Arbitrary<'a> for LoginQrCodeType {
    fn arbitrary(bytes: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
        let codes = [LoginQrCodeType::Code82, LoginQrCodeType::Code401];
        bytes.choose(&codes).copied()
    }
}

#[cfg(feature = "arbitrary")]
impl crate::arbitrary::Field<'_> for LoginQrCodeType {}

with_network! {
    /// The account logged out (`type` 90): the answer to `outLogin`.
    ///
    /// `{"type":90,"cgi":"…","packLen":6,"hex":"0A0408001200"}`
    ///
    /// ```
    /// use wequick_types::{Callback, Event, from_str};
    ///
    /// let body = r#"{"data":{"type":90,"packLen":6,"hex":"0A0408001200"}}"#;
    /// let callback: Callback = from_str(body)?;
    /// let Event::Logout(logout) = callback.event else { panic!() };
    /// assert_eq!(logout.hex.decode().unwrap().len(), 6);
    /// # Ok::<(), wequick_types::Error>(())
    /// ```
    pub struct Logout<S> {}
}

with_network! {
    /// The account was logged out from the phone (`type` 98).
    ///
    /// `{"type":98,"cgi":"…","packLen":433,"hex":"0AAC0208…"}`
    pub struct PhoneLogout<S> {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_200_is_logged_in() {
        for (code, is_logged_in) in [(200, true), (-1, false), (0, false), (201, false)] {
            let code = Code::new(code);
            assert_eq!(LoginState::new(code).is_logged_in(), is_logged_in, "{code}");
            assert_eq!(Login::new(code).is_logged_in(), is_logged_in, "{code}");
        }
    }
}
