// `make art`: draws the SVGs of style/art/ and public/icons/ as the PNGs that other programs need.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { keep, launch } from "./chromium.mjs";

const ROOT = join(import.meta.dirname, "../..");
const GROUND = "#0f1218";

/** The screens of iPhones in device pixels. src/build/document.rs has the media query of each. */
const SPLASH = [
  [750, 1334],
  [828, 1792],
  [1125, 2436],
  [1170, 2532],
  [1179, 2556],
  [1206, 2622],
  [1242, 2688],
  [1284, 2778],
  [1290, 2796],
  [1320, 2868],
];

const browser = await launch();
const page = await browser.newPage();

/** A picture of an SVG in this size, with a transparent background. */
async function drawn(svg, width, height) {
  await page.setViewportSize({ width, height });
  const source = readFileSync(join(ROOT, svg), "utf8");
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw; height: 100vh }</style>${source}`);
  return page.screenshot({ omitBackground: true });
}

/** The same on the background colour of the app. */
const onGround = async (svg, width, height) => sharp(await drawn(svg, width, height)).flatten({ background: GROUND }).png().toBuffer();

await keep(await onGround("style/art/share.svg", 1200, 630), "public/pictures/share.png", 64);
for (const [width, height] of SPLASH) {
  await keep(await onGround("style/art/splash.svg", width, height), `public/splash/${width}x${height}.png`, 16);
}
for (const name of ["icon", "icon-maskable", "icon-monochrome"]) {
  for (const side of [192, 512]) {
    await keep(await drawn(`public/icons/${name}.svg`, side, side), `public/icons/${name}-${side}.png`, 32);
  }
}
// iOS rounds the corners itself, and shows transparent pixels black.
await keep(await onGround("public/icons/icon.svg", 180, 180), "public/icons/apple-touch-icon.png", 32);
await browser.close();
