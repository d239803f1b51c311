//! Numbers in digits, without the formatting machinery.

/// Appends `value` in at least `count` digits.
pub fn push_number(out: &mut String, value: u32, count: u32) {
    for place in (0..10).rev() {
        let power = 10u32.pow(place);
        if place < count || value >= power {
            out.push((b'0' + (value / power % 10) as u8) as char);
        }
    }
}
