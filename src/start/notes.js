// Flags that the scripts store: until the tab is closed ("sessionStorage"), or for good ("localStorage"). Without storage no flag is
// ever set.

/** Sets a flag. `false`: it was set before, or there is no storage. */
export function setOnce(storage, what) {
  try {
    if (globalThis[storage].getItem(what)) return false;
    globalThis[storage].setItem(what, "1");
    return true;
  } catch {
    return false;
  }
}

export function isSet(storage, what) {
  try {
    return globalThis[storage].getItem(what) !== null;
  } catch {
    return false;
  }
}

/** Clears a flag. Returns whether it was set. */
export function take(storage, what) {
  try {
    const noted = isSet(storage, what);
    globalThis[storage].removeItem(what);
    return noted;
  } catch {
    return false;
  }
}
