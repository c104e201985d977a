// The second module of the program. The first one runs without it, and shares its memory and its functions with it.
import { initSync } from "program-glue";

/** The answer with the second module, on its way. */
let answer;
/** Gives that answer, or a promise of it. */
export function takeSecond(coming) {
  answer = coming;
}

async function instantiate(imports) {
  const second = await answer;
  if (typeof WebAssembly.instantiateStreaming === "function") return WebAssembly.instantiateStreaming(second, imports);
  return WebAssembly.instantiate(await second.arrayBuffer(), imports);
}

/** For the first module: calls its function at this index of its table once the second is there, or does not come. */
export async function __wasm_split_load_second(index, data) {
  const first = initSync();
  let isThere = true;
  try {
    await instantiate({ __wasm_split: first });
  } catch (error) {
    console.warn("The second module of the program did not come:", error);
    isThere = false;
  }
  // Nothing, where the program was let go meanwhile.
  first.__indirect_function_table.get?.(index)(data, isThere);
}
