// Exit this page: hides the page at once, and replaces it in the history by a neutral page. Started by the button, or by pressing
// Shift three times. Without this script the button is a plain link to the same page.
const AWAY = "#away";
const exit = () => document.querySelector("[data-exit]");

function leave(event) {
  event.preventDefault();
  // The program would draw the neutral page in this document.
  event.stopImmediatePropagation();
  const { href } = exit();
  document.documentElement.hidden = true;
  document.title = "";
  location.replace(href + AWAY);
}

let presses = 0;
let last = 0;
addEventListener("click", (event) => event.target.closest?.("[data-exit]") && leave(event), { capture: true });
addEventListener("keydown", (event) => {
  if (event.key !== "Shift" || !exit()) presses = 0;
  else if (!event.repeat) {
    // Three presses, each within five seconds of the one before.
    presses = event.timeStamp - last < 5000 ? presses + 1 : 1;
    last = event.timeStamp;
    if (presses === 3) leave(event);
  }
});

// On the neutral page: online and in a browser tab, go on to another site. An installed app would open that site on top of itself and
// stay beneath.
if (location.hash === AWAY && !exit() && navigator.onLine && !matchMedia("(display-mode: standalone)").matches) {
  location.replace("https://www.bbc.co.uk/weather");
}
