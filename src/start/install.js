// Installs the app, however often the signal drops, and looks whether it is whole. What follows an install is the program's
// (src/state/updates.rs).
import { released } from "./fingers.js";
import { setOnce, take } from "./notes.js";
import { look, tell, tellWhole } from "./saved_copy.js";
import { nextSight } from "./sight.js";

/** The pause before an interrupted install continues, at first and at most, in milliseconds. */
const PAUSES = { first: 3000, most: 60000 };
/** How long a look at the saved copy holds, in milliseconds. */
const FRESH = 600000;
/** How long an answer of the worker is waited for, in milliseconds. */
const PATIENCE = 5000;
/** Set once every file was opened in this tab. */
const OPENED = "safe-night.opened";

/** The address of the service worker, the only one that the Trusted Types policy allows. */
const WORKER = "/sw.js";
const ADDRESS =
  globalThis.trustedTypes?.createPolicy("safe-night", { createScriptURL: () => WORKER }).createScriptURL(WORKER) ?? WORKER;

/** Installs the app. `running`: gives a promise of the exports of the program, once all is saved; of `undefined` if it does not run. */
export async function install(running) {
  const workers = navigator.serviceWorker;
  if (!workers) return tell("refused");
  // Registering again would wait for a network that does not answer.
  const before = await workers.getRegistration().catch(() => null);
  // Where storage is blocked even the question is refused.
  if (before === null) return tell("refused");
  const registration = before?.active ? before : await save(workers);
  if (!registration) return;
  // Before a newer version is taken: Chromium does not replace a worker that is asked at that moment.
  await heal();
  const program = await running();
  if (program) program.installed(registration, released);
  // Without the program nobody can agree to a newer one, which may mend it.
  else if (registration.waiting) return registration.waiting.postMessage({ type: "take-over" });
  look();
  saveParts(registration);
  let looked = performance.now();
  const again = async () => {
    looked = performance.now();
    await heal();
    saveParts(registration);
  };
  addEventListener("online", again);
  addEventListener("visibilitychange", () => document.hidden || performance.now() - looked < FRESH || again());
}

/** Installs the app, however often the signal drops: stored files are not fetched again. If the browser refuses to store anything,
 * returns nothing. */
async function save(workers) {
  /** The bytes that the phone has no room for, or the file that the host has changed, if that was the reason. */
  let reason = {};
  let wake = () => {};
  let saving;
  const listen = () => {
    saving = new BroadcastChannel("safe-night.saving");
    saving.onmessage = ({ data }) => {
      // Files that were on their way may still count after it.
      if (!(data.needed || data.altered)) return reason.needed || tell("saving", `${data} %`);
      reason = data;
      wake();
    };
  };
  listen();
  // Chromium drops a page from its back/forward cache if it gets messages there.
  const close = () => saving.close();
  addEventListener("pagehide", close);
  const goOn = ({ persisted }) => persisted && listen();
  addEventListener("pageshow", goOn);
  for (let pause = PAUSES.first; ; pause = Math.min(2 * pause, PAUSES.most)) {
    if (reason.needed) await roomFor(reason.needed);
    reason = {};
    const registration = await workers.register(ADDRESS, { updateViaCache: "none" }).catch((error) => error);
    // A private window in some browsers.
    if (registration?.name === "SecurityError") return tell("refused");
    if (registration instanceof ServiceWorkerRegistration && (await isActivated(registration))) {
      removeEventListener("pageshow", goOn);
      take("sessionStorage", OPENED);
      close();
      return registration;
    }
    if (reason.needed) continue;
    tell(reason.altered ? "altered" : "waiting", reason.altered);
    await new Promise((goOn) => {
      wake = goOn;
      // Not all phones of a crowd at once.
      setTimeout(goOn, pause * (0.75 + Math.random() / 2));
      addEventListener("online", goOn, { once: true });
    });
    while (document.hidden) await nextSight();
  }
}

/** Tells that the phone has no room for so many bytes, and waits until the app is seen again and there may be some. */
async function roomFor(needed) {
  for (;;) {
    const free = await freeBytes();
    tell("full", free < needed ? `${inWords(needed)}, ${inWords(free)} free` : inWords(needed));
    do await nextSight();
    while (document.hidden);
    if (!((await freeBytes()) < needed)) return;
  }
}

const inWords = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** NaN: the browser does not tell. */
async function freeBytes() {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  return quota - usage;
}

/** Opens every file of the saved copy, as a night with no signal would; later in the tab it only looks whether all are there. What the
 * browser has cleared away, or the phone has spoilt, is fetched again. */
async function heal() {
  const seen = await ask(setOnce("sessionStorage", OPENED) ? "status" : "glance", PATIENCE);
  if (seen?.missing.length) mend();
  else if (seen) tellWhole();
}

/** Saves what comes after the app, part after part. Whoever waits for one looks again then; nothing else waits for them. A version that is
 * about to be replaced is not put to work: Chromium would not replace it. */
async function saveParts(registration) {
  for (let part = 0, more = true; more && !registration.waiting; part++) {
    more = await ask("part", 0, part);
    dispatchEvent(new Event("safe-night-saved"));
  }
}

async function mend() {
  tell("lost");
  const { missing, altered, noRoom } = await ask("heal");
  if (!missing.length) tell("mended");
  else if (noRoom) tell("full", inWords(noRoom));
  else tell(altered ? "altered" : "broken", altered);
}

/** What the worker answers. `undefined`: not in time; a worker of another version may not know the question. */
async function ask(type, patience, part) {
  const { active } = (await navigator.serviceWorker.getRegistration()) ?? {};
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((heard) => {
    port1.onmessage = ({ data }) => heard(data);
    if (patience) setTimeout(heard, patience);
  });
  active?.postMessage({ type, part }, [port2]);
  return answer;
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
