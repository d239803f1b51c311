// Makes the nodes of a view from the steps that the wasm tells, src/view/dom.rs: no markup is ever parsed.

const SVG = "http://www.w3.org/2000/svg";

/**
 * Makes up to `slice` elements, attributes and texts at a time, and gives the view at the end. `piece` gives the article's nodes
 * between two UTF-16 offsets of `text`; text without.
 */
export function* nodes(document, slice, [steps, words], text, piece = (start, end) => document.createTextNode(text.slice(start, end))) {
  const open = [];
  let at = 0, start = 0, done = 0, name;
  for (const step of steps) {
    const [what, long] = [step & 7, step >>> 3];
    // The article's own words are not among those told.
    const told = what < 6 && long ? words.slice(at, (at += long)) : "";
    if (what === 3) name = told;
    else if (what === 4) open.at(-1).setAttribute(name, told);
    else if (what === 1) open.push(document.createElement(told));
    else if (what === 2) open.push(document.createElementNS(SVG, told));
    else {
      const inner = what === 5 ? document.createTextNode(told) : what === 6 ? piece(start, (start += long)) : open.pop();
      if (!open[0]) return inner;
      open.at(-1).append(inner);
    }
    if (what !== 3 && ++done % slice === 0) yield;
  }
}
