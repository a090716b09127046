//! The examples as processes: a running server, and requests to it.

use std::env::consts::EXE_SUFFIX;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use ureq::Agent;
use wequick_types::PollResponse;

/// Nothing here takes longer, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(30);

/// The root of the repository, from the folder in which cargo starts the tests.
pub(crate) const ROOT: &str = "..";

/// An example, which runs in the root of the repository. `cargo test` builds it beside the tests, but
/// `cargo test --test end_to_end` does not.
pub(crate) fn example(name: &str) -> Command {
    let test = std::env::current_exe().unwrap();
    let profile = test.ancestors().nth(2).unwrap();
    let example = profile.join(format!("examples/{name}{EXE_SUFFIX}"));
    assert!(example.exists(), "cargo build --example {name}");
    let mut command = Command::new(example);
    command.current_dir(ROOT);
    command
}

/// The server example on a port of its own, killed in the end.
pub(crate) struct Server {
    pub(crate) process: Child,
    pub(crate) url: String,
    log: Receiver<String>,
}

impl Server {
    pub(crate) fn start(args: &[&str]) -> Self {
        let mut process = example("server")
            .args(["--addr", "127.0.0.1:0"])
            .args(args)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let log = lines(process.stdout.take().unwrap());
        let first = log.recv_timeout(PATIENCE).unwrap();
        let url = first.strip_prefix("listening on ").unwrap().to_owned();
        assert!(url.starts_with("http://127.0.0.1:"), "{url}");
        Server { process, url, log }
    }

    /// The next line of the log.
    pub(crate) fn log_line(&self) -> String {
        self.log.recv_timeout(PATIENCE).unwrap()
    }

    /// How the server ends, once it was told to.
    #[cfg(unix)]
    pub(crate) fn end(&mut self) -> std::process::ExitStatus {
        use std::time::Instant;

        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < deadline, "it goes on");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// The lines of the log that were not looked at, once nothing more is written to it.
    pub(crate) fn rest_of_log(mut self) -> Vec<String> {
        self.process.kill().unwrap();
        self.log.iter().collect()
    }

    /// Posts a callback on a connection of its own: the status and the body of the answer.
    pub(crate) fn post(&self, body: impl AsRef<[u8]>) -> (u16, String) {
        post(&agent(), &format!("{}/recieve_msg", self.url), body)
    }

    /// Polls with this query: the answer as it is written.
    pub(crate) fn poll(&self, query: &str) -> String {
        let (status, body) = get(&agent(), &format!("{}/send_msg{query}", self.url));
        assert_eq!(status, 200);
        body
    }

    /// Polls for everything: the answer as it is meant.
    pub(crate) fn tasks(&self) -> PollResponse {
        wequick_types::from_str(&self.poll("")).unwrap()
    }

    /// Polls for an account, and for what is for nobody.
    pub(crate) fn tasks_of(&self, account: &str) -> PollResponse {
        wequick_types::from_str(&self.poll(&format!("?wxid={account}"))).unwrap()
    }

    /// A bare connection.
    pub(crate) fn connect(&self) -> TcpStream {
        let connection = TcpStream::connect(self.url.strip_prefix("http://").unwrap()).unwrap();
        connection.set_read_timeout(Some(PATIENCE)).unwrap();
        connection
    }

    /// A connection on which a callback was posted, or a part of it.
    pub(crate) fn open(&self, rest: &str) -> TcpStream {
        let mut connection = self.connect();
        let request = format!("POST /recieve_msg HTTP/1.1\r\nHost: server\r\n{rest}");
        connection.write_all(request.as_bytes()).unwrap();
        connection
    }

    /// Posts these headers and body, and hangs up: what comes back, if anything.
    pub(crate) fn exchange(&self, rest: &str) -> String {
        let connection = self.open(rest);
        connection.shutdown(Shutdown::Write).unwrap();
        answer(connection)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What comes back until the server closes the connection, which it must.
pub(crate) fn answer(mut connection: TcpStream) -> String {
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    answer
}

/// The first line that a process writes.
pub(crate) fn first_line(stdout: ChildStdout) -> String {
    lines(stdout).recv_timeout(PATIENCE).unwrap()
}

/// Reads on in a thread, so that the server never waits for a reader.
fn lines(stdout: ChildStdout) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(stdout).lines() {
            let _ = sender.send(line.unwrap());
        }
    });
    receiver
}

/// A client with a new connection for each request: the server closes one whose body it refused unread, and
/// the next request could meet that.
pub(crate) fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .max_idle_connections(0)
        .proxy(None)
        .timeout_global(Some(PATIENCE))
        .build()
        .into()
}

pub(crate) fn post(agent: &Agent, url: &str, body: impl AsRef<[u8]>) -> (u16, String) {
    let mut answer = agent.post(url).send(body.as_ref()).unwrap();
    let body = answer.body_mut().read_to_string().unwrap();
    (answer.status().as_u16(), body)
}

pub(crate) fn get(agent: &Agent, url: &str) -> (u16, String) {
    let mut answer = agent.get(url).call().unwrap();
    let body = answer.body_mut().read_to_string().unwrap();
    (answer.status().as_u16(), body)
}
