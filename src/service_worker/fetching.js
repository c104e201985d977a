// Fetches files whole and right, however often the line is cut, and tells how far that is.
/* global LOAD -- see version.js */
import { CACHE, cacheOf, FINGERPRINTED, HASHES, hashOf, isLoaded, isOfAnotherBuild } from "./version.js";

/** Stands before the path of a file that was cut off. */
export const PART = "/.part";
/** How long nothing may come of a file during install, in milliseconds. The install then fails, and is tried again later. However slow
 * a line is, what comes is waited for. */
const SILENCE_MS = 30000;
/** How long nothing may come of any file before a cut of the line is told, and the pause after it, in milliseconds. */
const CUT_MS = 5000;
const PAUSE_MS = 500;

/** What ends the fetches that go on. */
const going = new Set();
/** When something has last come, of any file. */
let heardAt = 0;

/** Ends all fetches that go on now: an install that is given up does not go on beside the next try, which would fetch the same. What has
 * almost come may still do. Later ones are of another try: a worker in use mends itself by an install too. */
export function stopFetching() {
  const given = [...going];
  setTimeout(() => given.forEach((stop) => stop.abort()), PAUSE_MS);
}

/** A limit for a fetch: it ends when nothing has come for a time, in milliseconds. */
function silence(ms) {
  const stop = new AbortController();
  let timer;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stop.abort(), ms);
  };
  heard();
  return { stop, signal: stop.signal, heard, end: () => clearTimeout(timer) };
}

/** The limit for a file of an install: it is fetched through the cuts of a line. */
export const patiently = () => ({ ...silence(SILENCE_MS), persists: true });

/** A limit for a fetch: it ends after a time, in milliseconds. `AbortSignal.timeout` is missing before Chrome 103 and Safari 16. */
export function within(ms) {
  return { ...silence(ms), heard: () => {} };
}

/** The paths that this install has stored. */
export const received = new Set();
/** The bytes that have come of each path, and of all. */
const come = new Map();
let bytes = 0;
let lastPercent = 0;

/** Begins the progress anew. */
export function restartProgress() {
  received.clear();
  come.clear();
  bytes = lastPercent = 0;
}

/** The channel for the progress. Not messages to each page: Chromium drops a page from its back/forward cache when it gets one, and
 * loses its scroll position. */
export const saving = new BroadcastChannel("safe-night.saving");

/** Notes how many bytes have come of a file, and posts the progress in whole percent. All is not there before it is stored. */
export function tellProgress(path, size) {
  // Pages come in the bundle.
  if (!isLoaded(path)) return;
  bytes += size - (come.get(path) ?? 0);
  come.set(path, size);
  const percent = Math.min(99, Math.floor((100 * bytes) / LOAD));
  if (percent > lastPercent) saving.postMessage((lastPercent = percent));
}

/** Fetches a file and stores it, in the cache that is given or in that of its kind. `limit`: makes the limit of a fetch. `mode`: how the
 * cache of the browser is asked. A fingerprinted file that the page has fetched already is taken from there, whatever its age: the hash tells whether it is right. That cache may hold failures
 * and spoilt files too: it is not asked twice. */
export async function fetchVerified(path, limit, mode = FINGERPRINTED.test(path) ? "force-cache" : "no-cache", cache = undefined) {
  cache ??= await caches.open(cacheOf(path));
  const right = (mode) => fetchRight(path, limit, mode, cache);
  const response = await right(mode).catch((error) => {
    if (error.name === "AbortError") throw error;
    return right("reload");
  });
  await cache.put(path, response);
}

async function fetchRight(path, limit, mode, cache) {
  const { blob, headers } = await fetchBytes(path, limit, mode, cache);
  const bytes = await blob.arrayBuffer();
  const isOurs = (await hashOf(bytes)) === HASHES.get(path);
  if (isOurs && !isOfAnotherBuild({ headers })) {
    const kept = new Headers(headers);
    // What varies with everything cannot be stored, and the rest of a file is not its length.
    for (const name of ["vary", "content-length", "content-range"]) kept.delete(name);
    // A new Response, because a redirected one cannot answer a navigation.
    return new Response(bytes, { headers: kept });
  }
  // A page that does not name the app is of a network that asks to sign in: that passes.
  const isSignIn = !isOurs && headers.get("content-type")?.startsWith("text/html") && !(await blob.text()).includes("Safe Night");
  throw Object.assign(new Error(`${path} is not as the build gave it`), { altered: !isSignIn && path });
}

/** Fetches the bytes of a file. What came of it before the line was cut is not fetched again, and as long as something comes, of this file
 * or another, it goes on. */
export async function fetchBytes(path, makeLimit, mode, cache = undefined) {
  cache ??= await caches.open(CACHE);
  const limit = makeLimit();
  going.add(limit.stop);
  const goOn = async (error) => {
    const isCut = error.name === "TypeError" && limit.persists && Date.now() - heardAt < CUT_MS;
    if (!isCut) throw error;
    await new Promise((over) => setTimeout(over, PAUSE_MS));
    return fetchRest(path, limit, mode, cache).catch(goOn);
  };
  try {
    return await fetchRest(path, limit, mode, cache).catch(goOn);
  } finally {
    going.delete(limit.stop);
    limit.end();
  }
}

async function fetchRest(path, limit, mode, cache) {
  const before = await (await cache.match(PART + path))?.blob();
  const asked = before ? { cache: "no-store", headers: { range: `bytes=${before.size}-` } } : { cache: mode };
  const response = await fetch(path, { ...asked, signal: limit.signal });
  if (before) await cache.delete(PART + path);
  // A host that has half of a build.
  const altered = response.status === 404 && path;
  if (!response.ok) throw Object.assign(new Error(`${path} answered ${response.status}`), { altered });
  const parts = response.status === 206 ? [before] : [];
  let size = parts.length && before.size;
  try {
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return { blob: new Blob(parts), headers: response.headers };
      limit.heard();
      heardAt = Date.now();
      tellProgress(path, (size += value.length));
      parts.push(value);
    }
  } catch (error) {
    // Of nothing the rest would be all, and not compressed.
    if (size) await cache.put(PART + path, new Response(new Blob(parts)));
    throw error;
  }
}
