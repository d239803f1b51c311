// Makes the nodes of a view from the steps that the wasm tells, src/view/dom.rs: no markup is ever parsed.

const SVG = "http://www.w3.org/2000/svg";

/**
 * Makes up to `slice` elements, attributes and texts at a time, and gives the view at the end. `piece` gives the article's nodes
 * between two UTF-16 offsets of `text`; text without.
 */
export function* nodes(document, slice, [steps, words], text, piece = (start, end) => document.createTextNode(text.slice(start, end))) {
  const open = [];
  let at = 0, start = 0, done = 0, name, parent;
  for (const step of steps) {
    // A small view is made before any of this is compiled: plain steps, no lists.
    const what = step & 7, long = step >>> 3;
    // The article's own words are not among those told.
    const told = what < 6 && long ? words.slice(at, (at += long)) : "";
    if (what === 3) name = told;
    else if (what === 4) parent.setAttribute(name, told);
    else if (what === 1 || what === 2) {
      open.push(parent);
      parent = what === 1 ? document.createElement(told) : document.createElementNS(SVG, told);
    } else {
      let inner = parent;
      if (what === 5) inner = document.createTextNode(told);
      else if (what === 6) inner = piece(start, (start += long));
      else parent = open.pop();
      if (!parent) return inner;
      parent.appendChild(inner);
    }
    if (what !== 3 && ++done % slice === 0) yield;
  }
}
