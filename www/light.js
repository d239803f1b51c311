// Reads an article out of the page's own nodes, by one rule, and gives them back: what holds words as clones, the rest as
// slots that it stands in itself.

const BLOCK = /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BR|D[DT]|DETAILS|DIV|FIGURE|FOOTER|FORM|H[1-6R]|HEADER|LI|NAV|OL|UL|P|PRE|SECTION|SUMMARY|TABLE)$/;
const SILENT = /^(ASIDE|NAV|FIGURE|FORM|IFRAME|AUDIO|BUTTON|CANVAS|DIALOG|OBJECT|SELECT|SUP|SVG|TABLE|TEXTAREA|VIDEO)$/i;
// Without words these say nothing; anything else does: an advertisement, a picture of another kind.
const EMPTY = /^(A|B|EM|I|LI|P|SPAN|STRONG)$/;
const NOTHING = /^(SCRIPT|NOSCRIPT|STYLE|TEMPLATE|LINK|META)$/;

// What ends "21st" and "22nd" is no mark of a footnote.
const mutes = (node) => SILENT.test(node.tagName) && !/^[snrt][tdh]$/.test(node.textContent);

/** Whether an element of the page's own gives no text. */
export const silent = (node) => !node.textContent.trim() || mutes(node);

/** Gives `slot` all that stands in `host`: a comment would be refused. */
export const fill = (slot, host) => slot.assign(...[...host.childNodes].filter(({ nodeType }) => nodeType < 4));

/** The first element in `host` that ends a line. */
export const firstBlock = (host) => host.querySelector("p,div,br,h1,h2,h3,h4,h5,h6,li,blockquote,section,article,pre");

/**
 * Block elements end a paragraph, <br> ends a line, two a paragraph; scripts, styles and hidden nodes give nothing; figures,
 * pictures, asides, marks of footnotes, and whatever holds no words give no text, but come along. In <pre>, and where there
 * is neither block nor <br>, the text's own line breaks count.
 *
 * Gives `text`, and `parts`, the page's own text nodes and what comes along, with their offsets, in order; and, where the children
 * are more than text, `piece(start, end)`, clones of them and slots, one piece after the other, and `done()`, to be called when
 * all have their places.
 */
export function read(host) {
  // Text nodes and what comes along, in order: { node, start, end }.
  const parts = [];
  const blocks = new Map();
  const lines = !firstBlock(host);
  // Looking into a long text costs what it is long: its last two characters are kept, and how many nodes had words.
  let text = "", tail = "", words = 0;
  let rich = false;
  const add = (more) => {
    text += more;
    tail = (tail + more).slice(-2);
  };
  const fresh = () => !text || tail.at(-1) === "\n";
  const end = () => {
    while (text && tail !== "\n\n") add("\n");
  };
  const block = (node) => node === host || BLOCK.test(node.tagName);
  const walk = (parent) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === 3) {
        const data = lines || parent.closest("pre") ? node.data : node.data.replace(/[\t-\r]/g, " ");
        const said = data.search(/\S/);
        if (fresh()) {
          if (said < 0) continue;
          // The innermost element that begins the line, and whether it is no paragraph's first.
          blocks.set(text.length + said, [parent, tail !== "\n\n"]);
        }
        words += said >= 0;
        parts.push({ node, start: text.length, end: text.length + data.length });
        add(data);
      } else if (node.tagName === "BR") {
        rich = true;
        add("\n");
      } else if (node.nodeType === 1 && node.hidden !== true && node.style?.display !== "none" && !NOTHING.test(node.tagName)) {
        const { tagName, nextSibling, nextElementSibling: next } = node;
        const mute = mutes(node);
        rich ||= !/^(P|DIV)$/.test(tagName);
        if (block(node)) end();
        // What stands between blocks has a line of its own.
        const alone = block(node) || (fresh() && block(parent) && !nextSibling?.data?.trim() && (!next || block(next) || firstBlock(next)));
        const start = text.length, first = parts.length, before = words;
        if (!mute) walk(node);
        // A child of the host's own that holds nothing but such a thing can stand in a slot with it.
        const whole = parent === host && parts.slice(first).some((part) => part.start === part.end);
        if (mute || ((whole || !EMPTY.test(tagName)) && words === before)) {
          // No words in it: it comes along in one piece.
          text = text.slice(0, start);
          tail = text.slice(-2);
          parts.splice(first, Infinity, { node, start, end: start });
          rich = true;
          // Of its own line, so that it stands between paragraphs and not inside one.
          if (alone) add("\n");
        } else if (alone && parts[first]?.start === text.length) add("\n");
        else if (block(node)) end();
      }
    }
  };
  walk(host);
  return { text, parts, ...(rich && pieces(host, text, parts, blocks)) };
}

