// The service worker: stores one complete version of the program, and answers from it first.
/* global VERSION, FILES, STYLE, FACTS, PAGES, SIZE, LOAD -- the builder defines them (src/build/service_worker.rs):
   VERSION  a hash over this script and FILES
   FILES    every precached file: its address and the hash of its bytes, as of `hashOf`
   STYLE    the hash of the style of pages, as in the policy of their headers
   FACTS    the address of the facts
   PAGES    the address of the page bundle: on a slow line a hundred responses cost more than their bytes
   SIZE     the bytes of all files
   LOAD     the bytes of the files that a first install fetches */

/** The number of missing pages from which the bundle is fetched. */
const BUNDLE_THRESHOLD = 20;

const HASHES = new Map(FILES);
const PREFIX = "safe-night-program-";
const CACHE = PREFIX + VERSION;
/** The cache of the chosen theme, written by theme.js, and of NO_ROOM. */
const CHOICES = "safe-night-choices";
/** Stands in the cache of a version that is not complete yet: after a lost signal its files are not fetched again. */
const ARRIVING = "/.arriving";
/** Stands before the path of a file that was cut off. */
const PART = "/.part";
/** When the phone had no room for a newer version. */
const NO_ROOM = "/.no-room";
/** Fingerprinted files are the same in every version that has them. */
const FINGERPRINTED = /-[0-9a-f]{16}\.\w+$/;
/** Parallel fetches: few, so that the first files of the list come first. */
const CONCURRENCY = 6;
/** The time-out of a page that is not stored, in milliseconds. */
const TIMEOUT_MS = 3000;
/** How long nothing may come of a file during install, in milliseconds. The install then fails, and is tried again later. However slow
 * a line is, what comes is waited for. */
const SILENCE_MS = 30000;
/** How long a newer version is not tried again after the phone had no room for it, in milliseconds. */
const DAY_MS = 86400000;

self.addEventListener("install", (event) => event.waitUntil(refuseIfFull().then(install).catch(giveUp)));
self.addEventListener("activate", (event) => event.waitUntil((moved = takeFromOlder()).then(forgetOldGenerations)));
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
  if (event.data?.type === "glance" && port) event.waitUntil(glance(port));
  // By itself, or when the person asks for it.
  if (event.data?.type === "heal" && port) event.waitUntil(hadNoRoom().then((full) => (full ? tellStatus(port) : mend(port))));
  if (event.data?.type === "mend" && port) event.waitUntil(mend(port));
  // Only when the person agrees, never under a page in use.
  if (event.data?.type === "take-over") event.waitUntil(takeOver());
});

/** Chromium does not hear it while the version in use is at work, and then waits for half a minute. */
async function takeOver() {
  while (self.registration.waiting) {
    self.skipWaiting();
    await new Promise((done) => setTimeout(done, 500));
  }
}

/** All or nothing: if one file fails or has the wrong hash, this version is not activated. What an older version has is not stored
 * twice: it is taken from there at activation. */
async function install() {
  const isNew = !(await caches.has(CACHE));
  const cache = await caches.open(CACHE);
  // Not in a cache that is in use and mended.
  if (isNew) await cache.put(ARRIVING, new Response());
  const holders = await findHolders();
  await inLanes(FILES, async ([path, hash]) => (await findStored(holders, path, hash)) && received.add(path));
  await take(FILES.filter(([path]) => FINGERPRINTED.test(path)));
  // Pages that are not in the bundle are fetched one by one.
  await unpack(cache, holders).catch(throwIfFull);
  await take(FILES);
  await cache.delete(ARRIVING);
}

const isFull = (error) => error.name === "QuotaExceededError";

function throwIfFull(error) {
  if (isFull(error)) throw error;
}

/** Tells the pages why an install fails. If the phone is full, takes back what has arrived: the version that serves has its room. */
async function giveUp(error) {
  if (isFull(error)) {
    // In use it has no mark.
    if (await caches.match(ARRIVING, { cacheName: CACHE })) await caches.delete(CACHE);
    // Without room for the note it is tried again sooner.
    if (self.registration.active) await keepNoRoom().catch(() => {});
    saving.postMessage({ needed: SIZE });
  }
  if (error.altered) saving.postMessage({ altered: error.altered });
  throw error;
}

