//! When a shift began, as people say it: a time of the day that has been.

/// How long ago a time of the day was, in minutes: both `22:40` by London's wall clock. A time that would be more than twelve hours ago is
/// still to come, which is a slip: 0. `None`: it is no time.
pub fn minutes_ago(since: &str, now: &str) -> Option<u32> {
    let minute = |time: &str| -> Option<u32> {
        let (hour, minute) = time.trim().split_once(':')?;
        let (hour, minute) = (hour.parse::<u32>().ok()?, minute.get(..2)?.parse::<u32>().ok()?);
        (hour < 24 && minute < 60).then_some(hour * 60 + minute)
    };
    let ago = (minute(now)? + 1440 - minute(since)?) % 1440;
    Some(if ago > 720 { 0 } else { ago })
}
