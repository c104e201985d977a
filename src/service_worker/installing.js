// Installs a version, all or nothing, and takes the place of the version before.
/* global FILES, FACTS, PAGES, SIZE -- see version.js */
import { PART, fetchBytes, fetchVerified, patiently, received, saving, stopFetching, tellProgress } from "./fetching.js";
import { pagesOf } from "./pages.js";
import { CACHE, CHOICES, FINGERPRINTED, HASHES, PREFIX, find, hashOf, isLoaded, isOfAnotherBuild } from "./version.js";

export const FIRST = "/";
/** The number of missing pages from which the bundle is fetched. */
const BUNDLE_THRESHOLD = 20;
/** Stands in the cache of a version that is not complete yet: after a lost signal its files are not fetched again. */
const ARRIVING = "/.arriving";
/** When the phone had no room for a newer version. */
const NO_ROOM = "/.no-room";
/** Parallel fetches: few, so that the first files of the list come first. */
const CONCURRENCY = 6;
/** How long an install goes on, in milliseconds. Chromium gives it up after five minutes, and lets its fetches go on beside those of the next
 * try. */
const LONGEST_MS = 270000;
/** How long a newer version is not tried again after the phone had no room for it, in milliseconds. */
const DAY_MS = 86400000;

/** All or nothing: if one file fails or has the wrong hash, this version is not activated. What an older version has is not stored
 * twice: it is taken from there at activation. */
export async function install() {
  const limit = setTimeout(stopFetching, LONGEST_MS);
  try {
    await takeAll();
  } finally {
    clearTimeout(limit);
  }
}

async function takeAll() {
  const isNew = !(await caches.has(CACHE));
  const cache = await caches.open(CACHE);
  // Not in a cache that is in use and mended.
  if (isNew) await cache.put(ARRIVING, new Response());
  const holders = await findHolders();
  await inLanes(FILES, async ([path]) => {
    const found = await findStored(holders, path);
    // What is taken over gets the headers of this version: those of its first page, which is not taken over.
    if (found && path === FIRST && found.name !== CACHE) await fetchVerified(path, patiently, "reload");
    if (found) received.add(path);
    // The share does not go back.
    else if (holders.has(PART + path)) tellProgress(path, (await (await cache.match(PART + path)).blob()).size);
  });
  await take(FILES.filter(([path]) => FINGERPRINTED.test(path)));
  // Pages that are not in the bundle are fetched one by one.
  await unpack(cache, holders).catch(throwIfFull);
  await take(FILES);
  await cache.delete(ARRIVING);
}

export const isFull = (error) => error.name === "QuotaExceededError";

function throwIfFull(error) {
  if (isFull(error)) throw error;
}

/** Tells the pages why an install fails. If the phone is full, takes back what has arrived: the version that serves has its room. */
export async function giveUp(error) {
  stopFetching();
  if (isFull(error)) {
    // In use it has no mark.
    if (await caches.match(ARRIVING, { cacheName: CACHE })) await caches.delete(CACHE);
    if (self.registration.active) await keepNoRoom(NO_ROOM);
    saving.postMessage({ needed: SIZE });
  }
  if (error.altered) saving.postMessage({ altered: error.altered });
  throw error;
}

/** A newer version for which there was no room is not fetched in vain at each start. */
export async function refuseIfFull() {
  if (self.registration.active && (await hadNoRoom())) throw new Error("The phone had no room today");
}

/** `note`: of what. Without room for the note it is tried again sooner. */
export async function keepNoRoom(note) {
  const choices = await caches.open(CHOICES);
  await choices.put(note, new Response(String(Date.now()))).catch(() => {});
}

export async function hadNoRoom(note = NO_ROOM) {
  const since = await (await caches.match(note, { cacheName: CHOICES }))?.text();
  return Math.abs(Date.now() - since) < DAY_MS;
}

/** Stores files that this install has not received yet. */
async function take(files) {
  await inLanes(files, async ([path]) => {
    if (!received.has(path)) await fetchVerified(path, patiently);
    received.add(path);
  });
}

