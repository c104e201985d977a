// Shares a page: its QR code, full screen for a friend to scan, its link, and the code as a picture.
// The page is in the fragment of the address, which is not sent to the host: /share#/campaigns/purple-flag
import { addressOf, codeOf, draw } from "./code.js";

const part = (name) => document.querySelector(`[data-share=${name}]`);
const [choice, full, status] = ["choice", "full", "told"].map(part);
/** The least width of the picture of a code, in pixels. */
const PICTURE = 1024;
let code;

const path = () => choice.value;
const name = () => choice.selectedOptions[0].textContent;

async function show() {
  choice.value = location.hash.slice(1) || "/";
  if (choice.selectedIndex < 0) choice.value = "/";
  for (const element of document.querySelectorAll("[data-share=name]")) element.textContent = name();
  for (const element of document.querySelectorAll("[data-share=address]")) element.textContent = addressOf(path()).replace(/^https?:\/\//, "");
  code = await codeOf(path());
  for (const svg of document.querySelectorAll("[data-share=code]")) draw(svg, code);
}

function on(what, act) {
  part(what).addEventListener("click", () => act().then((words) => (status.textContent = words ?? ""), () => (status.textContent = "That did not work here.")));
}

choice.addEventListener("change", () => {
  history.replaceState(history.state, "", `#${path()}`);
  show();
});
addEventListener("hashchange", show);

let awake;
on("fill", async () => {
  full.showModal();
  // Keep the screen on, if the browser can.
  awake = await navigator.wakeLock?.request("screen").catch(() => {});
});
// One tap anywhere closes it.
full.addEventListener("click", () => full.close());
full.addEventListener("close", () => awake?.release());

on("copy", async () => {
  await navigator.clipboard.writeText(addressOf(path()));
  return "The link is copied.";
});

part("send").hidden = !navigator.share;
// Cancelling is not an error.
on("send", () => navigator.share({ title: name(), url: addressOf(path()) }).catch((error) => {
  if (error.name !== "AbortError") throw error;
}));

function save(blob, ending) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `safe-night${path().replaceAll("/", "-").replace(/-$/, "")}.${ending}`;
  link.click();
  // The download needs the address for a moment.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  return `Saved as ${link.download}.`;
}

on("svg", async () => {
  const { side, outline } = code;
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/><path d="${outline}"/></svg>`;
  return save(new Blob([text], { type: "image/svg+xml" }), "svg");
});

on("png", async () => {
  const { side, outline } = code;
  // Whole pixels per module, so that edges are sharp.
  const scale = Math.ceil(PICTURE / side);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side * scale;
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.scale(scale, scale);
  pen.fillStyle = "#000";
  pen.fill(new Path2D(outline));
  return save(await new Promise((done) => canvas.toBlob(done, "image/png")), "png");
});

show();
