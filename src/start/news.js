// What is said above the tabs, with a button or two, and the quiet line under the bar that tells how the saving goes.
const line = document.querySelector(".news");
const quiet = document.querySelector(".saving");
/** Whether what is said waits for an answer. */
let asks = false;

/** Says something above the tabs. Each button is its word and what it does. */
export function say(words, ...buttons) {
  if (!line) return;
  const [text, ...taps] = line.children;
  text.textContent = words;
  for (const [index, tap] of taps.entries()) {
    const [word, act] = buttons[index] ?? [];
    tap.hidden = !word;
    tap.textContent = word ?? "";
    tap.onclick = act;
  }
  line.hidden = false;
  asks = true;
  document.documentElement.dataset.news = "";
}

export function hush() {
  if (line) line.hidden = true;
  asks = false;
  delete document.documentElement.dataset.news;
}

/** Good news that asks for nothing: it takes no question's place, is gone at the next tap or key, and in nobody's way. Not before
 * the tap is done: the room below the page goes with it, and a page that moves under a finger loses the tap. */
export function tell(words) {
  if (asks) return;
  say(words, ["Good", hush]);
  asks = false;
  for (const sign of ["click", "keydown"]) addEventListener(sign, () => asks || hush(), { once: true });
}

/** Says something in the quiet line. The words are read out once; how far it is can only be seen. */
export function whisper(words, share = "") {
  if (!quiet) return;
  const [text, number] = quiet.children;
  if (text.textContent !== words) text.textContent = words;
  number.textContent = share;
  quiet.hidden = false;
}

export function silence() {
  if (quiet) quiet.hidden = true;
}
