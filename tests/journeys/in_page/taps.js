// Styles that make a phone wait for a second tap, or zoom into a field.
() => {
  const faults = [];
  const viewport = document.querySelector("meta[name=viewport]")?.content ?? "";
  if (!viewport.includes("width=device-width")) faults.push(`the viewport is ${viewport}`);
  if (/user-scalable\s*=\s*(no|0)|maximum-scale/.test(viewport)) faults.push(`the page cannot be zoomed: ${viewport}`);
  for (const target of document.querySelectorAll("a[href], button, input, summary, label")) {
    const { touchAction, fontSize } = getComputedStyle(target);
    const name = `${target.localName}.${target.className} "${target.textContent.trim().slice(0, 30)}"`;
    if (touchAction !== "manipulation") faults.push(`${name}: touch-action is ${touchAction}`);
    if (target.matches("input:not([type=radio], [type=checkbox])") && parseFloat(fontSize) < 16) faults.push(`${name}: ${fontSize} zooms`);
  }
  return faults;
}
