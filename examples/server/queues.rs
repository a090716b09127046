//! The tasks that wait until the client polls.

use std::collections::{BTreeMap, VecDeque};
use std::mem;

use wequick_types::{PollResponse, Task, Wxid};

use crate::bot::quote;
use crate::log;

/// A queue of tasks for each account, the oldest first, and one of tasks for nobody in particular.
///
/// Everything is bounded, to about 40 MB in all: anybody who can post can invent accounts, and perhaps no
/// client polls.
#[derive(Default)]
pub(crate) struct Queues(BTreeMap<Option<Wxid>, VecDeque<Task>>);

impl Queues {
    const MOST_ACCOUNTS: usize = 100;
    const MOST_TASKS: usize = 100;
    /// Of a task, with the name of its account.
    const MOST_BYTES: usize = 4 << 10;

    /// A full queue drops its oldest task, because a late answer has the least value. If there are too many
    /// accounts, a new one gets no queue, so the others lose nothing. Without a token, anybody can fill all
    /// queues before a real account does.
    pub(crate) fn push(&mut self, account: Option<Wxid>, task: Task) {
        let name = account.as_ref().map_or("nobody".to_owned(), quote);
        let dropped = |task: &Task, why| {
            let api = task.command.api();
            log(format_args!("dropped {api} for {name}: {why}"));
        };
        let bytes = account.as_ref().map_or(0, |account| account.as_str().len())
            + serde_json::to_string(&task).map_or(0, |task| task.len());
        if bytes > Self::MOST_BYTES {
            return dropped(&task, "too long");
        }
        let is_new = account.is_some() && !self.0.contains_key(&account);
        if is_new && self.0.len() >= Self::MOST_ACCOUNTS {
            return dropped(&task, "too many accounts");
        }
        let queue = self.0.entry(account).or_default();
        if queue.len() == Self::MOST_TASKS {
            if let Some(oldest) = queue.pop_front() {
                dropped(&oldest, "too many tasks");
            }
        }
        queue.push_back(task);
    }

    /// Takes the tasks for an account, or all tasks. They are lost if the answer does not arrive, because
    /// the protocol has no acknowledgement of a poll. The account keeps its queue.
    pub(crate) fn take(&mut self, account: Option<Wxid>) -> PollResponse {
        if account.is_none() {
            let all = mem::take(&mut self.0);
            return all.into_values().flatten().collect();
        }
        let due = [account, None];
        let due = due
            .iter()
            .filter_map(|account| self.0.get_mut(account).map(mem::take));
        due.flatten().collect()
    }
}
