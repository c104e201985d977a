// The service worker: stores one complete version of the program, and answers from it first.
/* global VERSION, FILES, STYLE, PAGES, SIZE -- the builder defines them (src/build/service_worker.rs):
   VERSION  a hash over this script and FILES
   FILES    every precached file: its address and the hash of its bytes, as of `hashOf`
   STYLE    the hash of the style of pages, as in the policy of their headers
   PAGES    the address of the page bundle, one page a line: on a slow line a hundred responses cost more than their bytes
   SIZE     the bytes of all files */

/** The number of missing pages from which the bundle is fetched. */
const BUNDLE_THRESHOLD = 20;

const HASHES = new Map(FILES);
const PREFIX = "safe-night-program-";
const CACHE = PREFIX + VERSION;
/** The cache of the chosen theme, written by theme.js. */
const CHOICES = "safe-night-choices";
/** Stands in the cache of a version that is not complete yet: after a lost signal its files are not fetched again. */
const ARRIVING = "/.arriving";
/** The cache in which older workers kept an incomplete version. */
const STAGING = "safe-night-arriving";
/** Fingerprinted files are the same in every version that has them. */
const FINGERPRINTED = /-[0-9a-f]{16}\.\w+$/;
/** Parallel fetches: few, so that the first files of the list come first. */
const CONCURRENCY = 6;
/** The time-out of a page that is not stored, in milliseconds. */
const TIMEOUT_MS = 3000;
/** How long nothing may come of a file during install, in milliseconds. The install then fails, and is tried again later. However slow
 * a line is, what comes is waited for. */
const SILENCE_MS = 30000;

self.addEventListener("install", (event) => event.waitUntil(install().catch(makeRoom)));
self.addEventListener("activate", (event) => event.waitUntil(forgetOldGenerations()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  // The facts change without a new program, so they come from the host: see src/state/updates.rs.
  if (url.pathname.startsWith("/content/")) return;
  event.respondWith(answer(event.request, url.pathname).then(inTheme));
});
self.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (event.data?.type === "status" && port) event.waitUntil(tellStatus(port));
  if (event.data?.type === "mend" && port) event.waitUntil(mend().then(() => tellStatus(port)));
  if (event.data?.type === "heal" && port) event.waitUntil(heal().then((healed) => port.postMessage(healed)));
  // Only when the person agrees, never under a page in use.
  if (event.data?.type === "take-over") event.waitUntil(self.skipWaiting());
});

/** All or nothing: if one file fails or has the wrong hash, this version is not activated. */
async function install() {
  const cache = await caches.open(CACHE);
  const [program, rest] = [true, false].map((wanted) => FILES.filter(([path]) => FINGERPRINTED.test(path) === wanted));
  const arrived = await pathsIn(cache);
  await cache.put(ARRIVING, new Response());
  await take(cache, arrived, program);
  // Pages that are not in the bundle are fetched one by one.
  await unpack(cache, arrived).catch(throwIfFull);
  await take(cache, arrived, rest);
  await cache.delete(ARRIVING);
  await caches.delete(STAGING);
}

function throwIfFull(error) {
  if (error.name === "QuotaExceededError") throw error;
}

/** The phone is full: takes back what has arrived, so that the version that serves has its room, and tells the pages. */
async function makeRoom(error) {
  if (error.name === "QuotaExceededError") {
    await caches.delete(CACHE);
    saving.postMessage({ needed: SIZE });
  }
  throw error;
}

