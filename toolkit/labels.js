// Labels: what a reader calls a passage, listed and saved as a table.
import { button, field, make } from "./page.js";
import { csv, many, words } from "./text.js";

export class Labels {
  constructor(reader, known) {
    Object.assign(this, { reader, known, rows: [] });
    const id = `parallax-labels-${Math.random().toString(36).slice(2)}`; // two readers may stand on one page
    this.input = make("input", { type: "text", size: 18, list: id });
    this.input.addEventListener("keydown", (event) => { if (event.key === "Enter") this.add(this.input.value); });
    this.choices = make("datalist", { id });
    this.heading = make("summary");
    this.list = make("ol");
    const give = button("Label it", () => this.add(this.input.value)), save = button("Save as CSV", () => this.save());
    const line = make("p", {}, [field("Label ", this.input), this.choices, " ", give, " ", save]);
    this.panel = make("details", { open: known.length > 0 }, [this.heading, line, this.list]);
  }

  get marks() {
    return this.rows.map((row) => ({ ...row, layer: "labels", match: row.label, facts: [["label", row.label]] }));
  }

  /** Give a label to the selection; without one, to the sentence in focus. */
  add(name) {
    const label = name.trim(), place = this.reader.place();
    if (!place || !label) return this.reader.say(place ? "Write a label first." : "Select words or a sentence first.");
    const [article, start, end] = place;
    this.input.value = "";
    const told = `Labelled ${this.reader.name(article)} ${start}–${end}: ${label}.`;
    return this.changed([...this.rows, { article, start, end, label }], told);
  }

  remove(row) {
    this.changed(this.rows.filter((one) => one !== row), "Label removed.");
    this.heading.focus();
  }

  changed(rows, told) {
    this.put(rows);
    this.reader.hooks.labelled?.(rows);
    this.reader.say(told);
  }

  /** Show labels, given here or in another view of the same reader. */
  put(rows) {
    this.rows = rows;
    for (const { label } of rows) if (!this.known.includes(label)) this.known.push(label);
    this.draw();
    this.reader.put("labels", this.marks);
  }

  draw() {
    const keys = this.known.slice(0, 9).map((name, number) => `${number + 1} ${name}`);
    this.heading.textContent = `Labels (${this.rows.length})${keys.length ? `; keys: ${keys.join(", ")}` : ""}`;
    this.choices.replaceChildren(...this.known.map((name) => make("option", { value: name })));
    this.list.replaceChildren(...this.rows.map((row) => this.line(row)));
  }

  line(row) {
    const { reader } = this;
    const passage = reader.passage(row).slice(0, 120);
    const remove = button("Remove", () => this.remove(row));
    remove.setAttribute("aria-label", `Remove ${row.label}, ${row.start}–${row.end}`);
    const place = `${row.label}: ${reader.name(row.article)} ${row.start}–${row.end} `;
    return make("li", { dir: "auto" }, [place, make("q", { text: passage }), " ", remove]);
  }

  save() {
    const { texts } = this.reader;
    const rows = this.rows.map(({ article, start, end, label }) => {
      const text = texts[article].slice(start, end);
      return [texts[article].id, start, end, label, words(text), text];
    });
    const columns = ["article", "start", "end", "label", "words", "text"];
    const file = new Blob(["\ufeff", csv(columns, rows)], { type: "text/csv" });
    const link = make("a", { href: URL.createObjectURL(file), download: "labels.csv" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    const named = this.reader.hidden ? ", with the names of the articles" : "";
    this.reader.say(`Saved as labels.csv: ${many(rows.length, "label")}${named}.`);
  }
}
