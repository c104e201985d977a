// Brings the finished page to life, after it has been drawn. The page is whole without this.
// The site builder fills in the names of the files that it starts.
import { follow } from "{{updates}}";

const root = document.documentElement;
const RELOADED = "safe-night.reloaded";

async function start() {
  let program;
  try {
    program = await import("{{script}}");
    await program.default({ module_or_path: "{{wasm}}" });
    root.dataset.program = "running";
    forget(RELOADED);
  } catch (error) {
    program = undefined;
    if ((await lostAFile()) && remember(RELOADED)) return location.reload();
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
  const kept = await Promise.all(["{{script}}", "{{wasm}}"].map((file) => caches.match(file)));
  return kept.includes(undefined);
}

/** Notes something until the tab is closed. `false`: it was noted before, or the browser notes nothing. */
function remember(what) {
  try {
    if (sessionStorage.getItem(what)) return false;
    sessionStorage.setItem(what, "1");
    return true;
  } catch {
    return false;
  }
}

/** Whether it was noted; it is not any more. */
function forget(what) {
  try {
    const noted = sessionStorage.getItem(what);
    sessionStorage.removeItem(what);
    return noted !== null;
  } catch {
    return false;
  }
}

requestAnimationFrame(() => setTimeout(start));

// Safari shows a press at once only where something listens for touches.
addEventListener("touchstart", () => {}, { passive: true });

// A tap on a link of the app leads to a screen whose name is read out and has the focus, as in any app. Not so when the
// app is opened, reloaded or gone back in: there the browser knows best.
const TAPPED = "safe-night.tapped";
const [visit] = performance.getEntriesByType("navigation");
if (forget(TAPPED) && visit?.type === "navigate" && !location.hash) {
  document.querySelector("h1").focus({ preventScroll: true });
}
addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='/']:not([data-exit])");
  if (link && !event.defaultPrevented) remember(TAPPED);
});
