// Cards and controls whose edge does not show against the background (WCAG 2.2, 1.4.11).
(theme) => {
  document.documentElement.dataset.theme = theme;
  const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
  const clear = (colour) => parts(colour)[3] === 0;
  const light = (byte) => (byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = (colour) => parts(colour).reduce((sum, byte, at) => sum + (([0.2126, 0.7152, 0.0722][at] ?? 0) * light(byte)), 0);
  const contrast = (first, second) => {
    const [less, more] = [luminance(first), luminance(second)].sort((a, b) => a - b);
    return (more + 0.05) / (less + 0.05);
  };
  const behind = (e) => {
    for (let ancestor = e.parentElement; ancestor; ancestor = ancestor.parentElement) {
      const { backgroundColor } = getComputedStyle(ancestor);
      if (!clear(backgroundColor)) return backgroundColor;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
  const faults = [];
  for (const element of document.querySelectorAll(".card, .button, button, .call-999, .exit, input:not([type=radio], [type=checkbox])")) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element);
    const name = `${element.localName}.${element.className} "${element.textContent.trim().slice(0, 30)}"`;
    const edges = borderTopStyle === "none" || parseFloat(borderTopWidth) < 1 ? [] : [borderTopColor];
    // A fill shows the edge too. With forced colours there is none, only the border.
    const shown = [...edges, backgroundColor].filter((colour) => !clear(colour));
    if (!shown.some((colour) => contrast(colour, behind(element)) >= 3)) faults.push(`${name}: neither ${shown.join(" nor ")} shows on ${behind(element)}`);
  }
  return faults;
}
