// Runs axe in one theme, and gives each thing that breaks a rule as a line. Where axe cannot tell whether a text can be
// read, nobody could be sure: that counts too.
async (theme, runOnly) => {
  document.documentElement.dataset.theme = theme;
  // What is under a bar would be neither seen nor unseen.
  scrollTo({ top: 0, behavior: "instant" });
  const { violations, incomplete } = await axe.run(document, {
    runOnly,
    resultTypes: ["violations", "incomplete"],
  });
  const unsure = incomplete.filter((rule) => rule.id === "color-contrast");
  return [...violations, ...unsure].flatMap((rule) =>
    rule.nodes.map((node) => {
      const why = [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; ");
      return `${theme}: ${rule.id}: ${node.target.join(" ")}: ${why}`;
    }),
  );
}
