// QR codes of addresses of this site, made by the program.
// "boot" is external: the builder replaces it by the address of the module that the page runs already.
import { running } from "boot";

/** The absolute address of a page: on the site address of the build, or else on the current origin. */
export function addressOf(path) {
  return (document.querySelector("[data-site]")?.dataset.site || location.origin) + path;
}

/** The QR code of a page: its side in modules, and the path data of the dark ones. */
export async function codeOf(path) {
  const [side, outline] = (await running).code(addressOf(path)).split(/ (.*)/);
  return { side: Number(side), outline };
}

/** Draws a code into an SVG. */
export function draw(svg, { side, outline }) {
  svg.setAttribute("viewBox", `0 0 ${side} ${side}`);
  svg.querySelector("path").setAttribute("d", outline);
}
