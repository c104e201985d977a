// QR codes of this site's own addresses, made on the phone by the program.
// "boot" is not bundled: it is the module that the page runs already, by the address that the builder gave it.
import { running } from "boot";

/** The whole address of a page: where the site was built to be, or where it was opened. */
export function addressOf(path) {
  return (document.querySelector("[data-site]")?.dataset.site || location.origin) + path;
}

/** The code of a page: how many modules it is wide, and the outline of the dark ones. */
export async function codeOf(path) {
  const [side, outline] = (await running).code(addressOf(path)).split(/ (.*)/);
  return { side: Number(side), outline };
}

/** Draws a code into an SVG. */
export function draw(svg, { side, outline }) {
  svg.setAttribute("viewBox", `0 0 ${side} ${side}`);
  svg.querySelector("path").setAttribute("d", outline);
}