function pieces(host, text, parts, blocks) {
  const begun = [];
  // The part that the next piece begins with.
  let nth = 0;
  // What stands in the view itself, and loads and plays once: [slot, the page's own node]. Only children can, and not in a
  // view that came with the page.
  const slots = [];
  const stands = (node) => {
    if (node.parentNode !== host || host.shadowRoot.slotAssignment !== "manual") return bare(node.cloneNode(true));
    const slot = document.createElement("slot");
    slots.push([slot, node]);
    return slot;
  };

  const piece = (start, end) => {
    const out = new DocumentFragment();
    // Clones of the inline elements that are open, outermost first: [original, clone].
    let open = [];
    const into = (node) => {
      const chain = [];
      // A link may stand around paragraphs.
      for (let up = node.parentNode, inner = true; up !== host; up = up.parentNode) {
        inner &&= !BLOCK.test(up.tagName);
        if (inner || up.localName === "a") chain.unshift(up);
      }
      const same = chain.findIndex((element, depth) => open[depth]?.[0] !== element);
      open.length = same < 0 ? chain.length : same;
      for (const element of chain.slice(open.length)) {
        const clone = bare(element.cloneNode());
        (open.at(-1)?.[1] ?? out).append(clone);
        open.push([element, clone]);
      }
      return open.at(-1)?.[1] ?? out;
    };
    let at = start;
    for (let part; (part = parts[nth]); nth++) {
      if (part.start === part.end) {
        // What stands behind the last word belongs to it, unless it begins a line.
        if (part.start > end || (part.start === end && end < text.length && (BLOCK.test(part.node.tagName) || text[end - 1] === "\n"))) break;
        into(part.node).append(stands(part.node));
        continue;
      }
      const from = Math.max(start, part.start), to = Math.min(end, part.end);
      if (from < to) {
        if (from > at) out.append(text.slice(at, from));
        into(part.node).append(text.slice(from, to));
        at = to;
      }
      if (part.end > end) break;
    }
    if (at < end) out.append(text.slice(at, end));
    if (blocks.has(start) && out.firstChild) begun.push([out.firstChild, blocks.get(start)]);
    return out;
  };

  // Headings, list items and quoted blocks keep their nature, items of a numbered list their number.
  const done = () => {
    let last;
    for (const [slot, node] of slots) slot.assign(node);
    for (const [node, [block, goesOn]] of begun) {
      const paragraph = node.parentElement?.closest(".tl-p, .tl-headline");
      if (!paragraph) continue;
      if (goesOn) paragraph.dataset.line = "";
      const own = block.closest("h1,h2,h3,h4,h5,h6,li,blockquote,dt,dd,pre");
      // A short first line that is no heading there is none here: a byline.
      paragraph.role = "paragraph";
      // The host itself may stand in a list.
      if (!host.contains(own)) continue;
      const { localName, parentElement: list } = own;
      if (/^h\d$/.test(localName)) {
        paragraph.role = "heading";
        paragraph.ariaLevel = localName[1];
      }
      paragraph.dataset.was = localName;
      if (list.localName === "ol") {
        const nth = [...list.children].indexOf(own);
        paragraph.style.listStyleType = `"${own.value || (list.reversed ? list.children.length - nth : list.start + nth)}. "`;
      }
      // An item's second paragraph has no mark of its own.
      if (own === last) paragraph.style.listStyleType = "none";
      last = own;
    }
  };
  return { piece, done };
}

/** Without ids: they stay with the originals. What would load twice waits until it is near. */
function bare(clone) {
  for (const one of [clone, ...clone.querySelectorAll("[id], iframe")]) {
    one.removeAttribute("id");
    one.loading = "lazy";
  }
  return clone;
}
