//! Numbers: the value is the one of `serde_json`, to the last bit.

use fastrand::Rng;

use super::judge;

#[test]
fn integers_around_the_limits() {
    let limits = [
        100,
        u128::from(u64::MAX),
        u128::from(i64::MAX.unsigned_abs()),
        u128::from(u32::MAX),
        1 << 53,
    ];
    for limit in limits {
        for number in limit.saturating_sub(12)..limit + 12 {
            for text in [
                format!("{number}"),
                format!("-{number}"),
                format!("[{number},-{number}]"),
                format!("{number}0"),
                format!("{number}.0"),
                format!("-{number}e0"),
            ] {
                assert!(judge(&text).is_some(), "{text}");
            }
        }
    }
    for digits in 1..45 {
        let nines = "9".repeat(digits);
        assert!(judge(&nines).is_some());
        assert!(judge(&format!("-1{}", "0".repeat(digits))).is_some());
    }
}

#[test]
fn doubles_of_17_digits() {
    let mut rng = Rng::with_seed(17);
    for _ in 0..20_000 {
        let number = f64::from_bits(rng.u64(..));
        if number.is_finite() {
            let (plain, digits) = (format!("{number:e}"), format!("{number:.16e}"));
            // `serde_json` may round the largest float up, so that it is out of range.
            judge(&plain);
            judge(&digits);
        }
        let (whole, fraction) = (rng.u32(..), rng.u64(..));
        assert!(judge(&format!("{whole}.{fraction}")).is_some());
    }
}

#[test]
fn numbers_of_a_million_digits() {
    let zeros = "0".repeat(1_000_000);
    let nines = "9".repeat(1_000_000);
    assert!(judge(&format!("0.{nines}")).is_some());
    assert!(judge(&format!("0.{zeros}1")).is_some());
    assert!(judge(&format!("1e-{nines}")).is_some());
    assert!(judge(&format!("1e{zeros}1")).is_some());
    for out_of_range in [
        nines.clone(),
        format!("1{zeros}"),
        format!("1e{nines}"),
        format!("-{nines}.5e1"),
    ] {
        assert_eq!(judge(&out_of_range), None);
        assert_eq!(judge(&format!("[{out_of_range} ]")), None);
    }
}
