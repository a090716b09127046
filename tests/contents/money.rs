//! Transfers, red packets and bills.

use serde_json::{Value, json};
use wequick_types::content::Transfer;
use wequick_types::{Content, TransferStage};

use crate::{app, read, try_read};

/// The text of a payment of this type with these elements.
fn payment(app_type: &str, elements: &str) -> String {
    app(app_type, &format!("<wcpayinfo>{elements}</wcpayinfo>"))
}

/// What a red packet with these elements is.
fn packet(elements: &str) -> Value {
    read(49, &payment("2001", elements))
}

/// The same with these elements of a bill.
fn bill(elements: &str) -> Value {
    packet(&format!("<newaa>{elements}</newaa>"))
}

fn transfer(stage: &str) -> Transfer<'static> {
    let fee = "<feedesc>￥0.10</feedesc>";
    let text = payment("2000", &format!("<paysubtype>{stage}</paysubtype>{fee}"));
    match try_read(49, text.leak()).unwrap() {
        Content::Transfer(transfer) => transfer,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_stage_of_a_transfer() {
    for (number, stage) in [
        ("1", TransferStage::Sent),
        ("3", TransferStage::Received),
        ("<![CDATA[4]]>", TransferStage::Returned),
    ] {
        assert_eq!(transfer(number).stage, Some(stage.into()));
        assert_eq!(transfer(number).fee.as_deref(), Some("￥0.10"));
    }
    assert_eq!(transfer("7").stage.unwrap().get(), 7);
    assert_eq!(transfer("7").stage.unwrap().known(), None);
    assert_eq!(transfer("").stage, None);
    assert_eq!(transfer("9223372036854775808").stage, None);
}

#[test]
fn what_ios_writes_for_nothing_is_absent_in_payments_alone() {
    let transfer = |elements: &str| read(49, &payment("2000", elements));
    let nothing =
        "<feedesc>(null)</feedesc><pay_memo>(null)</pay_memo><transferid>(null)</transferid>
        <payer_username>(null)</payer_username><receiver_username>(null)</receiver_username>";
    assert_eq!(transfer(nothing), json!({"kind": "transfer"}));
    assert_eq!(
        transfer("<pay_memo>null</pay_memo><feedesc>(null) </feedesc>"),
        json!({"kind": "transfer", "memo": "null", "fee": "(null) "})
    );
    let nothing = "<receivertitle>(null)</receivertitle><sendertitle>(null)</sendertitle>";
    assert_eq!(packet(nothing), json!({"kind": "red_packet"}));
    let nothing = "<receivertitle>(null)</receivertitle><senderdes>(null)</senderdes>\
        <receiverdes>¥1</receiverdes><newaa><billno>1</billno>\
        <launcherusername>(null)</launcherusername><payerlist>(null)</payerlist>\
        <customize_payerlist>a</customize_payerlist></newaa>";
    assert_eq!(
        packet(nothing),
        json!({"kind": "bill", "bill_no": "1", "amount": "¥1", "payers": [{"wxid": "a"}]})
    );
    let link = app("5", "<title>(null)</title>");
    assert_eq!(read(49, &link), json!({"kind": "link", "title": "(null)"}));
}

#[test]
fn the_wish_of_a_red_packet_is_that_for_the_receiver_or_else_that_for_the_sender() {
    let wish = |elements: &str| packet(elements)["wish"].clone();
    let [receiver, sender] = [
        "<receivertitle>a</receivertitle>",
        "<sendertitle>b</sendertitle>",
    ];
    assert_eq!(wish(&format!("{sender}{receiver}")), "a");
    assert_eq!(wish(sender), "b");
    assert_eq!(wish(&format!("<receivertitle/>{sender}")), "b");
}

#[test]
fn a_red_packet_with_the_number_of_a_bill_is_one() {
    for none in [
        "",
        "<billno/>",
        "<billno> </billno>",
        "<billno>(null)</billno>",
        "<bill>1</bill>",
    ] {
        assert_eq!(bill(none), json!({"kind": "red_packet"}), "{none}");
    }
    assert_eq!(
        bill("<billno>1</billno>"),
        json!({"kind": "bill", "bill_no": "1"})
    );
    let beside = app("2001", "<newaa><billno>1</billno></newaa>");
    assert_eq!(read(49, &beside), json!({"kind": "red_packet"}));
}

#[test]
fn who_is_to_pay_a_bill() {
    let payers = |list: &str| bill(&format!("<billno>1</billno>{list}"))["payers"].clone();
    let list = |list: &str| payers(&format!("<payerlist>{list}</payerlist>"));
    let a = json!([{"wxid": "a", "cents": 1, "state": 2}]);
    assert_eq!(list("a,1,2"), a);
    assert_eq!(list("|a,1,2||,3,4| |"), a);
    assert_eq!(list("a, 1 ,2,3"), a);
    assert_eq!(list("a,-1,x"), json!([{"wxid": "a"}]));
    assert_eq!(list("a,,2"), json!([{"wxid": "a", "state": 2}]));
    assert_eq!(list("a&amp;,1"), json!([{"wxid": "a&", "cents": 1}]));
    assert_eq!(list("|,1,2"), json!(null));
    let custom = "<customize_payerlist>a,1,2</customize_payerlist>";
    assert_eq!(payers(custom), a);
    assert_eq!(payers(&format!("<payerlist/>{custom}")), a);
    assert_eq!(
        payers(&format!("<payerlist>b</payerlist>{custom}")),
        json!([{"wxid": "b"}])
    );
}
