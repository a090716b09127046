//! Timing that a busy machine does not bend: all contenders run in every round, each round in an
//! order of its own, and only times of the same round are compared.

use std::time::Instant;

use fastrand::Rng;

/// So many rounds are run by `cargo bench`. As a test, one is enough to see that all of it works.
fn rounds() -> usize {
    if std::env::args().any(|argument| argument == "--bench") {
        41
    } else {
        1
    }
}

/// The times of each contender, by round.
pub(crate) struct Race(Vec<Vec<f64>>);

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
                let start = Instant::now();
                contenders[index]();
                times[index].push(start.elapsed().as_secs_f64());
            }
        }
        Race(times)
    }

    /// The median of the ratios that two contenders had in each round.
    pub(crate) fn ratio(&self, contender: usize, to: usize) -> f64 {
        let rounds = self.0[contender].iter().zip(&self.0[to]);
        median(rounds.map(|(time, other)| time / other).collect())
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
