//! See `wequick_types_fuzz::callback`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| wequick_types_fuzz::callback(data));
