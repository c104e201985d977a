// The finished site, served for the tools that look at it: by the site's own server, or by the host that ORIGIN names.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Serves `dist/`, gives its origin to this work, and ends the server when the work has ended. */
export async function served(work) {
  if (process.env.ORIGIN) return work(process.env.ORIGIN.replace(/\/$/, ""));
  const server = spawn("cargo", ["run", "--quiet", "--locked", "--features", "ssr", "--bin", "site", "--", "serve", "0"], {
    cwd: join(import.meta.dirname, ".."),
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    return await work(await originOf(server));
  } finally {
    server.kill();
  }
}

async function originOf(server) {
  const ended = once(server, "exit").then(() => undefined);
  for await (const line of createInterface({ input: server.stdout })) {
    const origin = line.match(/http:\/\/localhost:\d+/);
    if (origin) return origin[0];
  }
  await ended;
  throw new Error("The site is not served: run `make build` first.");
}
