//! What there is to know of *playing* a sound or a film: how long it runs, and how large a film is.

/// What a page says of a sound or a film before anybody plays it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Playing {
    /// Milliseconds; none if the file doesn't say it, or says what can't be.
    pub duration: Option<u32>,
    /// Width and height in pixels, as a film is shown.
    pub dimensions: Option<(u32, u32)>,
    /// There is something to see.
    pub is_seen: bool,
    /// There is something to hear.
    pub is_heard: bool,
}

impl Playing {
    /// A sound of so many units, of which a second has so many.
    pub(super) fn sound(units: usize, per_second: usize) -> Self {
        Self { duration: milliseconds(units, per_second), is_heard: true, ..Self::default() }
    }
}

/// So many units in milliseconds; none if that is nothing, or more than a month.
pub(super) fn milliseconds(units: usize, per_second: usize) -> Option<u32> {
    let (units, per_second) = (units as u128, per_second as u128);
    let rounded = (units * 1000 + per_second / 2).checked_div(per_second)?;
    u32::try_from(rounded).ok().filter(|it| (1..=31 * 24 * 3_600_000).contains(it))
}

/// Width and height in pixels; none if one is nothing.
pub(super) fn size(width: usize, height: usize) -> Option<(u32, u32)> {
    let size = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    (size.0 > 0 && size.1 > 0).then_some(size)
}

#[cfg(test)]
mod tests;
