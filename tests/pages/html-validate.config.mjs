// The rules for the finished pages: those of the HTML standard, less what only objects to how a program writes HTML.
export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:document"],
  rules: {
    // The pages are one line each: how many bytes they take matters, not how they read.
    "long-title": "off",
    "no-inline-style": "error",
    "no-dup-id": "error",
    // The renderer writes `<br>` and lower-case doctypes as it likes; both are valid.
    "void-style": "off",
    "doctype-style": "off",
    // A `tel:` link shows the number in groups on purpose.
    "tel-non-breaking": "off",
    // Each script and style is our own file, allowed by the policy.
    "require-sri": "off",
  },
};
