//! How much *memory* it takes to make variants: known before it is taken.

use super::head::Head;
use super::recipe::{Format, Recipe};
use super::task::{Task, factors, task};

/// What decoders take whatever the picture.
const ALWAYS: u64 = 4 << 20;

/// The peak of memory that making takes, in bytes, from the head alone.
pub fn memory(head: &Head, recipes: &[Recipe]) -> u64 {
    let tasks: Vec<Task> = recipes.iter().filter_map(|it| task(head, it).ok()).collect();
    let (width, height) = head.stored();
    let channels = u64::from(head.channels);
    let pixels = |width: u32, height: u32| u64::from(width) * u64::from(height);
    let level = |factor: u32| pixels(width.div_ceil(factor), height.div_ceil(factor)) * channels;
    let factors = factors(&tasks);
    let levels: u64 = factors.iter().map(|factor| level(*factor)).sum();
    let whole = pixels(width, height);
    // A picture that is decoded at once is a level, or is there beside them.
    let decoded = if head.is_whole && !is_kept(head, &factors) { whole * channels } else { 0 };
    // A JPEG is copied without its end, and is smaller than this.
    let copied = if head.kind == super::Kind::Jpeg { whole / 2 } else { 0 };
    let decoding = levels + decoded + copied + whole * u64::from(head.beside) / 4;
    let made: u64 = tasks.iter().map(|it| pixels(it.width, it.height) * channels).sum();
    // Between the two directions of resizing, and what is turned.
    let between = |it: &Task| {
        let rows = it.crop.height.div_ceil(it.factor);
        (pixels(it.width, rows) + pixels(it.width, it.height)) * channels
    };
    let resizing = levels + made + tasks.iter().map(between).max().unwrap_or(0);
    let encoded = tasks.iter().map(|it| pixels(it.width, it.height) * encoder(it.format)).max();
    let encoding = made + encoded.unwrap_or(0);
    ALWAYS + decoding.max(resizing).max(encoding)
}

/// Whether what is decoded at once becomes a level without a copy.
fn is_kept(head: &Head, factors: &[u32]) -> bool {
    head.kind == super::Kind::Jpeg && factors.contains(&1)
}

/// How many bytes an encoder takes for a pixel.
fn encoder(format: Format) -> u64 {
    match format {
        Format::Jpeg => 16,
        Format::Png => 12,
        Format::WebP => 32,
        Format::Avif => 64,
    }
}
