// Forget everything on this phone: what was chosen and noted, the facts and the program. The page that asks for it says
// what will be gone; the second tap does it.
const [ask, question] = document.querySelectorAll("[data-forget]");
const [keep, forget] = question.querySelectorAll("button");

ask.addEventListener("click", () => {
  question.hidden = false;
  keep.focus();
});
keep.addEventListener("click", () => {
  question.hidden = true;
  ask.focus();
});
forget.addEventListener("click", async () => {
  for (const storage of ["localStorage", "sessionStorage"]) {
    try {
      globalThis[storage].clear();
    } catch {
      // Storage is off: there is nothing in it.
    }
  }
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.allSettled([
    ...workers.map((worker) => worker.unregister()),
    ...(await caches.keys()).map((name) => caches.delete(name)),
  ]);
  location.replace("/settings#forgotten");
});
