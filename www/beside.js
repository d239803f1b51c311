// The layout beside the page's own nodes: what is chosen in the view is marked there.

// How: a rule of the page may say it otherwise.
const MARKS = "::highlight(touchline) { background-color: color-mix(in srgb, #0a7a4b 25%, transparent); }";
const sheets = new WeakMap();

/** Puts the rule for marks into the document, once. */
function dress(document) {
  if (!sheets.has(document)) {
    const sheet = new document.defaultView.CSSStyleSheet();
    sheet.replaceSync(MARKS);
    sheets.set(document, sheet);
  }
  const sheet = sheets.get(document);
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}

/**
 * Marks and shows what tells of an event or is a quotation. `range` gives the page's nodes between two offsets of the
 * article's text. Gives whether there is such a thing.
 */
export function mark(document, { events, paragraphs, quotes }, range, id, behavior) {
  const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences);
  const told = events.find((event) => event.id === id)?.mentions.map(({ start }) => sentences.findLast((one) => one.start <= start));
  const ranges = (told ?? quotes.filter((quote) => quote.id === id)).map(({ start, end }) => range(start, end));
  const { CSS, Highlight } = document.defaultView;
  if (CSS.highlights) {
    dress(document);
    CSS.highlights.set("touchline", new Highlight(...ranges));
  }
  ranges[0]?.startContainer.parentElement?.scrollIntoView({ block: "center", behavior });
  return ranges.length > 0;
}
