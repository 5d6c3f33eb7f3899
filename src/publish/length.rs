//! Paths that are too long for the system: where the output lies decides it, too.

use super::request::Place;
use crate::diagnostic::Diagnostic;
use crate::plan::{Page, Plan};
use crate::read::near;

/// The bytes that a path may have, with the one at its end that nobody sees; none where the system
/// takes any.
const MOST: Option<usize> = if cfg!(target_os = "linux") {
    Some(4_096)
} else if cfg!(target_vendor = "apple") {
    Some(1_024)
} else {
    None
};

/// More than the folder of the stage has in its name and the output's hasn't.
const OF_STAGE: usize = 32;

/// The fault of a page whose file no program could open.
pub(super) fn fault(plan: &Plan<'_>, place: &Place) -> Option<Diagnostic> {
    let room = MOST?.saturating_sub(near(&place.output).as_os_str().len() + OF_STAGE);
    let length = |page: &&Page<'_>| page.path.as_str().len();
    // What has a place to be shown before what follows from it.
    let pages = plan.pages().iter().filter(|page| length(page) >= room);
    let page = pages.max_by_key(|page| (page.origin.is_some(), length(page)))?;
    let fault = Diagnostic::error(format!(
        "the path of a page is too long for this system: {} bytes, and {room} are left",
        length(&page)
    ));
    let fault = match &page.origin {
        Some(origin) => origin.mark(fault, "this one's"),
        None => fault,
    };
    Some(
        fault
            .help("write a shorter name, or choose a folder nearer to the top with `--output DIR`"),
    )
}
