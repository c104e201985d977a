// Posters and cards: shows the chosen one in the chosen size, as it will be printed.
const [what, size] = ["what", "size"].map((name) => document.querySelector(`[data-choice=${name}]`));
const sheets = document.querySelector(".sheets");
const CARDS = 8;

/** The number of our rule of the paper in the sheet of this page. */
let paper;

/** Sets the size of the paper to that of a sheet, which the style has in millimetres. */
function setPaper() {
  const style = document.querySelector("link[href^='/poster']").sheet;
  if (!style) return;
  const [wide, high] = ["--wide", "--high"].map((name) => getComputedStyle(sheets).getPropertyValue(name));
  if (paper) style.deleteRule(paper);
  paper = style.insertRule(`@page { size: ${wide}mm ${high}mm; margin: 0 }`, style.cssRules.length);
}

function show() {
  sheets.dataset.size = size.value;
  for (const copy of sheets.querySelectorAll("[data-copy]")) copy.remove();
  for (const sheet of sheets.children) {
    const poster = sheet.firstElementChild;
    sheet.hidden = poster.dataset.poster !== what.value;
    if (sheet.hidden || size.value !== "cards") continue;
    for (let copies = 1; copies < CARDS; copies++) {
      const copy = poster.cloneNode(true);
      copy.dataset.copy = "";
      // Screen readers read only the first of eight.
      copy.ariaHidden = "true";
      sheet.append(copy);
    }
  }
  for (const note of document.querySelectorAll("[data-for]")) note.hidden = note.dataset.for !== what.value;
  setPaper();
}

// The fragment may name what to print: /share/print#numbers
const wanted = location.hash.slice(1);
if ([...what.options].some((option) => option.value === wanted)) what.value = wanted;
what.addEventListener("change", show);
size.addEventListener("change", show);
document.querySelector("[data-print]").addEventListener("click", () => print());
// Once more when the program has drawn the codes, which copies have too.
new MutationObserver(show).observe(document.documentElement, { attributeFilter: ["data-program"] });
show();
