// Brings the finished page to life, after it has been drawn. The page is whole without this.
// The site builder fills in the names of the two files that it starts.
async function start() {
  try {
    const { default: init } = await import("{{script}}");
    await init({ module_or_path: "{{wasm}}" });
  } catch (error) {
    // Some phones have no WebAssembly, by choice: the page serves as it is, less the buttons that need it.
    document.documentElement.dataset.program = "missing";
    console.warn("The page stays as it is:", error);
  }
  // After the program, so that on a slow line the page comes to life first.
  await navigator.serviceWorker?.register("/sw.js", { updateViaCache: "none" });
}

requestAnimationFrame(() => setTimeout(start));
