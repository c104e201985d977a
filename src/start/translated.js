// Translators, and some extensions, put elements or texts of their own in the place of texts that the program has drawn. It goes on to change
// the texts that were taken out: what it does to them is done to what stands in their place.

/** What stands in the place of a text, and the text in whose place something stands. */
const standIns = new WeakMap();
const texts = new WeakMap();

const changed = new MutationObserver((records) => {
  for (const { target } of records) if (!target.isConnected) standIns.get(target).textContent = target.data;
});

function standIn(before, now) {
  // What stands in may be replaced in its turn, as by another language.
  const text = texts.get(before) ?? before;
  if (text.nodeType !== Node.TEXT_NODE || text === now) return;
  if (!standIns.has(text)) {
    changed.observe(text, { characterData: true });
    text.remove = () => {
      if (!text.isConnected) standIns.get(text).remove();
      Text.prototype.remove.call(text);
    };
  }
  standIns.set(text, now);
  texts.set(now, text);
}

new MutationObserver((records) => {
  const come = new Set();
  for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
    addedNodes.forEach((node) => come.add(node));
    // In one step, or put in beside it before.
    const now = addedNodes[0] ?? [previousSibling, nextSibling].find((node) => come.has(node));
    if (now && removedNodes[0]) standIn(removedNodes[0], now);
  }
}).observe(document.body, { childList: true, subtree: true });
