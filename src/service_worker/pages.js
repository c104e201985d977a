// Reads a bundle of pages, as src/build/bundle.rs writes it.

/** Each page of a bundle: its address and its HTML. `text`: what the first one refers to, the facts and the first page. */
export function* pagesOf(bundle, text) {
  for (const line of bundle.trim().split("\n")) {
    const [path, ...parts] = JSON.parse(line);
    let html = "";
    while (parts.length) {
      const part = parts.shift();
      html += part.length ? part : text.slice(part, part + parts.shift());
    }
    text += html;
    yield [path, html];
  }
}
