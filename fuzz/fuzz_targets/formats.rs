//! See `wequick_types_fuzz::formats`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| wequick_types_fuzz::formats(data));
