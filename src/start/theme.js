// The theme that the person chose: dark, light or dim. Without a choice the system's own holds, by the style alone.
// The choice is kept twice: in local storage, and in a cache, where the service worker reads it, so that the page comes in
// its theme before any script runs.
const KEY = "safe-night.theme";
const root = document.documentElement;
const radios = document.querySelectorAll("input[name=theme]");

function show(theme) {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  for (const bar of document.querySelectorAll("meta[name=theme-color]")) {
    bar.dataset.initial ??= bar.content;
    bar.content = theme ? getComputedStyle(root).getPropertyValue("--ground").trim() : bar.dataset.initial;
  }
  for (const radio of radios) radio.checked = radio.value === (theme ?? "phone");
}

/** `null`: none is chosen. `undefined`: this browser does not tell, so what the page came with stands. */
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
    // Storage is off: the choice holds for this page.
  }
  const choices = await caches.open("safe-night-choices");
  await (theme ? choices.put("/theme", new Response(theme)) : choices.delete("/theme"));
}

function follow() {
  const theme = chosen();
  if (theme !== undefined) show(["dark", "light", "dim"].includes(theme) ? theme : null);
}

for (const radio of radios) {
  radio.addEventListener("change", () => choose(radio.value === "phone" ? null : radio.value).catch(console.warn));
}
// Another tab chose, or this page comes back as it was left.
addEventListener("storage", follow);
addEventListener("pageshow", (event) => event.persisted && follow());
follow();
