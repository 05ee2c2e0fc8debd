// The reader: articles side by side, what is marked in them in layers, everything by key or by click.
import { Column, Text } from "./column.js";
import { Labels } from "./labels.js";
import { box, button, facts, field, make, unitsTo } from "./page.js";
import { find, many, matches, pieces, words } from "./text.js";

const KEYS = [
  ["↓ ↑", "next, previous sentence"], ["→ ←", "the next, previous match"],
  ["n p", "next, previous marked passage"], ["Enter", "details of the sentence; Escape closes them"],
  ["Space", "select the sentence; with Shift ↓ ↑ more"], ["1–9", "label the selection or the sentence"],
];
const OWN = { found: "Found", labels: "Label", target: "Shown" };
const NOTHING = "Nothing selected: select words in a text, or press Space on a sentence.";

class Reader {
  constructor(root, reading, hooks) {
    Object.assign(this, { root, hooks, hidden: reading.blind, column: null, chosen: null, sought: "" });
    this.texts = reading.articles.map((article, number) => new Text(article, number));
    this.layers = [...reading.layers, ...Object.keys(OWN).map((key) => ({ key, on: true, marks: [] }))];
    for (const layer of this.layers) for (const mark of layer.marks) mark.layer = layer.key;
    this.gather();
    this.labels = new Labels(this, [...(reading.labels ?? [])]);
    this.columns = reading.open.map((number) => new Column(this, number));
    this.onselect = () => this.selecting();
    document.addEventListener("selectionchange", this.onselect);
    // JupyterLab would take the keys of whatever has the focus and is no text field
    root.addEventListener("focusin", (event) => { event.target.dataset.lmSuppressShortcuts = "true"; });
    this.draw();
  }

  // What is shown
  draw() {
    this.live = make("div", { class: "aloud", role: "status" });
    this.panes = make("div", { class: "columns" });
    this.selection = make("p", { text: NOTHING });
    const below = make("div", { class: "labels" }, [this.selection, this.labels.panel]);
    this.root.classList.add("parallax-reader");
    this.root.replaceChildren(this.controls(), this.panes, below, this.live);
    this.blind(this.hidden);
  }

  controls() {
    const named = this.layers.filter((layer) => layer.name);
    const names = box("Hide the names of outlets", this.hidden, (hidden) => this.blind(hidden));
    this.names = names.querySelector("input");
    const toggles = named.map((layer) => this.toggle(layer));
    const layers = make("fieldset", {}, [make("legend", { text: "Mark" }), ...toggles]);
    const keys = make("details", {}, [make("summary", { text: "Keys" }), facts(KEYS)]);
    const add = button("Add an article", () => this.add());
    return make("div", { class: "controls" }, [layers, this.searching(), names, keys, add]);
  }

  toggle(layer) {
    const sample = make("span", { class: `mark ${layer.key}`, text: layer.name });
    return box(make("span", {}, [sample, ` (${layer.count})`]), layer.on, (on) => this.turn(layer.key, on));
  }

  searching() {
    const input = make("input", { type: "search", size: 14 });
    this.found = make("output");
    input.addEventListener("input", () => this.seek(input.value));
    input.addEventListener("keydown", (event) => { if (event.key === "Enter") this.step(1, "found"); });
    return make("span", {}, [field("Find ", input), " ", this.found]);
  }

  name(number) { return this.hidden ? this.texts[number].letter : this.texts[number].name; }

  /** A fact, and a label, as they may be shown: without the names of outlets while these are hidden. */
  said([, value, veiled]) { return this.hidden ? veiled ?? value : value; }

  label(mark) { return this.said([null, mark.label ?? "", mark.veiled]); }

  /** The letters of a passage; blocks stand for the names of outlets while these are hidden. */
  passage({ article, start, end }) {
    const text = this.texts[article], hidden = this.hidden ? text.outlets : [];
    const letters = (piece) => text.slice(piece.start, piece.end).replace(piece.marks.length ? /[^]/g : /(?!)/, "█");
    return pieces(hidden, start, end).map(letters).join("");
  }

  /** Collect the marks of the layers that are on, article by article. */
  gather() {
    this.marked = this.texts.map(() => []);
    for (const { marks } of this.shownLayers) for (const mark of marks) this.marked[mark.article].push(mark);
  }

  get shownLayers() { return this.layers.filter((layer) => layer.on); }

  layer(key) { return this.layers.find((layer) => layer.key === key); }

  /** What a mark is called: the name of its layer. */
  kind(mark) { return this.layer(mark.layer).name ?? OWN[mark.layer]; }

  turn(key, on) {
    this.layer(key).on = on;
    this.redraw();
    this.say(`${this.layer(key).name}: ${on ? "marked" : "not marked"}.`);
  }

  redraw() {
    this.gather();
    for (const column of this.columns) column.redraw();
    for (const column of this.columns) if (!column.details.hidden) column.open();
  }

  /** Give a layer other marks. */
  put(key, marks) {
    this.layer(key).marks = marks;
    this.redraw();
  }

