// Putting the app on the home screen. It is offered once the app is saved, and never before: by the browser's own question
// where there is one, else by the steps for this browser (/keep). A browser inside another app keeps nothing for later, so
// there the way out of it is offered instead. An answer is remembered for good, and no answer until the tab is closed.
import { hideToast, showToast } from "./toast.js";
import { isSet, setOnce } from "./notes.js";

const ANSWERED = "safe-night.home-screen-answered";
const OFFERED = "safe-night.home-screen-offered";
/** Words by which a browser inside another app tells that it is one. "; wv" is Android's own for any of them. */
const APPS = /FBAN|FBAV|FB_IAB|Instagram|Snapchat|TikTok|musical_ly|Bytedance|Twitter|LinkedInApp|Pinterest|MicroMessenger|\bLine\/|; wv\)/;
const agent = navigator.userAgent;
/** iPadOS sends a macOS user agent; `maxTouchPoints > 1` tells them apart. */
const apple = /iPhone|iPad|iPod/.test(agent) || (agent.includes("Macintosh") && navigator.maxTouchPoints > 1);

/** Whether the page was opened inside another app. */
export const inside = APPS.test(agent);

/** The browser's own question, where it has one. */
let question;
const add = document.querySelector("[data-add]");
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  question = event;
  if (add) add.hidden = false;
});
addEventListener("appinstalled", () => setOnce("localStorage", ANSWERED));
add?.addEventListener("click", ask);

async function ask() {
  hideToast();
  // It may be asked once.
  const asked = question;
  question = undefined;
  if (add) add.hidden = true;
  await asked?.prompt();
  setOnce("localStorage", ANSWERED);
}

/** The part of /keep with the steps for this browser. `undefined`: it has no home screen, or we know no steps. */
function steps() {
  if (inside) return "other-app";
  if (apple) return /CriOS|FxiOS|EdgiOS/.test(agent) ? "iphone-other" : "iphone";
  if (!agent.includes("Android")) return undefined;
  if (agent.includes("SamsungBrowser")) return "samsung";
  return agent.includes("Firefox") ? "firefox" : "android";
}

/** Offers it, after these words, where it makes sense and no answer was given. Whether it did. */
export function offer(words) {
  const part = steps();
  const isInstalled = matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;
  if (isInstalled || !(question || part) || location.pathname === "/keep" || isSet("localStorage", ANSWERED)) return false;
  if (!setOnce("sessionStorage", OFFERED)) return false;
  const answer = (act) => () => {
    setOnce("localStorage", ANSWERED);
    act();
  };
  const show = answer(() => location.assign(`/keep#${part}`));
  const keep = part ? "Put it on your home screen?" : "Keep it as an app?";
  const wish = inside ? "To keep it, open it in your own browser." : keep;
  showToast(words + wish, question && !inside ? ["Add it", ask] : ["Show me how", show], ["Not now", answer(hideToast)]);
  return true;
}
