//! See `wequick_types_fuzz::scalars`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| wequick_types_fuzz::scalars(data));
