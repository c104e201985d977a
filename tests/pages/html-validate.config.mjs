// The rules for the finished pages: those of the HTML standard and of what people need who cannot see or point.
export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  rules: {
    "no-inline-style": "error",
    // Our own scripts are named by their bytes and allowed by the policy. One from elsewhere would still be refused.
    "require-sri": ["error", { target: "crossorigin" }],
    // The search answers at each letter: there is nothing to submit.
    "wcag/h32": "off",
  },
};
