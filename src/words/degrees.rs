//! Degrees in digits, with a point in every language of the phone.

/// Degrees, rounded to decimal places: `51.28427`, `-0.12000`. Five places are about a metre. By whole numbers: printing one with a
/// fraction would cost 7 KB of WebAssembly.
pub fn degrees(degrees: f64, places: u32) -> String {
    let unit = 10u32.pow(places);
    let parts = (degrees.abs() * f64::from(unit)).round() as u32;
    let sign = if degrees < 0.0 && parts > 0 { "-" } else { "" };
    // With a digit before it, so that its zeros stay.
    let fraction = (unit + parts % unit).to_string();
    [sign, &(parts / unit).to_string(), ".", &fraction[1..]].concat()
}
