// The reader: articles side by side, what is marked in them in layers, everything by key or by click.
import { Column, Text } from "./column.js";
import { Labels } from "./labels.js";
import { box, button, facts, field, make, unitsTo } from "./page.js";
import { find, many, matches, withoutNames, words } from "./text.js";

const KEYS = [
  ["↓ ↑", "next, previous sentence"], ["→ ←", "the next, previous match"],
  ["n p", "next, previous marked passage"], ["Enter", "details of the sentence; Escape closes them"],
  ["Space", "select the sentence; Shift with ↓ or ↑ selects more"], ["1–9", "label the selection or the sentence"],
];
const NOTHING = "Nothing selected: select words in a text, or press Space on a sentence.";

class Reader {
  constructor(root, reading, hooks) {
    Object.assign(this, { root, hooks, outlets: reading.outlets, hidden: reading.blind, column: null });
    this.texts = reading.articles.map((article, number) => new Text(article, number));
    this.layers = [...reading.layers, ...["found", "labels"].map((key) => ({ key, on: true, marks: [] }))];
    for (const layer of this.layers) for (const mark of layer.marks) mark.layer = layer.key;
    this.chosen = null;
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
    const found = make("output"), input = make("input", { type: "search", size: 14 });
    input.addEventListener("input", () => { found.textContent = this.seek(input.value); });
    input.addEventListener("keydown", (event) => { if (event.key === "Enter") this.step(1, "found"); });
    return make("span", {}, [field("Find ", input), " ", found]);
  }

  name(number) {
    return this.hidden ? this.texts[number].letter : this.texts[number].id;
  }

  /** Words as they may be shown: without the names of outlets while these are hidden. */
  shown(text) {
    return this.hidden ? withoutNames(text, this.outlets) : text;
  }

  /** Collect the marks of the layers that are on, article by article. */
  gather() {
    this.marked = this.texts.map(() => []);
    for (const { marks } of this.shownLayers) for (const mark of marks) this.marked[mark.article].push(mark);
  }

  get shownLayers() {
    return this.layers.filter((layer) => layer.on);
  }

  layer(key) {
    return this.layers.find((layer) => layer.key === key);
  }

  /** What a mark is called: the name of its layer. */
  kind(mark) {
    return this.layer(mark.layer).name ?? { found: "Found", labels: "Label" }[mark.layer];
  }

  turn(key, on) {
    this.layer(key).on = on;
    this.redraw();
    this.say(`${this.layer(key).name}: ${on ? "marked" : "not marked"}.`);
  }

  redraw() {
    this.gather();
    for (const column of this.columns) column.redraw();
    if (this.column && !this.column.details.hidden) this.column.open();
  }

  blind(hidden) {
    this.hidden = this.names.checked = hidden;
    this.redraw();
    this.labels.draw();
    this.arrange();
    this.hooks.blinded?.(hidden);
  }

  /** The columns in the order of the corpus. */
  arrange() {
    this.columns.sort((one, other) => one.number - other.number);
    for (const column of this.columns) column.rename(this.columns.length < 2);
    this.panes.replaceChildren(...this.columns.map((column) => column.pane));
  }

  change(column, number) {
    column.fill(number);
    this.arrange();
    column.choice.focus();
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
    if (this.column === column) this.column = null;
    this.arrange();
    this.columns[0].choice.focus();
  }

  say(told) {
    this.live.textContent = told;
  }

  // Where the reader is

  go(column, sentence, scrolling = true) {
    if (!column.sentences[sentence]) return;
    this.column = column;
    column.focus(sentence, scrolling);
    this.say(this.summary());
  }

  summary() {
    const { number, here, marks, sentences } = this.column;
    const told = marks.map((mark) => `${this.kind(mark)} ${this.shown(mark.label ?? "")}`.trim());
    const marked = told.length ? `Marked: ${[...new Set(told)].join("; ")}.` : "Nothing marked.";
    return `${this.name(number)}, sentence ${here + 1} of ${sentences.length}. ${marked}`;
  }

