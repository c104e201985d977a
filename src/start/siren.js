// Sound made in code: two tones in turn. It runs without the program, because it must work where nothing else does.

/** How long each tone lasts, in seconds. */
const TONE_S = 0.4;
/** Samples a second of a recording. */
const RATE = 20000;
/** How often the clock of the sound is looked at, in milliseconds. */
const CHECK_MS = 250;
/** After so many looks at a clock that stands still there is no sound. */
const SILENT_LOOKS = 4;

/** iPhones and iPads play what a page makes on the channel of the ringer, which their switch mutes. iPadOS calls itself a Mac. */
const isApple = /iP(hone|ad|od)/.test(navigator.userAgent) || (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

/**
 * Plays two tones in turn, given in hertz, until it is stopped. `tell` gets "on" once the sound really runs, and "silent" when it is
 * wanted and none comes: a context may say that it runs while its clock stands still, as after a call or a lock. Then a new one is made.
 * Must be called from a tap. Gives the function that stops it, which needs nothing else.
 */
export function play(tones, tell) {
  const session = navigator.audioSession;
  // The channel of music, which the switch does not mute. Only Safari has it, from 16.4 on.
  if (session) session.type = "playback";
  const begin = () => (session || !isApple ? synthesize(tones) : loop(tones));
  let sound = begin();
  let last = sound.clock();
  let still = 0;
  let told = "";
  const look = () => {
    const now = sound.clock();
    still = now === last ? still + 1 : 0;
    last = now;
    const state = still === 0 ? "on" : still < SILENT_LOOKS ? told : "silent";
    if (state !== told) tell((told = state));
    if (still && still % SILENT_LOOKS === 0) {
      sound.stop();
      sound = begin();
      last = sound.clock();
    }
  };
  const looks = setInterval(look, CHECK_MS);
  return () => {
    clearInterval(looks);
    sound.stop();
    if (session) session.type = "auto";
  };
}

/** An oscillator that a second one switches between the tones. */
function synthesize([low, high]) {
  const Context = globalThis.AudioContext;
  if (!Context) return { clock: () => 0, stop: () => {} };
  const context = new Context();
  const [carrier, turn, depth] = [context.createOscillator(), context.createOscillator(), context.createGain()];
  carrier.type = turn.type = "square";
  carrier.frequency.value = (low + high) / 2;
  turn.frequency.value = 1 / (2 * TONE_S);
  depth.gain.value = (high - low) / 2;
  turn.connect(depth).connect(carrier.frequency);
  carrier.connect(context.destination);
  carrier.start();
  turn.start();
  // Without a tap some browsers begin with silence.
  context.resume().catch(() => {});
  return { clock: () => context.currentTime, stop: () => context.close().catch(() => {}) };
}

/** A recording of both tones, made in code, that starts anew at its end. A media element sounds on the channel of music. */
function loop(tones) {
  const samples = new Int16Array(2 * TONE_S * RATE);
  for (let index = 0; index < samples.length; index++) {
    const tone = tones[index < samples.length / 2 ? 0 : 1];
    samples[index] = Math.sin((2 * Math.PI * tone * index) / RATE) < 0 ? -32767 : 32767;
  }
  const bytes = samples.byteLength;
  // The header of a WAV file: RIFF, WAVE, "fmt " with 16 bits on one channel, data. Every phone is little-endian.
  const header = [0x46464952, 36 + bytes, 0x45564157, 0x20746d66, 16, 0x10001, RATE, 2 * RATE, 0x100002, 0x61746164, bytes];
  const address = URL.createObjectURL(new Blob([Int32Array.from(header), samples], { type: "audio/wav" }));
  const audio = new Audio(address);
  audio.loop = true;
  audio.play().catch(() => {});
  const stop = () => {
    audio.pause();
    URL.revokeObjectURL(address);
  };
  return { clock: () => audio.currentTime, stop };
}
