// What is saved after the app, part after part: the app is whole without it. The first part are the pages that few need at night, kept
// as the bundle in which they come.
/* global FACTS, LATER, PARTS -- see version.js */
import { fetchVerified, patiently } from "./fetching.js";
import { FIRST, hadNoRoom, headersOfVersion, isFull, keepNoRoom } from "./installing.js";
import { pagesOf } from "./pages.js";
import { CACHE, cacheOfPart, findLost, findWhole } from "./version.js";

/** When the phone had no room for a part. */
const NO_ROOM = "/.no-room-later";

/** Saves the part of this number. What fails is tried again at the next start. */
export async function savePart(number, port) {
  if (!(await hadNoRoom(NO_ROOM))) await save(PARTS[number]);
  port.postMessage(number + 1 < PARTS.length);
}

/** When the person asks for it, whether there was room or not. */
export async function saveAll() {
  for (const part of PARTS) await save(part);
}

/** A newer version brings its pages along, so that what opens before it opens after it. Without them it is as good as a first one. */
export const takeAlong = () => self.registration.active && bring(PARTS[0]).catch(() => {});

async function save(part) {
  try {
    const cache = await bring(part);
    // What older versions had goes once all is there.
    const wanted = new Set(part.files.map(([path]) => path));
    for (const request of (await cache?.keys()) ?? []) {
      if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request);
    }
  } catch (error) {
    if (isFull(error)) await keepNoRoom(NO_ROOM);
  }
}

/** Fetches what is missing of a part, one file after another: nothing else waits for them. Returns its cache. What is forgotten meanwhile
 * does not come back: what is put into a cache that was deleted is gone with it. */
async function bring(part) {
  const name = cacheOfPart(part);
  const cache = (await caches.has(CACHE)) && (await caches.open(name));
  if (!cache) return;
  if (!(await caches.has(CACHE))) return void (await caches.delete(name));
  for (const path of await findLost(part.files)) await fetchVerified(path, patiently, undefined, cache);
  return cache;
}

/** A page of the bundle that is saved after the app. Nothing, if it is not there or not whole. */
export async function findLater(path) {
  const [bundle, ...before] = await Promise.all([LATER, FACTS, FIRST].map(findWhole));
  if (!bundle || !before.every(Boolean)) return;
  const [pages, ...texts] = [bundle, ...before].map((bytes) => new TextDecoder().decode(bytes));
  for (const [page, html] of pagesOf(pages, texts.join(""))) {
    if (page === path) return new Response(html, { headers: await headersOfVersion() });
  }
}

/** What `/offline` says of each part: its title, and whether it is saved. */
export async function partsInWords() {
  const words = [];
  for (const { title, files, saved, missing } of PARTS) {
    const isLost = (await findLost(files)).length > 0;
    const why = (await hadNoRoom(NO_ROOM)) ? "Not saved: the phone has no room." : "Not saved yet.";
    words.push(title, isLost ? `${why} ${missing}` : `Saved: ${saved}.`);
  }
  return words;
}
