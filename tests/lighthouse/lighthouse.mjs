// `make lighthouse`: the scores of four pages in Lighthouse, on a mid-range phone. Accessibility, best practices and SEO must
// be perfect. Performance is reported without a limit, because it depends on the machine.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { served } from "../served.mjs";

const PAGES = ["/", "/places/police-station", "/help/spiked", "/plan/night-time"];
const MUST_BE_PERFECT = ["accessibility", "best-practices", "seo"];
const CATEGORIES = ["performance", ...MUST_BE_PERFECT];
const MEASURES = {
  FCP: "first-contentful-paint",
  LCP: "largest-contentful-paint",
  CLS: "cumulative-layout-shift",
  TBT: "total-blocking-time",
};

/** A score of Lighthouse, from 0 to 1, as points of 100. */
const points = ({ score }) => Math.round((score ?? 0) * 100);

async function measured(url) {
  const chrome = await launch({
    chromePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
    chromeFlags: ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"],
  });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: "error", onlyCategories: CATEGORIES });
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    return lhr;
  } finally {
    await chrome.kill();
  }
}

/** The audits of a category that cost points, with their findings. */
function lost(report, category) {
  return report.categories[category].auditRefs
    .map(({ id, weight }) => ({ ...report.audits[id], weight }))
    .filter(({ score, weight }) => weight > 0 && score !== null && score < 1)
    .map(({ title, details }) => [title, ...(details?.items ?? []).slice(0, 5).map((item) => JSON.stringify(item.node?.snippet ?? item))].join("\n    "));
}

const table = {};
const faults = [];
await served(async (origin) => {
  for (const page of PAGES) {
    const report = await measured(origin + page);
    const scores = Object.fromEntries(CATEGORIES.map((category) => [category, points(report.categories[category])]));
    const measures = Object.entries(MEASURES).map(([name, audit]) => [name, report.audits[audit].displayValue.replace("\u00a0", " ")]);
    table[page] = { ...scores, ...Object.fromEntries(measures) };
    for (const category of MUST_BE_PERFECT) {
      if (scores[category] < 100) faults.push(`${page}: ${category} is ${scores[category]}\n  ${lost(report, category).join("\n  ")}`);
    }
  }
});
console.table(table);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length ? 1 : 0;
