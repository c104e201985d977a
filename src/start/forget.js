// Forgets everything on this phone: choices, notes, facts and program. The first tap asks, the second one does it.
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
      // Storage is off, so it is empty.
    }
  }
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.allSettled([
    ...workers.map((worker) => worker.unregister()),
    ...(await caches.keys()).map((name) => caches.delete(name)),
  ]);
  location.replace("/settings#forgotten");
});