/** Does the work for each item, a few at a time, in their order. */
async function inLanes(items, work) {
  const queue = items.values();
  const lane = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, lane));
}

/** The names of the caches that hold each path, this version's first. Asking each cache once is quicker than one failed `match` for
 * each file of a first visit. */
export async function findHolders() {
  const holders = new Map();
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  names.sort((one, other) => (other === CACHE) - (one === CACHE));
  for (const name of names) {
    for (const { url } of await (await caches.open(name)).keys()) {
      const path = new URL(url).pathname;
      holders.set(path, [...(holders.get(path) ?? []), name]);
    }
  }
  return holders;
}

/** The cache that has a file with the right bytes, and the file: of an interrupted install, or of an older version. */
async function findStored(holders, path) {
  for (const name of holders.get(path) ?? []) {
    const kept = await caches.match(path, { cacheName: name });
    if (!kept || isOfAnotherBuild(kept)) continue;
    const bytes = await kept.clone().arrayBuffer();
    if ((await hashOf(bytes)) !== HASHES.get(path)) continue;
    tellProgress(path, bytes.byteLength);
    return { name, kept };
  }
}

/** Resolves when this version has all that it takes from older ones. */
export let moved;

/** Takes the place of the version before. */
export const takeItsPlace = () => (moved = takeFromOlder()).then(forgetOldGenerations);

/** Moves what an older version has with the same bytes, a few at a time: the phone may have room for no more. Its headers may forbid what
 * this version needs, such as the compass, or allow what it forbids: it gets those of this version. */
export async function takeFromOlder() {
  const [own, holders] = [await caches.open(CACHE), await findHolders()];
  // Without it, after the browser has cleared it away, this version has no headers.
  if (!(await find(FIRST))) await fetchVerified(FIRST, patiently, "reload");
  const headers = await headersOfVersion();
  await inLanes(FILES, async ([path]) => {
    const found = await findStored(holders, path);
    if (!found || found.name === CACHE) return;
    headers.set("content-type", found.kept.headers.get("content-type") ?? "");
    await own.put(path, new Response(found.kept.body, { headers }));
    await (await caches.open(found.name)).delete(path);
  });
}

/** The headers of the first page, without those that describe its bytes. */
export async function headersOfVersion() {
  const headers = new Headers((await find(FIRST)).headers);
  for (const name of ["content-length", "content-encoding", "etag", "last-modified"]) headers.delete(name);
  return headers;
}

/** Stores the pages of the bundle whose bytes are those of the build. */
async function unpack(cache, holders) {
  const missing = FILES.filter(([path]) => !isLoaded(path) && !received.has(path));
  if (missing.length < BUNDLE_THRESHOLD) return;
  await take([[FIRST]]);
  const [first, facts] = [await find(FIRST), (await findStored(holders, FACTS))?.kept ?? (await find(FACTS))];
  const headers = await headersOfVersion();
  const { blob } = await fetchBytes(PAGES, patiently, "default");
  const store = async ([path, html]) => {
    const bytes = new TextEncoder().encode(html);
    if (received.has(path) || (await hashOf(bytes)) !== HASHES.get(path)) return;
    await cache.put(path, new Response(bytes, { headers }));
    received.add(path);
  };
  const pages = pagesOf(await blob.text(), (await facts.text()) + (await first.text()));
  await Promise.all([...pages].map(store));
}

/** Deletes old versions, and what never became one, except the last version, whose pages may still be open. */
async function forgetOldGenerations() {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  const incomplete = await Promise.all(others.map((name) => caches.match(ARRIVING, { cacheName: name })));
  const complete = others.filter((_, index) => !incomplete[index]);
  await Promise.all(others.filter((name) => name !== complete[complete.length - 1]).map((name) => caches.delete(name)));
  await (await caches.open(CHOICES)).delete(NO_ROOM);
  // Here older workers kept what had arrived.
  await caches.delete("safe-night-arriving");
}
