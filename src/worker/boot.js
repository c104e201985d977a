// Brings the finished page to life, after it has been drawn. The page is whole without this.
// The site builder fills in the names of the two files that it starts.
const root = document.documentElement;

async function start() {
  try {
    const { default: init } = await import("{{script}}");
    await init({ module_or_path: "{{wasm}}" });
    root.dataset.program = "running";
  } catch (error) {
    // Some phones have no WebAssembly, by choice: the page serves as it is, less the buttons that need it.
    root.dataset.program = "missing";
    console.warn("The page stays as it is:", error);
  }
  // After the program, so that on a slow line the page comes to life first.
  await navigator.serviceWorker?.register("/sw.js", { updateViaCache: "none" });
}

requestAnimationFrame(() => setTimeout(start));

// Safari shows a press at once only where something listens for touches.
addEventListener("touchstart", () => {}, { passive: true });

// A tap on a link of the app leads to a screen whose name is read out and has the focus, as in any app. Not so when the
// app is opened, reloaded or gone back in: there the browser knows best.
const TAPPED = "safe-night.tapped";
try {
  const [visit] = performance.getEntriesByType("navigation");
  if (sessionStorage.getItem(TAPPED) && visit?.type === "navigate" && !location.hash) {
    document.querySelector("h1").focus({ preventScroll: true });
  }
  sessionStorage.removeItem(TAPPED);
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='/']:not([data-exit])");
    if (link && !event.defaultPrevented) sessionStorage.setItem(TAPPED, "1");
  });
} catch {
  // Storage is off: the focus begins at the top of the page.
}
