// One article on the page: its text as a list of sentences, what is marked in it, and room for details.
import { button, facts, field, make, spot } from "./page.js";
import { before, pieces, places, spread } from "./text.js";

const SIGNS = { shared: "⇄", variants: "≈", coded: "◆", hits: "▸", found: "▸", labels: "✎", target: "" };

/** An article with its places in the browser's units. */
export class Text {
  constructor(article, number) {
    Object.assign(this, article, { number, at: places(article.text) });
    this.ends = article.sentences.map(([, end]) => end);
    this.outlets = article.hidden.map(([start, end]) => ({ layer: "outlet", start, end }));
  }

  slice(start, end) { return this.text.slice(this.at.unit(start), this.at.unit(end)); }

  /** The number of the sentence at a place; between two, the next one. */
  sentence(place) { return Math.min(before(this.ends, place), this.sentences.length - 1); }
}

export class Column {
  constructor(reader, number) {
    this.reader = reader;
    this.text = make("div", { class: "text", role: "listbox", "aria-orientation": "vertical" });
    this.details = make("div", { class: "details", role: "region", hidden: true });
    this.choice = make("select", { onchange: () => reader.change(this, Number(this.choice.value)) });
    this.closing = button("Close", () => reader.close(this));
    this.about = make("p", { class: "about" });
    const head = make("div", { class: "head" }, [field("", this.choice), this.closing]);
    this.pane = make("section", { class: "column" }, [head, this.about, this.text, this.details]);
    this.text.addEventListener("keydown", (event) => reader.key(event, this));
    this.text.addEventListener("focusin", (event) => reader.entered(event.target, this));
    this.text.addEventListener("click", (event) => reader.click(event, this));
    this.details.addEventListener("keydown", (event) => { if (event.key === "Escape") this.leave(); });
    this.fill(number);
  }

  get number() { return this.article.number; }

  /** Show an article, letter by letter: what stands between sentences is kept, too. */
  fill(number) {
    this.article = this.reader.texts[number];
    this.details.hidden = true;
    this.here = 0;
    this.sentences = [];
    let place = 0;
    const parts = this.article.parts.flatMap(([kind, start, end]) => {
      const gap = this.article.slice(place, start);
      place = end;
      return [gap, this.part(kind, start, end)];
    });
    this.text.replaceChildren(...parts, this.article.slice(place));
    this.redraw();
    if (this.sentences.length) this.sentences[0].tabIndex = 0;
  }

  part(kind, start, end) {
    const part = make("p", { class: kind, dir: "auto", role: "group", "aria-label": kind });
    let place = start;
    for (const [first, last] of this.article.sentences.slice(this.sentences.length)) {
      if (first >= end) break;
      const sentence = make("span", { class: "sentence", role: "option", tabindex: -1, "aria-selected": "false" });
      part.append(this.article.slice(place, first), sentence);
      this.sentences.push(sentence);
      place = last;
    }
    part.append(this.article.slice(place, end));
    return part;
  }

  redraw() {
    const hidden = this.reader.hidden ? this.article.outlets : [];
    this.touched = spread([...this.reader.marked[this.number], ...hidden], this.article.sentences);
    for (const number of this.sentences.keys()) this.mark(number);
  }

  /** Draw a sentence anew; it is left alone where nothing was marked before and nothing is now. */
  mark(number) {
    const sentence = this.sentences[number], marks = this.touched[number];
    if (sentence.firstChild && !marks.length && !sentence.drawn) return;
    sentence.drawn = marks.length;
    sentence.replaceChildren(...pieces(marks, ...this.article.sentences[number]).map((piece) => this.piece(piece)));
  }

