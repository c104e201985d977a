// Reads a file of contacts from the standard input with ical.js. Writes each as [name, numbers, note, pages] in JSON.
import ICAL from "ical.js";
import { text } from "node:stream/consumers";

const parsed = ICAL.parse(await text(process.stdin));
// One card is parsed to a component, several to a list of them.
const cards = (Array.isArray(parsed[0]) ? parsed : [parsed]).map((card) => new ICAL.Component(card));
const values = (card, name) => card.getAllProperties(name).map((property) => property.getFirstValue());
console.log(JSON.stringify(cards.map((card) => [values(card, "fn")[0], values(card, "tel"), values(card, "note")[0], values(card, "url")])));
