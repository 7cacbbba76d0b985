//! A preview that runs beside a test or a measurement.

use super::program;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};

/// A running preview; it ends with its value.
pub struct Preview {
    program: Child,
    /// `http://127.0.0.1:port/`
    pub address: String,
}

impl Preview {
    /// Of the project at `root`, once its address is known; the first build may not be done.
    pub fn of(root: &Path) -> Preview {
        let mut command = program::command(root);
        let command = command.args(["serve", "--port", "0"]).stdin(Stdio::null());
        let mut program =
            command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
        let mut address = String::new();
        let stdout = program.stdout.take().expect("its stdout");
        BufReader::new(stdout).read_line(&mut address).expect("a line");
        Preview { program, address: address.trim().to_owned() }
    }

    /// Asks for `path`, naming `host`, and gives the whole answer.
    pub fn ask(&self, path: &str, host: &str) -> String {
        String::from_utf8_lossy(&self.bytes(path, host)).into_owned()
    }

    /// The same as bytes.
    pub fn bytes(&self, path: &str, host: &str) -> Vec<u8> {
        let server = self.address.trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(server).expect("a connection");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
            .expect("a request");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        answer
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}
