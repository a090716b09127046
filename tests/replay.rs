//! Replays the seeds of the fuzz targets and all fixtures, with the features of `serde_json` that
//! this tree turns on. The workspace of `fuzz/` replays the same without any.

#[path = "../fuzz/src/lib.rs"]
pub mod fuzz;
