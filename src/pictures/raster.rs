//! A *raster*: rows of pixels, a byte for each part of a colour.

/// What the bytes of a pixel mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Model {
    /// One: how light it is.
    Gray,
    /// Three.
    Rgb,
    /// Three: lightness and two differences, as in a JPEG.
    Ycc,
    /// Four: the first three times the last, as it is while sizes change.
    Premultiplied,
    /// Four: three colours, and how much of them covers what is behind.
    Rgba,
    /// Four inks, 0 for none.
    Cmyk,
    /// Four inks, 255 for none, as Adobe stores them.
    CmykInverted,
    /// The same with the first three as lightness and two differences.
    YcckInverted,
}

impl Model {
    pub(super) fn channels(self) -> usize {
        match self {
            Self::Gray => 1,
            Self::Rgb | Self::Ycc => 3,
            _ => 4,
        }
    }
}

/// Rows of pixels.
#[derive(Clone, Debug)]
pub(super) struct Raster {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) model: Model,
    pub(super) pixels: Vec<u8>,
}

impl Raster {
    pub(super) fn row_length(&self) -> usize {
        self.width as usize * self.model.channels()
    }
}
