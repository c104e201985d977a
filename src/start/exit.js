// Exit this page: hides the page at once, and leaves no such page behind Back. Started by the button, or by pressing Shift three times.
// Without this script the button is a plain link to the same page.
/* global NEUTRAL -- the builder defines them (src/build/scripts.rs). */
import { endAll } from "./ends.js";
import { setOnce, take } from "./notes.js";

const AWAY = "#away";
const LEAVING = "safe-night.leaving";
const root = document.documentElement;
const exit = () => document.querySelector("[data-exit]");

function leave(event) {
  event.preventDefault();
  // The program would draw the neutral page as the next one.
  event.stopImmediatePropagation();
  root.hidden = true;
  document.title = "";
  endAll();
  // At once another address, without a word of the page: the network may hang. With a slash, so that the neutral page is another document.
  history.replaceState(null, "", `${NEUTRAL}/`);
  document.body.replaceChildren();
  const before = entryBefore();
  if (!before || !setOnce("sessionStorage", LEAVING)) return location.replace(NEUTRAL + AWAY);
  navigation.traverseTo(before.key).finished.then(goOn, () => location.replace(NEUTRAL + AWAY));
}

/** The place in the session history of the first page that can be left fast: a number alone. */
const FIRST = "safe-night.first-exit";

/** The noted place. Infinity: none is noted, or there is no storage; then the last of these pages alone is left out of the history. */
function first() {
  try {
    return Number(sessionStorage.getItem(FIRST) ?? Infinity);
  } catch {
    return Infinity;
  }
}

/** Notes the place of a page that can be left fast, and forgets it where another page stands at it or before it. */
function note() {
  const { index } = globalThis.navigation?.currentEntry ?? {};
  try {
    if (exit() && index < first()) sessionStorage.setItem(FIRST, index);
    if (!exit() && index <= first()) sessionStorage.removeItem(FIRST);
  } catch {
    // As above.
  }
}
for (const sign of ["pageshow", "safe-night-screen"]) addEventListener(sign, note);

/** The entry of the session history before the first page that can be left fast, or that page if it is the first entry. `undefined`:
 * there is none to go back to, or the browser does not tell. */
function entryBefore() {
  const { index } = globalThis.navigation?.currentEntry ?? {};
  return first() < index ? navigation.entries()[Math.max(first() - 1, 0)] : undefined;
}

/** Goes on from the entry that an exit has gone back to: an entry after it takes the place of those that were left. */
function goOn() {
  if (!take("sessionStorage", LEAVING)) {
    // Left on the way, and shown again by Back.
    if (root.hidden) location.reload();
    return;
  }
  root.hidden = true;
  // Such a page at the very first entry gives its place to the neutral one, from which the next step leads on.
  const isOne = first() === navigation.currentEntry.index;
  take("sessionStorage", FIRST);
  if (isOne) {
    setOnce("sessionStorage", LEAVING);
    location.replace(NEUTRAL);
  } else {
    // An entry of its own, which cuts off those that were left.
    history.pushState(null, "", `${NEUTRAL}/`);
    location.replace(NEUTRAL + AWAY);
  }
}

let presses = 0;
let last = 0;
addEventListener("click", (event) => event.target.closest?.("[data-exit]") && leave(event), { capture: true });
addEventListener("keydown", (event) => {
  if (event.key !== "Shift" || !exit()) presses = 0;
  else if (!event.repeat) {
    // Three presses, each within five seconds of the one before.
    presses = event.timeStamp - last < 5000 ? presses + 1 : 1;
    last = event.timeStamp;
    if (presses === 3) return leave(event);
    const left = document.querySelector("[data-presses]");
    if (left) left.textContent = left.dataset.presses.split("|")[presses - 1];
  }
});
addEventListener("pageshow", goOn);

// On the neutral page: online and in a browser tab, go on to another site. An installed app would open that site on top of itself and
// stay beneath.
function goAway() {
  if (location.hash === AWAY && !exit() && navigator.onLine && !matchMedia("(display-mode: standalone)").matches) {
    location.replace("https://www.bbc.co.uk/weather");
  }
}
addEventListener("hashchange", goAway);
goAway();
