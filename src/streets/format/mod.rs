//! A layer as bytes: compact, checked, and read without trust. `FORMAT.md` shows it on one page.
//!
//! ```text
//! bytes.rs   numbers and columns in bytes       head.rs    what is round the sections, and the first of them
//! write.rs   from a layer to bytes              read.rs    from bytes to a layer
//! order.rs   the order in which a layer is kept
//! ```

pub(crate) mod bytes;
mod head;
mod order;
mod read;
mod write;

pub use head::{peek, sections, with_rules};
pub use order::ordered;
pub use read::read;
pub use write::write;

/// The first bytes of every layer.
pub const MAGIC: [u8; 4] = *b"SNst";
/// Raised whenever older readers cannot read what the writer writes.
pub const VERSION: u8 = 1;
/// No point of a layer is farther from the origin than this, east or north, in metres.
pub const MAX_METRES: i32 = 100_000;
/// No edge is longer, in decimetres.
pub const MAX_LENGTH_DM: u32 = 2_000_000;

/// Why bytes are no layer, or why a layer cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadLayer {
    /// They do not begin as a layer does.
    NotALayer,
    /// They were written for another reader.
    Version(u8),
    /// They end too early, or go on after the end.
    Length,
    /// They are not what was written.
    Checksum,
    /// What they say cannot be: the part of which it is said.
    Wrong(&'static str),
}

impl std::fmt::Display for BadLayer {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BadLayer::NotALayer => out.write_str("not a layer of streets"),
            BadLayer::Version(_) => out.write_str("a layer of another version"),
            BadLayer::Length => out.write_str("a layer that is cut off or goes on after its end"),
            BadLayer::Checksum => out.write_str("a layer that was changed on its way"),
            BadLayer::Wrong(part) => {
                out.write_str("a layer with a wrong part: ")?;
                out.write_str(part)
            }
        }
    }
}

impl std::error::Error for BadLayer {}

/// The five parts of a layer, each as it stands in the bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sections<'a> {
    pub header: &'a [u8],
    pub texts: &'a [u8],
    pub network: &'a [u8],
    pub ground: &'a [u8],
    /// Of any length and content: the reader hands it on as it is.
    pub rules: &'a [u8],
}

impl Sections<'_> {
    pub(crate) const COUNT: usize = 5;
}
