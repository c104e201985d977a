// Debian's Chromium for the pictures, and small picture files.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";
import sharp from "sharp";

const ROOT = join(import.meta.dirname, "../..");

/** Chromium with the font of most phones. */
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none", "--force-color-profile=srgb"],
    env: { ...process.env, FONTCONFIG_FILE: join(import.meta.dirname, "fonts.conf") },
  });

/**
 * Writes a picture with at most this many colours. A file with the same bytes is left untouched, so that nothing is rebuilt.
 * Returns its size.
 */
export async function keep(picture, file, colours) {
  const bytes = await sharp(picture).png({ palette: true, colours, effort: 10, dither: 0, compressionLevel: 9 }).toBuffer();
  const path = join(ROOT, file);
  mkdirSync(dirname(path), { recursive: true });
  if (!held(path)?.equals(bytes)) writeFileSync(path, bytes);
  console.log(`${file}: ${(bytes.length / 1024).toFixed(1)} KB`);
  return bytes.length;
}

function held(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
