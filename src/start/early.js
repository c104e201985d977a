// Taps on buttons of the program before it runs: acknowledged at once, and handed to it when it runs. A button that needs the location
// asks for it meanwhile, so that the answer of the phone and the program come in parallel.
const BUTTONS = "[data-live] button";
/** The notice that the browser opens at a tap before any script. */
const NOTICE = "#early:popover-open";
/** The tapped button, and what it and its lines said. `undefined`: none was tapped. */
let tapped;
/** What the phone has answered meanwhile. */
let position;

function acknowledge(event) {
  const button = event.target.closest?.(BUTTONS);
  if (!button || tapped?.button === button) return;
  // The lines of the part say it from here on, not the notice of the browser.
  event.preventDefault?.();
  takeBack();
  const { wait } = button.dataset;
  const lines = wait ? [...button.closest("[data-live]").querySelectorAll(".status, [role=status] p")] : [];
  tapped = { button, lines };
  button.ariaDisabled = "true";
  for (const line of lines) line.textContent = wait;
  const answers = { enableHighAccuracy: true, maximumAge: 10000, timeout: 10000 };
  if (wait) navigator.geolocation?.getCurrentPosition((found) => (position = found), () => {}, answers);
}

function takeBack() {
  if (CSS.supports("selector(:popover-open)")) document.querySelector(NOTICE)?.hidePopover();
  if (!tapped) return;
  tapped.button.ariaDisabled = "false";
  for (const line of tapped.lines) line.textContent = "";
  tapped = undefined;
}

addEventListener("click", acknowledge);
// A tap that came before this script.
if (CSS.supports("selector(:popover-open)") && document.querySelector(NOTICE)) {
  acknowledge({ target: document.querySelector("[popovertarget=early]") });
}

/** The place of the tapped button among the buttons of the program, for [`hand`]. -1: none was tapped. */
export function early() {
  removeEventListener("click", acknowledge);
  return tapped ? [...document.querySelectorAll(BUTTONS)].indexOf(tapped.button) : -1;
}

/** Taps the button at this place for the person, now that the program runs, and gives it what the phone has answered. */
export function hand(place, program) {
  document.querySelectorAll(BUTTONS)[place]?.click();
  if (position) program.located(position.coords);
}

/** The program does not come. */
export function giveUp() {
  early();
  takeBack();
}
