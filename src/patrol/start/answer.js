// The answer to a tap, beside what is seen: felt where the phone can, heard if wanted.

let audio;

export function answer(sounds) {
  // A tap counts, whatever the phone refuses of this.
  try {
    navigator.vibrate?.(30);
    if (sounds) beep();
  } catch (error) {
    console.warn("Without an answer to a tap:", error);
  }
}

function beep() {
  audio ??= new (globalThis.AudioContext ?? globalThis.webkitAudioContext)();
  // A phone that was locked may have stopped it.
  audio.resume().catch(() => {});
  const [tone, volume] = [audio.createOscillator(), audio.createGain()];
  tone.frequency.value = 880;
  volume.gain.value = 0.2;
  volume.gain.setTargetAtTime(0, audio.currentTime + 0.04, 0.01);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.1);
}
