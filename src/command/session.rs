//! Logging in and out.

use serde::{Deserialize, Serialize};

/// Asks for the login state (`api` `isLoginInfo`).
///
/// `{"api":"isLoginInfo"}`. [`LoginState`](crate::event::LoginState) (66) answers.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(tag = "api", rename = "isLoginInfo")]
#[non_exhaustive]
pub struct IsLoginInfo {}

impl IsLoginInfo {
    /// Asks for the login state.
    #[must_use]
    pub fn new() -> Self {
        IsLoginInfo {}
    }
}

/// Asks for the QR code to log in with (`api` `getLoginQrCode`).
///
/// `{"api":"getLoginQrCode"}`. [`LoginQrCode`](crate::event::LoginQrCode) (82 or 401) answers.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(tag = "api", rename = "getLoginQrCode")]
#[non_exhaustive]
pub struct GetLoginQrCode {}

impl GetLoginQrCode {
    /// Asks for the QR code.
    #[must_use]
    pub fn new() -> Self {
        GetLoginQrCode {}
    }
}

/// Logs out (`api` `outLogin`).
///
/// `{"api":"outLogin"}`. [`Logout`](crate::event::Logout) (90) answers.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(tag = "api", rename = "outLogin")]
#[non_exhaustive]
pub struct OutLogin {}

impl OutLogin {
    /// Logs out.
    #[must_use]
    pub fn new() -> Self {
        OutLogin {}
    }
}
