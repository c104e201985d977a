// Serves the finished site for tools that examine it: by the site's own server, or from the host in ORIGIN.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Serves `dist/`, calls this function with its origin, and ends the server afterwards. */
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
