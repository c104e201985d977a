// What is told of the saved copy: every state, with a network and without one. No sentence promises what is not so, no two lines tell
// the same, and each fits on one line of a small phone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { transformSync } from "esbuild";

// The module starts to follow the network of a page: these are the parts of it that it asks for.
const element = { dataset: {} };
globalThis.document = { documentElement: element, querySelector: () => null, hidden: true };
globalThis.addEventListener = () => {};
globalThis.dispatchEvent = () => {};
Object.defineProperty(globalThis, "navigator", { value: { userAgent: "" }, configurable: true });

const script = readFileSync("src/start/saved_copy.js", "utf8").replace('"./notes.js"', JSON.stringify(new URL("../../src/start/notes.js", import.meta.url).href));
const { sentence, STATES } = await import(`data:text/javascript,${encodeURIComponent(transformSync(script, { format: "esm" }).code)}`);

const WAITING = "Not saved yet: waiting for a signal.";
const BROKEN = "Parts are lost: waiting for a signal.";
const ALONE = "Offline, not saved: keep this tab open.";
const WORKS = "Offline: the app still works.";

/** Each state: with a network, without one. */
const TABLE = {
  looking: ["", ""],
  saving: ["Saving for tonight…", WAITING],
  waiting: [WAITING, WAITING],
  full: ["No room: needs 4.9 MB, 0.5 MB free.", "No room: needs 4.9 MB, 0.5 MB free."],
  refused: ["This browser does not save the app.", ALONE],
  altered: ["Not saved: this host changes files.", ALONE],
  told: ["Saved. Works with no signal.", WORKS],
  saved: ["", WORKS],
  lost: ["Parts are lost: mending…", BROKEN],
  broken: [BROKEN, BROKEN],
  mended: ["Parts were lost. They are saved again.", WORKS],
};

test("each state has its sentence, with a network and without one", () => {
  assert.deepEqual(Object.keys(TABLE).sort(), [...STATES].sort());
  for (const [state, [on, off]] of Object.entries(TABLE)) {
    assert.equal(sentence(state, true, "4.9 MB, 0.5 MB free"), on, `${state}, with a network`);
    assert.equal(sentence(state, false, "4.9 MB, 0.5 MB free"), off, `${state}, without one`);
  }
});

test("only what is saved whole is said to work, and nothing else is said of it", () => {
  const whole = ["told", "saved", "mended"];
  for (const state of STATES) {
    for (const isOnline of [true, false]) {
      const words = sentence(state, isOnline, "");
      assert.equal(/works/i.test(words), whole.includes(state) && (!isOnline || state === "told"), `${state}: ${words}`);
    }
  }
});
