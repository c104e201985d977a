// The scripts of the page that have come, by their addresses.

/** One list for all scripts of a page. */
export const come = () => (globalThis.safeNightScripts ??= new Set());

/** Notes that a script has come. `address`: its own, with the number of the try as a query. */
export const hasCome = (address) => come().add(address.split("?")[0]);
