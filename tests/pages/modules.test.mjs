// The two modules of the program come in one file: however it is cut into pieces on its way, each gets its own bytes, the first as soon as
// it is whole; and what does not come whole is told to whoever waits for it.
import assert from "node:assert/strict";
import test from "node:test";

Object.assign(globalThis, { FIRST_BYTES: 7, SECOND_AT: 10 });
const { modulesOf } = await import("../../src/start/modules.js");

const FILE = Uint8Array.from({ length: 16 }, (_, at) => at);
const FIRST = [0, 1, 2, 3, 4, 5, 6];
const SECOND = [10, 11, 12, 13, 14, 15];
const bytesOf = async (answer) => [...new Uint8Array(await answer.arrayBuffer())];
/** An answer that comes in these pieces, and then ends or fails. */
const answerOf = (pieces, failure) => new Response(new ReadableStream({
  start(stream) {
    for (const piece of pieces) stream.enqueue(piece);
    if (failure) stream.error(failure);
    else stream.close();
  },
}));

test("each module gets its bytes, wherever the file is cut into pieces", async () => {
  for (let one = 1; one < FILE.length; one++) {
    for (let other = one; other <= FILE.length; other++) {
      const pieces = [FILE.slice(0, one), FILE.slice(one, other), FILE.slice(other)].filter(({ length }) => length);
      const [first, second] = modulesOf(answerOf(pieces));
      assert.deepEqual(await bytesOf(first), FIRST, `${one} ${other}`);
      assert.deepEqual(await bytesOf(second), SECOND, `${one} ${other}`);
      assert.equal(first.headers.get("content-type"), "application/wasm");
    }
  }
});

test("the first is whole before the second has come", async () => {
  let rest;
  const coming = new ReadableStream({
    start(stream) {
      stream.enqueue(FILE.slice(0, 12));
      rest = () => (stream.enqueue(FILE.slice(12)), stream.close());
    },
  });
  const [first, second] = modulesOf(new Response(coming));
  assert.deepEqual(await bytesOf(first), FIRST);
  rest();
  assert.deepEqual(await bytesOf(second), SECOND);
});

test("a file that is cut off fails for the module that is not whole, and for it alone", async () => {
  for (let come = 0; come < FILE.length; come++) {
    for (const failure of [undefined, new TypeError("the line was cut")]) {
      const [first, second] = modulesOf(answerOf(come ? [FILE.slice(0, come)] : [], failure));
      const [one, other] = await Promise.allSettled([bytesOf(first), bytesOf(second)]);
      // A stream that fails may take with it what nobody has read yet.
      if (!failure) assert.equal(one.status, come >= FIRST.length ? "fulfilled" : "rejected", `${come}`);
      if (failure || come < FIRST.length) assert.equal(other.status, "rejected", `${come} ${failure}`);
    }
  }
});

test("where the browser cannot compile what comes, or nothing good has come, the file is given as it is", async () => {
  const { instantiateStreaming } = WebAssembly;
  const missing = new Response("not found", { status: 404 });
  assert.equal(modulesOf(missing)[0], missing);
  WebAssembly.instantiateStreaming = undefined;
  const whole = answerOf([FILE]);
  const [first, second] = modulesOf(whole);
  assert.equal(first, whole);
  assert.deepEqual(await bytesOf(first), [...FILE]);
  assert.deepEqual(await bytesOf(await second), SECOND);
  const again = answerOf([FILE]);
  assert.deepEqual(await bytesOf(await modulesOf(again, false)[1]), SECOND);
  assert.deepEqual(await bytesOf(again), [...FILE], "another try takes it as a whole");
  const [, cut] = modulesOf(answerOf([FILE.slice(0, 12)], new TypeError("the line was cut")));
  await assert.rejects(async () => (await cut).arrayBuffer());
  WebAssembly.instantiateStreaming = instantiateStreaming;
});
