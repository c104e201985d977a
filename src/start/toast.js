// The toast above the tabs, with up to two buttons, and the progress line under the bar.
const line = document.querySelector(".toast");
/** The progress line of the shown screen. */
const quiet = () => document.querySelector(".saving");
/** What it says. `undefined`: nothing. */
let progress;
/** Whether the toast waits for an answer. */
let asks = false;

/** Shows a toast. Each button is its word and its action. */
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

/** A notice without a question. Never replaces a question; closes after the next tap or key, not before: the page moves when it closes,
 * and would lose the tap. */
export function showNotice(words) {
  if (asks) return;
  showToast(words, ["Good", hideToast]);
  asks = false;
  for (const sign of ["click", "keydown"]) addEventListener(sign, () => asks || hideToast(), { once: true });
}

/** Shows words in the progress line. Screen readers read the words once; the share is only visible. */
export function setProgress(words, share = "") {
  progress = [words, share];
  const line = quiet();
  if (!line) return;
  const [text, number] = line.children;
  if (text.textContent !== words) text.textContent = words;
  number.textContent = share;
  line.hidden = false;
}

export function hideProgress() {
  progress = undefined;
  const line = quiet();
  if (line) line.hidden = true;
}

addEventListener("safe-night-screen", () => progress && setProgress(...progress));
