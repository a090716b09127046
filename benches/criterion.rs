//! Criterion's record of one version against the next: bytes in, a callback out.

#[allow(dead_code)] // The table of ratios needs the rest.
mod corpora;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use wequick_types::{Callback, CallbackRef};

use self::corpora::Corpus;

fn read(criterion: &mut Criterion) {
    for corpus in Corpus::all() {
        let Corpus { name, order, .. } = corpus;
        let mut group = criterion.benchmark_group(format!("{name}, type {}", order.name()));
        group.throughput(Throughput::Bytes(corpus.size() as u64));
        group.bench_function("owned", |bencher| {
            bencher.iter(|| {
                for body in &corpus.bodies {
                    let callback: Callback =
                        wequick_types::from_slice(body.json.as_bytes()).unwrap();
                    black_box(&callback);
                }
            });
        });
        group.bench_function("borrowed", |bencher| {
            bencher.iter(|| {
                for body in &corpus.bodies {
                    let callback: CallbackRef =
                        wequick_types::from_slice(body.json.as_bytes()).unwrap();
                    black_box(&callback);
                }
            });
        });
    }
}

/// Both ends of the growth of a list.
fn grow(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("friends by number");
    for users in [10, 1000, 100_000] {
        let body = Corpus::friends(users);
        group.throughput(Throughput::Bytes(body.len() as u64));
        group.bench_function(users.to_string(), |bencher| {
            bencher.iter(|| wequick_types::from_slice::<Callback>(body.as_bytes()).unwrap());
        });
    }
}

criterion_group!(benches, read, grow);
criterion_main!(benches);