/** A newer version for which there was no room is not fetched in vain at each start. */
async function refuseIfFull() {
  if (self.registration.active && (await hadNoRoom())) throw new Error("The phone had no room today");
}

const keepNoRoom = async () => (await caches.open(CHOICES)).put(NO_ROOM, new Response(String(Date.now())));

async function hadNoRoom() {
  const since = await (await caches.match(NO_ROOM, { cacheName: CHOICES }))?.text();
  return Math.abs(Date.now() - since) < DAY_MS;
}

/** Stores files that this install has not received yet. */
async function take(files) {
  await inLanes(files, async ([path, hash]) => {
    if (!received.has(path)) await fetchVerified(path, hash, patiently);
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
async function findHolders() {
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
async function findStored(holders, path, hash) {
  for (const name of holders.get(path) ?? []) {
    const kept = await caches.match(path, { cacheName: name });
    if (!kept || isOfAnotherBuild(kept)) continue;
    const bytes = await kept.clone().arrayBuffer();
    if ((await hashOf(bytes)) !== hash) continue;
    tellProgress(path, bytes.byteLength);
    return { name, kept };
  }
}

/** Resolves when this version has all that it takes from older ones. */
let moved;

/** Moves what an older version has with the same bytes, a few at a time: the phone may have room for no more. */
async function takeFromOlder() {
  const [own, holders] = [await caches.open(CACHE), await findHolders()];
  await inLanes(FILES, async ([path, hash]) => {
    const found = holders.get(path)?.[0] !== CACHE && (await findStored(holders, path, hash));
    if (!found) return;
    await own.put(path, found.kept);
    await (await caches.open(found.name)).delete(path);
  });
}

/** Stores the pages of the bundle whose bytes are those of the build. */
async function unpack(cache, holders) {
  const missing = FILES.filter(([path]) => !isLoaded(path) && !received.has(path));
  if (missing.length < BUNDLE_THRESHOLD) return;
  await take([["/", HASHES.get("/")]]);
  const stored = async (path) => (await findStored(holders, path, HASHES.get(path)))?.kept ?? find(path);
  const first = await stored("/");
  // Pages get the headers of the first page, without those that describe its bytes.
  const headers = new Headers(first.headers);
  for (const name of ["content-length", "content-encoding", "etag", "last-modified"]) headers.delete(name);
  const { blob } = await fetchBytes(PAGES, patiently, "default");
  let text = (await (await stored(FACTS)).text()) + (await first.text());
  const store = async (line) => {
    const [path, ...parts] = JSON.parse(line);
    let html = "";
    while (parts.length) {
      const part = parts.shift();
      html += part.length ? part : text.slice(part, part + parts.shift());
    }
    text += html;
    const bytes = new TextEncoder().encode(html);
    if (received.has(path) || (await hashOf(bytes)) !== HASHES.get(path)) return;
    await cache.put(path, new Response(bytes, { headers }));
    received.add(path);
  };
  await Promise.all((await blob.text()).trim().split("\n").map(store));
}

/** Whether a first install fetches this file: pages come in the bundle. */
const isLoaded = (path) => path === "/" || path.includes(".");

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

/** Whether a response has the policy of another build, which would block the style of the page. */
function isOfAnotherBuild(response) {
  const policy = response.headers.get("content-security-policy");
  return policy !== null && !policy.includes(STYLE);
}

/** The paths that this install has stored. */
const received = new Set();
/** The bytes that have come of each path, and of all. */
const come = new Map();
let bytes = 0;
let lastPercent = 0;

/** The channel for the progress. Not messages to each page: Chromium drops a page from its back/forward cache when it gets one, and
 * loses its scroll position. */
const saving = new BroadcastChannel("safe-night.saving");

/** Notes how many bytes have come of a file, and posts the progress in whole percent. All is not there before it is stored. */
function tellProgress(path, size) {
  // Pages come in the bundle.
  if (!isLoaded(path)) return;
  bytes += size - (come.get(path) ?? 0);
  come.set(path, size);
  const percent = Math.min(99, Math.floor((100 * bytes) / LOAD));
  if (percent > lastPercent) saving.postMessage((lastPercent = percent));
}

/** Fetches a file and stores it. `limit`: makes the limit of a fetch. A fingerprinted file that the page has fetched already is taken
 * from the cache of the browser, whatever its age: the hash tells whether it is right. That cache may hold failures and spoilt files too:
 * it is not asked twice. */
async function fetchVerified(path, hash, limit) {
  const right = (mode) => fetchRight(path, hash, limit, mode);
  const response = await right(FINGERPRINTED.test(path) ? "force-cache" : "no-cache").catch((error) => {
    if (error.name === "AbortError") throw error;
    return right("reload");
  });
  await (await caches.open(CACHE)).put(path, response);
}

async function fetchRight(path, hash, limit, mode) {
  const { blob, headers } = await fetchBytes(path, limit, mode);
  const bytes = await blob.arrayBuffer();
  const isOurs = (await hashOf(bytes)) === hash;
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

/** Fetches the bytes of a file. What came of it before the line was cut is not fetched again, and as long as something comes it goes
 * on. */
async function fetchBytes(path, makeLimit, mode) {
  const limit = makeLimit();
  const cache = await caches.open(CACHE);
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
      tellProgress(path, (size += value.length));
      parts.push(value);
    }
  } catch (error) {
    const arrived = new Blob(parts);
    await cache.put(PART + path, new Response(arrived));
    if (!limit.signal.aborted && arrived.size > (before?.size ?? 0)) return fetchBytes(path, makeLimit, mode);
    throw error;
  } finally {
    limit.end();
  }
}

/** Deletes old versions, and what never became one, except the last version, whose pages may still be open. */
async function forgetOldGenerations() {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  const incomplete = await Promise.all(others.map((name) => caches.match(ARRIVING, { cacheName: name })));
  const complete = others.filter((_, index) => !incomplete[index]);
  await Promise.all(others.filter((name) => name !== complete[complete.length - 1]).map((name) => caches.delete(name)));
  await (await caches.open(CHOICES)).delete(NO_ROOM);
}

async function answer(request, pathname) {
  const path = pathname.replace(/(.)\/$/, "$1");
  const kept = await find(path);
  if (kept) return kept;
  if (HASHES.has(path)) return recoverMissing(request, path);
  if (request.mode === "navigate") return unknownPage(request, path);
  // A page of the version before requests its files.
  return (await caches.match(path)) ?? fetch(request);
}

/** The stored file of this version. `match` instead of `open`, which would create the cache again after the kill switch. */
const find = (path) => caches.match(path, { cacheName: CACHE });

/** Fetches a file that is missing from the cache. Without a network, answers with a copy of another version, or the `/offline` page. */
async function recoverMissing(request, path) {
  try {
    // The kill switch has cleared the cache, so nothing is stored again.
    if (!(await caches.has(CACHE))) return await fetch(request);
    await fetchVerified(path, HASHES.get(path), () => within(TIMEOUT_MS));
    return await find(path);
  } catch {
    // A page that is missing and cannot be fetched is answered with `/offline`, which lists what is missing.
    const page = request.mode === "navigate" && (await find("/offline"));
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
  const page = await find("/404.html");
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : fetch(request);
}

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

/** The first 96 bits of the SHA-256 in Base64: enough to detect damage, and a third of the length in the list. */
async function hashOf(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest, 0, 12)));
}

/** Looks only whether every file is there: a look into each takes thirty times as long. */
async function glance(port) {
  await moved;
  const holders = await findHolders();
  const gone = FILES.filter(([path]) => holders.get(path)?.[0] !== CACHE);
  await tellStatus(port, undefined, gone.map(([path]) => path));
}

/** Fetches again what the browser has cleared away or the phone has spoilt, however much, and tells the state after that. */
async function mend(port) {
  const lost = await findDamaged();
  if (lost.length === 0) return tellStatus(port, lost);
  received.clear();
  come.clear();
  bytes = lastPercent = 0;
  const failed = await takeFromOlder().then(install).catch(giveUp).catch((error) => error);
  await tellStatus(port, lost, await findDamaged(), failed);
}

/** `lost`: what was missing before it was mended. `failed`: why it could not be. */
async function tellStatus(port, lost, missing, failed) {
  missing ??= lost ?? (await findDamaged());
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  const persisted = (await navigator.storage?.persisted?.()) ?? false;
  const noRoom = (failed && isFull(failed)) || (await hadNoRoom()) ? SIZE : 0;
  const status = { version: VERSION, files: FILES.length, lost: lost?.length, missing, altered: failed?.altered };
  port.postMessage({ ...status, persisted, free: quota - usage, noRoom });
}
