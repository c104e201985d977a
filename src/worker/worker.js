// The service worker: keeps one generation of the program whole on the phone, and answers from it first.
// The site builder fills in the two constants from the final bytes of every file.
const VERSION = "{{version}}";
/** Every file of the build: its address and the hash of its bytes. */
const FILES = {{files}};

const PREFIX = "safe-night-program-";
const CACHE = PREFIX + VERSION;
/** What the person chose of the app's looks: kept by the page, see theme.js. */
const CHOICES = "safe-night-choices";
/** How long a page that this generation does not have may take to come from the network, in milliseconds. */
const PATIENCE = 3000;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOldGenerations()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  event.respondWith(answer(event.request, url.pathname).then(inTheme));
});
self.addEventListener("message", (event) => {
  if (event.data?.type === "status" && event.ports[0]) event.waitUntil(tellStatus(event.ports[0]));
});

/** All or nothing: one file that cannot be had, or has other bytes, and this generation never goes live. */
async function install() {
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(FILES.map(([path, integrity]) => keep(cache, path, integrity)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function keep(cache, path, integrity) {
  const response = await fetch(path, { integrity, cache: "no-cache" });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  // Made anew, because an answer that came by way of a redirect may not serve a page.
  await cache.put(path, new Response(await response.blob(), { headers: response.headers }));
}

/** The generation before this one stays: a page of it may still be open. */
async function forgetOldGenerations() {
  const generations = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(generations.slice(0, -1).map((name) => caches.delete(name)));
}

async function answer(request, pathname) {
  const path = pathname.replace(/(.)\/$/, "$1");
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path);
  if (kept) return kept;
  if (request.mode === "navigate") return unknownPage(cache, request);
  // A page of the generation before asks for its own files.
  return (await caches.match(path)) ?? fetch(request);
}

/** A page in the theme that the person chose, from its first pixel on: before any script of the page runs. */
async function inTheme(response) {
  if (!response.headers.get("content-type")?.startsWith("text/html")) return response;
  const theme = await (await (await caches.open(CHOICES)).match("/theme"))?.text();
  if (!["dark", "light", "dim"].includes(theme)) return response;
  const html = (await response.text()).replace("<html ", `<html data-theme="${theme}" `);
  return new Response(html, { status: response.status, headers: response.headers });
}

/** A page that this generation does not have: perhaps it is newer. Without an answer soon, it does not exist. */
async function unknownPage(cache, request) {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    const page = await cache.match("/404.html");
    return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
  }
}

async function tellStatus(port) {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  const missing = FILES.map(([path]) => path).filter((path) => !kept.has(path));
  port.postMessage({ version: VERSION, files: FILES.length, missing });
}
