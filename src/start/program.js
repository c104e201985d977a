// What the scripts of a page call of the program.
export {
  default, draw, follow, installed, is_of_first, keep_prompt, letGo, load_second, located, read, start, take_streets,
} from "program-glue";
export { takeSecond } from "./second.js";
