// Exit this page: blanks it at once and goes to a page that tells nothing, in place of this one in the history. By the
// button, or by Shift pressed three times. Without this script the button is a plain link to the same page.
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
      // Three presses, none of them more than five seconds after the one before.
      presses = event.timeStamp - last < 5000 ? presses + 1 : 1;
      last = event.timeStamp;
      if (presses === 3) leave(event);
    }
  });
} else if (location.hash === AWAY && navigator.onLine && !matchMedia("(display-mode: standalone)").matches) {
  // On the page that tells nothing: with a network, and in a browser's tab, further on to another site. An app on the
  // home screen would open that site above itself and stay beneath.
  location.replace("https://www.bbc.co.uk/weather");
}
