// Reads a code with the camera, for the hand-over of a shift. Loaded when the person wants it. Nothing of the picture is kept.
import decode from "qr/decode.js";

/** How often a picture is looked at, in milliseconds. */
const LOOK_MS = 200;
/** How long the reader of the phone may find nothing before our own looks too: on some phones it is there and reads nothing. */
const OWN_AFTER_MS = 3000;
/** How long a picture may be black before it is told. */
const BLACK_MS = 2000;
/** The side of the picture that is looked at, in pixels: enough for a code of version 15 that fills half of it. */
const SIDE = 720;

const REFUSED = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "none",
  OverconstrainedError: "none",
  NotReadableError: "busy",
  AbortError: "busy",
};

/**
 * Shows what the camera sees in a video element, and reads codes in it.
 * `found`: gets the text of each code, until it is stopped. `tell`: gets `on`, `refused`, `none`, `busy`, `policy`, `lost` or `black`.
 * Gives `stop`, and `other`, which goes on with the next camera of the phone.
 */
export function watch(video, found, tell) {
  let stream, timer, stopped, camera, since, darkSince;
  const canvas = document.createElement("canvas");
  const eye = canvas.getContext("2d", { willReadFrequently: true });
  let reader;

  const rest = () => {
    clearTimeout(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = video.srcObject = null;
  };

  const begin = async () => {
    rest();
    if (!navigator.mediaDevices?.getUserMedia) return tell("none");
    // What the document forbids is not the person's own no.
    if (document.featurePolicy && !document.featurePolicy.allowsFeature("camera")) return tell("policy");
    const wanted = camera ? { deviceId: camera } : { facingMode: "environment" };
    let given;
    try {
      given = await navigator.mediaDevices.getUserMedia({ video: { ...wanted, width: { ideal: 1280 } } });
    } catch (error) {
      return stopped || tell(REFUSED[error.name] ?? "busy");
    }
    // It may have been left, or hidden, while the phone asked.
    if (stopped || document.hidden || stream) {
      for (const track of given.getTracks()) track.stop();
      return;
    }
    stream = given;
    const [track] = stream.getVideoTracks();
    for (const end of ["ended", "mute"]) {
      track.addEventListener(end, () => {
        if (stopped || stream !== given || document.hidden) return;
        rest();
        tell("lost");
      });
    }
    video.srcObject = stream;
    await video.play().catch(() => {});
    since = performance.now();
    darkSince = undefined;
    tell("on");
    look(given);
  };

  const look = async (given) => {
    if (stopped || stream !== given) return;
    try {
      const text = await read();
      if (text && !stopped && stream === given) found(text);
    } finally {
      if (!stopped && stream === given) timer = setTimeout(look, LOOK_MS, given);
    }
  };

  /** The text of the code in the picture. `undefined`: there is none. */
  const read = async () => {
    if (!video.videoWidth) return;
    const scale = Math.min(1, SIDE / Math.min(video.videoWidth, video.videoHeight));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    eye.drawImage(video, 0, 0, canvas.width, canvas.height);
    const picture = eye.getImageData(0, 0, canvas.width, canvas.height);
    noteDark(picture);
    const theirs = await readByPhone();
    if (theirs || (reader && performance.now() - since < OWN_AFTER_MS)) return theirs;
    try {
      return decode(picture);
    } catch {
      // No code in sight.
    }
  };

  const readByPhone = async () => {
    reader ??= await readerOfPhone();
    try {
      return reader && (await reader.detect(canvas))[0]?.rawValue;
    } catch {
      reader = false;
    }
  };

  /** Tells once when the picture has been black for a while: after a phone has come back, or with a finger on the lens. */
  const noteDark = ({ data }) => {
    let brightest = 0;
    for (let at = 0; at < data.length; at += 4 * 997) brightest = Math.max(brightest, data[at], data[at + 1], data[at + 2]);
    if (brightest > 16) {
      if (darkSince === Infinity) tell("on");
      darkSince = undefined;
    } else if (darkSince === undefined) darkSince = performance.now();
    else if (performance.now() - darkSince > BLACK_MS) {
      darkSince = Infinity;
      tell("black");
    }
  };

  const show = () => (document.hidden ? rest() : begin());
  document.addEventListener("visibilitychange", show);
  begin();

  return {
    stop() {
      stopped = true;
      document.removeEventListener("visibilitychange", show);
      rest();
    },
    again: begin,
    async other() {
      const all = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === "videoinput");
      const now = stream?.getVideoTracks()[0]?.getSettings().deviceId ?? camera;
      const index = all.findIndex(({ deviceId }) => deviceId === now);
      camera = all[(index + 1) % all.length]?.deviceId;
      await begin();
    },
  };
}

/** The reader of the phone, if it knows these codes. `false`: it has none. */
async function readerOfPhone() {
  try {
    const formats = await globalThis.BarcodeDetector?.getSupportedFormats();
    return formats?.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : false;
  } catch {
    return false;
  }
}
