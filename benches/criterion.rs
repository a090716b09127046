//! Criterion's record of one version against the next: bytes in, a callback out.

mod contenders;
mod corpora;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

use self::contenders::Contender;
use self::corpora::Corpus;

fn read(criterion: &mut Criterion) {
    for corpus in Corpus::all() {
        let name = format!("{}, type {}", corpus.name, corpus.order.name());
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(corpus.size() as u64));
        for contender in [Contender::Owned, Contender::Borrowed] {
            group.bench_function(contender.name(), |bencher| {
                bencher.iter(|| {
                    for body in &corpus.bodies {
                        contender.read(body);
                    }
                });
            });
        }
    }
}

criterion_group!(benches, read);
criterion_main!(benches);
