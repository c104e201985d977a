// Elements that do not fit a screen of this width, and targets that are too small or too close (visual rule: 48 pixels, 8
// apart).
async (width) => {
  await new Promise(requestAnimationFrame);
  const faults = [];
  const name = (e) => `${e.localName}.${e.getAttribute("class") ?? ""} "${e.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}"`;
  const box = (e) => e.getBoundingClientRect();
  // Elements of one pixel are for screen readers.
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && box(e).width > 1 && box(e).height > 1 && box(e).right > 0;
  // The picture of the map is cut off at its frame, and all that it says is in the list below it.
  const inMap = (e) => Boolean(e.closest(".map")) && !e.matches(".small-map");
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > width) faults.push(`the page is ${scrollWidth} wide`);
  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest(".map")) continue;
    if (seen(element) && box(element).right > width + 0.5) faults.push(`${name(element)} ends at ${box(element).right.toFixed(1)}`);
    // Text that is cut off cannot be read, even if nothing is too wide.
    if (seen(element) && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && getComputedStyle(element).overflowX !== "visible")
      faults.push(`${name(element)} cuts its words off`);
  }

  // WCAG 2.2, 2.5.8, exempts links in a sentence, which have the height of the line.
  const inSentence = (e) =>
    getComputedStyle(e).display === "inline" && [...e.parentNode.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim());
  // Radio buttons are tapped by their labels.
  const byLabel = (e) => e.matches("input") && [...(e.labels ?? [])].some((label) => box(label).height >= 48);
  const targets = [...document.querySelectorAll("a[href], button, input, select, summary, label:has(input)")].filter(
    (e) => seen(e) && !inSentence(e) && !byLabel(e) && !inMap(e),
  );
  for (const target of targets) {
    const { width: wide, height: high } = box(target);
    if (high < 47.9 || wide < 47.9) faults.push(`${name(target)} is ${wide.toFixed(1)} x ${high.toFixed(1)}`);
  }

  // Fixed elements lie over the page, so only targets of the same layer can be too close.
  const layer = (e) => {
    for (let ancestor = e; ancestor; ancestor = ancestor.parentElement) if (["fixed", "sticky"].includes(getComputedStyle(ancestor).position)) return ancestor;
    return document;
  };
  const layers = targets.map(layer);
  const boxes = targets.map(box);
  const gap = (a, b) => Math.max(Math.max(a.left - b.right, b.left - a.right), Math.max(a.top - b.bottom, b.top - a.bottom));
  targets.forEach((target, index) => {
    for (let next = index + 1; next < targets.length; next++) {
      const neighbour = targets[next];
      const together = target.closest("nav") && target.closest("nav") === neighbour.closest("nav");
      if (layers[index] !== layers[next] || together || target.contains(neighbour)) continue;
      const apart = gap(boxes[index], boxes[next]);
      if (apart < 7.9) faults.push(`${name(target)} and ${name(neighbour)} are ${apart.toFixed(1)} apart`);
    }
  });
  return faults;
}
