// Saves the streets of the city after the app, as a part of their own: the app is whole without them.
/* global STREETS, STREETS_DATE -- see version.js */
import { fetchVerified, patiently } from "./fetching.js";
import { CACHE, CITY, find, hashOf } from "./version.js";

/** The files of the streets that are missing or damaged. */
async function findLost() {
  const lost = [];
  for (const [path, hash] of STREETS) {
    const kept = await find(path);
    if (!kept || (await hashOf(await kept.arrayBuffer())) !== hash) lost.push(path);
  }
  return lost;
}

/** Fetches what is missing, one file after another: nothing else waits for them. What fails is tried again at the next start. */
export async function saveStreets(port) {
  const saved = STREETS.length > 0 && (await save().catch(() => false));
  port.postMessage({ saved });
}

/** What is forgotten meanwhile does not come back: what is put into a cache that was deleted is gone with it. */
async function save() {
  const city = (await caches.has(CACHE)) && (await caches.open(CITY));
  if (!city) return false;
  if (!(await caches.has(CACHE))) {
    await caches.delete(CITY);
    return false;
  }
  for (const path of await findLost()) await fetchVerified(path, patiently, undefined, city);
  // What older versions had goes once all is there.
  const wanted = new Set(STREETS.map(([path]) => path));
  for (const request of await city.keys()) {
    if (!wanted.has(new URL(request.url).pathname)) await city.delete(request);
  }
  return true;
}

/** What `/offline` says of them. Empty: this site has none. */
export async function streetsInWords() {
  if (!STREETS.length) return "";
  return (await findLost()).length
    ? "Not saved yet. The map and all distances work without them, in straight lines."
    : `Saved: the streets of the city, as mapped on ${STREETS_DATE}.`;
}
