//! Links to other *hosts*: which of them answer, asked politely and not twice in a day.
//!
//! A host is asked by one request at a time, a few hosts at once. What a host says is kept with the
//! day: that a page is there for a week, all else until the day is over.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::facts::reference;
use super::findings::Findings;
use super::graph::Graph;
use super::links::{Fault, Links};
use super::page::{Part, shown};
use super::rules::links;
use super::trace::Tracer;

mod ask;

use ask::{Answer, Asker};

/// How many hosts are asked at once.
const HOSTS: usize = 8;
/// How long to wait between two requests to a host.
const PAUSE: Duration = Duration::from_millis(100);
/// After so many addresses without an answer a host isn't asked for more.
const PATIENCE: usize = 3;
/// After so many answers they are kept.
const SO_FAR: usize = 32;
/// For how many days it holds that a page is there.
const DAYS: i64 = 7;

/// What a check needs to ask other hosts.
#[derive(Clone, Copy, Debug)]
pub struct External<'e> {
    /// The day on which it asks.
    pub today: Date,
    /// The file that keeps what hosts have said.
    pub memory: &'e Path,
}

/// What was said on a day.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Said {
    /// As ISO 8601 has it.
    day: String,
    answer: Answer,
}

type Memory = BTreeMap<String, Said>;
type Answers = BTreeMap<String, Answer>;

/// Asks for all addresses that pages link to, and tells of those that aren't right.
pub(super) fn check(
    links: &Links<'_>,
    external: External<'_>,
    findings: &mut Findings,
    tracer: &mut Tracer<'_>,
) {
    let addresses = addresses(links.graph, &links.site.config.check.hosts);
    let memory = fs::read(external.memory).ok();
    let memory: Memory = memory.and_then(|it| serde_json::from_slice(&it).ok()).unwrap_or_default();
    let mut answers: Memory = memory
        .into_iter()
        .filter(|(address, said)| addresses.contains_key(address) && holds(said, external.today))
        .collect();
    let unknown = addresses.keys().filter(|address| !answers.contains_key(*address));
    let unknown: Vec<&String> = unknown.collect();
    let asker = Asker::new(&links.site.config.base_url.address());
    let day = external.today.to_string();
    let said = |new: &Answers| -> Memory {
        // Without a way to other hosts none of them can be said not to be there.
        let is_connected = new.values().any(|it| !matches!(it, Answer::NoHost | Answer::Silent(_)));
        let said = new.iter().map(|(address, answer)| {
            let answer = match answer {
                Answer::NoHost if !is_connected => Answer::Silent("it can't be found".into()),
                answer => answer.clone(),
            };
            (address.clone(), Said { day: day.clone(), answer })
        });
        said.collect()
    };
    let new = ask_all(&asker, &unknown, &|new| {
        let known = answers.iter().map(|(address, said)| (address.clone(), said.clone()));
        keep(&known.chain(said(new)).collect(), external.memory);
    });
    let new = said(&new);
    answers.extend(new);
    keep(&answers, external.memory);
    let mut faults = BTreeMap::new();
    for (address, numbers) in addresses {
        let said = answers.get(&address).and_then(|it| fault(&address, it));
        let Some((rule, message, help)) = said else { continue };
        faults.extend(
            numbers.into_iter().map(|number| {
                (number, Fault { rule, message: message.clone(), help: help.clone() })
            }),
        );
    }
    links.tell(&faults, findings, tracer);
}

/// All addresses that readers may go to, without the place on the page, each with the texts of
/// the table that name it.
fn addresses(graph: &Graph<'_>, left_out: &[String]) -> BTreeMap<String, BTreeSet<u32>> {
    let mut addresses = BTreeMap::new();
    for file in 0..graph.paths.len() {
        for (number, ..) in graph.references(file).filter(|it| it.1 == Part::Elsewhere) {
            let text = graph.table.texts[number as usize].as_str();
            let Some((_, target)) = reference(text) else { continue };
            let address = target.split('#').next().unwrap_or_default();
            if !left_out.iter().any(|it| is_left_out(address, it)) {
                let own: &mut BTreeSet<u32> = addresses.entry(address.to_owned()).or_default();
                own.insert(number);
            }
        }
    }
    addresses
}

/// Whether an address is of a host, or begins like an address, that isn't to be asked.
fn is_left_out(address: &str, by: &str) -> bool {
    if by.contains("://") { address.starts_with(by) } else { host(address) == by }
}

