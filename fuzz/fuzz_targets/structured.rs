//! See `wequick_types_fuzz::structured`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| wequick_types_fuzz::structured(data));
