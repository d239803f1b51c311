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

/** The page's own nodes between two offsets of the article's text, of which `parts` are its nodes. */
function range(host, parts, from, to) {
  const made = host.ownerDocument.createRange();
  const at = (offset) => {
    const part = parts.find((one) => one.end >= offset && one.start < one.end);
    return part ? [part.node, Math.max(0, offset - part.start)] : [host, host.childNodes.length];
  };
  // The end first: a range never ends before it starts.
  made.setEnd(...at(to));
  const [node, behind] = at(from + 1);
  made.setStart(node, Math.max(0, behind - 1));
  return made;
}

/**
 * Marks and shows what tells of an event or is a quotation, in `host`, of whose text `parts` are the nodes. Gives whether
 * there is such a thing.
 */
export function mark(host, { events, paragraphs, quotes }, parts, id, behavior) {
  const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences);
  const told = events.find((event) => event.id === id)?.mentions.map(({ start }) => sentences.findLast((one) => one.start <= start));
  const ranges = (told ?? quotes.filter((quote) => quote.id === id)).map(({ start, end }) => range(host, parts, start, end));
  const { CSS, Highlight } = host.ownerDocument.defaultView;
  if (CSS.highlights) {
    dress(host.ownerDocument);
    CSS.highlights.set("touchline", new Highlight(...ranges));
  }
  ranges[0]?.startContainer.parentElement?.scrollIntoView({ block: "center", behavior });
  return ranges.length > 0;
}