  /** Show a passage of an article, wherever it stands. */
  show(number, start, end) {
    const column = this.shownIn(number), sentence = column.article.sentence(start);
    this.root.querySelector(".target")?.classList.remove("target");
    column.sentences[sentence]?.classList.add("target");
    column.pane.scrollIntoView({ block: "nearest" });
    this.go(column, sentence);
    if (end > start) this.choose(column, start, end);
    this.say(this.summary());
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
    this.column = column;
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

  matches(marks) {
    return matches(this.shownLayers, marks);
  }

  /** To the next matching passage (1) or to the previous one (-1), in the order of the articles. */
  jump(way) {
    const [number, begin] = this.column.position, found = this.matches(this.column.marks);
    const there = found.filter(({ article, start }) => (article - number || start - begin) * way > 0);
    const nearest = way > 0 ? there[0] : there.at(-1);
    if (nearest) return this.show(nearest.article, nearest.start, nearest.end);
    const rest = found.length ? `, but ${found.length} on the other side` : "";
    return this.say(`No further match here${rest}. What is marked now is compared.`);
  }

  /** To the next (1) or the previous (-1) marked passage, in whichever article it stands. */
  step(way, key = null) {
    const layers = this.shownLayers.filter((layer) => !key || layer.key === key);
    const [article, start, end] = this.column?.position ?? [-1, 0, 0];
    const passed = (mark) => mark.article - article || (way > 0 ? mark.start - end + 1 : mark.start - start);
    const ahead = layers.flatMap((layer) => layer.marks).filter((mark) => passed(mark) * way > 0);
    ahead.sort((one, other) => (one.article - other.article || one.start - other.start) * way);
    if (!ahead.length) return this.say("No further marked passage.");
    return this.show(ahead[0].article, ahead[0].start, ahead[0].end);
  }

  // Finding and selecting

  seek(sought) {
    const marks = this.texts.flatMap(({ number, text, at }) => find(text, sought).map(([start, end]) => (
      { layer: "found", article: number, start: at.place(start), end: at.place(end), match: null })));
    this.layer("found").marks = marks;
    this.redraw();
    return sought.trim() ? this.counted(marks, `${marks.length} found`) : "";
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
    const { anchorNode, focusNode } = selection;
    const column = this.columns.find(({ text }) => text.contains(anchorNode) && text.contains(focusNode));
    if (!column || selection.isCollapsed) return;
    const range = selection.getRangeAt(0), { at } = column.article;
    const start = at.place(unitsTo(column.text, range.startContainer, range.startOffset));
    this.selected(column.number, start, at.place(unitsTo(column.text, range.endContainer, range.endOffset)));
  }

  selected(article, start, end) {
    if (start >= end || [article, start, end].join() === this.chosen?.join()) return;
    this.chosen = [article, start, end];
    const letters = this.texts[article].slice(start, end), count = words(letters);
    const uses = letters.length > 300 ? [] : this.texts.flatMap(({ number, text }) =>
      find(text, letters).map(() => ({ article: number })));
    const told = uses.length ? `; ${this.counted(uses, many(uses.length, "use"))}` : "";
    this.selection.textContent = `Selected: ${this.name(article)} ${start}–${end}, ${many(count, "word")}${told}.`;
    this.say(this.selection.textContent);
    this.hooks.selected?.({ article, start, end });
  }

  /** What a label is given to: the selection, else the sentence in focus. */
  place() {
    const place = this.chosen ?? this.column?.position;
    this.chosen = null;
    return place;
  }

  relabelled(marks, rows) {
    this.layer("labels").marks = marks;
    this.redraw();
    this.hooks.labelled?.(rows);
  }

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

export function mount(root, reading, hooks = {}) {
  return new Reader(root, reading, hooks);
}
