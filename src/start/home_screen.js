// Offers to put the app on the home screen, once it is saved: by the install prompt of the browser, or by the steps for this browser
// (/keep). A browser inside another app stores nothing for later, so there the steps to leave it are offered. An answer is stored for
// good, a missing answer until the tab is closed.
import { hideToast, showToast } from "./toast.js";
import { isSet, setOnce } from "./notes.js";

const ANSWERED = "safe-night.home-screen-answered";
const OFFERED = "safe-night.home-screen-offered";
/** Marks of browsers inside other apps in the user agent. "; wv" marks any Android WebView. */
const APPS = /FBAN|FBAV|FB_IAB|Instagram|Snapchat|TikTok|musical_ly|Bytedance|Twitter|LinkedInApp|Pinterest|MicroMessenger|\bLine\/|; wv\)/;
const agent = navigator.userAgent;
/** iPadOS sends a macOS user agent; `maxTouchPoints > 1` tells them apart. */
const apple = /iPhone|iPad|iPod/.test(agent) || (agent.includes("Macintosh") && navigator.maxTouchPoints > 1);

/** Whether the page was opened inside another app. */
export const inside = APPS.test(agent);

/** The deferred install prompt of the browser, if it has one. */
let question;
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  question = event;
  showButton();
});
addEventListener("appinstalled", () => setOnce("localStorage", ANSWERED));
addEventListener("click", ({ target }) => target.closest?.("[data-add]") && ask());
addEventListener("safe-night-screen", showButton);

/** The button on /keep is there while the prompt can be used. */
function showButton() {
  const add = document.querySelector("[data-add]");
  if (add) add.hidden = !question;
}

async function ask() {
  hideToast();
  // The prompt can be used once.
  const asked = question;
  question = undefined;
  showButton();
  await asked?.prompt();
  setOnce("localStorage", ANSWERED);
}

/** Follows a link to a page, as a tap on one does. */
function open(address) {
  const link = document.createElement("a");
  link.href = address;
  document.body.append(link);
  link.click();
  link.remove();
}

/** The fragment of /keep with the steps for this browser. `undefined`: no steps are known. */
function steps() {
  if (inside) return "other-app";
  if (apple) return /CriOS|FxiOS|EdgiOS/.test(agent) ? "iphone-other" : "iphone";
  if (!agent.includes("Android")) return undefined;
  if (agent.includes("SamsungBrowser")) return "samsung";
  return agent.includes("Firefox") ? "firefox" : "android";
}

/** Offers it after these words, unless it is installed or was answered. Returns whether it did. */
export function offer(words) {
  const part = steps();
  const isInstalled = matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;
  if (isInstalled || !(question || part) || location.pathname === "/keep" || isSet("localStorage", ANSWERED)) return false;
  if (!setOnce("sessionStorage", OFFERED)) return false;
  const answer = (act) => () => {
    setOnce("localStorage", ANSWERED);
    act();
  };
  const show = answer(() => open(`/keep#${part}`));
  const keep = part ? "Put it on your home screen?" : "Keep it as an app?";
  const wish = inside ? "To keep it, open it in your own browser." : keep;
  showToast(words + wish, question && !inside ? ["Add it", ask] : ["Show me how", show], ["Not now", answer(hideToast)]);
  return true;
}
