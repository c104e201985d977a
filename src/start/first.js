// What does not wait for the page: the exit and the theme work at once, and what the line cuts off of the page is fetched again.
import { hasCome } from "./come.js";
import { fetchWhatIsCutOff } from "./cut_off.js";
import "./exit.js";
import "./theme.js";

hasCome(import.meta.url);
fetchWhatIsCutOff();
