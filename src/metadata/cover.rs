//! A *cover*: the picture that a sound or a film carries in its metadata.

use super::patch::dropped;
use super::{Facts, Refused, picture};

/// A cover that is as long as it was, and has nothing dangerous in it; none if it has none now.
///
/// # Errors
/// When it can't be cleaned, and must go.
pub(super) fn cleaned(bytes: &[u8], facts: &mut Facts) -> Result<Option<Vec<u8>>, Refused> {
    // Who made the cover didn't make the sound, and may have signed it alone.
    let mut own = Facts::default();
    let other = picture::cleaned(bytes, &mut own)?;
    for what in own.dropped {
        dropped(facts, what);
    }
    let Some(mut picture) = other else { return Ok(None) };
    if picture.len() > bytes.len() {
        let reason = "the cover would be longer than it was".to_owned();
        return Err(Refused::new(reason));
    }
    // What is behind the end of a picture is nothing to whoever shows it.
    picture.resize(bytes.len(), 0);
    Ok(Some(picture))
}
