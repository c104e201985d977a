// Starts the program after the finished page is drawn. The page works without it.
/* global FACTS_URL, PROGRAM_URL, WASM_URL -- the builder defines them (src/build/scripts.rs). */
import "./alarm.js";
import { come, comesWhole, hasCome } from "./come.js";
import { end as endEarlyTaps, tappedPart } from "./early.js";
import { ends } from "./ends.js";
import { install } from "./install.js";
import { modulesOf } from "./modules.js";
import { isSet, setOnce, take } from "./notes.js";
import { drawParts, frame, pause } from "./parts.js";
import { nextSight } from "./sight.js";
import { dropStreets, loadStreets } from "./streets.js";
import "./translated.js";

hasCome(import.meta.url);

const root = document.documentElement;
const [visit] = performance.getEntriesByType("navigation");
const RELOADED = "safe-night.reloaded";
/** Set for the rest of the tab once this program has stopped: pages are plain from then on, until a newer one comes. */
const STOPPED = `safe-night.stopped${WASM_URL}`;

/** The exports of the program once it has begun: from then on it may stop. */
let begun;
/** Whether all of it runs. */
let isWhole = false;
let ran;
/** Resolves to the exports of the program once it runs. Stays pending if it cannot run. */
export const running = new Promise((resolve) => (ran = resolve));

/** After *Forget everything* this page stores nothing again. */
const isForgotten = ["#forgotten", "#kept"].includes(location.hash);
const wanted = !isForgotten && !isSet("sessionStorage", STOPPED);
const bytesOf = (answer) => answer.arrayBuffer();
/** The program and its facts. */
function filesBy(get) {
  const files = [get(WASM_URL), get(FACTS_URL).then(bytesOf)];
  // A failure is handled where they are awaited.
  for (const file of files) file.catch(() => {});
  return files;
}
// Fetched side by side with the script that takes them up, which saves two round trips.
const files = wanted ? filesBy(fetch) : [];

/** How long the program has the line for itself, on a page that was loaded again and on any other, in milliseconds. Saving then begins beside
 * it: what the worker has received is not lost when a slow page is loaded once more, and a file that hangs comes again. Both at once would
 * fetch much twice. */
const ALONE_MS = { reload: 20000, other: 30000 };
/** How long the program is waited for once all is saved, in milliseconds. */
const SOON_MS = 5000;

/** The longest pause between two tries, in milliseconds. */
const LONGEST_MS = 30000;

/** Gives the exports of the program. `undefined`: it cannot run, or its second module has not come. */
async function startProgram([wasm, facts], address = PROGRAM_URL) {
  try {
    if (!wanted) throw new Error("the program has stopped in this tab");
    const program = await import(address);
    // Another try takes the file as a whole, in case it was that.
    const [first, second] = modulesOf(await wasm, address === PROGRAM_URL);
    await program.default({ module_or_path: first });
    const bytes = new Uint8Array(await facts);
    // The acknowledgement is seen before the program, which takes a while to start.
    if (tappedPart()) await frame();
    program.read(bytes);
    await pause();
    // One that was waited for has come after all.
    if (begun) return running;
    begun = program;
    program.start(ends);
    return await finish(second);
  } catch (error) {
    return giveUp(error);
  }
}

/** Goes on with a program that has begun without its second module. */
async function goOn() {
  const answer = await kept(WASM_URL).catch(() => {});
  if (!answer?.ok) return;
  try {
    return await finish(modulesOf(answer, false)[1]);
  } catch (error) {
    return giveUp(error);
  }
}

/** Lets the program that has begun draw what its modules have. `undefined`: the second has not come; what the first has drawn works. */
async function finish(second) {
  begun.takeSecond(second);
  if (!(await drawParts(begun))) return;
  isWhole = true;
  root.dataset.program = "running";
  ran(begun);
  take("sessionStorage", RELOADED);
  return begun;
}

/** The page stays as it is, without the buttons that need the program: it stopped, or there is no WebAssembly, as in Lockdown Mode. */
async function giveUp(error) {
  if ((await lostAFile()) && setOnce("sessionStorage", RELOADED)) {
    location.reload();
    // Nothing is installed on the page that goes.
    return new Promise(() => {});
  }
  letGo();
  endEarlyTaps();
  console.warn("The page stays as it is:", error);
}

/** Leaves the program aside: no listener and no timer of it reaches it any more. */
function letGo() {
  root.dataset.program = "missing";
  begun?.letGo();
  // Nobody reads where the phone is.
  ends.get("location")?.();
}

async function start() {
  const program = startProgram(files);
  const within = (ms) => Promise.race([program, new Promise((late) => setTimeout(late, ms))]);
  // After the program, so that on a slow line the page starts first.
  await within(ALONE_MS[visit?.type] ?? ALONE_MS.other);
  if (isForgotten) history.replaceState(null, "");
  else await install(async () => (await within(SOON_MS)) ?? (await startAgain()));
  // A browser that saves nothing has only the line.
  if (!(await program) && begun) startAgain();
}

