//! Transfers, red packets, bills and gifts.

use std::borrow::Cow;

use serde::Serialize;

use super::Content;
use super::fields::{FromXml, content};
use super::owned::into_owned;
use super::value::{Value, unless_ios_null};
use crate::code::Code;
use crate::code::names::TransferStage;
use crate::wxid::Wxid;
use crate::xml::{self, Damage, Document};

content! {
    /// A transfer of money (app type 2000): `appmsg/wcpayinfo`.
    ///
    /// ```
    /// use wequick_types::{Content, MessageType, TransferStage};
    ///
    /// let xml = "<msg><appmsg><type>2000</type><wcpayinfo><paysubtype>1</paysubtype>
    ///     <feedesc>￥0.10</feedesc><pay_memo>lunch</pay_memo></wcpayinfo></appmsg></msg>";
    /// let Content::Transfer(transfer) = Content::of(MessageType::App, xml)? else { panic!() };
    /// assert_eq!(transfer.stage.unwrap(), TransferStage::Sent);
    /// assert_eq!(transfer.fee.as_deref(), Some("￥0.10"));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias("appmsg", "wcpayinfo"))]
    #[derive(Eq, Hash)]
    pub struct Transfer<'a> as unless_ios_null {
        /// `appmsg/wcpayinfo/paysubtype`: whether the money was sent, received or returned. A payment and
        /// its receipt differ in nothing else.
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
    /// A red packet (app type 2001 without `appmsg/wcpayinfo/newaa/billno`). The amount is not in the
    /// message.
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg><appmsg><type>2001</type><wcpayinfo><receivertitle>Good luck</receivertitle>
    ///     </wcpayinfo></appmsg></msg>";
    /// let Content::RedPacket(packet) = Content::of(MessageType::App, xml)? else { panic!() };
    /// assert_eq!(packet.wish.as_deref(), Some("Good luck"));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias("appmsg", "wcpayinfo", "hongbao", "luckymoney"))]
    #[derive(Eq, Hash)]
    pub struct RedPacket<'a> as unless_ios_null {
        /// `appmsg/wcpayinfo/receivertitle`, else `sendertitle`: the wish on it.
        #[doc(alias("receivertitle", "sendertitle"))]
        pub wish: Cow<'a, str> = "appmsg/wcpayinfo/receivertitle" | "appmsg/wcpayinfo/sendertitle",
    }
}

/// A bill that the members of a room share (app type 2001 with `appmsg/wcpayinfo/newaa/billno`).
///
/// ```
/// use wequick_types::{Content, MessageType};
///
/// let xml = "<msg><appmsg><type>2001</type><wcpayinfo><receivertitle>Dinner</receivertitle><newaa>
///     <billno>100</billno><payerlist>wxid_lin,2000,1|wxid_mei,2000,0</payerlist></newaa>
///     </wcpayinfo></appmsg></msg>";
/// let Content::Bill(bill) = Content::of(MessageType::App, xml)? else { panic!() };
/// assert_eq!(bill.title.as_deref(), Some("Dinner"));
/// assert_eq!(bill.payers[1].wxid, "wxid_mei");
/// assert_eq!(bill.payers[1].cents, Some(2000));
/// # Ok::<(), wequick_types::content::ContentError>(())
/// ```
#[doc(alias("appmsg", "wcpayinfo", "newaa"))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Bill<'a> {
    /// `appmsg/wcpayinfo/receivertitle`: what it is for.
    #[doc(alias = "receivertitle")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Cow<'a, str>>,
    /// `appmsg/wcpayinfo/senderdes`, else `receiverdes`: a sentence with the amount, in the language of the
    /// phone.
    #[doc(alias("senderdes", "receiverdes"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Cow<'a, str>>,
    /// `appmsg/wcpayinfo/newaa/launcherusername`: who asks for the money.
    #[doc(alias = "launcherusername")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub launcher: Option<Wxid<Cow<'a, str>>>,
    /// `appmsg/wcpayinfo/newaa/billno`: the id of the bill.
    #[doc(alias = "billno")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bill_no: Option<Cow<'a, str>>,
    /// `appmsg/wcpayinfo/newaa/payerlist`, else `customize_payerlist`: those who have to pay.
    #[doc(alias("payerlist", "customize_payerlist"))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub payers: Vec<Payer<'a>>,
}

