//! Messages in and out, over standard input and output. The door of lsp-server.

use lsp_server::{Connection, ErrorCode, IoThreads, Message, Notification, Request, RequestId, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::mpsc::Sender;

/// What says which request an answer is for.
pub(super) type Id = RequestId;

/// Something that a client says.
pub(super) struct Said {
    /// What it says, as the protocol calls it.
    pub method: String,
    /// Of a request, which must be answered.
    pub id: Option<Id>,
    message: Message,
}

impl Said {
    /// What it says in particular; nothing where it does not have that form.
    pub fn read<T: DeserializeOwned>(self) -> Option<T> {
        match self.message {
            Message::Request(Request { params, .. }) | Message::Notification(Notification { params, .. }) => {
                T::deserialize(params).ok()
            }
            Message::Response(_) => None,
        }
    }
}

/// Why a request is not answered.
pub(super) enum Refusal {
    /// The program does not know it.
    Unknown,
    /// It cannot be done; people are told why.
    Cannot(String),
    /// It came before the client introduced itself, or after it took its leave.
    OutOfTurn,
    /// The client gave it up.
    GivenUp,
}

/// The line to the client.
pub(super) struct Wire {
    connection: Connection,
    threads: IoThreads,
    asked: i32,
}

impl Wire {
    /// Over standard input and output, which nothing else may use.
    pub fn stdio() -> Wire {
        let (connection, threads) = Connection::stdio();
        Wire { connection, threads, asked: 0 }
    }

    /// Hands on all that the client says, until it says no more: then `end`.
    pub fn listen<E: Send + 'static>(
        &self,
        to: Sender<E>,
        event: impl Fn(Said) -> E + Send + 'static,
        end: E,
    ) {
        let from = self.connection.receiver.clone();
        // Not waited for: it ends with the client's last word.
        std::thread::spawn(move || {
            for message in from {
                let (method, id) = match &message {
                    Message::Request(request) => (request.method.clone(), Some(request.id.clone())),
                    Message::Notification(told) => (told.method.clone(), None),
                    // Nothing that is asked of a client needs its answer.
                    Message::Response(_) => continue,
                };
                if to.send(event(Said { method, id, message })).is_err() {
                    return;
                }
            }
            let _ = to.send(end);
        });
    }

    /// Answers a request.
    pub fn answer(&self, id: Id, with: impl Serialize) {
        self.send(Response::new_ok(id, with).into());
    }

    /// Says why a request is not answered.
    pub fn refuse(&self, id: Id, why: Refusal) {
        let (code, words) = match why {
            Refusal::Unknown => (ErrorCode::MethodNotFound, "no such method".to_owned()),
            Refusal::Cannot(words) => (ErrorCode::RequestFailed, words),
            Refusal::OutOfTurn => (ErrorCode::InvalidRequest, "not now".to_owned()),
            Refusal::GivenUp => (ErrorCode::RequestCanceled, "cancelled".to_owned()),
        };
        self.send(Response::new_err(id, code as i32, words).into());
    }

    /// Tells the client something.
    pub fn tell(&self, method: &str, what: impl Serialize) {
        self.send(Notification::new(method.to_owned(), what).into());
    }

    /// Asks the client something; its answer is not needed.
    pub fn ask(&mut self, method: &str, what: impl Serialize) {
        self.asked += 1;
        self.send(Request::new(self.asked.into(), method.to_owned(), what).into());
    }

    /// Takes leave: all that was said is on its way.
    pub fn close(self) {
        drop(self.connection);
        // A client that is gone is told nothing more.
        let _ = self.threads.join();
    }

    fn send(&self, message: Message) {
        // Fails only where the client is gone, and then nobody listens.
        let _ = self.connection.sender.send(message);
    }
}
