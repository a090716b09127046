//! Transfers and red packets.

use std::borrow::Cow;

use super::value::content;
use crate::code::Code;
use crate::codes::TransferStage;
use crate::wxid::Wxid;

content! {
    /// A transfer of money (app type 2000): `appmsg/wcpayinfo`.
    pub struct Transfer<'a> {
        /// `appmsg/wcpayinfo/paysubtype`: whether the money was sent, received or returned.
        /// Nothing else tells a payment from its receipt.
        #[doc(alias = "paysubtype")]
        pub stage: Code<TransferStage> = "appmsg/wcpayinfo/paysubtype",
        /// `appmsg/wcpayinfo/feedesc`: the amount with its currency, such as `￥0.10`.
        #[doc(alias = "feedesc")]
        pub fee: Cow<'a, str> = "appmsg/wcpayinfo/feedesc",
        /// `appmsg/wcpayinfo/pay_memo`: what the payer wrote.
        #[doc(alias = "pay_memo")]
        pub memo: Cow<'a, str> = "appmsg/wcpayinfo/pay_memo",
        /// `appmsg/wcpayinfo/transferid`: the id, which all messages about one transfer share.
        #[doc(alias = "transferid")]
        pub transfer_id: Cow<'a, str> = "appmsg/wcpayinfo/transferid",
        /// `appmsg/wcpayinfo/payer_username`: who pays; often absent.
        #[doc(alias = "payer_username")]
        pub payer: Wxid<Cow<'a, str>> = "appmsg/wcpayinfo/payer_username",
        /// `appmsg/wcpayinfo/receiver_username`: who is paid; absent in older clients.
        #[doc(alias = "receiver_username")]
        pub receiver: Wxid<Cow<'a, str>> = "appmsg/wcpayinfo/receiver_username",
    }
}

content! {
    /// A red packet (app type 2001). The amount is not in the message.
    pub struct RedPacket<'a> {
        /// `appmsg/wcpayinfo/receivertitle`: the wish on it.
        #[doc(alias = "receivertitle")]
        pub wish: Cow<'a, str> = "appmsg/wcpayinfo/receivertitle",
    }
}
