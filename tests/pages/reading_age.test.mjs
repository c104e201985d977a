// The reading grade of the app's own sentences in help and campaigns (Kincaid et al., 1975). It is a school grade; tired people
// should need six at most.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { load } from "cheerio";
import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";

const SITE = process.env.SITE ?? "dist";
const HARDEST = 6;

/** Every finished page in a folder of the site. */
function pages(folder) {
  return readdirSync(join(SITE, folder), { recursive: true })
    .filter((name) => name.endsWith("index.html"))
    .map((name) => join(SITE, folder, name));
}

/**
 * The app's own sentences on a page. Left out are the words of the plan and the names of sources, and headings, buttons and
 * rows of links, which are no sentences and would lower the grade.
 */
function sentences(file) {
  const page = load(readFileSync(file, "utf8"));
  page("main").find(".evidence, .quoted, .service > .note:last-child, .buttons, .rows, .state, .hours").remove();
  const blocks = page("main").find("p, li").filter((_, block) => page(block).find("p, li").length === 0);
  return blocks
    .toArray()
    .flatMap((block) => page(block).text().split(/[.?!]+(?=\s|$)/))
    .map((sentence) => sentence.match(/\p{L}[\p{L}'’-]*/gu) ?? [])
    .filter((words) => words.length > 0);
}

function grade(sentences) {
  const words = sentences.flat();
  return fleschKincaid({
    sentence: sentences.length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + syllable(word), 0),
  });
}

for (const [folder, fewest] of [["help", 10], ["campaigns", 10], ["patrol", 0]]) {
  test(`${folder} can be read at grade ${HARDEST}`, (t) => {
    const all = pages(folder)
      .map((file) => ({ file, sentences: sentences(file) }))
      .filter((page) => page.sentences.length > 0);
    assert.ok(all.length > fewest, `only ${all.length} pages in ${folder}`);
    const whole = grade(all.flatMap((page) => page.sentences));
    const worst = all.map((page) => [grade(page.sentences), page.file]).sort(([a], [b]) => b - a);
    t.diagnostic(`${folder}: grade ${whole.toFixed(1)} over ${all.length} pages`);
    for (const [pageGrade, file] of worst.slice(0, 5)) t.diagnostic(`  ${pageGrade.toFixed(1)} ${file}`);
    assert.ok(whole <= HARDEST, `${folder} needs grade ${whole.toFixed(1)}`);
  });
}
