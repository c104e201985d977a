// Runs axe in each theme by its rules, and lists each element that breaks one. Text whose contrast axe cannot determine counts
// too.
async (runs) => {
  const faults = [];
  // A drawing for the eye alone: its names are in the list, its colours are those of `built_site::contrast`, and what it paints beyond its
  // frame is cut off, which axe does not see.
  for (const drawing of document.querySelectorAll(".map > :is(svg, canvas)")) drawing.style.setProperty("visibility", "hidden");
  for (const [theme, runOnly] of runs) {
    document.documentElement.dataset.theme = theme;
    // Elements under a bar would have no definite contrast.
    scrollTo({ top: 0, behavior: "instant" });
    const { violations, incomplete } = await axe.run(document, {
      runOnly,
      resultTypes: ["violations", "incomplete"],
      preload: false,
    });
    const unsure = incomplete.filter((rule) => rule.id === "color-contrast");
    for (const rule of [...violations, ...unsure])
      for (const node of rule.nodes) {
        const why = [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; ");
        faults.push(`${theme}: ${rule.id}: ${node.target.join(" ")}: ${why}`);
      }
  }
  return faults;
}
