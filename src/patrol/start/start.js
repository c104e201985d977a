// Starts the program of a patrol's shift on its page, beside the app. The page serves without it.
/* global PATROL_WASM_URL, PATROL_CONTENT_URL, PATROL_SCAN_URL -- the builder defines them (src/build/patrol.rs). */
import load, * as program from "patrol-program";
import { hasCome } from "../../start/come.js";
import { ends } from "../../start/ends.js";
import { nextSight } from "../../start/sight.js";
import { answer } from "./answer.js";
import * as database from "./database.js";
import { hold } from "./tabs.js";

hasCome(import.meta.url);

const root = document.querySelector("[data-patrol]");

/** The pause before a file that did not come is fetched again, at first and at most, in milliseconds. */
const PAUSES = { first: 2000, most: 60000 };

/** Whether the program has begun: from then on nothing is tried again. */
let begun = false;

async function start() {
  const content = fetch(PATROL_CONTENT_URL).then(textOf);
  await load({ module_or_path: fetch(PATROL_WASM_URL) });
  const scan = async (...given) => (await import(PATROL_SCAN_URL)).watch(...given);
  const words = await content;
  begun = true;
  root.dataset.patrol = "";
  program.start(root, words, { ...database, answer, hold, persist, scan }, ends);
  database.onForgotten(() => program.forgotten());
  // Another screen is drawn by the app in the same document: what this one has started ends.
  addEventListener("safe-night-screen", () => program.stop(), { once: true });
}

/** Asks the browser to clear nothing of this away by itself. Its answer changes nothing: `/offline` tells it. */
const persist = () => navigator.storage?.persist?.().catch(() => {});

const textOf = (answer) => (answer.ok ? answer.text() : Promise.reject(new Error(`${answer.url} answered ${answer.status}`)));

async function startHoweverOften() {
  for (let pause = PAUSES.first; root.isConnected; pause = Math.min(2 * pause, PAUSES.most)) {
    try {
      return await start();
    } catch (error) {
      root.dataset.patrol = "missing";
      console.warn("Without a tally:", error);
      // Without WebAssembly, as in Lockdown Mode, the page stays as it is.
      if (begun || typeof WebAssembly !== "object") return;
    }
    await new Promise((goOn) => setTimeout(goOn, pause * (0.75 + Math.random() / 2)));
    while (document.hidden) await nextSight();
  }
}

startHoweverOften();
