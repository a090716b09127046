//! One contender on one corpus, for a profiler that counts instructions: `CONTENDER CORPUS ORDER`.
//! Without arguments it lists what there is.

#[allow(dead_code)] // The table of ratios needs the rest.
mod contenders;
#[allow(dead_code)] // The table of ratios needs the rest.
mod corpora;

use std::env;

use self::contenders::Contender;
use self::corpora::{Corpus, NAMES, Order};

fn main() {
    let arguments: Vec<String> = env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let [contender, corpus, order] = arguments.as_slice() else {
        println!("contenders: {:?}", Contender::ALL.map(Contender::name));
        println!("corpora: {NAMES:?}");
        println!("orders: {:?}", Order::ALL.map(Order::name));
        return;
    };
    let contender = Contender::ALL
        .into_iter()
        .find(|known| known.name() == contender)
        .expect("a contender");
    let corpus = NAMES
        .into_iter()
        .find(|known| known == corpus)
        .expect("a corpus");
    let order = Order::ALL
        .into_iter()
        .find(|known| known.name() == order)
        .expect("an order");
    let corpus = Corpus::new(corpus, order);
    read_all(contender, &corpus);
}

/// What is counted: `--toggle-collect='*read_all*'`.
#[inline(never)]
fn read_all(contender: Contender, corpus: &Corpus) {
    for body in &corpus.bodies {
        contender.read(body);
    }
}
