//! One contender on one corpus, for a profiler that counts instructions: `CONTENDER CORPUS ORDER`, or
//! for the contents of messages `WAY contents FIXTURE`. Without arguments it lists what there is.

#[allow(dead_code)] // The table of ratios needs the rest.
mod contenders;
mod contents;
#[allow(dead_code)] // The table of ratios needs the rest.
mod corpora;

use std::env;

use self::contenders::Contender;
use self::contents::{Sample, Way};
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
        println!("ways: {:?}", Way::ALL.map(Way::name));
        let fixtures = Sample::all();
        let names: Vec<_> = fixtures.iter().map(|sample| sample.name).collect();
        println!("fixtures: \"all\", {names:?}");
        return;
    };
    if corpus == "contents" {
        let way = Way::ALL.into_iter().find(|way| way.name() == contender);
        let mut samples = Sample::all();
        samples.retain(|sample| order == "all" || sample.name == order);
        read_all_contents(way.expect("a way"), &samples);
        return;
    }
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

/// What is counted, as below.
#[inline(never)]
fn read_all_contents(way: Way, samples: &[Sample]) {
    for sample in samples {
        way.read(sample);
    }
}

/// What is counted: `--toggle-collect='*read_all*'`.
#[inline(never)]
fn read_all(contender: Contender, corpus: &Corpus) {
    for body in &corpus.bodies {
        contender.read(body);
    }
}
