// Reads the two modules of the program from their one file as they come, so that the first runs while the second is on its way.
/* global FIRST_BYTES, SECOND_AT -- the builder defines them (src/build/split.rs). */

/** An answer of its own for each module. */
const compiled = (bytes) => new Response(bytes, { headers: { "Content-Type": "application/wasm" } });

/** Gives the answers with both, the second perhaps as a promise. Where the browser cannot compile what comes, or is not to (`asItComes`),
 * the file is the first: it has the second at its end. */
export function modulesOf(answer, asItComes = true) {
  if (!asItComes || !answer.ok || !answer.body || typeof WebAssembly.instantiateStreaming !== "function") {
    const second = answer.clone().arrayBuffer().then((file) => compiled(file.slice(SECOND_AT)));
    // A failure is handled where it is awaited.
    second.catch(() => {});
    return [answer, second];
  }
  const streams = [];
  const [first, second] = [0, 1].map(() => compiled(new ReadableStream({ start: (stream) => streams.push(stream) })));
  readBoth(answer.body.getReader(), streams);
  return [first, second];
}

async function readBoth(reader, [first, second]) {
  let isFirst = true;
  try {
    for (let at = 0; ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      if (isFirst) first.enqueue(value.subarray(0, FIRST_BYTES - at));
      const end = at + value.length;
      if (isFirst && end >= FIRST_BYTES) {
        first.close();
        isFirst = false;
      }
      if (end > SECOND_AT) second.enqueue(value.subarray(Math.max(0, SECOND_AT - at)));
      at = end;
    }
    if (isFirst) throw new Error("the program ends too early");
    second.close();
  } catch (error) {
    if (isFirst) first.error(error);
    second.error(error);
  }
}
