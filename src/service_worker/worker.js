// The service worker: keeps one generation of the program whole on the phone, and answers from it first.
/* global VERSION, FILES, STYLE, PAGES -- the builder defines them (src/build/service_worker.rs):
   VERSION  a hash over this script and FILES
   FILES    every file of the build: its address and the hash of its bytes, as hashOf gives it
   STYLE    the hash of the pages' style, as the policy in their headers has to name it
   PAGES    all pages in one file, a line each: on a slow line a hundred answers cost more than their bytes */

/** From how many missing pages on that file is asked for. */
const BUNDLE_THRESHOLD = 20;

const HASHES = new Map(FILES);
const PREFIX = "safe-night-program-";
const CACHE = PREFIX + VERSION;
/** What the person chose of the app's looks: kept by the page, see theme.js. */
const CHOICES = "safe-night-choices";
/** What has come of a generation that is not whole yet: when the signal drops, it is not asked for again. */
const STAGING = "safe-night-arriving";
/** Files named by their bytes are the same in every generation that has them. */
const FINGERPRINTED = /-[0-9a-f]{16}\.\w+$/;
/** How many files are asked for at once: few, so that what stands first in the list comes first. */
const CONCURRENCY = 6;
/** How long a page that is not on the phone may take to come from the network, in milliseconds. */
const TIMEOUT_MS = 3000;
/** How long one file of a new generation may take before the whole of it is given up, to be tried again later. */
const INSTALL_TIMEOUT_MS = 60000;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOldGenerations()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  // The facts change on the host without a new program, so they are asked for there: see updates.js.
  if (url.pathname.startsWith("/content/")) return;
  event.respondWith(answer(event.request, url.pathname).then(inTheme));
});
self.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (event.data?.type === "status" && port) event.waitUntil(tellStatus(port));
  if (event.data?.type === "mend" && port) event.waitUntil(mend().then(() => tellStatus(port)));
  // Only when the person agrees: never under a page in use.
  if (event.data?.type === "take-over") event.waitUntil(self.skipWaiting());
});

