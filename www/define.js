// Gives the element its tag. Nothing happens by importing this.
import { VERSION, TouchlineArticle, load } from "./element.js";

export { configure, ready, TouchlineArticle } from "./element.js";

/**
 * Defines the element as `tag`. Where the tag is taken, by another copy of this script or by another script, nothing
 * breaks: one line on the console says which copy draws the views.
 */
export function define(tag = "touchline-article") {
  if (!globalThis.customElements) return;
  const known = customElements.get(tag);
  if (known) {
    const used = known.offer?.(VERSION, load);
    console.warn(`touchline ${VERSION}: <${tag}> is taken; ${used ? `${used} draws it` : "define() takes another tag"}`);
    return;
  }
  // A class can have one tag only.
  customElements.define(tag, class extends TouchlineArticle {});
}
