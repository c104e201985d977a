// What does not fit a screen of this width, and what a finger cannot hit (visual rule: 48 pixels, 8 apart).
async (width) => {
  await new Promise(requestAnimationFrame);
  const faults = [];
  const name = (e) => `${e.localName}.${e.getAttribute("class") ?? ""} "${e.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}"`;
  const box = (e) => e.getBoundingClientRect();
  // What is one pixel large is there to be read out.
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && box(e).width > 1 && box(e).height > 1 && box(e).right > 0;
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > width) faults.push(`the page is ${scrollWidth} wide`);
  for (const element of document.body.querySelectorAll("*")) {
    if (seen(element) && box(element).right > width + 0.5) faults.push(`${name(element)} ends at ${box(element).right.toFixed(1)}`);
    // Words that are cut off cannot be read, even where nothing is too wide.
    if (seen(element) && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && getComputedStyle(element).overflowX !== "visible")
      faults.push(`${name(element)} cuts its words off`);
  }

  // WCAG 2.2, 2.5.8, excepts links in a sentence, whose height is that of the line.
  const inSentence = (e) =>
    getComputedStyle(e).display === "inline" && [...e.parentNode.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim());
  // A radio is tapped by its label.
  const byLabel = (e) => e.matches("input") && [...(e.labels ?? [])].some((label) => box(label).height >= 48);
  const targets = [...document.querySelectorAll("a[href], button, input, select, summary, label:has(input)")].filter(
    (e) => seen(e) && !inSentence(e) && !byLabel(e),
  );
  for (const target of targets) {
    const { width: wide, height: high } = box(target);
    if (high < 47.9 || wide < 47.9) faults.push(`${name(target)} is ${wide.toFixed(1)} x ${high.toFixed(1)}`);
  }

  // What is fixed lies over the page: only what shares a layer can be confused.
  const layer = (e) => {
    for (let own = e; own; own = own.parentElement) if (["fixed", "sticky"].includes(getComputedStyle(own).position)) return own;
    return document;
  };
  const layers = targets.map(layer);
  const boxes = targets.map(box);
  const gap = (a, b) => Math.max(Math.max(a.left - b.right, b.left - a.right), Math.max(a.top - b.bottom, b.top - a.bottom));
  targets.forEach((one, index) => {
    for (let next = index + 1; next < targets.length; next++) {
      const other = targets[next];
      const together = one.closest("nav") && one.closest("nav") === other.closest("nav");
      if (layers[index] !== layers[next] || together || one.contains(other)) continue;
      const apart = gap(boxes[index], boxes[next]);
      if (apart < 7.9) faults.push(`${name(one)} and ${name(other)} are ${apart.toFixed(1)} apart`);
    }
  });
  return faults;
}
