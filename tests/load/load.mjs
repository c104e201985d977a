// Compares the speed of nginx for this site, with the builder's configuration, to its speed for a plain file, and tests five
// hundred connections at once. On the loopback of this machine, so it says nothing about a network.
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const GOAL = 0.95;
// Many short rounds, so that other load of the machine affects both alike.
const ROUNDS = 25;
const SECONDS = 1;
const CROWD = 500;
const CROWD_SECONDS = 30;

const folder = import.meta.dirname;
const project = join(folder, "../..");
const dist = process.env.SITE ?? join(project, "dist");
const hosting = join(dist, "../hosting");

/** The addresses of a first visit of the home page: those in the page, and those that its scripts request. */
function firstVisit() {
  const addresses = new Set(["/"]);
  const look = (text, pattern) => {
    for (const [, address] of text.matchAll(pattern)) {
      if (addresses.has(address) || !existsSync(join(dist, address))) continue;
      addresses.add(address);
      if (address.endsWith(".js") && address !== "/sw.js") {
        look(readFileSync(join(dist, address), "utf8"), /["'`](\/[\w./-]+\.(?:js|wasm|json))["'`]/g);
      }
    }
  };
  const home = readFileSync(join(dist, "index.html"), "utf8");
  const tags = home.match(/<(?:script|link rel="(?:stylesheet|manifest|icon)") [^>]*>/g);
  look(tags.join("\n"), /(?:src|href)="(\/[^"]+)"/g);
  return [...addresses];
}

/** The addresses that the service worker then requests: all pages in one file, and the other files one by one. */
function kept() {
  const worker = readFileSync(join(dist, "sw.js"), "utf8");
  const [list] = worker.match(/\[\["\/.*?"\]\]/);
  const [pages] = worker.match(/\/pages-[0-9a-f]{16}\.txt/);
  const files = JSON.parse(list).map(([address]) => address);
  return [pages, ...files.filter((address) => address === "/" || address.includes("."))];
}

/** The weight of an answer on the wire: its status, the bytes of its body, and those of its headers. */
function weigh(origin, path) {
  return new Promise((resolve, reject) => {
    get(origin + path, { headers: { "Accept-Encoding": "gzip, br" } }, (answer) => {
      let body = 0;
      const { rawHeaders: raw } = answer;
      const head = raw.reduce((sum, part) => sum + part.length + 2, 17 + answer.statusMessage.length);
      answer.on("data", (chunk) => (body += chunk.length));
      answer.on("end", () => resolve({ status: answer.statusCode, body, head }));
    }).on("error", reject);
  });
}

async function weighAll(origin, addresses) {
  const sum = { files: addresses.length, body: 0, head: 0 };
  for (const address of addresses) {
    const { status, body, head } = await weigh(origin, address);
    if (status !== 200) throw new Error(`${address} answered ${status}`);
    sum.body += body;
    sum.head += head;
  }
  return sum;
}

/** Requests some addresses in turn, over and over, and returns the figures. */
function wrk(origin, host, addresses, connections, seconds) {
  const words = ["-t1", `-c${connections}`, `-d${seconds}s`, "-s", join(folder, "visit.lua"), origin, "--", host, ...addresses];
  const output = execFileSync("wrk", words, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  const { requests, micros, bytes, errors } = JSON.parse(output.trim().split("\n").pop());
  return { perSecond: requests / (micros / 1e6), megabytes: bytes / micros, requests, errors };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const sumOf = (errors) => Object.values(errors).reduce((sum, number) => sum + number, 0);

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.on("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function served(work) {
  const folder = mkdtempSync(join(tmpdir(), "load-"));
  const port = await freePort();
  const fill = { port, dist, hosting };
  const text = readFileSync(join(import.meta.dirname, "nginx.conf"), "utf8").replace(/{{(\w+)}}/g, (_, name) => fill[name]);
  mkdirSync(join(folder, "plain"));
  writeFileSync(join(folder, "nginx.conf"), text);
  const nginx = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: ["ignore", "inherit", "ignore"] });
  const origin = `http://127.0.0.1:${port}`;
  try {
    for (let tries = 0; ; tries++) {
      try {
        await weigh(origin, "/");
        break;
      } catch (error) {
        if (tries === 100) throw error;
        await pause(50);
      }
    }
    return await work(origin, join(folder, "plain"));
  } finally {
    nginx.kill();
    await new Promise((resolve) => (nginx.exitCode === null ? nginx.on("exit", resolve) : resolve()));
    rmSync(folder, { recursive: true });
  }
}

const faults = await served(async (origin, plain) => {
  const faults = [];
  const visit = firstVisit();
  const weight = await weighAll(origin, visit);
  const whole = await weighAll(origin, kept());
  const kilobytes = (bytes) => (bytes / 1024).toFixed(1);
  console.table({
    "the home page": { files: 1, ...inKilobytes(await weighAll(origin, ["/"])) },
    "a first visit": { files: weight.files, ...inKilobytes(weight) },
    "the app, kept whole": { files: whole.files, ...inKilobytes(whole) },
  });
  function inKilobytes({ body, head }) {
    return { "KB of bodies": kilobytes(body), "KB of headers": kilobytes(head) };
  }

  // A file without any rules, with as many bytes as an answer of a visit has on average.
  writeFileSync(join(plain, "file.bin"), randomBytes(Math.round(weight.body / weight.files)));
  const rounds = [];
  wrk(origin, "plain", ["/file.bin"], 50, 1);
  wrk(origin, "site", visit, 50, 1);
  for (let round = 0; round < ROUNDS; round++) {
    // The order alternates.
    const ask = { plain: () => wrk(origin, "plain", ["/file.bin"], 50, SECONDS), site: () => wrk(origin, "site", visit, 50, SECONDS) };
    const order = round % 2 ? ["plain", "site"] : ["site", "plain"];
    rounds.push(Object.fromEntries(order.map((name) => [name, ask[name]()])));
  }
  const row = (name) => {
    const perSecond = median(rounds.map((round) => round[name].perSecond));
    const errors = rounds.reduce((sum, round) => sum + sumOf(round[name].errors), 0);
    if (errors) faults.push(`${name}: ${errors} answers were errors`);
    return {
      "requests/s": Math.round(perSecond),
      "MB/s": Math.round(median(rounds.map((round) => round[name].megabytes))),
      "visits/s": name === "site" ? Math.round(perSecond / visit.length) : "",
      errors,
    };
  };
  const crowd = wrk(origin, "site", visit, CROWD, CROWD_SECONDS);
  const errors = sumOf(crowd.errors);
  if (errors) faults.push(`${CROWD} at once: ${JSON.stringify(crowd.errors)}`);
  console.table({
    "one plain file, nginx as it comes": row("plain"),
    "a first visit, nginx as told": row("site"),
    [`the same, ${CROWD} at once, ${CROWD_SECONDS} s`]: {
      "requests/s": Math.round(crowd.perSecond),
      "MB/s": Math.round(crowd.megabytes),
      "visits/s": Math.round(crowd.perSecond / visit.length),
      errors,
    },
  });
  const ratios = rounds.map((round) => round.site.perSecond / round.plain.perSecond);
  const ratio = median(ratios);
  const sorted = ratios.toSorted((a, b) => a - b);
  const [quarter, rest] = [sorted[ROUNDS >> 2], sorted[ROUNDS - 1 - (ROUNDS >> 2)]].map((value) => value.toFixed(2));
  console.log(`ratio ${ratio.toFixed(3)}: the median of ${ROUNDS} rounds, half of which lie from ${quarter} to ${rest}; the goal is ${GOAL}`);
  if (ratio < GOAL) faults.push(`the ratio is ${ratio.toFixed(3)}, below ${GOAL}`);
  return faults;
});

for (const fault of faults) console.error(fault);
process.exitCode = faults.length ? 1 : 0;