  piece({ start, end, marks, opened }) {
    const letters = this.reader.passage({ article: this.number, start, end });
    const keys = [...new Set(marks.map((mark) => mark.layer))].filter((key) => key !== "outlet").reverse();
    return keys.reduce((inner, key) => {
      const own = marks.filter((mark) => mark.layer === key);
      const deep = own.length > 1 || own[0].depth ? " deep" : "";
      const label = opened.filter((mark) => mark.layer === key).map((mark) => this.sign(mark)).join(" ");
      return make("span", { class: `mark ${key}${deep}`, "data-label": label || null }, [inner]);
    }, document.createTextNode(letters));
  }

  /** What stands before a mark, so that nothing is told by colour or line alone. */
  sign(mark) {
    if (mark.layer === "voices") return `${this.reader.label(mark) || "?"}:`;
    const taken = mark.layer === "repairs" && mark.facts.find(([name]) => name === "before");
    return taken ? `⟨${this.reader.said(taken)}⟩` : SIGNS[mark.layer] ?? "+";
  }

  /** Name everything after the article, or after its letter while names are hidden. */
  rename(only) {
    const name = this.reader.name(this.number);
    const open = this.reader.columns.filter((one) => one !== this).map((one) => one.number);
    const option = ({ number }) =>
      make("option", { value: number, text: this.reader.name(number), disabled: open.includes(number) });
    this.choice.replaceChildren(...this.reader.texts.map(option));
    this.choice.value = this.number;
    this.choice.setAttribute("aria-label", `Article shown: ${name}`);
    this.closing.setAttribute("aria-label", `Close ${name}`);
    this.closing.disabled = only;
    this.pane.setAttribute("aria-label", name);
    this.text.setAttribute("aria-label", `${name}, sentences`);
    this.details.setAttribute("aria-label", `Details, ${name}`);
    this.about.textContent = this.reader.hidden ? "outlet hidden" : `${this.article.outlet}; ${this.article.about}`;
  }

  /** Put the focus on a sentence. */
  focus(number, scrolling = true) {
    this.sentences[this.here].tabIndex = -1;
    this.sentences[this.here].setAttribute("aria-selected", "false");
    this.here = number;
    this.sentences[number].tabIndex = 0;
    this.sentences[number].setAttribute("aria-selected", "true");
    this.sentences[number].focus({ preventScroll: true });
    if (scrolling) this.sentences[number].scrollIntoView({ block: "nearest" });
    if (!this.details.hidden) this.open();
  }

  /** The sentence in focus: article, start, end. */
  get position() { return [this.number, ...this.article.sentences[this.here]]; }

  /** The marks of the sentence in focus. */
  get marks() { return this.touched[this.here].filter(({ layer }) => layer !== "outlet" && layer !== "target"); }

  /** Open the details of the sentence in focus. */
  open() {
    const [, start, end] = this.position;
    const file = this.article.file[this.here].join("–");
    const place = `Sentence ${this.here + 1}: ${start}–${end}, in the file ${file}. `;
    const head = make("p", {}, [place, button("Close details", () => this.leave())]);
    this.details.replaceChildren(head, ...this.marks.map((mark) => this.fact(mark)));
    this.details.hidden = false;
  }

  fact(mark) {
    const { reader } = this;
    const quote = make("q", { dir: "auto", text: reader.passage(mark) });
    const rows = [...(mark.facts ?? []), ["in the text", `${mark.start}–${mark.end}`]];
    const head = make("p", {}, [make("strong", { text: `${reader.kind(mark)}: ` }), quote]);
    const told = facts(rows.map((row) => [row[0], reader.said(row)]));
    const others = reader.matches([mark]).map(({ article, start, end }) =>
      button(`Go to ${reader.name(article)} ${start}–${end}`, () => reader.show(article, start, end)));
    return make("div", { class: "fact" }, [head, told, ...others]);
  }

  leave() {
    this.details.hidden = true;
    this.sentences[this.here]?.focus();
  }

  /** The part of the page that holds a passage. */
  range(start, end) {
    const range = document.createRange();
    range.setStart(...spot(this.text, this.article.at.unit(start)));
    range.setEnd(...spot(this.text, this.article.at.unit(end)));
    return range;
  }
}
