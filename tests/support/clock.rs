//! The moments of the tests in UTC (RFC 3339), and the clock of the phone.

use serde_json::json;

use crate::support::browser::Browser;

pub const SATURDAY_2330: &str = "2027-01-16T23:30:00Z";
pub const SUNDAY_0300: &str = "2027-01-17T03:00:00Z";
pub const SUNDAY_1200: &str = "2027-01-17T12:00:00Z";
pub const MONDAY_0630: &str = "2027-01-18T06:30:00Z";
/// The clocks change at 01:00 UTC on 31 October 2027.
pub const SECOND_0130_OF_THE_CLOCK_CHANGE: &str = "2027-10-31T01:30:00Z";

/// A clock that a test can set while a page is open, by `globalThis.shift`: milliseconds from the real clock.
pub const SET_BY_HAND: &str = "(() => {
    const Real = Date;
    globalThis.shift = Real.parse('2027-01-16T12:00:00Z') - Real.now();
    globalThis.Date = class extends Real {
        constructor(...given) { if (given.length) super(...given); else super(Real.now() + globalThis.shift); }
        static now() { return Real.now() + globalThis.shift; }
    };
})()";

impl Browser {
    /// Sets the clock for every page that is opened in this tab from now on, to this moment in UTC (RFC 3339). It runs on from
    /// there. The zone of the phone is set far away, because it must not matter.
    pub async fn at_time(&self, utc: &str) {
        let shift = format!(
            "(() => {{ const Real = Date, shift = Real.parse({utc:?}) - Real.now();
               globalThis.Date = class extends Real {{
                 constructor(...given) {{ if (given.length) super(...given); else super(Real.now() + shift); }}
                 static now() {{ return Real.now() + shift; }}
               }}; }})()"
        );
        self.before_each_page(&shift).await;
        self.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": "Pacific/Auckland" })).await;
    }
}
