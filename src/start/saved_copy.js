// What is told of the saved copy: one state, in one line under the bar, in other words where there is no network. The screen
// `/offline` tells the same with what to do (src/screens/offline.rs).
import { isSet, setOnce } from "./notes.js";

const WAITING = "Not saved yet: waiting for a signal.";
const BROKEN = "Parts are lost: waiting for a signal.";
const ALONE = "Offline, not saved: keep this tab open.";
const OFFLINE = "Offline: the app still works.";

/** The sentence of each state: with a network, and without one. Each fits on one line: a second one would cover the page. */
const SENTENCES = {
  looking: ["", ""],
  saving: ["Saving for tonight…", WAITING],
  waiting: [WAITING, WAITING],
  full: ["No room: needs #.", "No room: needs #."],
  refused: ["This browser does not save the app.", ALONE],
  altered: ["Not saved: this host changes files.", ALONE],
  told: ["Saved. Works with no signal.", OFFLINE],
  saved: ["", OFFLINE],
  lost: ["Parts are lost: mending…", BROKEN],
  broken: [BROKEN, BROKEN],
  mended: ["Parts were lost. They are saved again.", OFFLINE],
};

export const STATES = Object.keys(SENTENCES);

/** The sentence of a state. `detail`: what stands in it, such as "4.9 MB". */
export const sentence = (state, isOnline, detail) => SENTENCES[state][isOnline ? 0 : 1].replace("#", detail);

/** Marks of browsers inside other apps in the user agent. "; wv" marks any Android WebView. */
const APPS = /FBAN|FBAV|FB_IAB|Instagram|Snapchat|TikTok|musical_ly|Bytedance|Twitter|LinkedInApp|Pinterest|MicroMessenger|\bLine\/|; wv\)/;
const root = document.documentElement;
/** Inside another app nothing is kept for later, so nothing is promised there. */
const inside = APPS.test(navigator.userAgent);
if (inside) root.dataset.inside = "";

/** Set once it was told that all is saved. */
const TOLD = "safe-night.saved-told";

/** How long an answer of the host is waited for, and the pause before it is asked again, in milliseconds. */
const ANSWER = 5000;
const PAUSE = 30000;

let state = "looking";
let detail = "";
let isOnline = true;

/** Tells a state from now on. `what`: the share that is saved, the room that is needed, or the address of a file. */
export function tell(now, what = "") {
  [state, detail] = [now, what];
  root.dataset.saved = now;
  root.dataset.savedDetail = what;
  show();
  dispatchEvent(new Event("safe-night-saved"));
}

/** Tells that all is saved, with words until they were shown once. */
export const tellWhole = () => tell(isSet("localStorage", TOLD) ? "saved" : "told");

/** Shows it on the screen that is shown. Screen readers read the words once; the share is only visible. */
function show() {
  const line = document.querySelector(".saving");
  if (!line) return;
  // Nothing of the app is told on a screen with *Exit this page*, except that there is no network.
  const words = isOnline && (inside || root.dataset.kind) ? "" : sentence(state, isOnline, detail);
  const [said, far] = line.children;
  if (said.textContent !== words) said.textContent = words;
  far.textContent = isOnline && state === "saving" ? detail : "";
  line.hidden = !words;
  if (words === SENTENCES.told[0]) setOnce("localStorage", TOLD);
}

let again;
let looks = 0;

/** Finds out whether the host answers, and tells it: what the browser says of the network is not always true. */
export async function look() {
  clearTimeout(again);
  const turn = ++looks;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ANSWER);
  const asked = fetch("/sw.js", { method: "HEAD", cache: "no-store", signal: stop.signal });
  const answered = await asked.then(() => true, () => false);
  clearTimeout(timer);
  // An older answer is of another network.
  if (turn !== looks) return;
  isOnline = answered;
  show();
  // Not all phones at once.
  if (!isOnline) again = setTimeout(() => document.hidden || look(), PAUSE * (1 + Math.random()));
}

for (const sign of ["online", "offline"]) addEventListener(sign, look);
addEventListener("visibilitychange", () => document.hidden || look());
addEventListener("safe-night-screen", () => {
  // What was shown once is not told again.
  if (state === "told" || state === "mended") tellWhole();
  else show();
});
