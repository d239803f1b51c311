// Pages that come with the view in them.

/**
 * The view that came with `element`, where it is what would be drawn: of this text, this layout, this version, and with
 * these words of the interface. `source` is the article's text, or what `read` in light.js gives.
 */
export function fitting(element, source, ui) {
  const view = element.shadowRoot.querySelector(".tl-view");
  if (!view || source.piece || element.getAttribute("prerendered") !== `${__VERSION__} ${element.layout || "article"}`) return undefined;
  const lang = /^lang = (\S+)/m.exec(ui)?.[1] ?? "en";
  if ((view.querySelector(".tl-side")?.lang ?? lang) !== lang) return undefined;
  const bare = (words) => words?.replace(/\s+/g, "");
  return bare(view.querySelector(".tl-text")?.textContent) === bare(source.text ?? source) ? view : undefined;
}
