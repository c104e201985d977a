// What must end before *Exit this page* changes the address: sound, light, the watch of the location. Each is a function of the browser
// itself, so that it ends too when the program is busy or has stopped.

/** By name, the functions that end what runs now. The program fills it (src/browser/ends.rs). One for all scripts of a page. */
export const ends = (globalThis.safeNightEnds ??= new Map());

/** Stands before the keys of what is only for the person: whom they tell, and how long they walk. */
const PRIVATE = "safe-night.private.";

/** Ends everything, and forgets what is only for the person. */
export function endAll() {
  for (const end of ends.values()) attempt(end);
  attempt(() => globalThis.speechSynthesis?.cancel());
  for (const storage of ["localStorage", "sessionStorage"]) {
    attempt(() => {
      for (const key of Object.keys(globalThis[storage])) {
        if (key.startsWith(PRIVATE)) globalThis[storage].removeItem(key);
      }
    });
  }
}

function attempt(end) {
  try {
    end();
  } catch {
    // The rest ends all the same.
  }
}
