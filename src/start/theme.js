// The chosen theme: dark, light or dim. Without a choice the style follows the system. The choice is stored in local storage, and in
// a cache, from which the service worker sets the theme of pages before any script runs.
const KEY = "safe-night.theme";
const root = document.documentElement;

function show(theme) {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  for (const bar of document.querySelectorAll("meta[name=theme-color]")) {
    bar.dataset.initial ??= bar.content;
    bar.content = theme ? getComputedStyle(root).getPropertyValue("--ground").trim() : bar.dataset.initial;
  }
  for (const radio of document.querySelectorAll("input[name=theme]")) radio.checked = radio.value === (theme ?? "phone");
}

/** The stored theme. `null`: none. `undefined`: there is no storage, so the theme of the page stays. */
function chosen() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return undefined;
  }
}

async function choose(theme) {
  show(theme);
  try {
    if (theme) localStorage.setItem(KEY, theme);
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage the choice lasts for this page.
  }
  const choices = await caches.open("safe-night-choices");
  await (theme ? choices.put("/theme", new Response(theme)) : choices.delete("/theme"));
}

function follow() {
  const theme = chosen();
  if (theme !== undefined) show(["dark", "light", "dim"].includes(theme) ? theme : null);
}

addEventListener("change", ({ target }) => {
  if (target.name === "theme") choose(target.value === "phone" ? null : target.value).catch(console.warn);
});
// The program drew another screen, another tab changed the theme, or this page was restored from the back/forward cache.
addEventListener("safe-night-screen", follow);
addEventListener("storage", follow);
addEventListener("pageshow", (event) => event.persisted && follow());
follow();
// This runs before the page is there: its choices of a theme come later.
addEventListener("DOMContentLoaded", follow);
