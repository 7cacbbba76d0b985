//! A folder as a web site on loopback, for what `file://` forbids: one window that looks into another.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;

/// Serves `folder` as long as the tests run; its address, with a `/` at its end.
pub fn serve(folder: &Path) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let folder = folder.to_owned();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let folder = folder.clone();
            thread::spawn(move || answer(stream, &folder));
        }
    });
    format!("http://{address}/")
}

fn answer(mut stream: TcpStream, folder: &Path) -> Option<()> {
    let mut line = String::new();
    BufReader::new(&stream).read_line(&mut line).ok()?;
    let path = line.split(' ').nth(1)?.split('?').next()?.trim_start_matches('/').to_owned();
    let file: PathBuf = folder.join(super::html::decoded(&path));
    let kind = match file.extension()?.to_str()? {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css",
        _ => "application/octet-stream",
    };
    let (status, bytes) = match fs::read(&file) {
        Ok(bytes) => ("200 OK", bytes),
        Err(_) => ("404 Not Found", Vec::new()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        bytes.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(&bytes).ok()
}