  blind(hidden) {
    this.hidden = this.names.checked = hidden;
    this.seek(this.sought);
    this.tell();
    this.labels.draw();
    this.arrange();
    this.say(""); // what was said last may have told a name
    this.hooks.blinded?.(hidden);
  }

  /** The columns in the order of the corpus. */
  arrange() {
    this.columns.sort((one, other) => one.number - other.number);
    const tops = this.columns.map(({ text }) => text.scrollTop); // lost where a pane is moved
    for (const column of this.columns) column.rename(this.columns.length < 2);
    this.panes.replaceChildren(...this.columns.map((column) => column.pane));
    this.columns.forEach(({ text }, place) => { text.scrollTop = tops[place]; });
  }

  change(column, number) {
    if (this.column === column) this.moved(null);
    column.fill(number);
    this.arrange();
    column.choice.focus();
    this.say(`${this.name(number)} is shown.`);
    return column;
  }

  add() {
    const open = new Set(this.columns.map((column) => column.number));
    const next = this.texts.find(({ number }) => !open.has(number));
    if (!next) return this.say("All articles are shown.");
    this.columns.push(new Column(this, next.number));
    this.arrange();
    return this.say(`${this.name(next.number)} is shown, too.`);
  }

  close(column) {
    this.columns = this.columns.filter((one) => one !== column);
    if (this.column === column) this.moved(null);
    this.arrange();
    this.columns[0].choice.focus();
    this.say(`${this.name(column.number)} is closed.`);
  }

  say(told) { this.live.textContent = told; }

  // Where the reader is
  go(column, sentence, scrolling = true) {
    if (!column.sentences[sentence]) return;
    this.moved(column);
    column.focus(sentence, scrolling);
    this.say(this.summary());
  }

  /** Move on, to a column: what was selected or followed is past. */
  moved(column) {
    if (this.chosen) document.getSelection().removeAllRanges(); // else the browser would report it once more
    Object.assign(this, { column, chosen: null, at: null, trail: null });
    this.tell();
  }

  summary() {
    const { number, here, marks, sentences } = this.column;
    const told = marks.map((mark) => `${this.kind(mark)} ${this.label(mark)}`.trim());
    const marked = told.length ? `Marked: ${[...new Set(told)].join("; ")}.` : "Nothing marked.";
    return `${this.name(number)}, sentence ${here + 1} of ${sentences.length}. ${marked}`;
  }

  /** Show a passage of an article, wherever it stands. */
  show(number, start, end) {
    const column = this.shownIn(number);
    column.pane.scrollIntoView({ block: "nearest" });
    if (!column.sentences.length) return this.say(`${this.name(number)} has no text.`);
    this.put("target", [{ layer: "target", article: number, start, end, match: null }]);
    this.go(column, column.article.sentence(start));
    this.at = [number, start];
  }

  /** The column of an article; if it is not shown, it takes the place of one that is not being read. */
  shownIn(number) {
    const there = this.columns.find((column) => column.number === number);
    if (there) return there;
    if (this.columns.length < 2) {
      this.columns.push(new Column(this, number));
      this.arrange();
      return this.shownIn(number);
    }
    const others = this.columns.filter((column) => column !== this.column);
    return this.change(number < this.columns[0].number ? others[0] : others.at(-1), number);
  }

  /** The focus came to a sentence, however it did. */
  entered(sentence, column) {
    if (this.column !== column || column.sentences[column.here] !== sentence) this.moved(column);
    if (column.sentences[column.here] !== sentence) column.focus(column.sentences.indexOf(sentence), false);
  }

