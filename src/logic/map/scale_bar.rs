//! The scale bar: a round length.

/// The longest round length of metres, 1, 2 or 5 and zeros, in at most this many pixels; and its length in pixels.
pub fn scale_bar(m_per_px: f64, at_most_px: f64) -> (u32, f64) {
    let room = m_per_px * at_most_px;
    let mut metres = 1;
    let mut next = 2;
    while f64::from(next) <= room {
        metres = next;
        // 1, 2, 5, 10: each is twice the one before, but for 5.
        next = if metres.to_string().starts_with('2') { metres / 2 * 5 } else { metres * 2 };
    }
    (metres, f64::from(metres) / m_per_px)
}
