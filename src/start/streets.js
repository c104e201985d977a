// Loads the streets of the city when the program first wants them, once the app is saved: a first visit has the line for itself.
/* global STREETS_URL, STREETS_WASM_URL, STREETS_LAYER_URL, STREETS_DATE -- the builder defines them; null: this site has no streets. */

/** While the app is being saved. */
const BUSY = ["looking", "saving"];
const saved = () => !BUSY.includes(document.documentElement.dataset.saved ?? "looking");

/** `running`: a promise of the exports of the program. */
export function loadStreets(running) {
  if (!STREETS_URL) return;
  let loading = false;
  const load = async () => {
    if (loading || !saved()) return;
    loading = true;
    try {
      const [program, engine, layer] = await Promise.all([running, import(STREETS_URL), bytesOf(STREETS_LAYER_URL)]);
      await engine.default({ module_or_path: fetch(STREETS_WASM_URL) });
      if (engine.open(layer, STREETS_LAYER_URL, STREETS_DATE)) program.take_streets(engine);
    } catch (error) {
      // Where they are not saved and there is no network: the next screen that wants them tries again.
      loading = false;
      console.warn("Without streets:", error);
    }
  };
  let wanted = false;
  addEventListener("safe-night-streets", () => {
    wanted = true;
    load();
  });
  addEventListener("safe-night-saved", () => wanted && load());
  addEventListener("safe-night-streets-failed", dropStreets);
}

/** Takes away what the engine has drawn, once it has failed: a turn that nobody tells anew is wrong after a few steps. */
export function dropStreets() {
  for (const part of document.querySelectorAll(".on-foot, .streets-near")) part.replaceChildren();
  for (const canvas of document.querySelectorAll(".map > canvas")) canvas.remove();
}

async function bytesOf(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
