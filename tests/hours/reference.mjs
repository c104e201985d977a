// The reference implementation of `opening_hours`, to check our own. Reads `{ notations, spans }` as JSON, with two minutes
// since 1970 in UTC for each span. Writes for each notation `{ open }`, a list of [from, to, unknown] for each span, or `{
// refused }`. TZ is the zone of the notations.
import opening_hours from "opening_hours";
import { text } from "node:stream/consumers";

const MINUTE = 60_000;
const CANTERBURY = { lat: 51.28, lon: 1.08, address: { country_code: "gb", country: "United Kingdom", state: "England" } };

function open(notation, spans) {
  let hours;
  try {
    hours = new opening_hours(notation, CANTERBURY);
  } catch (error) {
    return { refused: String(error) };
  }
  const within = ([from, to]) => hours.getOpenIntervals(new Date(from * MINUTE), new Date(to * MINUTE));
  return { open: spans.map((span) => within(span).map(([from, to, unknown]) => [from / MINUTE, to / MINUTE, unknown])) };
}

const { notations, spans } = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(notations.map((notation) => open(notation, spans))));
