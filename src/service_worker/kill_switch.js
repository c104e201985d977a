// The kill switch: a worker that replaces a bad one (`site kill-switch`). It ends itself and clears the program from
// the phone. What the person wrote and chose stays: local storage is not touched, nor the choices.
self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
// Where the browser lets it wait all the same, the offer of a newer version calls it.
self.addEventListener("message", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  await clear();
  await self.registration.unregister();
  // Pages that are open are loaded anew from the host.
  for (const page of await self.clients.matchAll({ type: "window" })) await page.navigate(page.url).catch(() => {});
  // Once more, because the worker before this one may have been at work until now.
  await clear();
}

async function clear() {
  const programs = (await caches.keys()).filter((name) => /^safe-night-(program-|arriving$)/.test(name));
  await Promise.all(programs.map((name) => caches.delete(name)));
}
