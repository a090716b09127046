//! The system's allocator, which counts what one thread asks it for.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

thread_local! {
    static COUNTS: Cell<Option<Counts>> = const { Cell::new(None) };
}

struct Counting;

/// What was asked for while a closure ran.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Counts {
    /// How often memory was allocated, or grown.
    pub(crate) allocations: usize,
    /// The most bytes that were held at one time.
    pub(crate) peak: usize,
    held: usize,
}

/// Counts what a closure allocates on this thread.
pub(crate) fn count<T>(run: impl FnOnce() -> T) -> (T, Counts) {
    COUNTS.set(Some(Counts::default()));
    let result = run();
    (result, COUNTS.take().unwrap_or_default())
}

fn note(allocations: usize, freed: usize, allocated: usize) {
    if let Some(mut counts) = COUNTS.get() {
        counts.allocations += allocations;
        counts.held = (counts.held + allocated).saturating_sub(freed);
        counts.peak = counts.peak.max(counts.held);
        COUNTS.set(Some(counts));
    }
}

// SAFETY: every call is passed on to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note(1, 0, layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        note(1, 0, layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        note(1, layout.size(), size);
        unsafe { System.realloc(memory, layout, size) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        note(0, layout.size(), 0);
        unsafe { System.dealloc(memory, layout) }
    }
}
