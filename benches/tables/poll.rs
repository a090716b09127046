//! Poll answers, read and written, beside a strict struct of a command that is known in advance.

use std::hint::black_box;

use serde::{Deserialize, Serialize};
use wequick_types::PollResponse;

use crate::race::{SAMPLE, compare};

use super::Extra;
use super::written::writing;

#[derive(Serialize, Deserialize)]
struct Task {
    api: Api,
    wxid: String,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<u64>,
}

#[derive(Serialize, Deserialize)]
enum Api {
    #[serde(rename = "sendTextMessage")]
    SendTextMessage,
}

pub(super) fn measure() -> Vec<Extra> {
    let api = r#""api":"sendTextMessage""#;
    let fields =
        r#""wxid":"wxid_friend","text":"那就今晚八点在老地方见，别忘了带上次说的那本书","time":2"#;
    let array = |task: &str, tasks: usize| format!("[{}]", vec![task; tasks].join(","));
    let first = format!("{{{api},{fields}}}");
    let last = format!("{{{fields},{api}}}");
    vec![
        Extra {
            name: "reading one task, to the strict struct",
            ratio: reading(&array(&first, 1)),
        },
        Extra {
            name: "reading one task, `api` last, to the strict struct",
            ratio: reading(&array(&last, 1)),
        },
        Extra {
            name: "reading 100 tasks, to the strict struct",
            ratio: reading(&array(&first, 100)),
        },
        Extra {
            name: "reading 100 tasks, `api` last, to the strict struct",
            ratio: reading(&array(&last, 100)),
        },
        Extra {
            name: "writing one task, to the strict struct",
            ratio: writing_answer(&array(&first, 1)),
        },
        Extra {
            name: "writing 100 tasks, to the strict struct",
            ratio: writing_answer(&array(&first, 100)),
        },
    ]
}

fn read(body: &[u8]) -> PollResponse {
    wequick_types::from_slice(body).unwrap()
}

fn read_strict(body: &[u8]) -> Vec<Task> {
    serde_json::from_slice(body).unwrap()
}

fn reading(body: &str) -> f64 {
    let body = body.as_bytes();
    let passes = SAMPLE.div_ceil(body.len());
    compare(
        || (0..passes).for_each(|_| drop(black_box(read(body)))),
        || (0..passes).for_each(|_| drop(black_box(read_strict(body)))),
    )
}

fn writing_answer(body: &str) -> f64 {
    let body = body.as_bytes();
    writing(&read(body), &read_strict(body))
}
