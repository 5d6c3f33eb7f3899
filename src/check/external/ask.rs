//! Asks one host for one address, as a polite visitor does: for the head alone, and for the page only
//! where that isn't enough; again after a while if the host was busy.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use ureq::http::{Response, StatusCode};
use ureq::{Agent, Body, Error};
use url::{ParseError, Url};

/// How long to wait before each further try.
const WAITS: [Duration; 2] = [Duration::from_millis(500), Duration::from_secs(2)];
/// More redirects than this are no answer.
const STEPS: usize = 10;

/// What a host says of an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Answer {
    /// It is there, or the host doesn't tell programs.
    There,
    /// It is elsewhere for good.
    Moved(String),
    /// It isn't there.
    Gone(String),
    /// There is no such host.
    NoHost,
    /// Nothing to rely on.
    Silent(String),
}

/// Whoever asks.
pub(super) struct Asker(Agent);

/// What one request came to.
enum Reply {
    Status(StatusCode, Option<String>),
    NoHost,
    Failed(String),
}

impl Asker {
    /// One that says which site it asks for.
    pub(super) fn new(site: &str) -> Self {
        let name = format!("Dateline/{} (link check for {site})", env!("CARGO_PKG_VERSION"));
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(Duration::from_secs(10)))
            .timeout_global(Some(Duration::from_secs(20)))
            .user_agent(name)
            .build();
        Self(Agent::new_with_config(config))
    }

    /// What the host says of an address.
    pub(super) fn ask(&self, address: &str) -> Answer {
        let Some(address) = plain(Url::parse(address)) else {
            return Answer::Silent("this is no address".into());
        };
        let mut answer = self.follow(&address);
        for wait in WAITS {
            if !matches!(answer, Answer::Silent(_)) {
                break;
            }
            std::thread::sleep(wait);
            answer = self.follow(&address);
        }
        answer
    }

    /// Goes where the host sends on to.
    fn follow(&self, address: &Url) -> Answer {
        let (mut at, mut is_for_good) = (address.clone(), true);
        for _ in 0..STEPS {
            let (status, location) = match self.reply(at.as_str()) {
                Reply::Status(status, location) => (status, location),
                Reply::NoHost => return Answer::NoHost,
                Reply::Failed(why) => return Answer::Silent(why),
            };
            match (status.as_u16(), location) {
                (301 | 302 | 303 | 307 | 308, Some(location)) => {
                    is_for_good &= matches!(status.as_u16(), 301 | 308);
                    let Some(next) = plain(at.join(&location)) else {
                        return Answer::Silent(format!("it leads on to `{location}`"));
                    };
                    at = next;
                }
                (404 | 410, _) => return Answer::Gone(status.to_string()),
                (408 | 425 | 429 | 500..=599, _) => return Answer::Silent(status.to_string()),
                // Whoever has to sign in, pay or prove to be a person finds something there.
                _ if at != *address && is_for_good => return Answer::Moved(at.into()),
                _ => return Answer::There,
            }
        }
        Answer::Silent("it leads on and on".into())
    }

    /// Asks for the head, and for the page if the head doesn't say.
    fn reply(&self, address: &str) -> Reply {
        let head = reply(self.0.head(address).call());
        match head {
            Reply::Status(status, _) if status.is_client_error() || status.is_server_error() => {
                reply(self.0.get(address).call())
            }
            Reply::Failed(_) => reply(self.0.get(address).call()),
            head => head,
        }
    }
}

/// An address on the web without the place on its page, as hosts know it: names of theirs in other
/// scripts than Latin have a form of their own (RFC 5891), and paths are percent-encoded.
fn plain(address: Result<Url, ParseError>) -> Option<Url> {
    let mut address = address.ok().filter(|it| matches!(it.scheme(), "https" | "http"))?;
    address.set_fragment(None);
    Some(address)
}

fn reply(response: Result<Response<Body>, Error>) -> Reply {
    match response {
        Ok(response) => {
            let location = response.headers().get("location");
            let location = location.and_then(|it| it.to_str().ok()).map(str::to_owned);
            Reply::Status(response.status(), location)
        }
        Err(Error::HostNotFound) => Reply::NoHost,
        Err(error) => Reply::Failed(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::plain;

    #[test]
    fn addresses_are_written_as_hosts_know_them() {
        for (address, known) in [
            ("https://a.example/b/c?d#e", Some("https://a.example/b/c?d")),
            ("https://пример.example/х", Some("https://xn--e1afmkfd.example/%D1%85")),
            (
                "https://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.example/",
                Some("https://xn--e1afmkfd.example/"),
            ),
            ("HTTPS://A.example", Some("https://a.example/")),
            ("https://a.example:port/", None),
            ("https://", None),
        ] {
            assert_eq!(plain(address.parse()).as_ref().map(Url::as_str), known, "{address}");
        }
    }

    #[test]
    fn locations_are_seen_from_the_address() {
        let from: Url = "https://a.example/b/c?d".parse().expect("an address");
        for (location, to) in [
            ("http://x.example/", Some("http://x.example/")),
            ("//x.example/y#z", Some("https://x.example/y")),
            ("/y", Some("https://a.example/y")),
            ("y", Some("https://a.example/b/y")),
            ("../y", Some("https://a.example/y")),
            ("?y", Some("https://a.example/b/c?y")),
            ("mailto:a@b.example", None),
        ] {
            assert_eq!(plain(from.join(location)).as_ref().map(Url::as_str), to, "{location}");
        }
    }
}