/** Stores files that this install has not received yet. `arrived`: what an interrupted install before it has stored. */
async function take(cache, arrived, files) {
  await inLanes(files, async ([path, hash]) => {
    if (received.has(path)) return;
    if (!(await isStored(cache, arrived, path, hash))) await fetchVerified(cache, path, hash, patiently);
    tellProgress(path);
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

/** The paths in a cache: asking once is quicker than one failed `match` for each file of a first visit. */
async function pathsIn(cache) {
  return new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
}

/** Stores the pages of the bundle whose bytes are those of the build. */
async function unpack(cache, arrived) {
  const missing = FILES.filter(([path]) => !path.includes(".") && !arrived.has(path));
  if (missing.length < BUNDLE_THRESHOLD) return;
  await take(cache, arrived, [["/", HASHES.get("/")]]);
  // Pages get the headers of the first page, without those that describe its bytes.
  const headers = new Headers((await cache.match("/")).headers);
  for (const name of ["content-length", "content-encoding", "etag", "last-modified"]) headers.delete(name);
  const store = async (line) => {
    const [path, html] = JSON.parse(line);
    const bytes = new TextEncoder().encode(html);
    if (arrived.has(path) || (await hashOf(bytes)) !== HASHES.get(path)) return;
    await cache.put(path, new Response(bytes, { headers }));
    tellProgress(path);
  };
  const limit = patiently();
  const response = await fetch(PAGES, { signal: limit.signal });
  const decoder = new TextDecoder();
  let text = "";
  await readEach(response, limit, async (bytes) => {
    const lines = (text + decoder.decode(bytes, { stream: true })).split("\n");
    text = lines.pop();
    await Promise.all(lines.map(store));
  });
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
  return { signal: stop.signal, heard, end: () => clearTimeout(timer) };
}

/** The limit for a file of an install. */
const patiently = () => silence(SILENCE_MS);

/** A limit for a fetch: it ends after a time, in milliseconds. `AbortSignal.timeout` is missing before Chrome 103 and Safari 16. */
function within(ms) {
  return { ...silence(ms), heard: () => {} };
}

/** Hands over the bytes of an answer as they come, in order. */
async function readEach(response, limit, take) {
  try {
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return;
      limit.heard();
      await take(value);
    }
  } finally {
    limit.end();
  }
}

/** Whether a file is stored already: by an interrupted install, or by the version before, from which it is taken. */
async function isStored(cache, arrived, path, hash) {
  const own = arrived.has(path) && (await cache.match(path));
  const kept = own || (FINGERPRINTED.test(path) ? await caches.match(path) : undefined);
  if (!kept || isOfAnotherBuild(kept)) return false;
  if ((await hashOf(await kept.clone().arrayBuffer())) !== hash) return false;
  if (!own) await cache.put(path, kept);
  return true;
}

/** Whether a response has the policy of another build, which would block the style of the page. */
function isOfAnotherBuild(response) {
  const policy = response.headers.get("content-security-policy");
  return policy !== null && !policy.includes(STYLE);
}

const received = new Set();
let lastPercent = 0;

/** The channel for the progress. Not messages to each page: Chromium drops a page from its back/forward cache when it gets one, and
 * loses its scroll position. */
const saving = new BroadcastChannel("safe-night.saving");

/** Counts a received file, and posts the progress in whole percent. */
function tellProgress(path) {
  const percent = Math.floor((100 * received.add(path).size) / FILES.length);
  if (percent > lastPercent) saving.postMessage((lastPercent = percent));
}

/** Fetches a file and stores it. `limit`: makes the limit of a fetch. A fingerprinted file that the page has fetched already is taken
 * from the cache of the browser, whatever its age: the hash tells whether it is right, and if not the host is asked. */
async function fetchVerified(cache, path, hash, limit) {
  const right = (mode) => fetchRight(path, hash, limit(), mode);
  const response = await (FINGERPRINTED.test(path) ? right("force-cache").catch(() => right("reload")) : right("no-cache"));
  await cache.put(path, response);
}

async function fetchRight(path, hash, limit, mode) {
  const response = await fetch(path, { cache: mode, signal: limit.signal });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  if (isOfAnotherBuild(response)) throw new Error(`${path} came with the headers of another build`);
  const parts = [];
  await readEach(response, limit, (part) => parts.push(part));
  const bytes = await new Blob(parts).arrayBuffer();
  if ((await hashOf(bytes)) !== hash) throw new Error(`${path} has other bytes than the build gave it`);
  // A new Response, because a redirected one cannot answer a navigation.
  return new Response(bytes, { headers: response.headers });
}

/** Deletes old versions, and what never became one, except the last version, whose pages may still be open. */
async function forgetOldGenerations() {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  const incomplete = await Promise.all(others.map((name) => caches.match(ARRIVING, { cacheName: name })));
  const complete = others.filter((_, index) => !incomplete[index]);
  await Promise.all(others.filter((name) => name !== complete[complete.length - 1]).map((name) => caches.delete(name)));
}

async function answer(request, pathname) {
  const path = pathname.replace(/(.)\/$/, "$1");
  // `match` instead of `open`, which would create the cache again after the kill switch.
  const kept = await caches.match(path, { cacheName: CACHE });
  if (kept) return kept;
  if (HASHES.has(path)) return recoverMissing(request, path);
  if (request.mode === "navigate") return unknownPage(request, path);
  // A page of the version before requests its files.
  return (await caches.match(path)) ?? fetch(request);
}

/** Fetches a file that is missing from the cache. Without a network, answers with a copy of another version, or the `/offline` page. */
async function recoverMissing(request, path) {
  try {
    // The kill switch has cleared the cache, so nothing is stored again.
    if (!(await caches.has(CACHE))) return await fetch(request);
    const cache = await caches.open(CACHE);
    await fetchVerified(cache, path, HASHES.get(path), () => within(TIMEOUT_MS));
    return await cache.match(path);
  } catch {
    // A page that is missing and cannot be fetched is answered with `/offline`, which lists what is missing.
    const page = request.mode === "navigate" && (await caches.match("/offline", { cacheName: CACHE }));
    return (await caches.match(path)) ?? (page || Response.error());
  }
}

/** Sets the chosen theme in a page, so that it is right before any script runs. */
async function inTheme(response) {
  if (!response.headers.get("content-type")?.startsWith("text/html")) return response;
  const theme = await (await (await caches.open(CHOICES)).match("/theme"))?.text();
  if (!["dark", "light", "dim"].includes(theme)) return response;
  const html = (await response.text()).replace("<html ", `<html data-theme="${theme}" `);
  return new Response(html, { status: response.status, headers: response.headers });
}

/**
 * A page that this version does not have: asks the host, and without an answer in time gives the page for unknown addresses. That
 * page draws places that newer facts have added, so a place does not wait for the host if the program can run.
 */
async function unknownPage(request, path) {
  const isDrawn = path.startsWith("/places/") && self.WebAssembly;
  const answer = !isDrawn && (await fetch(request, { signal: within(TIMEOUT_MS).signal }).catch(() => {}));
  if (answer) return answer;
  const page = await caches.match("/404.html", { cacheName: CACHE });
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : fetch(request);
}

/** The addresses of missing and damaged files. */
async function findDamaged() {
  const cache = await caches.open(CACHE);
  const faulty = [];
  for (const [path, hash] of FILES) {
    const kept = await cache.match(path);
    if (!kept || (await hashOf(await kept.arrayBuffer())) !== hash) faulty.push(path);
  }
  return faulty;
}

/** The first 96 bits of the SHA-256 in Base64: enough to detect damage, and a third of the length in the list. */
async function hashOf(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest, 0, 12)));
}

/** Fetches missing and damaged files again. Failures are ignored: the status lists what is still missing. */
async function mend() {
  await fetchAgain(await findDamaged());
}

async function fetchAgain(paths) {
  const cache = await caches.open(CACHE);
  await Promise.allSettled(paths.map((path) => fetchVerified(cache, path, HASHES.get(path), patiently)));
}

/** Fetches again what the browser has cleared away, however much. Answers how many files had gone, and how many still have. */
async function heal() {
  const gone = async () => {
    const there = await pathsIn(await caches.open(CACHE));
    return [...HASHES.keys()].filter((path) => !there.has(path));
  };
  const before = await gone();
  if (before.length >= BUNDLE_THRESHOLD) {
    received.clear();
    lastPercent = 0;
    await install().catch(() => {});
  } else {
    await fetchAgain(before);
  }
  return { gone: before.length, left: before.length && (await gone()).length };
}

async function tellStatus(port) {
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  const persisted = (await navigator.storage?.persisted?.()) ?? false;
  port.postMessage({ version: VERSION, files: FILES.length, missing: await findDamaged(), persisted, free: quota - usage });
}
