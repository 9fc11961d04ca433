//! A preview in the browser that follows the files: made in memory, for this machine only.
//!
//! Takes: a site's folder, the options of a build, an open port.
//! Gives: the site over http, made again whenever a file changes, and pages that then reload; a
//! [`Listener`] hears of each round.
//! Never: writes a file, prints, answers another machine, keeps half a site or none while there
//! was a good one.

mod answer;
mod dress;
mod files;
mod find;
mod host;
mod leftovers;
mod policy;
mod rounds;
mod state;
mod watch;

use std::hash::{BuildHasher, Hasher, RandomState};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::{error, fmt, io, thread};

use axum::Router;
use axum::serve::ListenerExt;
use tokio::runtime;
use tokio::sync::{oneshot, watch as latest};

pub use rounds::{Listener, Outcome, Round};

use crate::pipeline::Options;
use crate::source::Disk;
use rounds::Rounds;
use watch::{Signal, Watch};

/// The port where nothing else is asked for.
pub const PORT: u16 = 8017;

/// How many ports after [`PORT`] are tried before the system chooses one.
const MORE_PORTS: u16 = 50;

/// Why a preview cannot begin.
#[derive(Debug)]
pub enum Failure {
    /// The system does not tell of changes in the site's folder.
    Watch(notify::Error),
    /// Anything else that the system refuses.
    System(io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Watch(error) => write!(f, "the site's folder cannot be watched: {error}"),
            Self::System(error) => write!(f, "the preview cannot begin: {error}"),
        }
    }
}

impl error::Error for Failure {}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// An open port of this machine, which no other machine reaches: `asked`, or else [`PORT`] or the
/// next one that is free. 0 stands for any.
///
/// # Errors
/// When the port that was asked for cannot be had; [`io::ErrorKind::AddrInUse`] if it is taken.
pub fn open(asked: Option<u16>) -> io::Result<TcpListener> {
    let on = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match asked {
        Some(port) => on(port),
        None => {
            let mut ports = PORT..=PORT + MORE_PORTS;
            ports.find_map(|port| on(port).ok()).map_or_else(|| on(0), Ok)
        }
    }
}

/// A preview that is being served, until this is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    rounds: mpsc::Sender<Signal>,
    /// Dropped with the rest, which ends the thread that answers.
    _answers: oneshot::Sender<()>,
}

/// Serves the site in the folder `site` at `port`, made with `options`; `listener` hears of every
/// round. The first one has only begun when this returns: who asks for a page waits for it.
///
/// # Errors
/// When the folder cannot be watched, or the system refuses a thread.
pub fn start(
    site: &Path,
    options: Options,
    port: TcpListener,
    listener: impl Listener,
) -> Result<Server, Failure> {
    let disk = Disk::open(site)?;
    let address = port.local_addr()?;
    let (watch, rounds) = Watch::open(site).map_err(Failure::Watch)?;
    let (state, seen) = latest::channel(None);
    // A page of an earlier run of the program must not take itself for one of this.
    let run = format!("{:016x}", RandomState::new().build_hasher().finish());
    let again = Rounds::new(disk, options, listener, state, run);
    thread::Builder::new().name("rounds".to_owned()).spawn(move || again.run(watch))?;

    port.set_nonblocking(true)?;
    let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
    let asked = Arc::new(answer::Preview { state: seen, port: address.port() });
    let router = Router::new().fallback(answer::answer).with_state(asked);
    let (answers, ended) = oneshot::channel::<()>();
    let serve = async move {
        let port = tokio::net::TcpListener::from_std(port)?.tap_io(|stream| {
            // News are short and must not wait for more; where this is refused they come later.
            let _ = stream.set_nodelay(true);
        });
        let serving = std::pin::pin!(axum::serve(port, router).into_future());
        let ended = std::pin::pin!(ended);
        futures_util::future::select(serving, ended).await;
        io::Result::Ok(())
    };
    thread::Builder::new().name("answers".to_owned()).spawn(move || runtime.block_on(serve))?;
    Ok(Server { address, rounds, _answers: answers })
}

impl Server {
    /// Where it answers.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until Ctrl-C.
    ///
    /// # Errors
    /// When the system does not tell of Ctrl-C.
    pub fn wait(self) -> io::Result<()> {
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(tokio::signal::ctrl_c())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A thread that has already ended need not be told.
        let _ = self.rounds.send(Signal::Stop);
    }
}
