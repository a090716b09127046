//! Timing that works on a busy machine: it measures the time for which this thread had a processor, in
//! short samples. All contenders run in every round, and each round has another order.

use cpu_time::ThreadTime;
use fastrand::Rng;

/// So many bytes, at least, one contender reads in one sample: some tenths of a millisecond.
pub(crate) const SAMPLE: usize = 200_000;

/// So many rounds are run by `cargo bench`. As a test, one is enough to see that all of it works.
fn rounds() -> usize {
    if std::env::args().any(|argument| argument == "--bench") {
        101
    } else {
        1
    }
}

/// The median time of each contender.
pub(crate) struct Race(Vec<f64>);

impl Race {
    pub(crate) fn run(contenders: &[&dyn Fn()]) -> Race {
        let mut rng = Rng::with_seed(4);
        let mut times = vec![Vec::new(); contenders.len()];
        let mut order: Vec<usize> = (0..contenders.len()).collect();
        for contender in contenders {
            contender();
        }
        for _ in 0..rounds() {
            rng.shuffle(&mut order);
            for &index in &order {
                let start = ThreadTime::now();
                contenders[index]();
                times[index].push(start.elapsed().as_secs_f64());
            }
        }
        Race(times.into_iter().map(median).collect())
    }

    /// The time of one contender, divided by the time of another.
    pub(crate) fn ratio(&self, contender: usize, to: usize) -> f64 {
        self.0[contender] / self.0[to]
    }
}

/// The time of `one`, divided by the time of `other`.
pub(crate) fn compare(one: impl Fn(), other: impl Fn()) -> f64 {
    Race::run(&[&one, &other]).ratio(0, 1)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
