// What has come of a page: its scripts, by their addresses, and whether a file comes at all.

/** One list for all scripts of a page. */
export const come = () => (globalThis.safeNightScripts ??= new Set());

/** Notes that a script has come. `address`: its own, with the number of the try as a query. */
export const hasCome = (address) => come().add(address.split("?")[0]);

/** Whether a file comes to its end. The browser then keeps it, or asks only whether it has changed. */
export const comesWhole = (address) =>
  fetch(address).then(async (answer) => (await answer.text()) && answer.ok).catch(() => false);
