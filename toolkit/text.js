// What the reader knows about texts: places, marks, words. Nothing here touches a page.

/** Ways between Python's places (characters) and the browser's (UTF-16 units). */
export function places(text) {
  const ends = [];
  let unit = 0;
  for (const character of text) ends.push((unit += character.length));
  if (ends.length === text.length) return { unit: (place) => place, place: (units) => units };
  return {
    unit: (place) => (place ? ends[place - 1] : 0),
    place: (units) => before(ends, units),
  };
}

/** How many of the sorted numbers are at most a limit. */
export function before(numbers, limit) {
  let low = 0, high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** For each sentence the marks that touch it; what stands between two sentences belongs to the next one. */
export function spread(marks, sentences) {
  const ends = sentences.map(([, end]) => end), touched = sentences.map(() => []);
  for (const mark of sentences.length ? marks : []) {
    let number = Math.min(before(ends, mark.start), sentences.length - 1);
    do touched[number].push(mark);
    while (sentences[++number]?.[0] < mark.end);
  }
  return touched;
}

/** A passage in pieces, cut where a mark begins or ends: {start, end, marks, opened}. */
export function pieces(marks, start, end) {
  const inside = (place) => Math.min(Math.max(place, start), end);
  const cuts = new Set([start, end, ...marks.flatMap((mark) => [inside(mark.start), inside(mark.end)])]);
  const sorted = [...cuts].sort((one, other) => one - other);
  const found = [];
  sorted.forEach((place, number) => {
    const empty = marks.filter((mark) => mark.start === mark.end && inside(mark.start) === place);
    if (empty.length) found.push({ start: place, end: place, marks: empty, opened: empty });
    const end = sorted[number + 1];
    const covering = marks.filter((mark) => mark.start <= place && mark.end >= end);
    const opened = covering.filter((mark) => mark.start === place);
    if (end) found.push({ start: place, end, marks: covering, opened });
  });
  return found;
}

const LETTER = "[\\p{L}\\p{N}]";
const WORD = new RegExp(`${LETTER}+(?:[’'.,-]${LETTER}+)*`, "gu");

// Letters of scripts that put blanks between words.
const APART = /(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai})[\p{L}\p{N}_]/u;

export function words(text) { return text.match(WORD)?.length ?? 0; }

/** A number with its noun. */
export function many(count, thing) {
  return `${count.toLocaleString("en")} ${thing}${count === 1 ? "" : "s"}`;
}

/** Where words stand in a text, in capitals or not, whatever apostrophe and space is used: [start, end] in units. */
export function find(text, sought) {
  const wanted = sought.trim();
  if (!wanted) return [];
  const plain = wanted.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  const quoted = plain.replace(/['’‘ʼ]/g, "['’‘ʼ]").replace(/\s+/g, "\\s+");
  const edge = (look, letter) => (APART.test(letter) ? `(?${look}[\\p{L}\\p{N}_])` : "");
  const pattern = edge("<!", [...wanted][0]) + quoted + edge("!", [...wanted].at(-1));
  const hits = text.matchAll(new RegExp(pattern, "giu"));
  return [...hits].map((hit) => [hit.index, hit.index + hit[0].length]);
}

/** The marks elsewhere that match one of these marks: the other one of a pair, or the same code. */
export function matches(layers, marks) {
  const wanted = marks.filter((mark) => mark.match !== null);
  const found = wanted.flatMap((mark) => {
    const layer = layers.find((one) => one.key === mark.layer);
    return layer.marks.filter((other) => other.match === mark.match && other !== mark && !marks.includes(other));
  });
  return [...new Set(found)].sort((one, other) => one.article - other.article || one.start - other.start);
}

/** A table as text for a spreadsheet, in which no cell is read as a formula. */
export function csv(columns, rows) {
  const cell = (value) => {
    const formula = typeof value === "string" && /^'*[\s\0]*[=+\-@\t\r\n＝＋－＠﹦﹢﹣﹫]/.test(value);
    const guarded = formula ? `'${value}` : `${value}`;
    return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
  };
  return [columns, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}
