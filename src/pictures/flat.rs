//! What is *flat*: charts, logos and screens, which have few colours and show every loss.

/// The most colours of a flat picture.
const MOST: usize = 256;
/// The most of one that is gray: a gray photograph has no more than 256.
const MOST_GRAY: usize = 64;

/// Counts the colours of a picture, as long as they are few, and looks whether any is transparent.
pub(super) struct Colours {
    /// Those that were seen, in order; nothing once they are too many.
    seen: Option<Vec<u32>>,
    last: Option<u32>,
    is_gray: bool,
    pub(super) is_opaque: bool,
}

impl Colours {
    pub(super) fn new() -> Self {
        Self { seen: Some(Vec::new()), last: None, is_gray: true, is_opaque: true }
    }

    /// Takes a row of pixels, of so many bytes each.
    pub(super) fn push<const SIZE: usize>(&mut self, row: &[u8]) {
        let pixels = row.as_chunks::<SIZE>().0;
        if SIZE == 4 && self.is_opaque {
            self.is_opaque = pixels.iter().all(|pixel| pixel[SIZE - 1] == u8::MAX);
        }
        let Some(seen) = &mut self.seen else { return };
        for pixel in pixels {
            let colour = pixel.iter().fold(0, |colour, part| colour << 8 | u32::from(*part));
            if self.last == Some(colour) {
                continue;
            }
            self.last = Some(colour);
            if let Err(at) = seen.binary_search(&colour) {
                self.is_gray &=
                    SIZE == 1 || (pixel[0] == pixel[1 % SIZE] && pixel[0] == pixel[2 % SIZE]);
                seen.insert(at, colour);
                if seen.len() > MOST {
                    self.seen = None;
                    return;
                }
            }
        }
    }

    pub(super) fn is_flat(&self) -> bool {
        let most = if self.is_gray { MOST_GRAY } else { MOST };
        self.seen.as_ref().is_some_and(|seen| seen.len() <= most)
    }
}
