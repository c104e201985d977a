// Tells what is saved, and mends it.
/* global VERSION, FILES, SIZE -- see version.js */
import { restartProgress } from "./fetching.js";
import { findHolders, giveUp, hadNoRoom, install, isFull, moved, takeFromOlder } from "./installing.js";
import { partsInWords } from "./parts.js";
import { CACHE, findLost } from "./version.js";

async function findDamaged() {
  await moved;
  return findLost(FILES);
}

/** Looks only whether every file is there: a look into each takes thirty times as long. */
export async function glance(port) {
  await moved;
  const holders = await findHolders();
  const gone = FILES.filter(([path]) => holders.get(path)?.[0] !== CACHE);
  port.postMessage({ missing: gone.map(([path]) => path) });
}

/** Fetches again what the browser has cleared away or the phone has spoilt, however much, and tells the state after that. `goOn`: what
 * is done before that. */
export async function mend(port, goOn) {
  let lost = await findDamaged();
  let failed;
  if (lost.length) {
    restartProgress();
    failed = await takeFromOlder().then(install).catch(giveUp).catch((error) => error);
    lost = await findDamaged();
  }
  await goOn?.();
  await tellStatus(port, lost, failed);
}

/** `missing`: looked for, if it is not given. `failed`: why it could not be mended. */
export async function tellStatus(port, missing, failed) {
  missing ??= await findDamaged();
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  const persisted = (await navigator.storage?.persisted?.()) ?? false;
  const noRoom = (failed && isFull(failed)) || (await hadNoRoom()) ? SIZE : 0;
  const status = { version: VERSION, files: FILES.length, missing, altered: failed?.altered };
  port.postMessage({ ...status, persisted, free: quota - usage, noRoom, parts: await partsInWords() });
}
