//! Input that is made to do harm: tests that the stack is enough, that the heap is bounded, and that time is
//! linear. The inputs are so large that quadratic time would take many minutes. `reading` and `errors` test
//! the results.

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

/// How often a piece is repeated. A debug build is slow, so it repeats it less often; `.ci/run` tests a
/// release build too.
const MANY: usize = if cfg!(debug_assertions) {
    200_000
} else {
    1_000_000
};
const FEWER: usize = MANY / 10;

/// How long one test may take. A slow machine needs a tenth of it, and quadratic time would need much
/// more. So a test fails instead of hanging, but does not measure time.
const BOUND: Duration = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 180 });

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
    let size = kib * if cfg!(debug_assertions) { 4 } else { 1 } * 1024;
    let (end, ended) = mpsc::channel();
    let thread = thread::Builder::new().stack_size(size).spawn(move || {
        run();
        end.send(()).expect("it is waited for");
    });
    let thread = thread.expect("a thread starts");
    let waited = ended.recv_timeout(BOUND);
    assert_ne!(
        waited,
        Err(mpsc::RecvTimeoutError::Timeout),
        "the time is not linear in the input"
    );
    thread.join().expect("it ends well");
}
