// The kill switch: a worker that replaces a faulty one (`site kill-switch`). It clears the program from the phone and unregisters
// itself. Local storage and the chosen theme stay.
self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
// If the browser lets it wait all the same, the offer of a newer version activates it.
self.addEventListener("message", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  await clear();
  await self.registration.unregister();
  // Reload open pages from the host.
  for (const page of await self.clients.matchAll({ type: "window" })) await page.navigate(page.url).catch(() => {});
  // Once more, because the worker before this one may have written until now.
  await clear();
}

async function clear() {
  const programs = (await caches.keys()).filter((name) => /^safe-night-(?!choices$)/.test(name));
  await Promise.all(programs.map((name) => caches.delete(name)));
}
