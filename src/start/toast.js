// What is said above the tabs, with a button or two, and the quiet line under the bar that tells how the saving goes.
const line = document.querySelector(".toast");
const quiet = document.querySelector(".saving");
/** Whether what is said waits for an answer. */
let asks = false;

/** Shows words above the tabs. Each button is its word and what it does. */
export function showToast(words, ...buttons) {
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
  document.documentElement.dataset.toast = "";
}

export function hideToast() {
  if (line) line.hidden = true;
  asks = false;
  delete document.documentElement.dataset.toast;
}

/** A notice without a question. Never replaces a question; closes once the next tap or key is done: the room below the page goes with it,
 * and a page that moves under a finger loses the tap. */
export function showNotice(words) {
  if (asks) return;
  showToast(words, ["Good", hideToast]);
  asks = false;
  for (const sign of ["click", "keydown"]) addEventListener(sign, () => asks || hideToast(), { once: true });
}

/** Shows words in the line under the bar. The words are read out once; how far it is can only be seen. */
export function setProgress(words, share = "") {
  if (!quiet) return;
  const [text, number] = quiet.children;
  if (text.textContent !== words) text.textContent = words;
  number.textContent = share;
  quiet.hidden = false;
}

export function hideProgress() {
  if (quiet) quiet.hidden = true;
}
