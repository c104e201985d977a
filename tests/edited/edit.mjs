// Edits a copy of the content as an editor may on any day: other names, hours, numbers and statuses for every place, eight more
// Safe Havens, and the next edition. Every test of `make test-edited` must pass on it.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [from, to] = process.argv.slice(2);
cpSync(from, to, { recursive: true });

function edit(file, change) {
  const path = join(to, file);
  const content = JSON.parse(readFileSync(path, "utf8"));
  change(content);
  writeFileSync(path, JSON.stringify(content, null, 2) + "\n");
}

const HAVENS = 8;

edit("places.json", ({ places }) => {
  const [haven] = places.filter(({ kind }) => kind === "safe_haven");
  const added = Array.from({ length: HAVENS }, (_, index) => ({
    ...structuredClone(haven),
    id: `example-haven-${index + 1}`,
    name: `Example Haven ${index + 1}`,
    position: { lat: 51.278 + index / 2000, lon: 1.078 + index / 2000, accuracy_m: 10 },
    address: `${index + 1} Example Street, CT1 1AA`,
    hours: index % 2 ? "24/7" : "Fr-Sa 20:00-04:00",
    way_in: `Ring the bell of number ${index + 1}.`,
  }));
  places.forEach((place, index) => {
    place.name = `${place.name} anew`;
    if (place.hours) place.hours = place.hours === "24/7" ? "Mo-Su 06:00-02:00" : "Mo-Su 19:00-03:30";
    if (place.phone) place.phone = `01227 5550${String(index).padStart(2, "0")}`;
    place.evidence.confidence = place.evidence.confidence === "confirmed" ? "reported" : "confirmed";
  });
  places.push(...added);
});

edit("edition.json", (edition) => {
  const [day, number] = edition.edition.split(".");
  edition.edition = `${day}.${Number(number) + 1}`;
});
