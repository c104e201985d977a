// Runs axe in each theme by its rules, and gives each thing that breaks one as a line. Where axe cannot tell whether a text can
// be read, nobody could be sure: that counts too.
async (runs) => {
  const faults = [];
  for (const [theme, runOnly] of runs) {
    document.documentElement.dataset.theme = theme;
    // What is under a bar would be neither seen nor unseen.
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