/// Somebody who has to pay a part of a [`Bill`]: `wxid,cents,state`.
///
/// ```
/// use wequick_types::{Content, MessageType};
///
/// let xml = "<msg><appmsg><type>2001</type><wcpayinfo><newaa><billno>100</billno>
///     <payerlist>wxid_lin,2000,1</payerlist></newaa></wcpayinfo></appmsg></msg>";
/// let Content::Bill(bill) = Content::of(MessageType::App, xml)? else { panic!() };
/// let payer = &bill.payers[0];
/// assert_eq!(payer.wxid, "wxid_lin");
/// assert_eq!((payer.cents, payer.state), (Some(2000), Some(1)));
/// # Ok::<(), wequick_types::content::ContentError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Payer<'a> {
    /// The id.
    pub wxid: Wxid<Cow<'a, str>>,
    /// The part, in hundredths of the currency. Absent if it is not a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cents: Option<u64>,
    /// A number that says whether the part was paid. Absent if it is not a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<u64>,
}

into_owned!(Bill<'a> { title, amount, launcher, bill_no, payers });
into_owned!(Payer<'a> { wxid, cents, state });

/// Reads an app message of type 2001: a bill if it has the number of one, else a red packet.
pub(super) fn read<'a>(document: &Document<'a>) -> Result<Content<'a>, Damage> {
    let bill_no = document.peek("appmsg/wcpayinfo/newaa/billno");
    let Some(bill_no) = bill_no.and_then(unless_ios_null) else {
        return Ok(RedPacket::read(document)?.into());
    };
    let [
        title,
        for_sender,
        for_receiver,
        launcher,
        payers,
        custom_payers,
    ] = document.find([
        "appmsg/wcpayinfo/receivertitle",
        "appmsg/wcpayinfo/senderdes",
        "appmsg/wcpayinfo/receiverdes",
        "appmsg/wcpayinfo/newaa/launcherusername",
        "appmsg/wcpayinfo/newaa/payerlist",
        "appmsg/wcpayinfo/newaa/customize_payerlist",
    ])?;
    let first = |found: [Option<_>; 2]| found.into_iter().flatten().find_map(unless_ios_null);
    Ok(Content::Bill(Bill {
        title: title.and_then(unless_ios_null),
        amount: first([for_sender, for_receiver]),
        launcher: launcher.and_then(unless_ios_null),
        bill_no: Some(bill_no),
        payers: first([payers, custom_payers])
            .map(Payer::all)
            .unwrap_or_default(),
    }))
}

impl<'a> Payer<'a> {
    /// The payers in a list such as `wxid_a,200,1|wxid_b,200,0`.
    fn all(list: Cow<'a, str>) -> Vec<Self> {
        // If the list is borrowed from the message, the ids are borrowed, too. Otherwise each id is copied.
        match list {
            Cow::Borrowed(list) => Payer::all_with(list, Cow::Borrowed),
            Cow::Owned(list) => Payer::all_with(&list, |wxid| wxid.to_owned().into()),
        }
    }

    fn all_with<'l>(list: &'l str, own: impl Fn(&'l str) -> Cow<'a, str>) -> Vec<Self> {
        let payers = list.split('|').filter_map(|payer| {
            let mut fields = payer.split(',');
            let wxid = fields.next().filter(|wxid| !xml::is_white(wxid))?;
            let mut number = || {
                fields
                    .next()
                    .and_then(|number| u64::from_text(number.into()))
            };
            Some((wxid, number(), number()))
        });
        // The shortest payer takes two bytes of text, but 56 bytes of memory. So the list gets its exact
        // capacity: doubling could waste as much memory again.
        let mut list = Vec::with_capacity(payers.clone().count());
        list.extend(payers.map(|(wxid, cents, state)| Payer {
            wxid: Wxid(own(wxid)),
            cents,
            state,
        }));
        list
    }
}

content! {
    /// A gift of a shop (app type 115): `appmsg/ecsgift`.
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg><appmsg><type>115</type><ecsgift><wishmessage>Happy birthday</wishmessage>
    ///     <gifts><gift><skutitle>Tea</skutitle></gift></gifts></ecsgift></appmsg></msg>";
    /// let Content::Gift(gift) = Content::of(MessageType::App, xml)? else { panic!() };
    /// assert_eq!(gift.name.as_deref(), Some("Tea"));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias("appmsg", "ecsgift"))]
    #[derive(Eq, Hash)]
    pub struct Gift<'a> {
        /// `appmsg/ecsgift/wishmessage`: what the sender wishes.
        #[doc(alias = "wishmessage")]
        pub wish: Cow<'a, str> = "appmsg/ecsgift/wishmessage",
        /// `skutitle` of the first `appmsg/ecsgift/gifts/gift`: what it is.
        #[doc(alias = "skutitle")]
        pub name: Cow<'a, str> = "appmsg/ecsgift/gifts/gift/skutitle",
    }
}