/// The host of an address, without its port.
pub(super) fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|it| it.is_ascii_digit()) => name,
        _ => host,
    }
}

fn holds(said: &Said, today: Date) -> bool {
    let Ok(day) = said.day.parse::<Date>() else { return false };
    let age = today.duration_since(day).as_hours() / 24;
    match said.answer {
        Answer::There => (0..DAYS).contains(&age),
        Answer::Moved(_) | Answer::Gone(_) | Answer::NoHost => age == 0,
        Answer::Silent(_) => false,
    }
}

/// Asks for all addresses, host by host. Whoever is told of the answers so far may keep them: it
/// takes long, and may be ended in between.
fn ask_all(asker: &Asker, addresses: &[&String], so_far: &(dyn Fn(&Answers) + Sync)) -> Answers {
    let mut hosts: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    for address in addresses {
        hosts.entry(host(address)).or_default().push(address);
    }
    let waiting: Mutex<VecDeque<Vec<&String>>> = Mutex::new(hosts.into_values().collect());
    let answers: Mutex<Answers> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..HOSTS {
            scope.spawn(|| {
                loop {
                    let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
                    let Some(of_host) = next else { return };
                    ask_host(asker, &of_host, |address, answer| {
                        let mut answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
                        answers.insert(address.to_owned(), answer);
                        if answers.len().is_multiple_of(SO_FAR) {
                            so_far(&answers);
                        }
                    });
                }
            });
        }
    });
    answers.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Asks one host for all of these addresses, as long as it answers.
fn ask_host(asker: &Asker, addresses: &[&String], told: impl Fn(&str, Answer)) {
    let mut silent = 0;
    for address in addresses {
        let answer = asker.ask(address);
        let is_silent = matches!(answer, Answer::Silent(_) | Answer::NoHost);
        silent = if is_silent { silent + 1 } else { 0 };
        told(address, answer.clone());
        if silent == PATIENCE {
            // Whoever doesn't answer now isn't troubled any more.
            let rest = addresses.iter().skip_while(|it| *it != address).skip(1);
            return rest.for_each(|address| told(address, answer.clone()));
        }
        std::thread::sleep(PAUSE);
    }
}

fn keep(answers: &Memory, memory: &Path) {
    let new = memory.with_extension("new");
    let bytes = serde_json::to_vec_pretty(answers).unwrap_or_default();
    // Without it the next check asks again.
    let _ = fs::write(&new, bytes).and_then(|()| fs::rename(&new, memory));
}

/// What is wrong with an address by what was said of it.
fn fault(address: &str, said: &Said) -> Option<(&'static super::Rule, String, Option<String>)> {
    let url = shown(address);
    Some(match &said.answer {
        Answer::There => return None,
        Answer::Moved(to) => {
            let message = format!("`{url}` has another URL for good");
            (&links::EXTERNAL_MOVED, message, Some(format!("write `{}`", shown(to))))
        }
        Answer::Gone(why) => {
            (&links::EXTERNAL_DEAD, format!("`{url}` isn't there any more: {why}"), None)
        }
        Answer::NoHost => {
            (&links::EXTERNAL_DEAD, format!("`{url}` is on a host that there isn't"), None)
        }
        Answer::Silent(why) => {
            (&links::EXTERNAL_SILENT, format!("`{url}` gave no answer to rely on: {why}"), None)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_and_addresses_are_left_out() {
        assert_eq!(host("https://a.example:8080/b"), "a.example");
        assert_eq!(host("https://u:p@a.example?x"), "a.example");
        assert!(is_left_out("https://a.example/b", "a.example"));
        assert!(is_left_out("https://a.example/b/c", "https://a.example/b/"));
        assert!(!is_left_out("https://b.a.example/", "a.example"));
    }

    #[test]
    fn what_was_said_holds_for_a_while() {
        let day = |text: &str| -> Date { text.parse().expect("a day") };
        let said = |answer| Said { day: "2025-08-16".into(), answer };
        assert!(holds(&said(Answer::There), day("2025-08-22")));
        assert!(!holds(&said(Answer::There), day("2025-08-23")));
        assert!(!holds(&said(Answer::There), day("2025-08-15")));
        assert!(holds(&said(Answer::NoHost), day("2025-08-16")));
        assert!(!holds(&said(Answer::NoHost), day("2025-08-17")));
        assert!(!holds(&said(Answer::Silent(String::new())), day("2025-08-16")));
    }
}
