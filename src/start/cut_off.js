// Fetches anew what the line has cut off of the page that is opened: a script, a style sheet, or its end. This comes with the script that
// does not wait for the page (first.js), which `boot.js` fetches anew.
import { come, comesWhole } from "./come.js";
import { setOnce, take } from "./notes.js";
import { nextSight } from "./sight.js";

/** The longest pause between two tries, in milliseconds. */
const LONGEST_MS = 30000;
/** How often a page is tried before its scripts are. */
const ALONE = 5;
/** How long nothing may come of the page, in milliseconds. Chromium does not tell that it was cut off, and goes on waiting. */
const SILENCE_MS = 5000;

/** Set once a page was loaded again, until one comes whole: a host or an extension of the browser may have taken away its end. */
const RELOADED = "safe-night.cut-off";

const loaded = new Promise((resolve) => addEventListener("load", resolve));

/** Tries until all is there. */
export async function fetchWhatIsCutOff() {
  await ended();
  let cut = isCut();
  if (!cut) take("sessionStorage", RELOADED);
  for (let tries = 1; ; tries++) {
    // With its end the page brings its scripts.
    if (cut && (await comesWhole(location.href))) {
      cut = false;
      if (isCut() && setOnce("sessionStorage", RELOADED)) return location.reload();
    }
    // It has the line for itself at first.
    if (!cut || tries > ALONE) {
      const missing = ours("script[src^='/']").filter(({ src }) => !come().has(src));
      const bare = ours("link[rel=stylesheet][href^='/']").filter(({ sheet }) => !sheet?.cssRules.length);
      if (!cut && !missing.length && !bare.length) return;
      // Under its own address a browser may hand out the failure again.
      await Promise.all(missing.map(({ src }) => import(`${src}?${tries}`).catch(console.warn)));
      // Before, it may be on its way.
      if (document.readyState === "complete") bare.forEach((link) => fetchSheet(link, tries));
    }
    const later = pause(Math.min(LONGEST_MS, 500 * 2 ** tries) * (0.5 + Math.random()));
    await (document.readyState === "complete" ? later : Promise.race([later, loaded]));
    while (document.hidden) await nextSight();
  }
}

/** The elements of the page itself. Extensions of the browser add their own, whose addresses are others. */
const ours = (selector) => [...document.querySelectorAll(selector)];

/** As an address of the page's own: those alone are looked for. */
const fetchSheet = (link, tries) => link.setAttribute("href", `${link.getAttribute("href").split("?")[0]}?${tries}`);

/** Whether the last element of every page is missing. */
const isCut = () => !document.querySelector("body > link[rel=modulepreload]");

/** Resolves once each script has run or failed, or nothing more comes of a page that lacks its end. */
async function ended() {
  let isWhole = false;
  const whole = new Promise((resolve) => {
    // The first of them may be over before this script comes.
    for (const sign of ["DOMContentLoaded", "load"]) addEventListener(sign, () => resolve((isWhole = true)));
  });
  const size = () => document.getElementsByTagName("*").length;
  for (let before; !isWhole && !(isCut() && size() === before); ) {
    before = size();
    await Promise.race([whole, pause(SILENCE_MS)]);
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
