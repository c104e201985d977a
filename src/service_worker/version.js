// The version that this worker stores: its files, its cache, and what is in it.
/* global VERSION, FILES, STYLE, FACTS, PAGES, LATER, SIZE, LOAD, PARTS -- the builder defines them (src/build/service_worker.rs):
   VERSION  a hash over the scripts of the worker, FILES and the headers of the build
   FILES    every precached file: its address and the hash of its bytes, as of `hashOf`
   STYLE    the hash of the style of pages, as in the policy of their headers
   FACTS    the address of the facts
   PAGES    the address of the page bundle: on a slow line a hundred responses cost more than their bytes
   LATER    the address of the bundle of the pages that are saved after the app
   SIZE     the bytes of all files
   LOAD     the bytes of the files that a first install fetches
   PARTS    what is saved after the app, part after part, each in a cache of its own: its `name`, its `files` as FILES, and what
            `/offline` says of it: its `title`, what is `saved`, and what holds while it is `missing` */

export const HASHES = new Map([FILES, ...PARTS.map(({ files }) => files)].flat());
export const PREFIX = "safe-night-program-";
export const CACHE = PREFIX + VERSION;
/** The cache of the chosen theme, written by theme.js, and of NO_ROOM. */
export const CHOICES = "safe-night-choices";
/** The cache of a part. Newer versions take over what they have in common. */
export const cacheOfPart = ({ name }) => `safe-night-${name}`;
/** The cache of each file of a part. */
const LATE = new Map(PARTS.flatMap((part) => part.files.map(([path]) => [path, cacheOfPart(part)])));
/** Fingerprinted files are the same in every version that has them. */
export const FINGERPRINTED = /-[0-9a-f]{16}\.\w+$/;

/** The stored file of this version. `match` instead of `open`, which would create the cache again after the kill switch. */
export const find = (path) => caches.match(path, { cacheName: cacheOf(path) });

export const cacheOf = (path) => LATE.get(path) ?? CACHE;

/** Whether a first install fetches this file: pages come in the bundle. */
export const isLoaded = (path) => path === "/" || (path.includes(".") && !LATE.has(path));

/** The bytes of a stored file, if they are those of the build. */
export async function findWhole(path) {
  const bytes = await (await find(path))?.arrayBuffer();
  if (bytes && (await hashOf(bytes)) === HASHES.get(path)) return bytes;
}

/** The addresses of missing and damaged files, each looked for as a page that asks for it. */
export async function findLost(files) {
  const lost = [];
  for (const [path] of files) if (!(await findWhole(path))) lost.push(path);
  return lost;
}

/** Whether a response has the policy of another build, which would block the style of the page. */
export function isOfAnotherBuild(response) {
  const policy = response.headers.get("content-security-policy");
  return policy !== null && !policy.includes(STYLE);
}

/** The first 72 bits of the SHA-256 in Base64: enough to detect damage, and a fourth of the length in the list. */
export async function hashOf(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest, 0, 9)));
}
