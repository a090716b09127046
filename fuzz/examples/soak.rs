//! A fuzz target in a plain loop, on a stable toolchain: bodies of the generator and the seeds of
//! the target, and what becomes of them by small changes. Three arguments: a target, how many
//! executions, and a seed.
//!
//! ```sh
//! cargo run --release --manifest-path fuzz/Cargo.toml --example soak -- reader 1000000 1
//! ```

use std::path::Path;
use std::{env, fs};

use fastrand::Rng;
use wequick_types_fuzz as targets;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [target_name, executions, seed] = arguments.as_slice() else {
        panic!("a target, how many executions, and a seed");
    };
    let (target, takes_bodies): (fn(&[u8]), bool) = match target_name.as_str() {
        "reader" => (targets::reader, true),
        "callback" => (targets::callback, true),
        "command" => (targets::command, true),
        "error" => (targets::error, true),
        "content" => (targets::content, true),
        "scalars" => (targets::scalars, true),
        "cut" => (targets::cut, false),
        "structured" => (targets::structured, false),
        "typed" => (targets::typed, false),
        "formats" => (targets::formats, false),
        unknown => panic!("no target {unknown}"),
    };
    let executions: u64 = executions.parse().expect("a number of executions");
    let seeds = seeds(target_name);
    let mut rng = Rng::with_seed(seed.parse().expect("a seed"));
    let mut bytes = Vec::new();
    for _ in 0..executions {
        if takes_bodies {
            // Some changes in turn to one body, then the next.
            if bytes.is_empty() || bytes.len() > 2000 || rng.u8(..24) == 0 {
                bytes = match rng.choice(&seeds) {
                    Some(seed) if rng.bool() => seed.clone(),
                    _ => targets::body(&draws(&mut rng)),
                };
            } else {
                targets::change(&mut bytes, &mut rng);
            }
        } else {
            bytes = draws(&mut rng);
        }
        target(&bytes);
    }
    println!("{executions} executions, no finding");
}

/// The seeds of a target, in the order of their names.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("seeds")
        .join(target);
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let files = entries.map(|entry| entry.expect("the folder can be listed").path());
    let mut files: Vec<_> = files.collect();
    files.sort();
    let seeds = files.iter().map(fs::read);
    seeds
        .map(|seed| seed.expect("a seed can be read"))
        .collect()
}

/// What the generator draws from.
fn draws(rng: &mut Rng) -> Vec<u8> {
    let mut bytes = vec![0; rng.usize(..400)];
    rng.fill(&mut bytes);
    bytes
}
