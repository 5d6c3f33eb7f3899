//! The *preview*: a loop of build, show, wait.
//!
//! A thread builds whenever the watcher says “look again”, into an output of the preview's own; the
//! server answers from that output and tells open tabs what changed. The keys decide what a change
//! means: nothing here looks at which file was saved.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use tokio::net::TcpListener;

use crate::build::Options;
use crate::parse::BaseUrl;

mod about;
mod client;
mod editor;
mod events;
mod files;
mod guard;
mod host;
mod looking;
mod moves;
mod preview;
mod routes;
mod tab;
mod watch;

pub use host::Host;
pub use looking::{Say, Told};
use preview::Preview;
pub use watch::Unwatched;

/// How to serve a site.
#[derive(Debug)]
pub struct Serving {
    /// How to build it. The output is the preview's own.
    pub options: Options,
    /// Where to listen.
    pub host: Host,
    /// The first port to try.
    pub port: u16,
    /// The folder that the site's URLs begin with, from `/` to `/`.
    pub folder: String,
    /// Other names that requests may be for, at any port.
    pub allowed: Vec<Host>,
}

/// What the server is called once it listens.
#[derive(Clone, Debug)]
pub struct Listening {
    /// The address and port.
    pub address: SocketAddr,
    /// The address of the home page.
    pub url: String,
}

/// How many ports are tried when the first is taken.
const PORTS: u16 = 20;

/// Serves until the process is told to end. `listening` is told where, `say` what was built.
///
/// # Errors
/// When no port can be had, or the system gives no threads.
pub fn serve(serving: Serving, listening: impl FnOnce(&Listening), say: Say) -> io::Result<()> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let result = runtime.block_on(run(serving, listening, say));
    runtime.shutdown_background();
    result
}

async fn run(serving: Serving, listening: impl FnOnce(&Listening), say: Say) -> io::Result<()> {
    let listener = listen(&serving.host, serving.port).await?;
    let address = listener.local_addr()?;
    let shown = serving.host.shown(address);
    let url = format!("http://{shown}:{}{}", address.port(), serving.folder);
    let others: Vec<String> = serving.allowed.iter().map(Host::to_string).collect();
    let options = Options { base_url: Some(url.clone()), ..serving.options };
    let output = options.output.clone().unwrap_or_default();
    // Tabs outlive a server: what they know of the last one must be older than all of this one.
    let first = (options.clock)().as_millisecond().unsigned_abs();
    let preview = Arc::new(Preview::new(options.root.clone(), output, serving.folder, first));
    looking::start(options, Arc::clone(&preview), say)?;
    listening(&Listening { address, url });
    let allowed = guard::Allowed::new(&serving.host, address, &others);
    let router = routes::router(preview, allowed);
    let service = router.into_make_service_with_connect_info::<guard::Here>();
    // Not a graceful end: that would wait for open tabs, which listen to events without end.
    tokio::select! {
        ended = axum::serve(listener, service) => ended,
        () = told_to_end() => Ok(()),
    }
}

async fn listen(host: &Host, first: u16) -> io::Result<TcpListener> {
    let mut port = first;
    loop {
        match host.bind(port).await {
            Err(error)
                if error.kind() == io::ErrorKind::AddrInUse
                    && port < first.saturating_add(PORTS) =>
            {
                port += 1;
            }
            done => return done,
        }
    }
}

async fn told_to_end() {
    // Without a signal to wait for, there is nothing to do but to go on serving.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// The folder that the URLs of a site with this address begin with.
#[must_use]
pub fn folder_of(base_url: &BaseUrl) -> String {
    base_url.folder().to_owned()
}

/// Where the preview of the site at `root` is built.
#[must_use]
pub fn output_of(root: &std::path::Path) -> PathBuf {
    root.join(crate::publish::PREVIEW)
}
