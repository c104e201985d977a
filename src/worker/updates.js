// What is new on the host: a newer program, which waits until the person agrees, and newer facts, which the program checks
// and takes up at once. Looked for when the app opens, when the network comes back, and every hour. No screen waits for it.
const HOUR = 3600000;
const PATIENCE = 10000;
const line = document.querySelector(".news");

/** Says something above the tabs, with one button. */
function say(words, button, act) {
  if (!line) return;
  const [text, tap] = line.children;
  text.textContent = words;
  tap.textContent = button;
  tap.onclick = act;
  line.hidden = false;
  document.documentElement.dataset.news = "";
}

function hush() {
  line.hidden = true;
  delete document.documentElement.dataset.news;
}

/** Good news that asks for nothing is gone at the next tap or key, and in nobody's way. */
function tell(words) {
  say(words, "Good", hush);
  for (const sign of ["pointerdown", "keydown"]) addEventListener(sign, hush, { once: true });
}

/** The service worker's address, which is the one that the policy of the page lets a script name. */
function address() {
  const own = "/sw.js";
  return globalThis.trustedTypes?.createPolicy("safe-night", { createScriptURL: () => own }).createScriptURL(own) ?? own;
}

/** `program`: the exports of the program; nothing, where it does not run. */
export async function follow(program) {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const before = workers.controller;
  const registration = await workers.register(address(), { updateViaCache: "none" });

  let agreed = false;
  // Only the tab in which the person agreed is loaded anew: another may be in use, and its files are kept.
  workers.addEventListener("controllerchange", () => agreed && location.reload());
  const offer = () => {
    const { waiting } = registration;
    if (!waiting || !workers.controller) return;
    say("A newer version is ready.", "Use it", () => {
      agreed = true;
      waiting.postMessage({ type: "take-over" });
    });
  };
  const watch = () => registration.installing?.addEventListener("statechange", offer);
  registration.addEventListener("updatefound", watch);
  watch();
  offer();
  if (!before) workers.ready.then(() => tell("Saved: everything works without signal."));

  const look = async () => {
    if (!navigator.onLine) return;
    registration.update().catch(() => {});
    if (program && (await newFacts(program))) tell("The facts were updated just now.");
  };
  look();
  addEventListener("online", look);
  setInterval(look, HOUR);
}

/** Whether newer facts were taken up. Without an answer from the host all stays as it is. */
async function newFacts(program) {
  try {
    const answer = await fetch("/content/pack.json", { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) });
    return answer.ok && program.take_up(await answer.text());
  } catch {
    return false;
  }
}

// What the phone may clear away when it is full is kept for sure, where the browser agrees: asked after a tap that shows
// that the person cares.
document.querySelector("[data-live=status]")?.addEventListener("click", () => navigator.storage?.persist?.());
