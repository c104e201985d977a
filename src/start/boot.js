// Brings the finished page to life, after it has been drawn. The page is whole without this.
/* global FACTS_URL, PROGRAM_URL, WASM_URL -- the builder defines them (src/build/scripts.rs). */
import { take, setOnce } from "./notes.js";
import { follow } from "./updates.js";

const root = document.documentElement;
const RELOADED = "safe-night.reloaded";

let ran;
/** The exports of the program, once it runs. Where it cannot run, this never comes. */
export const running = new Promise((resolve) => (ran = resolve));

async function start() {
  let program;
  try {
    const facts = fetch(FACTS_URL).then((answer) => answer.text());
    // Where the program does not come either, that is told below.
    facts.catch(() => {});
    const module = await import(PROGRAM_URL);
    await module.default({ module_or_path: WASM_URL });
    module.start(await facts);
    program = module;
    root.dataset.program = "running";
    ran(program);
    take("sessionStorage", RELOADED);
  } catch (error) {
    if ((await lostAFile()) && setOnce("sessionStorage", RELOADED)) return location.reload();
    // Some phones have no WebAssembly, by choice: the page serves as it is, less the buttons that need it.
    root.dataset.program = "missing";
    console.warn("The page stays as it is:", error);
  }
  // After the program, so that on a slow line the page comes to life first.
  await follow(program);
}

/**
 * Whether a phone that has the app saved has lost a file of the program: one more load, once, may find it mended. A start
 * that ends because the person is leaving the page has lost nothing.
 */
async function lostAFile() {
  if (typeof WebAssembly !== "object" || !navigator.onLine || !navigator.serviceWorker?.controller) return false;
  const kept = await Promise.all([PROGRAM_URL, WASM_URL, FACTS_URL].map((file) => caches.match(file)));
  return kept.includes(undefined);
}

requestAnimationFrame(() => setTimeout(start));

// A link that tells where it stood (?from=freshers) has led here, and that is all it is for: what is shown, kept on the home
// screen or passed on from here is the page itself.
if (location.search) history.replaceState(history.state, "", location.pathname + location.hash);

// Safari shows a press at once only where something listens for touches.
addEventListener("touchstart", () => {}, { passive: true });

// A tap on a link of the app leads to a screen whose name is read out and has the focus, as in any app. Not so when the
// app is opened, reloaded or gone back in: there the browser knows best.
const TAPPED = "safe-night.tapped";
const [visit] = performance.getEntriesByType("navigation");
if (take("sessionStorage", TAPPED) && visit?.type === "navigate" && !location.hash) {
  document.querySelector("h1").focus({ preventScroll: true });
}
addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='/']:not([data-exit])");
  if (link && !event.defaultPrevented) setOnce("sessionStorage", TAPPED);
});
