// What is kept on the phone and what is new on the host: the first time all of it is saved, which is told as it goes; later
// a newer program, which waits until the person agrees, and newer facts, which the program checks and takes up at once.
// Looked for when the app opens, when the network comes back, and every hour. No screen waits for it.
import { inside, offer } from "./home_screen.js";
import { showToast, hideProgress, showNotice, setProgress } from "./toast.js";
import { setOnce } from "./notes.js";

const HOUR = 3600000;
const TIMEOUT_MS = 10000;
/** How long to wait before a saving that was cut off goes on, at first and at most, in milliseconds. */
const PAUSES = { first: 3000, most: 60000 };
const SAVED = "Saved. Works with no signal.";
const SAVED_SHOWN = "safe-night.saved-told";

/** The service worker's address, which is the one that the policy of the page lets a script name. */
const WORKER = "/sw.js";
const ADDRESS =
  globalThis.trustedTypes?.createPolicy("safe-night", { createScriptURL: () => WORKER }).createScriptURL(WORKER) ?? WORKER;

/** `program`: the exports of the program; nothing, where it does not run. */
export async function follow(program) {
  if (inside) offer("This is open inside another app. ");
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const register = () => workers.register(ADDRESS, { updateViaCache: "none" });
  const registration = (await workers.getRegistration())?.active ? await register() : await save(workers, register);
  if (!registration) return;
  tellSaved();

  let agreed = false;
  // Only the tab in which the person agreed is loaded anew: another may be in use, and its files are kept.
  workers.addEventListener("controllerchange", () => agreed && location.reload());
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

/** Saves the app for the first time, however often the signal drops: what has come is not asked for again. Where the browser keeps
 * nothing, that is said and nothing comes of it. */
async function save(workers, register) {
  const listen = () => {
    const saving = new BroadcastChannel("safe-night.saving");
    saving.onmessage = ({ data }) => inside || setProgress("Saving for tonight…", `${data} %`);
    // A page that is left and held for the way back must hear nothing, or Chromium drops it.
    addEventListener("pagehide", () => saving.close(), { once: true });
  };
  listen();
  addEventListener("pageshow", ({ persisted }) => persisted && listen());
  for (let pause = PAUSES.first; ; pause = Math.min(2 * pause, PAUSES.most)) {
    const registration = await register().catch((error) => error);
    // A private window, in some browsers.
    if (registration?.name === "SecurityError") return setProgress("This browser does not save the app.");
    if (registration instanceof ServiceWorkerRegistration && (await isActivated(registration))) {
      if (!inside) setProgress(SAVED);
      // From here on the line below says what is true of the network.
      addEventListener("offline", hideProgress);
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

/** Tells once that all is saved, perhaps on a later page than the one that it was begun on. Then comes the one offer. */
function tellSaved() {
  // A page that must be left fast, or fills the screen, says nothing of it: the next one does.
  if (document.documentElement.dataset.kind) return;
  const first = setOnce("localStorage", SAVED_SHOWN);
  if (!inside && !offer(first ? `${SAVED} ` : "") && first) showNotice(SAVED);
}

/** Waits for the worker that is at work. `false`: it gave up. */
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

/** Whether newer facts were taken up. Without an answer from the host all stays as it is. */
async function newFacts(program) {
  try {
    const answer = await fetch("/content/knowledge.json", { cache: "no-cache", signal: AbortSignal.timeout(TIMEOUT_MS) });
    return answer.ok && program.apply_update(await answer.text());
  } catch {
    return false;
  }
}

// What the phone may clear away when it is full is kept for sure, where the browser agrees: asked after a tap that shows
// that the person cares.
document.querySelector("[data-live=status]")?.addEventListener("click", () => navigator.storage?.persist?.());
