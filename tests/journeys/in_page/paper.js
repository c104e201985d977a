// Faults of a page in print: controls, which can only be tapped, and text that is too faint on white paper.
() => {
  const faults = [];
  for (const selector of [".tabs", ".call-999", ".exit", ".skip", "a.up", "main button", ".banner"]) {
    for (const element of document.querySelectorAll(selector)) {
      const { width, height } = element.getBoundingClientRect();
      if (element.checkVisibility() && width > 0 && height > 0) faults.push(`${selector} is printed`);
    }
  }
  // The contrast ratio of WCAG 2.2 against white.
  const light = (byte) => (byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
  const onWhite = ([r, g, b]) => 1.05 / (0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b) + 0.05);
  const seen = new Set();
  for (const element of document.body.querySelectorAll("*")) {
    const text = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!text || !element.checkVisibility()) continue;
    const { color } = getComputedStyle(element);
    const contrast = onWhite(color.match(/[\d.]+/g).map(Number));
    if (contrast >= 4.5 || seen.has(color + element.className)) continue;
    seen.add(color + element.className);
    faults.push(`${element.localName}.${element.className} in ${color} has ${contrast.toFixed(1)} : 1 on white paper`);
  }
  return faults;
}