  key(event, column) {
    if (!event.target.classList.contains("sentence") || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = this.action(event);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action(column, column.here);
  }

  action({ key, shiftKey }) {
    if (shiftKey && (key === "ArrowDown" || key === "ArrowUp")) return () => this.extend(key === "ArrowDown" ? 1 : -1);
    const label = this.labels.known[Number(key) - 1];
    return {
      ArrowDown: (column, here) => this.go(column, here + 1), ArrowUp: (column, here) => this.go(column, here - 1),
      ArrowRight: () => this.jump(1), ArrowLeft: () => this.jump(-1), n: () => this.step(1), p: () => this.step(-1),
      Home: (column) => this.go(column, 0), End: (column) => this.go(column, column.sentences.length - 1),
      Enter: (column) => this.details(column), Escape: (column) => column.leave(),
      " ": (column) => this.choose(column, ...column.position.slice(1)),
    }[key] ?? (label && (() => this.labels.add(label)));
  }

  click(event, column) {
    const sentence = column.sentences.indexOf(event.target.closest(".sentence"));
    if (sentence < 0 || !document.getSelection().isCollapsed) return;
    this.go(column, sentence, false); // else a double click would meet another word
    this.details(column, matchMedia("(pointer: coarse)").matches);
  }

  details(column, scrolling = true) {
    column.open();
    if (scrolling) column.details.scrollIntoView({ block: "nearest" });
    this.say(column.details.innerText);
  }

  matches(marks) { return matches(this.shownLayers, marks); }

  /** To the next matching passage (1) or to the previous one (-1), in the order of the articles. */
  jump(way) {
    const [article, start, end] = this.column.position, [number, begin] = this.at ?? [article, start];
    const trail = this.trail ?? [{ article, start, end }, ...this.matches(this.column.marks)].sort(order);
    const there = trail.filter((mark) => order(mark, { article: number, start: begin }) * way > 0);
    const nearest = way > 0 ? there[0] : there.at(-1);
    const rest = trail.length > 1 ? `, but ${trail.length - 1} on the other side` : "";
    if (!nearest) return this.say(`No further match here${rest}. What is marked now is compared.`);
    this.show(nearest.article, nearest.start, nearest.end);
    this.trail = trail; // so that the same keys lead on, and back
  }

  /** To the next (1) or the previous (-1) marked passage, in whichever article it stands. */
  step(way, key = null) {
    const layers = this.shownLayers.filter((layer) => (key ? layer.key === key : layer.key !== "target"));
    const [article, start] = this.at ?? this.column?.position ?? [-1, 0];
    const here = { article, start: start - (this.at || way < 0 ? 0 : 0.5) }; // a mark may begin with its sentence
    const ahead = layers.flatMap((layer) => layer.marks).filter((mark) => order(mark, here) * way > 0);
    ahead.sort((one, other) => order(one, other) * way);
    if (!ahead.length) return this.say("No further marked passage.");
    return this.show(ahead[0].article, ahead[0].start, ahead[0].end);
  }

  // Finding and selecting
  seek(sought) {
    this.sought = sought;
    const marks = this.texts.flatMap(({ number, text, at }) => find(text, sought).map(([start, end]) => (
      { layer: "found", article: number, start: at.place(start), end: at.place(end), match: null })));
    this.put("found", marks);
    this.found.textContent = sought.trim() ? this.counted(marks, `${marks.length} found`) : "";
  }

  counted(marks, total) {
    const counts = new Map();
    for (const mark of marks) counts.set(mark.article, (counts.get(mark.article) ?? 0) + 1);
    const each = [...counts].slice(0, 8).map(([number, count]) => `${this.name(number)} ${count}`);
    return `${total}${each.length ? ": " : ""}${each.join(", ")}${counts.size > 8 ? ", …" : ""}`;
  }

  /** Select a passage, as a hand would. */
  choose(column, start, end) {
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(column.range(start, end));
    this.selected(column.number, start, end);
  }

  /** Select one sentence more. */
  extend(way) {
    const { column, chosen } = this, [number, ...here] = column.position;
    const [first, last] = chosen?.[0] === number ? chosen.slice(1) : here;
    const next = column.article.sentences[column.here + way];
    if (!next) return;
    this.go(column, column.here + way);
    this.choose(column, Math.min(first, next[0]), Math.max(last, next[1]));
  }

  /** What is selected in one of the texts, by hand or by key. */
  selecting() {
    const selection = document.getSelection();
    if (selection.isCollapsed) return;
    const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
    const column = this.columns.find(({ text }) => text.contains(startContainer) || text.contains(endContainer));
    if (!column) return;
    const { text, article } = column; // a hand may have left the text at either end
    const start = text.contains(startContainer) ? article.at.place(unitsTo(text, startContainer, startOffset)) : 0;
    const end = text.contains(endContainer) ? unitsTo(text, endContainer, endOffset) : article.text.length;
    this.selected(column.number, start, article.at.place(end));
  }

  selected(article, start, end) {
    if (start >= end || [article, start, end].join() === this.chosen?.join()) return;
    this.chosen = [article, start, end];
    this.tell();
    this.say(this.selection.textContent);
    this.hooks.selected?.({ article, start, end });
  }

  /** Write below the texts what is selected, how long it is, and how often each article uses it. */
  tell() {
    if (!this.chosen) return void (this.selection.textContent = NOTHING);
    const [article, start, end] = this.chosen;
    const letters = this.texts[article].slice(start, end), count = words(letters);
    const uses = letters.length > 300 ? [] : this.texts.flatMap(({ number, text }) =>
      find(text, letters).map(() => ({ article: number })));
    const told = uses.length ? `; ${this.counted(uses, many(uses.length, "use"))}` : "";
    this.selection.textContent = `Selected: ${this.name(article)} ${start}–${end}, ${many(count, "word")}${told}.`;
  }

  /** What a label is given to: the selection, else the sentence in focus. */
  place() { return this.chosen ?? this.column?.position; }

  // For the page around it
  /** All articles with what is marked now, for a printed page. */
  print() {
    return make("div", { class: "parallax-reader" }, this.texts.map(({ number }) =>
      make("section", {}, [make("h3", { text: this.name(number) }), new Column(this, number).text])));
  }

  destroy() {
    document.removeEventListener("selectionchange", this.onselect);
    this.root.replaceChildren();
  }
}

/** Which of two marks stands first. */
function order(one, other) {
  return one.article - other.article || one.start - other.start;
}

export function mount(root, reading, hooks = {}) {
  return new Reader(root, reading, hooks);
}
