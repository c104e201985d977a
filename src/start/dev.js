// Starts the program in a build for development, where Trunk loads it.
addEventListener("TrunkApplicationStarted", async () => {
  const facts = await fetch("/content/knowledge.json");
  window.wasmBindings.start(new Uint8Array(await facts.arrayBuffer()));
});
