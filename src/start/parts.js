// Draws the living parts of the page one after the other, so that what is tapped meanwhile is answered and painted between them: a slow
// phone takes a third of a second for all.
import { draw, drawn, end, tappedPart } from "./early.js";
import { released } from "./fingers.js";

/** How long parts are drawn at a stretch, in milliseconds. */
const STRETCH_MS = 10;

/** Resolves after the next frame, or soon where none is drawn, as in a tab that is not seen. */
export function frame() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100);
  });
}

/** Resolves once what is due meanwhile was done. */
export function pause() {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Draws all with the program, what its first module has while the second is on its way. Gives whether that has come: if not, the next
 * call draws what is left. Throws what the program throws. */
export async function drawParts(program) {
  const left = () => [...document.querySelectorAll("[data-live]")].filter((part) => !drawn.has(part));
  await drawEach(left().filter((part) => program.is_of_first(part)), program);
  if (!(await program.load_second())) return false;
  await drawEach(left(), program);
  end();
  program.follow();
  return true;
}

/** Draws some, the part that was tapped first. */
async function drawEach(some, program) {
  const parts = new Set(some);
  let began = performance.now();
  while (parts.size) {
    await released();
    const tapped = tappedPart();
    const part = parts.has(tapped) ? tapped : parts.values().next().value;
    parts.delete(part);
    if (draw(part, program)) await frame();
    else if (performance.now() - began > STRETCH_MS) await pause();
    else continue;
    began = performance.now();
  }
}
