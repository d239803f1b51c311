// What several test files do with the element. Functions for `page.run` stand alone: they run in the page.
import { readFileSync } from "node:fs";

/** The seed article's text, as the demo page holds it: the element with nothing but text. */
export function seed() {
  const html = readFileSync(new URL("../../www/index.html", import.meta.url), "utf8");
  const plain = [...html.matchAll(/<touchline-article[^>]*>([^<]*)<\/touchline-article>/g)].map(([, text]) => text);
  return plain.find((text) => text.trim() !== "");
}

/** A report with several speakers, quotations of one and of two paragraphs, and events told in plain words. */
export const REPORT = `Northgate beat Southbank

14 March 2021

Leo Brandt scored in the 12th minute as Northgate beat Southbank on Saturday.

“We deserved it,” said Ada Marsh. “It was a hard afternoon for everybody here.”

Tom Okafor scored in the 40th minute.

“I am proud of them,” Okafor said. “We gave everything, and we go again on Tuesday.”

Ben Castle was sent off in the 63rd minute.

Marsh said: “I told them that nobody would remember this one.

“Then they went and proved me wrong.”
`;

/** In the page: whether every element has its view. */
export const ready = () => [...document.querySelectorAll("touchline-article")].every(
  (element) => element.shadowRoot?.querySelector(".tl-view[data-live]"));

/** In the page: the text that the reader sees of the article of the first element, or of the one of this id. */
export const shown = (id) => {
  const element = id ? document.getElementById(id) : document.querySelector("touchline-article");
  return element.shadowRoot.querySelector(".tl-text")?.textContent;
};

/** In the page: the nth element inside the first element's shadow root that a selector finds. */
export const inside = (selector, nth = 0) =>
  document.querySelector("touchline-article").shadowRoot.querySelectorAll(selector)[nth];

/** In the page: a copy of what a part of a view shows, with what stands in its slots in their places. */
export const composed = (root) => {
  const copy = root.cloneNode(true);
  const slots = root.querySelectorAll("slot");
  copy.querySelectorAll("slot").forEach((slot, nth) => slot.replaceWith(...slots[nth].assignedNodes().map((node) => node.cloneNode(true))));
  return copy;
};

/** Words with one space between them. */
export const words = (text) => text.split(/\s+/u).filter(Boolean).join(" ");

/** For a page's beginning: counts the element's own events from the first on, in `told`. */
export const listen = () => {
  globalThis.told = [];
  for (const name of ["ready", "error", "fold", "select"]) {
    addEventListener(`touchline-${name}`, (event) => globalThis.told.push({ name, ...event.detail }), true);
  }
};
