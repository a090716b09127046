//! See `wequick_types_fuzz::content`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| wequick_types_fuzz::content(data));
