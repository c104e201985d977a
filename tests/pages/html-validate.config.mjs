// The rules for finished pages: the HTML standard, and accessibility.
export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  rules: {
    "no-inline-style": "error",
    // Scripts of the app have fingerprinted names and are allowed by the policy. Scripts from other origins still need a hash.
    "require-sri": ["error", { target: "crossorigin" }],
    // VoiceOver reads a list whose bullets the style removes only if it has the role.
    "no-redundant-role": "off",
    "prefer-native-element": ["error", { exclude: ["list"] }],
    // The search answers at each key, so there is nothing to submit.
    "wcag/h32": "off",
  },
};
