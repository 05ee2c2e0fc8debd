// Making and measuring elements. Texts come from anywhere: they reach the page through textContent alone.

export function make(tag, properties = {}, children = []) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

export function button(words, onclick) {
  return make("button", { type: "button", text: words, onclick });
}

export function field(words, input) {
  return make("label", {}, [make("span", { text: words }), input]);
}

export function box(words, checked, onchange) {
  const input = make("input", { type: "checkbox", onchange: () => onchange(input.checked) });
  input.checked = checked;
  return make("label", {}, [input, make("span", {}, [words])]);
}

/** Names with their values, as a list of definitions. */
export function facts(rows) {
  return make("dl", {}, rows.map(([name, value]) =>
    make("div", {}, [make("dt", { text: name }), make("dd", { dir: "auto", text: value })])));
}

/** The node and the offset in it, so many units into an element's text. */
export function spot(element, units) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let rest = units;
  for (let node = walker.nextNode(); node; rest -= node.length, node = walker.nextNode())
    if (rest <= node.length) return [node, rest];
  return [element, element.childNodes.length];
}

/** How many units of text stand in an element before a node and an offset. */
export function unitsTo(element, node, offset) {
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}
