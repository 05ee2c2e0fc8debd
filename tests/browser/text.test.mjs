// The reader's knowledge of texts, by hand-worked values.
import assert from "node:assert/strict";
import { test } from "node:test";
import { before, csv, find, many, matches, pieces, places, spread, words } from "../../toolkit/text.js";

const mark = (start, end, more = {}) => ({ start, end, ...more });
const spans = (found) => found.map(({ start, end, marks }) => [start, end, marks.length]);

test("places are the same where every letter is one unit", () => {
  const { unit, place } = places("Talks résumé");
  assert.deepEqual([unit(0), unit(12), place(6)], [0, 12, 6]);
});

test("a dove is one character and two units", () => {
  const { unit, place } = places("a🕊b");
  assert.deepEqual([0, 1, 2, 3].map(unit), [0, 1, 3, 4]);
  assert.deepEqual([0, 1, 3, 4].map(place), [0, 1, 2, 3]);
});

test("half a pair counts as one character, as in Python", () => {
  const { unit, place } = places("a\ud800🕊b");
  assert.deepEqual([0, 1, 2, 3, 4].map(unit), [0, 1, 2, 4, 5]);
  assert.equal(place(4), 3);
});

test("before counts the numbers up to a limit", () => {
  assert.deepEqual([0, 5, 6, 20].map((limit) => before([5, 9, 12], limit)), [0, 1, 1, 3]);
});

const numbers = (marks, sentences) => spread(marks, sentences).map((touched) => touched.map((one) => marks.indexOf(one)));

test("a mark touches the sentences with which it shares a letter", () => {
  const marks = [mark(0, 4), mark(3, 12), mark(4, 5), mark(5, 9)];
  assert.deepEqual(numbers(marks, [[0, 4], [5, 9], [10, 14]]), [[0, 1], [1, 2, 3], [1]]);
});

test("what was taken out between two sentences belongs to the next one, at the end to the last one", () => {
  assert.deepEqual(numbers([mark(0, 0), mark(4, 4), mark(9, 9), mark(20, 20)], [[1, 4], [5, 9]]), [[0], [1, 2, 3]]);
});

test("without a sentence nothing is touched", () => {
  assert.deepEqual(spread([mark(0, 0)], []), []);
});

test("pieces cover a passage once, from its start to its end", () => {
  const found = pieces([mark(2, 6), mark(4, 9)], 0, 10);
  assert.deepEqual(spans(found), [[0, 2, 0], [2, 4, 1], [4, 6, 2], [6, 9, 1], [9, 10, 0]]);
  assert.deepEqual(found[2].opened, [mark(4, 9)]);
});

test("marks that reach beyond a passage are cut there", () => {
  const found = pieces([mark(0, 50)], 10, 20);
  assert.deepEqual(spans(found), [[10, 20, 1]]);
  assert.deepEqual(found[0].opened, []);
});

test("a mark without letters has a piece of its own", () => {
  assert.deepEqual(spans(pieces([mark(3, 3), mark(0, 5)], 0, 5)), [[0, 3, 1], [3, 3, 1], [3, 5, 1]]);
});

test("nothing is lost in an empty passage", () => {
  assert.deepEqual(spans(pieces([mark(0, 0)], 0, 0)), [[0, 0, 1]]);
});

test("words are counted as in Python", () => {
  assert.deepEqual(["Russia’s 5,000 well-known", "—", "и мир", "a_b", ""].map(words), [3, 0, 2, 2, 0]);
});

test("find takes whole words, in capitals or not", () => {
  assert.deepEqual(find("War, warning; post-war WAR", "war"), [[0, 3], [19, 22], [23, 26]]);
});

test("find takes any apostrophe and any space", () => {
  assert.deepEqual(find("Russia’s\n offer", "russia's offer"), [[0, 15]]);
});

test("find reads signs as signs", () => {
  assert.deepEqual(find("a.b (c) a-b [d]", "(c)"), [[4, 7]]);
  assert.deepEqual(find("axb", "a.b"), []);
  assert.deepEqual(find("anything", "  "), []);
  for (const sought of ["\\", "[", "*", "^$", "a-b", "{2}", "|", "/", "?"]) find("a-b", sought);
});

test("find needs no blanks where a script has none", () => {
  assert.deepEqual(find("战争仍在继续", "仍在"), [[2, 4]]);
});

test("marks match elsewhere, in the order of the articles", () => {
  const marks = [
    mark(0, 3, { article: 0, layer: "shared", match: 7 }), mark(5, 9, { article: 2, layer: "shared", match: 7 }),
    mark(1, 2, { article: 1, layer: "shared", match: 7 }), mark(4, 5, { article: 1, layer: "shared", match: null }),
  ];
  const layers = [{ key: "shared", marks }];
  assert.deepEqual(matches(layers, [marks[0]]).map(({ article }) => article), [1, 2]);
  assert.deepEqual(matches(layers, [marks[3]]), []);
});

test("a saved table keeps every value and starts no formula", () => {
  const text = csv(["a", "b"], [["=1+1", -5], ['say "no", he', "two\nlines"]]);
  assert.equal(text, 'a,b\r\n\'=1+1,-5\r\n"say ""no"", he","two\nlines"\r\n');
});

test("one use, two uses", () => {
  assert.deepEqual([1, 2, 1200].map((count) => many(count, "use")), ["1 use", "2 uses", "1,200 uses"]);
});
