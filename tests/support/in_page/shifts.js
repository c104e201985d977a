// Counts layout shifts (https://wicg.github.io/layout-instability/), each with the elements that moved, from where to where.
{
  const shifts = [];
  const box = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(",");
  const name = (node) => {
    const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    return element ? `${element.localName}.${element.getAttribute("class") ?? ""}` : "what is gone";
  };
  const note = (entries) =>
    shifts.push(
      ...entries.map((entry) => {
        const moved = entry.sources.map((source) => `${name(source.node)} ${box(source.previousRect)} -> ${box(source.currentRect)}`);
        return `a shift of ${entry.value.toFixed(4)}: ${moved.join("; ")}`;
      }),
    );
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  const frame = () => new Promise(requestAnimationFrame);
  // A shift is reported once its frame is drawn.
  globalThis.moved = async () => {
    await frame();
    await frame();
    note(observer.takeRecords());
    return shifts;
  };
}
