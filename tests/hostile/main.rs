//! Input made to do harm: how deep the stack goes, how much is held on the heap, and that time
//! grows with the input and no faster. The sizes are such that quadratic time would be minutes.

mod allocations;
#[path = "../../benches/allocator.rs"]
mod allocator;
mod contents;
mod heap;
mod nesting;
mod texts;

use std::thread;

const HUNDRED_THOUSAND: usize = 100_000;
const MILLION: usize = 1_000_000;

/// Runs on a thread with little stack.
fn on_small_stack(run: impl FnOnce() + Send + 'static) {
    on_stack_of(256, run);
}

/// Runs on a thread with so many KiB of stack: four times as many in a debug build, whose frames
/// are larger.
fn on_stack_of(kib: usize, run: impl FnOnce() + Send + 'static) {
    let size = kib * if cfg!(debug_assertions) { 4 } else { 1 } * 1024;
    let thread = thread::Builder::new().stack_size(size).spawn(run);
    thread
        .expect("a thread starts")
        .join()
        .expect("it ends well");
}
