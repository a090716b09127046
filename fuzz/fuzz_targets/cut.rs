//! See `wequick_types_fuzz::cut`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| wequick_types_fuzz::cut(data));
