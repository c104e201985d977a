// The siren and the light of `/alarm`, and the sound at the end of a timer.
import { ends } from "./ends.js";
import { play } from "./siren.js";

/** Hertz: where small loudspeakers are loud and ears hear best. */
const SIREN = [2500, 3200];
/** Lower: it asks, and does not alarm. */
const RING = [660, 880];
/** How long a timer rings at most, in milliseconds. */
const RING_MS = 60000;
/** Each time that it vibrates, and each pause, in milliseconds. iPhones do not vibrate for a page. */
const VIBRATION = [800, 400];
/** How often it vibrates. */
const VIBRATIONS = 10;

/** Ends what runs under a name. */
function end(name) {
  ends.get(name)?.();
  ends.delete(name);
}

/** Shows the parts that belong to a state of the alarm: "off", "starting", "on", "silent". */
function show(state) {
  for (const part of document.querySelectorAll("[data-alarm-when]")) {
    part.hidden = !part.dataset.alarmWhen.split(" ").includes(state);
  }
}

function stopAlarm() {
  end("alarm");
  show("off");
}

function toggleAlarm() {
  if (ends.has("alarm")) return stopAlarm();
  show("starting");
  ends.set("alarm", play(SIREN, show));
}

/** Fills the screen with white, and keeps it on. */
function lightUp() {
  const light = document.querySelector("dialog.light");
  light.showModal();
  let lock;
  let isOver = false;
  // Browsers release it when the page is hidden.
  const hold = () => {
    if (document.hidden || isOver) return;
    const asked = navigator.wakeLock?.request("screen");
    asked?.then((held) => (isOver ? held.release() : (lock = held))).catch(() => {});
  };
  hold();
  document.addEventListener("visibilitychange", hold);
  const goOut = () => {
    isOver = true;
    document.removeEventListener("visibilitychange", hold);
    lock?.release();
    light.close();
  };
  ends.set("light", goOut);
  // By Escape, or by Back on Android.
  light.addEventListener("close", () => end("light"), { once: true });
}

addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-tap]");
  if (button) ({ alarm: toggleAlarm, light: lightUp, dark: () => end("light") })[button.dataset.tap]?.();
});

/** Shows the buttons, which would do nothing without this script, and ends what belongs to another screen. */
function settle() {
  stopAlarm();
  end("light");
  for (const button of document.querySelectorAll("[data-tap]")) button.hidden = false;
}
settle();
for (const sign of ["safe-night-screen", "pagehide"]) addEventListener(sign, settle);

// The program rings by events (src/browser/ring.rs).
addEventListener("safe-night-ring", () => {
  if (ends.has("ring")) return;
  const stop = play(RING, () => {});
  navigator.vibrate?.(Array(VIBRATIONS).fill(VIBRATION).flat());
  const over = setTimeout(() => end("ring"), RING_MS);
  ends.set("ring", () => {
    clearTimeout(over);
    stop();
    navigator.vibrate?.(0);
  });
});
addEventListener("safe-night-hush", () => end("ring"));
