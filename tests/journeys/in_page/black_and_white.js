// The rows of pixels of a picture (PNG as Base64): 1 for each that is darker than mid grey, 0 for each that is not.
async (picture) => {
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const { width, height } = bitmap;
  const pen = new OffscreenCanvas(width, height).getContext("2d");
  pen.drawImage(bitmap, 0, 0);
  const { data } = pen.getImageData(0, 0, width, height);
  const dark = (at) => (data[at] * 0.2126 + data[at + 1] * 0.7152 + data[at + 2] * 0.0722 < 128 ? "1" : "0");
  return Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => dark((y * width + x) * 4)).join(""));
}
