// Pictures of the real app, with a fixed clock, zone and location. `make pictures` takes every main screen in every theme and
// size, into pictures/, which git ignores. With `--kept` it takes the few that git tracks, for the manifest and README.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { served } from "../served.mjs";
import { keep, launch } from "./chromium.mjs";

const ROOT = join(import.meta.dirname, "../..");
const SATURDAY_NIGHT = "2027-01-16T23:30:00Z";
const BY_THE_CATHEDRAL = { latitude: 51.2793, longitude: 1.08115, accuracy: 15 };

/** The screens: the name of the picture, the address, and actions before it is taken. */
const SCREENS = [
  ["home", "/"],
  ["nearest", "/", findTheNearest],
  ["place", "/places/police-station"],
  ["help", "/help"],
  ["spiked", "/help/spiked"],
  ["angela", "/show/angela"],
  ["plan", "/plan"],
  ["search", "/search", typeRoofied],
  ["settings", "/settings"],
  ["components", "/about/components"],
];

const SIZES = [
  { width: 390, height: 844, themes: ["dark", "light", "dim"] },
  { width: 320, height: 640, themes: ["dark", "light", "dim"] },
  { width: 1280, height: 900, themes: ["dark", "light", "dim"] },
];

async function findTheNearest(page) {
  await page.getByRole("button", { name: /nearest/i }).first().click();
  await page.locator(".nearest .way").first().waitFor();
}

async function typeRoofied(page) {
  await page.getByRole("searchbox").fill("roofied");
  await page.locator("main a[href='/help/spiked']").first().waitFor();
}

/** Calls a function with a page of the app, in this size and theme. */
async function on(browser, origin, { width, height, scale = 1, theme }, work) {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width, height },
    deviceScaleFactor: scale,
    hasTouch: width < 700,
    colorScheme: theme === "light" ? "light" : "dark",
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "Europe/London",
    geolocation: BY_THE_CATHEDRAL,
    permissions: ["geolocation"],
    serviceWorkers: "block",
  });
  await context.clock.setFixedTime(SATURDAY_NIGHT);
  await context.addInitScript((theme) => localStorage.setItem("safe-night.theme", theme), theme);
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Opens a screen and does its actions. Returns the picture. */
async function taken(page, [, address, act], theme) {
  const answer = await page.goto(address);
  if (answer.status() !== 200) throw new Error(`${address} answers ${answer.status()}`);
  await page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme);
  await page.locator("html[data-program=running]").waitFor();
  await act?.(page);
  await page.evaluate(() => scrollTo(0, 0));
  return page.screenshot({ animations: "disabled", caret: "hide" });
}

/** Every screen in every theme and size. Continues after failures, and returns them. */
async function all(browser, origin) {
  const failed = [];
  for (const { width, height, themes } of SIZES) {
    for (const theme of themes) {
      const folder = join("pictures", `${width}x${height}-${theme}`);
      mkdirSync(join(ROOT, folder), { recursive: true });
      for (const screen of SCREENS) {
        try {
          await on(browser, origin, { width, height, theme }, async (page) => keep(await taken(page, screen, theme), join(folder, `${screen[0]}.png`), 256));
        } catch (error) {
          failed.push(`${folder}/${screen[0]}: ${error.message.split("\n")[0]}`);
        }
      }
    }
  }
  return failed;
}

/** The pictures that git tracks, each with its largest size in kilobytes. */
const KEPT = [
  { screen: "nearest", width: 390, height: 844, scale: 2, most: 60, files: ["public/pictures/nearest.png", "tests/pictures/home.png"] },
  { screen: "help", width: 390, height: 844, scale: 2, most: 60, files: ["public/pictures/help.png", "tests/pictures/help.png"] },
  { screen: "place", width: 390, height: 844, scale: 2, most: 60, files: ["tests/pictures/place.png"] },
  { screen: "nearest", width: 1280, height: 800, scale: 1, most: 80, files: ["public/pictures/wide.png"] },
];

async function kept(browser, origin) {
  const failed = [];
  for (const { screen, width, height, scale, most, files } of KEPT) {
    const entry = SCREENS.find(([name]) => name === screen);
    await on(browser, origin, { width, height, scale, theme: "dark" }, async (page) => {
      const picture = await taken(page, entry, "dark");
      for (const file of files) {
        if ((await keep(picture, file, 64)) > most * 1024) failed.push(`${file} is larger than ${most} KB`);
      }
    });
  }
  return failed;
}

const browser = await launch();
try {
  const failed = await served((origin) => (process.argv.includes("--kept") ? kept(browser, origin) : all(browser, origin)));
  for (const line of failed) console.error(line);
  process.exitCode = failed.length ? 1 : 0;
} finally {
  await browser.close();
}
