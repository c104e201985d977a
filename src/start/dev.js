// Starts the program in a build for development, where Trunk loads it.
addEventListener("TrunkApplicationStarted", async () => {
  const facts = await fetch("/content/knowledge.json");
  window.wasmBindings.read(new Uint8Array(await facts.arrayBuffer()));
  window.wasmBindings.start(new Map());
  const program = await WebAssembly.compile(await (await fetch("/safe-night-canterbury_bg.wasm")).arrayBuffer());
  const [second] = WebAssembly.Module.customSections(program, "second");
  window.wasmBindings.takeSecond(new Response(second, { headers: { "Content-Type": "application/wasm" } }));
  await window.wasmBindings.load_second();
  for (const part of document.querySelectorAll("[data-live]")) window.wasmBindings.draw(part);
  window.wasmBindings.follow();
});
