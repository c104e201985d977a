//! Numbers in as few bits as they need: exp-Golomb codes, whose small numbers are short and which know no largest one.

#[derive(Default)]
pub(super) struct Bits(Vec<bool>);

impl Bits {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// The lowest `width` bits, highest first.
    pub(super) fn put(&mut self, value: u64, width: u32) {
        self.0.extend((0..width.min(64)).rev().map(|bit| value >> bit & 1 == 1));
    }

    /// A number that is mostly below 2 to the power of `order`.
    pub(super) fn put_number(&mut self, value: u64, order: u32) {
        let high = u128::from(value >> order) + 1;
        let width = high.ilog2();
        self.0.extend((0..width).map(|_| false));
        self.0.extend((0..=width).rev().map(|bit| high >> bit & 1 == 1));
        self.put(value, order);
    }

    /// The same of a number with a sign, whose small ones are near 0.
    pub(super) fn put_signed(&mut self, value: i64, order: u32) {
        self.put_number((value.wrapping_shl(1) ^ (value >> 63)).cast_unsigned(), order);
    }

    /// Five bits each, the last filled up with zeros.
    pub(super) fn into_fives(self) -> Vec<u8> {
        let five = |bits: &[bool]| (0..5).fold(0, |five, at| five << 1 | u8::from(bits.get(at) == Some(&true)));
        self.0.chunks(5).map(five).collect()
    }
}

/// How many bits [`Bits::put_number`] takes.
pub(super) fn width(value: u64, order: u32) -> u32 {
    2 * (u128::from(value >> order) + 1).ilog2() + 1 + order
}

/// Reads what was put, and is empty-handed (`None`) from the end on.
pub(super) struct Reader<'a> {
    fives: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(fives: &'a [u8]) -> Self {
        Self { fives, at: 0 }
    }

    pub(super) fn bit(&mut self) -> Option<bool> {
        let five = self.fives.get(self.at / 5)?;
        let bit = five >> (4 - self.at % 5) & 1 == 1;
        self.at += 1;
        Some(bit)
    }

    pub(super) fn take(&mut self, width: u32) -> Option<u64> {
        (0..width).try_fold(0_u64, |value, _| Some(value << 1 | u64::from(self.bit()?)))
    }

    pub(super) fn number(&mut self, order: u32) -> Option<u64> {
        let mut width = 0;
        while !self.bit()? {
            width += 1;
            if width > 64 {
                return None;
            }
        }
        let high = (0..width).try_fold(1_u128, |high, _| Some(high << 1 | u128::from(self.bit()?)))? - 1;
        let value = high.checked_shl(order)? | u128::from(self.take(order)?);
        u64::try_from(value).ok()
    }

    pub(super) fn signed(&mut self, order: u32) -> Option<i64> {
        let value = self.number(order)?;
        Some((value >> 1).cast_signed() ^ -(value & 1).cast_signed())
    }

    /// Whether nothing is left but what fills up the last five.
    pub(super) fn ended(mut self) -> bool {
        self.fives.len().saturating_mul(5).saturating_sub(self.at) < 5
            && std::iter::from_fn(|| self.bit()).all(|bit| !bit)
    }
}
