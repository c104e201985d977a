// Starts the program of a patrol's shift on its page, beside the app. The page serves without it.
/* global PATROL_WASM_URL, PATROL_CONTENT_URL, PATROL_SCAN_URL -- the builder defines them (src/build/patrol.rs). */
import load, * as program from "patrol-program";
import { hasCome } from "../../start/come.js";
import { ends } from "../../start/ends.js";
import { answer } from "./answer.js";
import * as database from "./database.js";
import { hold } from "./tabs.js";

hasCome(import.meta.url);

const root = document.querySelector("[data-patrol]");

async function start() {
  const content = fetch(PATROL_CONTENT_URL).then(textOf);
  await load({ module_or_path: fetch(PATROL_WASM_URL) });
  const scan = async (...given) => (await import(PATROL_SCAN_URL)).watch(...given);
  program.start(root, await content, { ...database, answer, hold, persist, scan }, ends);
  database.onForgotten(() => program.forgotten());
  // Another screen is drawn by the app in the same document: what this one has started ends.
  addEventListener("safe-night-screen", () => program.stop(), { once: true });
}

/** Asks the browser to clear nothing of this away by itself. Its answer changes nothing: `/offline` tells it. */
const persist = () => navigator.storage?.persist?.().catch(() => {});

const textOf = (answer) => (answer.ok ? answer.text() : Promise.reject(new Error(`${answer.url} answered ${answer.status}`)));

start().catch((error) => {
  root.dataset.patrol = "missing";
  console.warn("Without a tally:", error);
});
