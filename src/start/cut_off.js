// Fetches anew what the line has cut off of the page that is opened: one of its scripts, or its end. This comes with the script that does
// not wait for the page (first.js), which `boot.js` fetches anew.
import { come } from "./come.js";

/** The longest pause between two tries, in milliseconds. */
const LONGEST_MS = 30000;
/** How long nothing may come of the page, in milliseconds. Chromium does not tell that it was cut off, and goes on waiting. */
const SILENCE_MS = 5000;

/** Tries until all is there. */
export async function fetchWhatIsCutOff() {
  await ended();
  for (let tries = 1; ; tries++) {
    // With its end the page brings its scripts.
    if (isCut() && (await comesWhole(location.href)) && isCut()) return location.reload();
    const missing = [...document.scripts].filter(({ src }) => !come().has(src));
    if (!isCut() && !missing.length) return;
    // Under its own address a browser may hand out the failure again.
    await Promise.all(missing.map(({ src }) => import(`${src}?${tries}`).catch(console.warn)));
    await pause(Math.min(LONGEST_MS, 500 * 2 ** tries) * (0.5 + Math.random()));
    if (document.hidden) await new Promise((seen) => addEventListener("visibilitychange", seen, { once: true }));
  }
}

/** Whether the last element of every page is missing. */
const isCut = () => !document.querySelector("body > link[rel=modulepreload]");

/** Resolves once each script has run or failed, or nothing more comes of the page. */
async function ended() {
  let isWhole = false;
  const whole = new Promise((resolve) => addEventListener("DOMContentLoaded", () => resolve((isWhole = true))));
  const size = () => document.getElementsByTagName("*").length;
  for (let before; !isWhole && size() !== before; ) {
    before = size();
    await Promise.race([whole, pause(SILENCE_MS)]);
  }
}

/** Whether a file comes to its end. The browser then keeps it, or asks only whether it has changed. */
const comesWhole = (address) =>
  fetch(address).then(async (answer) => (await answer.text()) && answer.ok).catch(() => false);

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
