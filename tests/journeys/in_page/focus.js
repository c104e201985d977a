// The focused element: its index among all elements that Tab reaches, and the reasons why it cannot be seen.
async () => {
  const box = (e) => e.getBoundingClientRect();
  const name = (e) => `${e.localName}.${e.getAttribute("class") ?? ""} "${(e.textContent || e.value || "").trim().replace(/\s+/g, " ").slice(0, 40)}"`;
  // Tab reaches one radio button of a group: the chosen one, otherwise the first.
  const stop = (e) => {
    if (e.type !== "radio") return true;
    const group = [...document.querySelectorAll(`input[type=radio][name="${e.name}"]`)];
    return e === (group.find((radio) => radio.checked) ?? group[0]);
  };
  const focused = document.activeElement;
  // The same at each step, unless something was drawn anew meanwhile.
  if (!globalThis.stops?.every((e) => e.isConnected) || !stops.includes(focused)) {
    globalThis.stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
      (e) => e.tabIndex >= 0 && !e.disabled && !e.closest("[inert]") && e.checkVisibility({ visibilityProperty: true }) && stop(e),
    );
  }
  const all = globalThis.stops;
  const labels = [...(focused.labels ?? [])];
  const isFocused = (e) => e && (focused.contains(e) || labels.some((label) => label.contains(e)));

  // An element that is higher than the room between the bars cannot be all in sight.
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  const room = document.documentElement.clientHeight - parseFloat(scrollPaddingTop) - parseFloat(scrollPaddingBottom);
  const fits = box(focused).height <= room;

  const look = () => {
    const faults = [];
    // Points in a rounded corner belong to the element behind.
    const round = Math.max(0, ...getComputedStyle(focused).borderRadius.split(" ").map(parseFloat));
    for (const { left, top, right, bottom } of focused.getClientRects()) {
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const inset = Math.min(round * 0.3 + 2, x - left, y - top);
      const points = { centre: [x, y], "left above": [left + inset, top + inset], "right above": [right - inset, top + inset],
        "left below": [left + inset, bottom - inset], "right below": [right - inset, bottom - inset] };
      for (const [where, [px, py]] of Object.entries(points).slice(0, fits ? 5 : 1)) {
        const hit = document.elementFromPoint(px, py);
        if (!isFocused(hit)) faults.push(`its ${where} (${px.toFixed(0)}, ${py.toFixed(0)}) is ${hit ? `under ${name(hit)}` : "off the screen"}`);
      }
    }
    const outlines = [focused, ...labels].filter((e) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(e);
      const drawn = !["none", "hidden"].includes(outlineStyle) && !/, 0\)$|transparent/.test(outlineColor);
      return drawn && parseFloat(outlineWidth) >= 3;
    });
    if (outlines.length === 0) faults.push("it has no outline of three pixels");
    for (const e of fits ? outlines : []) {
      const { outlineOffset, outlineWidth } = getComputedStyle(e);
      const out = parseFloat(outlineOffset) + parseFloat(outlineWidth);
      const { left, top, right, bottom } = box(e);
      const { clientWidth, clientHeight } = document.documentElement;
      if (left - out < -0.5 || top - out < -0.5 || right + out > clientWidth + 0.5 || bottom + out > clientHeight + 0.5)
        faults.push(`its outline is cut off: ${[left - out, top - out, right + out, bottom + out].map(Math.round)} on ${clientWidth} x ${clientHeight}`);
    }
    return faults;
  };
  if (focused === document.body) return { index: -1, count: all.length, name: "nothing", faults: [] };
  let faults = look();
  if (faults.length > 0) {
    // The page may still be scrolling to the element.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    faults = look();
  }
  return { index: all.indexOf(focused), count: all.length, name: name(focused), faults: faults.map((fault) => `${name(focused)}: ${fault}`) };
}
