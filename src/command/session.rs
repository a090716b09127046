//! Logging in and out.

use crate::wire::wire;

wire! {
    /// Asks for the login state (`api` `isLoginInfo`).
    ///
    /// `{"api":"isLoginInfo"}`. [`LoginState`](crate::event::LoginState) (66) answers.
    #[derive(Default)]
    pub struct IsLoginInfo {}
}

impl IsLoginInfo {
    /// Asks for the login state.
    #[must_use]
    pub fn new() -> Self {
        IsLoginInfo {}
    }
}

wire! {
    /// Asks for the QR code to log in with (`api` `getLoginQrCode`).
    ///
    /// `{"api":"getLoginQrCode"}`. [`LoginQrCode`](crate::event::LoginQrCode) (82 or 401) answers.
    #[derive(Default)]
    pub struct GetLoginQrCode {}
}

impl GetLoginQrCode {
    /// Asks for the QR code.
    #[must_use]
    pub fn new() -> Self {
        GetLoginQrCode {}
    }
}

wire! {
    /// Logs out (`api` `outLogin`).
    ///
    /// `{"api":"outLogin"}`. [`Logout`](crate::event::Logout) (90) answers.
    #[derive(Default)]
    pub struct OutLogin {}
}

impl OutLogin {
    /// Logs out.
    #[must_use]
    pub fn new() -> Self {
        OutLogin {}
    }
}
