// Counts layout shifts (https://wicg.github.io/layout-instability/), each with the elements that moved, from where to where. Counts
// from the first frames of the whole page: where the parser pauses, and what is painted of a page until then, is chance. What must
// stay in place while a page arrives has a test of its own.
{
  const shifts = [];
  const box = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(",");
  const name = (node) => {
    const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    return element ? `${element.localName}.${element.getAttribute("class") ?? ""}` : "what is gone";
  };
  let whole = Infinity;
  const note = (entries) => {
    for (const entry of entries) {
      const moved = entry.sources.map((source) => `${name(source.node)} ${box(source.previousRect)} -> ${box(source.currentRect)}`);
      shifts.push({ time: entry.startTime, words: `a shift of ${entry.value.toFixed(4)}: ${moved.join("; ")}` });
    }
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  const frame = () => new Promise(requestAnimationFrame);
  addEventListener("DOMContentLoaded", async () => {
    await frame();
    whole = await frame();
  });
  // A shift is reported once its frame is drawn.
  globalThis.moved = async () => {
    await frame();
    await frame();
    note(observer.takeRecords());
    return shifts.filter(({ time }) => time >= whole).map(({ words }) => words);
  };
}
