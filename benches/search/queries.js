// Twelve queries that some document of a made-up site answers: the same ones for every search and in every run.
// Takes: the documents. Gives: texts as a reader would type them.

/** What the queries are of, each drawn from another part of the documents. */
const DRAWN = [
  (d) => words(d.title).slice(0, 1),
  (d) => words(d.summary).slice(1, 2),
  (d) => words(d.title).slice(0, 2),
  (d) => acronym(d),
  (d) => words(d.summary).slice(0, 2),
  (d) => d.phones.split("\n").slice(0, 1),
  (d) => words(d.title).slice(0, 3),
  (d) => words(d.summary).slice(0, 3),
  (d) => words(d.summary).slice(2, 3),
  (d) => acronym(d),
  (d) => words(d.summary).slice(1, 3),
  (d) => d.phones.split("\n").slice(-1),
];

export function draw(documents) {
  const taken = new Set();
  return DRAWN.map((of, i) => {
    const from = Math.floor(((i + 0.5) / DRAWN.length) * documents.length);
    for (let step = 0; step < documents.length; step += 1) {
      const query = of(documents[(from + step) % documents.length]).join(" ");
      if (query && !taken.has(query)) {
        taken.add(query);
        return query;
      }
    }
    throw new Error(`These documents give no query number ${i + 1}.`);
  });
}

const acronym = (document) => (document.acronym ? [document.acronym] : []);

/** Long words: little ones, which some searches rightly pass over, would only show that. */
const words = (text) => [...new Set(text.toLowerCase().match(/\p{L}{6,}/gu))];
