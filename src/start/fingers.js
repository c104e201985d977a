// The fingers on the screen. The program draws parts of the page anew: a finger that is down would release on another element, and its
// tap would be lost.
let fingers = 0;
let release = () => {};
for (const sign of ["pointerdown", "pointerup", "pointercancel"]) {
  addEventListener(sign, () => {
    fingers = sign === "pointerdown" ? fingers + 1 : 0;
    // The click comes after the release.
    if (!fingers) setTimeout(release);
  }, { capture: true, passive: true });
}

/** Resolves once no finger is on the screen. */
export function released() {
  return fingers ? new Promise((resolve) => (release = resolve)) : undefined;
}
