// The service worker: stores one complete version of the program, and answers from it first.
import { fetchVerified, within } from "./fetching.js";
import { giveUp, hadNoRoom, install, refuseIfFull, takeItsPlace } from "./installing.js";
import { glance, mend, tellStatus } from "./status.js";
import { findLater, saveAll, savePart, takeAlong } from "./parts.js";
import { CACHE, CHOICES, HASHES, find } from "./version.js";

/** The time-out of a page that is not stored, in milliseconds. */
const TIMEOUT_MS = 3000;

self.addEventListener("install", (event) => event.waitUntil(refuseIfFull().then(install).catch(giveUp).then(takeAlong)));
self.addEventListener("activate", (event) => event.waitUntil(takeItsPlace()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  // The facts change without a new program, so they come from the host: see src/state/updates.rs.
  if (url.pathname.startsWith("/content/")) return;
  // Where the storage of the phone is damaged the host answers.
  event.respondWith(answer(event.request, url.pathname).then(inTheme).catch(() => fetch(event.request)));
});
self.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (event.data?.type === "status" && port) event.waitUntil(tellStatus(port));
  if (event.data?.type === "glance" && port) event.waitUntil(glance(port));
  // By itself, or when the person asks for it.
  if (event.data?.type === "heal" && port) event.waitUntil(hadNoRoom().then((full) => (full ? tellStatus(port) : mend(port))));
  if (event.data?.type === "mend" && port) event.waitUntil(mend(port, saveAll));
  // Once the app is saved.
  if (event.data?.type === "part" && port) event.waitUntil(savePart(event.data.part, port));
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

async function answer(request, pathname) {
  const path = pathname.replace(/(.)\/$/, "$1");
  const kept = await find(path);
  if (kept) return kept;
  if (HASHES.has(path)) return recoverMissing(request, path);
  const later = !path.includes(".") && (await findLater(path));
  if (later) return later;
  if (request.mode === "navigate") return unknownPage(request, path);
  // A page of the version before requests its files.
  return (await caches.match(path)) ?? fetch(request);
}

/** Fetches a file that is missing from the cache. Without a network, answers with a copy of another version, or the `/offline` page. */
async function recoverMissing(request, path) {
  try {
    // The kill switch has cleared the cache, so nothing is stored again.
    if (!(await caches.has(CACHE))) return await fetch(request);
    await fetchVerified(path, () => within(TIMEOUT_MS));
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
