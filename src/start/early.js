// Taps on buttons of the program before it runs: acknowledged at once, and handed to it when it runs. A button that needs the location
// asks for it meanwhile, so that the answer of the phone and the program come in parallel.
const PART = "[data-live]";
/** The notice that the browser opens at a tap before any script. */
const NOTICE = "#early:popover-open";
/** The tapped button, and what it and its lines said. `undefined`: none was tapped. */
let tapped;
/** What the phone has answered meanwhile. */
let position;
/** The parts that the program has drawn: their buttons answer for themselves. */
export const drawn = new Set();

function acknowledge(event) {
  const button = event.target.closest?.(`${PART} button`);
  if (!button || tapped?.button === button || drawn.has(button.closest(PART))) return;
  // The lines of the part say it from here on, not the notice of the browser.
  event.preventDefault?.();
  takeBack();
  const { wait } = button.dataset;
  const lines = wait ? [...button.closest(PART).querySelectorAll(".status, [role=status] p")] : [];
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

/** The part in which a button was tapped. `undefined`: none was. */
export function tappedPart() {
  return tapped?.button.closest(PART);
}

/** Lets the program draw a part. A button that was tapped in it is tapped for the person, and the program is given what the phone has
 * answered. Gives whether there was one. */
export function draw(part, program) {
  const buttons = () => [...part.querySelectorAll("button")];
  const place = part === tappedPart() ? buttons().indexOf(tapped.button) : -1;
  program.draw(part);
  drawn.add(part);
  if (place < 0) return false;
  tapped = undefined;
  buttons()[place]?.click();
  if (position) program.located(position.coords);
  return true;
}

/** The program is there, or does not come. */
export function end() {
  removeEventListener("click", acknowledge);
  takeBack();
}
