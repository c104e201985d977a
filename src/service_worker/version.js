// The version that this worker stores: its files, its cache, and what is in it.
/* global VERSION, FILES, STYLE, FACTS, PAGES, SIZE, LOAD, STREETS -- the builder defines them (src/build/service_worker.rs):
   VERSION  a hash over the scripts of the worker, FILES and the headers of the build
   FILES    every precached file: its address and the hash of its bytes, as of `hashOf`
   STYLE    the hash of the style of pages, as in the policy of their headers
   FACTS    the address of the facts
   PAGES    the address of the page bundle: on a slow line a hundred responses cost more than their bytes
   SIZE     the bytes of all files
   LOAD     the bytes of the files that a first install fetches
   STREETS  the files of the streets, as FILES: saved after the app, in a cache of their own */

export const HASHES = new Map([...FILES, ...STREETS]);
export const PREFIX = "safe-night-program-";
export const CACHE = PREFIX + VERSION;
/** The cache of the chosen theme, written by theme.js, and of NO_ROOM. */
export const CHOICES = "safe-night-choices";
/** The cache of the streets. Newer versions take over what they have in common. */
export const CITY = "safe-night-streets";
/** Fingerprinted files are the same in every version that has them. */
export const FINGERPRINTED = /-[0-9a-f]{16}\.\w+$/;

/** The stored file of this version. `match` instead of `open`, which would create the cache again after the kill switch. */
export const find = (path) => caches.match(path, { cacheName: cacheOf(path) });

export const cacheOf = (path) => (isOfCity(path) ? CITY : CACHE);

/** Whether a first install fetches this file: pages come in the bundle. */
export const isLoaded = (path) => path === "/" || (path.includes(".") && !isOfCity(path));

export const isOfCity = (path) => path.startsWith("/streets/");

/** Whether a response has the policy of another build, which would block the style of the page. */
export function isOfAnotherBuild(response) {
  const policy = response.headers.get("content-security-policy");
  return policy !== null && !policy.includes(STYLE);
}

/** The first 96 bits of the SHA-256 in Base64: enough to detect damage, and a third of the length in the list. */
export async function hashOf(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest, 0, 12)));
}
