// Short notes that the scripts keep for themselves: until the tab is closed ("sessionStorage"), or for good ("localStorage").
// A browser whose storage is off notes nothing, and each question is answered as if there were no note.

/** Notes something. `false`: it was noted before, or the browser notes nothing. */
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

/** Whether it was noted; it is not any more. */
export function take(storage, what) {
  try {
    const noted = isSet(storage, what);
    globalThis[storage].removeItem(what);
    return noted;
  } catch {
    return false;
  }
}
