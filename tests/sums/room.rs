use safe_night_canterbury::words::room::in_megabytes;

/// Less than what is needed is never told.
#[test]
fn room_is_told_in_tenths_of_a_megabyte_rounded_up() {
    for (bytes, words) in [(4_900_000.0, "4.9 MB"), (4_900_001.0, "5.0 MB"), (12_345_678.0, "12.4 MB"), (1.0, "0.1 MB")]
    {
        assert_eq!(in_megabytes(bytes), words);
    }
}
