// Starts the program after the finished page is drawn. The page works without it.
/* global FACTS_URL, PROGRAM_URL, WASM_URL -- the builder defines them (src/build/scripts.rs). */
import { take, setOnce } from "./notes.js";
import { follow } from "./updates.js";

const root = document.documentElement;
const RELOADED = "safe-night.reloaded";

let ran;
/** Resolves to the exports of the program once it runs. Stays pending if it cannot run. */
export const running = new Promise((resolve) => (ran = resolve));

async function start() {
  let program;
  try {
    const facts = fetch(FACTS_URL).then((answer) => answer.text());
    // A failure is handled at the `await` below.
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
    // Without WebAssembly, as in Lockdown Mode, the page stays as it is, without the buttons that need it.
    root.dataset.program = "missing";
    console.warn("The page stays as it is:", error);
  }
  // After the program, so that on a slow line the page starts first.
  await follow(program);
}

/**
 * Whether a file of the program is missing from the cache of an installed app. One reload may then recover it. A start that was
 * aborted by leaving the page is not a loss.
 */
async function lostAFile() {
  if (typeof WebAssembly !== "object" || !navigator.onLine || !navigator.serviceWorker?.controller) return false;
  const kept = await Promise.all([PROGRAM_URL, WASM_URL, FACTS_URL].map((file) => caches.match(file)));
  return kept.includes(undefined);
}

requestAnimationFrame(() => setTimeout(start));

// Drop the query of a campaign link (?from=freshers), so that bookmarks and shared links have the plain address.
if (location.search) history.replaceState(history.state, "", location.pathname + location.hash);

// Safari shows `:active` at once only if there is a touch listener.
addEventListener("touchstart", () => {}, { passive: true });

// After a tap on a link of the app the heading of the new screen gets the focus, so that screen readers read it. Not after opening,
// reloading or going back: there the browser restores the focus.
const TAPPED = "safe-night.tapped";
const [visit] = performance.getEntriesByType("navigation");
if (take("sessionStorage", TAPPED) && visit?.type === "navigate" && !location.hash) {
  document.querySelector("h1").focus({ preventScroll: true });
}
addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='/']:not([data-exit])");
  if (link && !event.defaultPrevented) setOnce("sessionStorage", TAPPED);
});
