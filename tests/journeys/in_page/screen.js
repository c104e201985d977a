// What a screen is made of: each element of the header, the content and the tabs with its attributes, and each text, a line each.
() => {
  const lines = [];
  const walk = (node, depth) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.data.replace(/\s+/g, " ").trim();
      if (text) lines.push("  ".repeat(depth) + text);
    }
    // The line on the saved copy tells of the network too, which a document finds out after it is drawn.
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(".saving")) return;
    const attributes = [...node.attributes].map(({ name, value }) => `${name}=${value}`).sort().join(" ");
    lines.push("  ".repeat(depth) + `<${node.localName} ${attributes}>`);
    for (const child of node.childNodes) walk(child, depth + 1);
  };
  for (const part of document.querySelectorAll("body > header, body > main, body > nav")) walk(part, 0);
  lines.push(`title ${document.title}`, `kind ${document.documentElement.dataset.kind}`);
  return lines;
}
