// All motion: animations that run now, and transitions and animations that the style allows.
() => {
  const longest = (list) => Math.max(...list.split(",").map((time) => parseFloat(time) * (time.trim().endsWith("ms") ? 1 : 1000)));
  const motion = document.getAnimations().map((animation) => `${animation.effect?.target?.className} is moving`);
  for (const element of document.body.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      const name = `${element.localName}.${element.getAttribute("class") ?? ""}${part ?? ""}`;
      const fades = longest(style.transitionDuration);
      const runs = style.animationName === "none" ? 0 : longest(style.animationDuration);
      if (fades > 0 || runs > 0) motion.push(`${Math.max(fades, runs) > 200 ? "slow: " : ""}${name} may move for ${Math.max(fades, runs)} ms`);
      if (element.matches(":active") && style.transform !== "none") motion.push(`${name} jumps under a finger: ${style.transform}`);
    }
  }
  return motion;
}
