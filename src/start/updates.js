// Installs and updates the app. The first install shows its progress. Later a newer program waits until the person agrees, and newer
// facts are checked and applied at once. Both are looked for at start, when the network comes back, and every hour.
import { released } from "./fingers.js";
import { inside, offer } from "./home_screen.js";
import { showToast, hideProgress, showNotice, setProgress } from "./toast.js";
import { setOnce } from "./notes.js";

const HOUR = 3600000;
const TIMEOUT_MS = 10000;
/** The pause before an interrupted install continues, at first and at most, in milliseconds. */
const PAUSES = { first: 3000, most: 60000 };
const SAVED = "Saved. Works with no signal.";
const SAVED_SHOWN = "safe-night.saved-told";

/** The address of the service worker, the only one that the Trusted Types policy allows. */
const WORKER = "/sw.js";
const ADDRESS =
  globalThis.trustedTypes?.createPolicy("safe-night", { createScriptURL: () => WORKER }).createScriptURL(WORKER) ?? WORKER;

/** Starts installing and updating. `program`: the exports of the program; `undefined` if it does not run. */
export async function follow(program) {
  if (inside) offer("This is open inside another app. ");
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const register = () => workers.register(ADDRESS, { updateViaCache: "none" });
  const registration = (await workers.getRegistration())?.active ? await register() : await save(workers, register);
  if (!registration) return;
  tellSaved();
  addEventListener("safe-night-screen", tellSaved);

  let agreed = false;
  // Only the tab in which the person agreed reloads: others may be in use, and their files are kept. Their next link loads a document.
  workers.addEventListener("controllerchange", () => {
    if (agreed) location.reload();
    else document.documentElement.dataset.newer = "";
  });
  const offerNewer = () => {
    const { waiting } = registration;
    if (!waiting || !workers.controller) return;
    const take = () => {
      agreed = true;
      waiting.postMessage({ type: "take-over" });
    };
    showToast("A newer version is ready.", ["Use it", take]);
  };
  const watch = () => registration.installing?.addEventListener("statechange", offerNewer);
  registration.addEventListener("updatefound", watch);
  watch();
  offerNewer();

  const look = async () => {
    if (!navigator.onLine) return;
    registration.update().catch(() => {});
    if (program && (await newFacts(program))) showNotice("The facts were updated just now.");
  };
  look();
  addEventListener("online", look);
  setInterval(look, HOUR);
}

/** Installs the app, however often the signal drops: stored files are not fetched again. If the browser refuses to store anything, says
 * so and returns nothing. */
async function save(workers, register) {
  const listen = () => {
    const saving = new BroadcastChannel("safe-night.saving");
    saving.onmessage = ({ data }) => inside || setProgress("Saving for tonight…", `${data} %`);
    // Chromium drops a page from its back/forward cache if it gets messages there.
    addEventListener("pagehide", () => saving.close(), { once: true });
  };
  listen();
  addEventListener("pageshow", ({ persisted }) => persisted && listen());
  for (let pause = PAUSES.first; ; pause = Math.min(2 * pause, PAUSES.most)) {
    const registration = await register().catch((error) => error);
    // A private window in some browsers.
    if (registration?.name === "SecurityError") return setProgress("This browser does not save the app.");
    if (registration instanceof ServiceWorkerRegistration && (await isActivated(registration))) {
      if (!inside) setProgress(SAVED);
      // From here on the line on the network is true.
      for (const sign of ["offline", "safe-night-screen"]) addEventListener(sign, hideProgress);
      if (!navigator.onLine) hideProgress();
      return registration;
    }
    if (!inside) setProgress("Not saved yet: waiting for a signal.");
    await new Promise((goOn) => {
      setTimeout(goOn, pause);
      addEventListener("online", goOn, { once: true });
    });
  }
}

/** Says once that everything is saved, possibly on a later page than the install, then makes the only offer. */
function tellSaved() {
  // Not on pages with *Exit this page* or on cards: the next page does it.
  if (document.documentElement.dataset.kind) return;
  const first = setOnce("localStorage", SAVED_SHOWN);
  if (!inside && !offer(first ? `${SAVED} ` : "") && first) showNotice(SAVED);
}

/** Waits until the current worker is activated. `false`: its install failed. */
function isActivated({ installing, waiting, active }) {
  const worker = installing ?? waiting ?? active;
  if (!worker) return false;
  return new Promise((done) => {
    const look = () => {
      if (worker.state === "activated") done(true);
      if (worker.state === "redundant") done(false);
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

/** Whether newer facts were applied. Without an answer nothing changes. */
async function newFacts(program) {
  try {
    const answer = await fetch("/content/knowledge.json", { cache: "no-cache", signal: AbortSignal.timeout(TIMEOUT_MS) });
    const text = await answer.text();
    await released();
    return answer.ok && program.apply_update(text);
  } catch {
    return false;
  }
}

// Requests persistent storage after a tap on the status, which shows that the person cares.
addEventListener("click", ({ target }) => target.closest?.("[data-live=status]") && navigator.storage?.persist?.());
