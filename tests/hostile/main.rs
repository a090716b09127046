//! Input made to do harm: how deep the stack goes, how much is held on the heap, and that time
//! grows with the input and no faster. The sizes are such that quadratic time would be many minutes.
//! What is read, and what an error says, is held by `reading` and `errors`.

mod allocations;
#[path = "../../benches/allocator.rs"]
mod allocator;
mod contents;
mod heap;
mod nesting;
mod time;

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

const HUNDRED_THOUSAND: usize = 100_000;
const MILLION: usize = 1_000_000;

/// How long one test may take. It is some hundred times what a slow machine needs, and far less
/// than the hours that quadratic time would be: so this fails instead of hanging, and measures
/// nothing.
const BOUND: Duration = Duration::from_secs(10 * 60);

/// Runs on a thread with little stack, and for a bounded time.
fn on_small_stack(run: impl FnOnce() + Send + 'static) {
    on_stack_of(256, run);
}

/// Whether this build has the feature `preserve_order` of `serde_json`.
fn preserves_order() -> bool {
    let value: serde_json::Value = serde_json::from_str(r#"{"b":0,"a":0}"#).unwrap();
    value.to_string().starts_with(r#"{"b""#)
}

/// Runs on a thread with so many KiB of stack, and for a bounded time. A debug build gets four times
/// as much, as its frames are larger.
fn on_stack_of(kib: usize, run: impl FnOnce() + Send + 'static) {
    on_stack_within(BOUND, kib, run);
}

fn on_stack_within(bound: Duration, kib: usize, run: impl FnOnce() + Send + 'static) {
    let size = kib * if cfg!(debug_assertions) { 4 } else { 1 } * 1024;
    let (end, ended) = mpsc::channel();
    let thread = thread::Builder::new().stack_size(size).spawn(move || {
        run();
        end.send(()).expect("it is waited for");
    });
    let thread = thread.expect("a thread starts");
    let waited = ended.recv_timeout(bound);
    assert_ne!(
        waited,
        Err(mpsc::RecvTimeoutError::Timeout),
        "the time is not linear in the input"
    );
    thread.join().expect("it ends well");
}
