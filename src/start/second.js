// The second module of the program. The first one runs without it, and shares its memory and its functions with it.
import init, { initSync } from "program-glue";

/** As it comes. `undefined`: the first module has it at its end. */
let answer;
/** Gives the second module on its way. */
export function takeSecond(coming) {
  answer = coming;
}

async function instantiate(imports) {
  if (answer) return WebAssembly.instantiateStreaming(answer, imports);
  const [second] = WebAssembly.Module.customSections(init.__wbindgen_wasm_module, "second");
  return WebAssembly.instantiate(second, imports);
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
  first.__indirect_function_table.get(index)(data, isThere);
}
