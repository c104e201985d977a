// Tells what is saved, and mends it.
/* global VERSION, FILES, SIZE -- see version.js */
import { restartProgress } from "./fetching.js";
import { findHolders, giveUp, hadNoRoom, install, isFull, moved, takeFromOlder } from "./installing.js";
import { streetsInWords } from "./streets.js";
import { CACHE, find, hashOf } from "./version.js";

/** The addresses of missing and damaged files, each looked for as a page that asks for it. */
async function findDamaged() {
  await moved;
  const faulty = [];
  for (const [path, hash] of FILES) {
    const kept = await find(path);
    if (!kept || (await hashOf(await kept.arrayBuffer())) !== hash) faulty.push(path);
  }
  return faulty;
}

/** Looks only whether every file is there: a look into each takes thirty times as long. */
export async function glance(port) {
  await moved;
  const holders = await findHolders();
  const gone = FILES.filter(([path]) => holders.get(path)?.[0] !== CACHE);
  port.postMessage({ missing: gone.map(([path]) => path) });
}

/** Fetches again what the browser has cleared away or the phone has spoilt, however much, and tells the state after that. */
export async function mend(port) {
  const lost = await findDamaged();
  if (!lost.length) return tellStatus(port, lost);
  restartProgress();
  const failed = await takeFromOlder().then(install).catch(giveUp).catch((error) => error);
  await tellStatus(port, await findDamaged(), failed);
}

/** `missing`: looked for, if it is not given. `failed`: why it could not be mended. */
export async function tellStatus(port, missing, failed) {
  missing ??= await findDamaged();
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  const persisted = (await navigator.storage?.persisted?.()) ?? false;
  const noRoom = (failed && isFull(failed)) || (await hadNoRoom()) ? SIZE : 0;
  const status = { version: VERSION, files: FILES.length, missing, altered: failed?.altered };
  port.postMessage({ ...status, persisted, free: quota - usage, noRoom, streets: await streetsInWords() });
}