/** All or nothing: one file that cannot be had, or has other bytes, and this generation never goes live. */
async function install() {
  const staging = await caches.open(STAGING);
  const [program, rest] = [true, false].map((wanted) => FILES.filter(([path]) => FINGERPRINTED.test(path) === wanted));
  await take(staging, program);
  // What does not come this way comes one by one.
  await unpack(staging).catch(() => {});
  await take(staging, rest);
  try {
    const cache = await caches.open(CACHE);
    for (const [path] of FILES) await cache.put(path, await staging.match(path));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
  await caches.delete(STAGING);
}

/** Takes files in, a few at a time. */
async function take(staging, files) {
  const queue = files.values();
  const lane = async () => {
    for (const [path, hash] of queue) {
      if (!(await isStaged(staging, path, hash))) await fetchVerified(staging, path, hash, INSTALL_TIMEOUT_MS);
      tellProgress(path);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, lane));
}

/** Takes the pages out of the file that has them all. Whether they are whole is asked when their turn comes. */
async function unpack(staging) {
  const arrived = new Set((await staging.keys()).map(({ url }) => new URL(url).pathname));
  const missing = FILES.filter(([path]) => !path.includes(".") && !arrived.has(path));
  if (missing.length < BUNDLE_THRESHOLD) return;
  await take(staging, [["/", HASHES.get("/")]]);
  // They come with what the host says of pages, less what it says of the bytes of this one.
  const headers = new Headers((await staging.match("/")).headers);
  for (const name of ["content-length", "content-encoding", "etag", "last-modified"]) headers.delete(name);
  const response = await fetch(PAGES, { signal: AbortSignal.timeout(INSTALL_TIMEOUT_MS) });
  let text = "";
  for (const reader = response.body.pipeThrough(new TextDecoderStream()).getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (text + value).split("\n");
    text = lines.pop();
    for (const line of lines) {
      const [path, html] = JSON.parse(line);
      if (!HASHES.has(path) || arrived.has(path)) continue;
      await staging.put(path, new Response(html, { headers }));
      tellProgress(path);
    }
  }
}

/** Whether a file is on the phone already: from a try that was cut off, or from the generation before. */
async function isStaged(staging, path, hash) {
  const arrived = await staging.match(path);
  const kept = arrived ?? (FINGERPRINTED.test(path) ? await caches.match(path) : undefined);
  if (!kept || isOfAnotherBuild(kept)) return false;
  if ((await hashOf(await kept.clone().arrayBuffer())) !== hash) return false;
  if (!arrived) await staging.put(path, kept);
  return true;
}

/** The headers are kept too: with the policy of another build a page would be left without its style. */
function isOfAnotherBuild(response) {
  const policy = response.headers.get("content-security-policy");
  return policy !== null && !policy.includes(STYLE);
}

const received = new Set();
let lastPercent = 0;

/** Where pages listen to how much has come. Not a message to each: Chromium drops a page that is held for the way back when it is
 * told something, and forgets how far it was scrolled. */
const saving = new BroadcastChannel("safe-night.saving");

/** Notes that a file has come, and tells how much has, in whole percent. */
function tellProgress(path) {
  const percent = Math.floor((100 * received.add(path).size) / FILES.length);
  if (percent > lastPercent) saving.postMessage((lastPercent = percent));
}

async function fetchVerified(cache, path, hash, timeoutMs) {
  const response = await fetch(path, { cache: "no-cache", signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  if (isOfAnotherBuild(response)) throw new Error(`${path} came with the headers of another build`);
  const bytes = await response.arrayBuffer();
  if ((await hashOf(bytes)) !== hash) throw new Error(`${path} has other bytes than the build gave it`);
  // Made anew, because an answer that came by way of a redirect may not serve a page.
  await cache.put(path, new Response(bytes, { headers: response.headers }));
}

/** The generation before this one stays: a page of it may still be open. */
async function forgetOldGenerations() {
  const generations = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(generations.slice(0, -1).map((name) => caches.delete(name)));
}

async function answer(request, pathname) {
  const path = pathname.replace(/(.)\/$/, "$1");
  // Not opened: that would make an empty one where the kill switch has cleared it.
  const kept = await caches.match(path, { cacheName: CACHE });
  if (kept) return kept;
  if (HASHES.has(path)) return recoverMissing(request, path);
  if (request.mode === "navigate") return unknownPage(request, path);
  // A page of the generation before asks for its own files.
  return (await caches.match(path)) ?? fetch(request);
}

/** A file that should be here and is gone: mended where there is a network, else the nearest thing to it. */
async function recoverMissing(request, path) {
  try {
    // Nothing at all is left: the kill switch has cleared it, and nothing is put there again.
    if (!(await caches.has(CACHE))) return await fetch(request);
    const cache = await caches.open(CACHE);
    await fetchVerified(cache, path, HASHES.get(path), TIMEOUT_MS);
    return await cache.match(path);
  } catch {
    // The page that tells what is missing stands in for a page that is.
    const page = request.mode === "navigate" && (await caches.match("/offline", { cacheName: CACHE }));
    return (await caches.match(path)) ?? (page || Response.error());
  }
}

/** A page in the theme that the person chose, from its first pixel on: before any script of the page runs. */
async function inTheme(response) {
  if (!response.headers.get("content-type")?.startsWith("text/html")) return response;
  const theme = await (await (await caches.open(CHOICES)).match("/theme"))?.text();
  if (!["dark", "light", "dim"].includes(theme)) return response;
  const html = (await response.text()).replace("<html ", `<html data-theme="${theme}" `);
  return new Response(html, { status: response.status, headers: response.headers });
}

/**
 * A page that this generation does not have: perhaps it is newer. Without an answer soon, it does not exist. The page that says so
 * draws a place that newer facts have added, so for a place nothing is waited for where the program can run.
 */
async function unknownPage(request, path) {
  const isDrawn = path.startsWith("/places/") && self.WebAssembly;
  const answer = !isDrawn && (await fetch(request, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => {}));
  if (answer) return answer;
  const page = await caches.match("/404.html", { cacheName: CACHE });
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : fetch(request);
}

/** The files that are gone, or whose bytes are not those of the build. */
async function findDamaged() {
  const cache = await caches.open(CACHE);
  const faulty = [];
  for (const [path, hash] of FILES) {
    const kept = await cache.match(path);
    if (!kept || (await hashOf(await kept.arrayBuffer())) !== hash) faulty.push(path);
  }
  return faulty;
}

/** The first 96 bits of the SHA-256, in Base64: enough to notice damage, and a third of the list's length. */
async function hashOf(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest, 0, 12)));
}

/** Fetches anew what is not whole. What cannot be had stays as it is, and is told. */
async function mend() {
  const cache = await caches.open(CACHE);
  await Promise.allSettled((await findDamaged()).map((path) => fetchVerified(cache, path, HASHES.get(path), INSTALL_TIMEOUT_MS)));
}

async function tellStatus(port) {
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  const persisted = (await navigator.storage?.persisted?.()) ?? false;
  port.postMessage({ version: VERSION, files: FILES.length, missing: await findDamaged(), persisted, free: quota - usage });
}