/** Starts the program from what is saved, or from the line where nothing is, after the line had cut off a file of it. Its script comes from
 * the line once more, under another address each time: a browser may hand out a failure again. A second module that is missing is waited for
 * as long as it takes. */
async function startAgain() {
  for (let tries = 1; (begun || tries < 6) && wanted && !isWhole && !hasStopped() && typeof WebAssembly === "object"; tries++) {
    const program = await (begun ? goOn() : startProgram(filesBy(kept), `${PROGRAM_URL}?${tries}`));
    if (program) return program;
    // Time for the line to come back.
    await new Promise((again) => setTimeout(again, Math.min(1000 * tries, LONGEST_MS)));
    while (document.hidden) await nextSight();
  }
}

const hasStopped = () => begun && root.dataset.program === "missing";

/** A file as the phone keeps it, or from the line. */
async function kept(address) {
  return (await globalThis.caches?.match(address).catch(() => {})) ?? fetch(address);
}

/**
 * Whether a file of the program is missing from the cache of an installed app. One reload may then recover it. A start that was
 * aborted by leaving the page is not a loss.
 */
async function lostAFile() {
  if (typeof WebAssembly !== "object" || isForgotten || !navigator.serviceWorker?.controller) return false;
  const kept = await Promise.all([PROGRAM_URL, WASM_URL, FACTS_URL].map((file) => caches.match(file)));
  return kept.includes(undefined);
}

requestAnimationFrame(() => setTimeout(start));

/** Fetches the script that does not wait for the page, where the line has cut it off. It looks for all others (cut_off.js). */
function fetchFirst(tries) {
  const { src } = document.querySelector("script[src^='/first-']");
  if (!come().has(src)) import(`${src}?${tries}`).catch(() => setTimeout(fetchFirst, 1000 * tries, tries + 1));
}
addEventListener("load", () => fetchFirst(1));
loadStreets(running);

// A program that has stopped must not catch taps: the tapped link is followed, or the page loaded again, without the program.
let tapped;
addEventListener("click", (event) => (tapped = event.target.closest?.("a[href^='/']")?.href), { capture: true });
addEventListener("error", ({ error }) => stopped(error, !goesOn()));
addEventListener("unhandledrejection", ({ reason }) => stopped(reason, false));

/** Whether the program is what calls now. An error is then of a script that listens to what it does, and the program goes on. */
const goesOn = () => new Error().stack.includes("wasm");

/** `isOver`: nothing of what has called is still at work. */
function stopped(error, isOver) {
  const stack = error?.stack ?? "";
  // The first file that is named: without the streets the program goes on.
  if (/\/[\w-]+\.(?:js|wasm)/.exec(stack)?.[0].startsWith("/streets-")) return dropStreets();
  // Where it happened, which each browser writes in its own way.
  const at = stack.split("\n").find((line) => /^\s+at |@/.test(line)) ?? "";
  const isOfProgram = error instanceof WebAssembly.RuntimeError || at.includes(PROGRAM_URL) || (isOver && stack.includes("wasm"));
  if (!isOfProgram || !begun || hasStopped()) return;
  letGo();
  // Where nothing can be noted the page stays: loaded again, it would begin the same anew, for ever.
  const isNoted = setOnce("sessionStorage", STOPPED);
  if (tapped && tapped !== location.href) load(tapped);
  else if (isNoted) load(location.href);
  // Nobody draws another screen of this document.
  const { pathname } = location;
  addEventListener("popstate", () => location.pathname !== pathname && load(location.href));
}

/** Loads a document, if it comes: with neither a worker nor a network, what is shown is all there is. */
async function load(address) {
  if (!(await comesWhole(address))) return;
  if (address === location.href) location.reload();
  else location.assign(address);
}

// The install prompt of the browser may come before the program.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  running.then((program) => program.keep_prompt(event));
});

// Drop the query of a campaign link (?from=freshers), so that bookmarks and shared links have the plain address.
if (location.search) history.replaceState(history.state, "", location.pathname + location.hash);

// Skipping to the page leaves the address as it is: at /share its fragment is what is shared.
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  const main = document.querySelector("main");
  main.scrollIntoView();
  main.focus({ preventScroll: true });
});

// Safari shows `:active` at once only if there is a touch listener.
addEventListener("touchstart", () => {}, { passive: true });

// After a tap on a link that loads a document the heading of the new screen gets the focus, so that screen readers read it. Not after
// opening, reloading or going back: there the browser restores the focus.
const TAPPED = "safe-night.tapped";
if (take("sessionStorage", TAPPED) && visit?.type === "navigate" && !location.hash) {
  document.querySelector("h1").focus({ preventScroll: true });
}
let follows = false;
addEventListener("click", (event) => {
  follows = Boolean(event.target.closest("a[href^='/']:not([data-exit])")) && !event.defaultPrevented;
});
addEventListener("pagehide", () => follows && setOnce("sessionStorage", TAPPED));

addEventListener("safe-night-screen", () => {
  follows = false;
  tapped = undefined;
});
