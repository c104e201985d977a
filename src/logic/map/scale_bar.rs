//! The scale bar: a round length.

/// The longest round length of metres, 1, 2 or 5 and zeros, in at most this many pixels; and its length in pixels.
pub fn scale_bar(m_per_px: f64, at_most_px: f64) -> (u32, f64) {
    let room = m_per_px * at_most_px;
    let (mut metres, mut power) = (1, 1);
    for turn in 0..15 {
        let next = power * [1, 2, 5][turn % 3];
        if f64::from(next) <= room {
            metres = next;
        }
        if turn % 3 == 2 {
            power *= 10;
        }
    }
    (metres, f64::from(metres) / m_per_px)
}
