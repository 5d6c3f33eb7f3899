//! The *host*: what `--host` names, an address of this machine or a name of one.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use std::str::FromStr;

use tokio::net::TcpListener;

/// Where to listen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Host {
    /// An address; `0.0.0.0` and `::` are all of this machine's.
    Address(IpAddr),
    /// A name, in lower case.
    Name(String),
}

impl FromStr for Host {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let inside = text.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(text);
        if let Ok(address) = inside.parse() {
            return Ok(Self::Address(address));
        }
        let is_label = |label: &str| {
            let is_plain = |it: char| it.is_ascii_alphanumeric() || it == '-' || it == '_';
            !label.is_empty() && label.len() < 64 && label.chars().all(is_plain)
        };
        // Four numbers that are no address are no name, either.
        let is_name = text.split('.').all(is_label) && text.contains(|it: char| it.is_alphabetic());
        if is_name {
            return Ok(Self::Name(text.to_ascii_lowercase()));
        }
        Err("write an address or a name of this machine, like `192.168.1.20` or `desk.local`, \
             without `http://` and without the port"
            .into())
    }
}

impl std::fmt::Display for Host {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Address(address) => f.write_str(&in_url(*address)),
            Self::Name(name) => f.write_str(name),
        }
    }
}

impl Host {
    pub(super) async fn bind(&self, port: u16) -> io::Result<TcpListener> {
        match self {
            Self::Address(address) => TcpListener::bind((*address, port)).await,
            Self::Name(name) => TcpListener::bind((name.as_str(), port)).await,
        }
    }

    /// What the host of the preview's own URLs is, when it listens at `address`.
    pub(super) fn shown(&self, address: SocketAddr) -> String {
        match self {
            Self::Name(name) => name.clone(),
            Self::Address(any) if any.is_unspecified() => in_url(own_address(*any)),
            Self::Address(_) => in_url(address.ip()),
        }
    }

    /// The hosts that a request may be for, as URLs have them, when it listens at `address`.
    pub(super) fn names(&self, address: SocketAddr) -> Vec<String> {
        let ip = address.ip();
        let mut names = Vec::new();
        if let Self::Name(name) = self {
            names.push(name.clone());
        }
        if ip.is_loopback() || ip.is_unspecified() {
            names.extend(["localhost", "127.0.0.1", "[::1]"].map(str::to_owned));
        }
        // Nobody's address is `0.0.0.0`, though browsers take it for this machine.
        if !ip.is_unspecified() {
            names.push(in_url(ip));
        }
        names
    }
}

/// An address as URLs have it.
pub(super) fn in_url(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("[{address}]"),
    }
}

/// The address by which others in its network know this machine, if it is in one.
fn own_address(any: IpAddr) -> IpAddr {
    // Addresses of nobody, kept for examples. Nothing is sent: the system only says from where it
    // would be.
    let (far, home): (SocketAddr, IpAddr) = match any {
        IpAddr::V4(_) => (([192, 0, 2, 1], 9).into(), Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(_) => {
            let example = Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1);
            ((example, 9).into(), Ipv6Addr::LOCALHOST.into())
        }
    };
    let socket = UdpSocket::bind((any, 0)).and_then(|socket| {
        socket.connect(far)?;
        socket.local_addr()
    });
    socket.map_or(home, |own| own.ip())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_an_address_or_a_name() {
        let shown = |text: &str| text.parse::<Host>().map(|host| host.to_string());
        for (text, expected) in [
            ("127.0.0.1", "127.0.0.1"),
            ("::1", "[::1]"),
            ("[::1]", "[::1]"),
            ("0.0.0.0", "0.0.0.0"),
            ("Desk.local", "desk.local"),
            ("localhost", "localhost"),
        ] {
            assert_eq!(shown(text).as_deref(), Ok(expected));
        }
        for wrong in [
            "",
            "http://x",
            "x:80",
            "a b",
            "a..b",
            ".",
            "1.2.3",
            "999.0.0.1",
            "x/y",
            "é.example",
            "[x]",
        ] {
            assert!(shown(wrong).is_err(), "{wrong}");
        }
    }
}
