//! See `wequick_types_fuzz::reader`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| wequick_types_fuzz::reader(data));
