// Exit this page: hides the page at once, and replaces it in the history by a neutral page. Started by the button, or by pressing
// Shift three times. Without this script the button is a plain link to the same page.
const AWAY = "#away";
const link = document.querySelector("[data-exit]");

function leave(event) {
  event.preventDefault();
  document.documentElement.hidden = true;
  document.title = "";
  location.replace(link.href + AWAY);
}

if (link) {
  let presses = 0;
  let last = 0;
  link.addEventListener("click", leave);
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") presses = 0;
    else if (!event.repeat) {
      // Three presses, each within five seconds of the one before.
      presses = event.timeStamp - last < 5000 ? presses + 1 : 1;
      last = event.timeStamp;
      if (presses === 3) leave(event);
    }
  });
} else if (location.hash === AWAY && navigator.onLine && !matchMedia("(display-mode: standalone)").matches) {
  // On the neutral page: online and in a browser tab, go on to another site. An installed app would open that site on top of itself
  // and stay beneath.
  location.replace("https://www.bbc.co.uk/weather");
}
