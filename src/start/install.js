// Installs the app, however often the signal drops, and shows how far the first install is. What follows an install is the program's
// (src/state/updates.rs).
import { released } from "./fingers.js";

/** Marks of browsers inside other apps in the user agent. "; wv" marks any Android WebView. */
const APPS = /FBAN|FBAV|FB_IAB|Instagram|Snapchat|TikTok|musical_ly|Bytedance|Twitter|LinkedInApp|Pinterest|MicroMessenger|\bLine\/|; wv\)/;
/** Inside another app nothing is kept for later, so nothing is promised there. */
const inside = APPS.test(navigator.userAgent);
if (inside) document.documentElement.dataset.inside = "";

/** The pause before an interrupted install continues, at first and at most, in milliseconds. */
const PAUSES = { first: 3000, most: 60000 };

/** The address of the service worker, the only one that the Trusted Types policy allows. */
const WORKER = "/sw.js";
const ADDRESS =
  globalThis.trustedTypes?.createPolicy("safe-night", { createScriptURL: () => WORKER }).createScriptURL(WORKER) ?? WORKER;

/** Installs the app. `program`: the exports of the program; `undefined` if it does not run. */
export async function install(program) {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const register = () => workers.register(ADDRESS, { updateViaCache: "none" });
  const isSaved = (await workers.getRegistration())?.active;
  const registration = isSaved ? await register() : await save(workers, register);
  if (!registration) return;
  if (program) program.installed(registration, released);
  // Without the program nobody can agree to a newer one, which may mend it.
  else if (registration.waiting) return registration.waiting.postMessage({ type: "take-over" });
  if (isSaved) heal();
  addEventListener("online", heal);
  addEventListener("visibilitychange", () => document.hidden || heal());
}

/** Installs the app, however often the signal drops: stored files are not fetched again. If the browser refuses to store anything, says
 * so and returns nothing. */
async function save(workers, register) {
  /** The bytes that the phone has no room for. 0: it has. */
  let needed = 0;
  let wake = () => {};
  const listen = () => {
    const saving = new BroadcastChannel("safe-night.saving");
    saving.onmessage = ({ data }) => {
      // Files that were on their way may still count after it.
      if (!data.needed) return needed || say("Saving for tonight…", `${data} %`);
      needed = data.needed;
      wake();
    };
    // Chromium drops a page from its back/forward cache if it gets messages there.
    addEventListener("pagehide", () => saving.close(), { once: true });
  };
  listen();
  addEventListener("pageshow", ({ persisted }) => persisted && listen());
  for (let pause = PAUSES.first; ; pause = Math.min(2 * pause, PAUSES.most)) {
    if (needed) await roomFor(needed);
    needed = 0;
    const registration = await register().catch((error) => error);
    // A private window in some browsers.
    if (registration?.name === "SecurityError") return say("This browser does not save the app.");
    if (registration instanceof ServiceWorkerRegistration && (await isActivated(registration))) {
      say("Saved. Works with no signal.");
      // From here on the line on the network is true.
      for (const sign of ["offline", "safe-night-screen"]) addEventListener(sign, () => say());
      if (!navigator.onLine) say();
      return registration;
    }
    if (needed) continue;
    say("Not saved yet: waiting for a signal.");
    await new Promise((goOn) => {
      wake = goOn;
      // Not all phones of a crowd at once.
      setTimeout(goOn, pause * (0.75 + Math.random() / 2));
      addEventListener("online", goOn, { once: true });
    });
    while (document.hidden) await nextSight();
  }
}

/** Says that the phone has no room for so many bytes, and waits until the app is seen again and there may be some. */
async function roomFor(needed) {
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  for (;;) {
    const free = await freeBytes();
    const there = free < needed ? `, ${megabytes(free)} free` : "";
    say(`No room: needs ${megabytes(needed)}${there}.`);
    do await nextSight();
    while (document.hidden);
    if (!((await freeBytes()) < needed)) return;
  }
}

/** NaN: the browser does not tell. */
async function freeBytes() {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  return quota - usage;
}

/** Resolves when the app is hidden, or seen again. */
const nextSight = () => new Promise((seen) => addEventListener("visibilitychange", seen, { once: true }));

/** Lets the worker fetch again what the browser has cleared away, and tells of it. */
async function heal() {
  const { active } = (await navigator.serviceWorker.getRegistration()) ?? {};
  if (!active) return;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: { gone, left } }) => {
    if (!gone) return;
    say(left ? "Parts are lost: waiting for a signal." : "Parts were lost. They are saved again.");
    if (!left) addEventListener("safe-night-screen", () => say(), { once: true });
  };
  active.postMessage({ type: "heal" }, [port2]);
}

/** What the line under the bar says. */
let said = [];

/** Says how far it is, in a line: a second one would cover the page. Screen readers read the words once; the share is only visible.
 * Without words the line goes. */
function say(words = "", share = "") {
  said = [words, share];
  show();
}

/** Shows it on the screen that is shown. */
function show() {
  const line = document.querySelector(".saving");
  if (!line || inside) return;
  const [words, share] = line.children;
  if (words.textContent !== said[0]) words.textContent = said[0];
  share.textContent = said[1];
  line.hidden = !said[0];
}

addEventListener("safe-night-screen", () => said[0] && show());

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
