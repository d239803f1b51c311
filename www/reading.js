// What happens in an element: its text is read, its view drawn; presses go to the wasm, events out.
import { attempt, failure, open } from "./engine.js";
import { fill, read, silent } from "./light.js";
import { nodes } from "./nodes.js";
import { parse } from "./parsed.js";

export { attempt, open, parse };

// More than any article; a text above it, or above the element's own `max-length`, stays as it is. UTF-16 code units.
const LIMIT = 2_000_000;

// From this length on it is parsed stage by stage and drawn in slices of so many elements, attributes and texts: some
// milliseconds each.
const LONG = 20_000;
const SLICE = 3_000;

const rest = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

// Whether a view has been drawn in this task.
let many;

// The address that an element has gone to.
let gone;

let css;

// The languages of the interface besides English, and their words, once they are there.
const LANGUAGES = /^(ar|de|es|fr|it|pt)/;
const labels = {};

/** Takes the style sheet of all views from a Response, and the words of the interface where they are at hand. */
export async function dress(styles, words = {}) {
  try {
    Object.assign(labels, words);
    css = await body(await styles);
  } catch (error) {
    throw failure("styles", error);
  }
}

const sheets = new WeakMap();

/** The style sheet, made once for each document that elements move to; none for one that is not shown. */
function sheet({ defaultView }) {
  if (!defaultView) return [];
  if (!sheets.has(defaultView)) {
    const made = new defaultView.CSSStyleSheet();
    made.replaceSync(css);
    sheets.set(defaultView, made);
  }
  return [sheets.get(defaultView)];
}

async function body(response) {
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.text();
}

/** The words of the interface in the language of the page around `element`; undefined for English. */
function words(element) {
  const lang = LANGUAGES.exec(element.getAttribute("ui-lang") ?? element.parentElement?.closest("[lang]")?.lang)?.[0];
  // Without them the view is in English.
  return lang && (labels[lang] ??= fetch(new URL(`./labels/${lang}.txt`, import.meta.url)).then(body).catch(() => undefined));
}

const behaviour = () => (matchMedia("(prefers-reduced-motion)").matches ? "auto" : "smooth");

/** The whole of the document, where it is still being read. */
const parsed = (document) => document.readyState === "loading"
  && new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));

/** One element's view. `own` is what the element lends: { element, root, internals, text, wanted, tell, fail }. */
export class Reading {
  #own;
  #reading = new IntersectionObserver((seen) => this.#read(seen), { rootMargin: "-8% 0px -65%" });
  #view;
  #source = "";
  // The corrections that it was drawn with.
  #given;
  // Marks what is chosen in the page's own nodes, where it is they that show the article.
  #mark;
  #turn = 0;

  constructor(own) {
    this.#own = own;
    own.root.addEventListener("click", (event) => this.#click(event));
    // A block that the browser closes or opens, by a press or to show what was searched for.
    own.root.addEventListener("toggle", ({ target }) => this.#toggled(target, !target.open), true);
    own.root.addEventListener("beforematch", ({ target }) => this.#toggled(target, false));
  }

  disconnected() {
    this.#structured("take");
    this.#reading.disconnect();
    this.#turn++;
  }

  /**
   * An attribute or a property of the name `what` has another value; or `what` are the records of other children. Without it,
   * the element stands in a page.
   */
  changed(what) {
    const { element, text } = this.#own;
    // Whatever stands in the view itself goes its own way, as long as it holds none of the article's words.
    const own = ({ target }) => [...element.children].some((one) => one.contains(target) && one.assignedSlot && silent(one));
    if (what === "folded") this.#view && this.#fold();
    else if (!what?.every || !this.#view || (text == null && !what.every(own))) this.#draw();
  }

  get text() {
    return this.#source;
  }

  get article() {
    return this.#view ? parse(this.#source, ...this.#options()) : null;
  }

  /** Does what a method of the element promises, once there is a view. */
  do(what, item) {
    if (this.#view) this.#press(what, item);
    else this.#own.wanted.push([what, item]);
  }

  /** Goes where the address leads, once; of two with the same article the first one does. */
  address() {
    const { hash, href } = location;
    if (gone === href) return;
    gone = this.#has(hash.slice(1)) && href;
    if (gone) this.do("go", hash.slice(1));
  }

  #has(id) {
    return this.#view?.querySelector(`[id="${CSS.escape(id)}"]`);
  }

  #options() {
    const { published, lang } = this.#own.element;
    return [published, lang || undefined, this.#given];
  }

  /** The publisher's corrections: the property, or a list in a script of the article. */
  #corrections() {
    const { corrections, element } = this.#own;
    const script = element.querySelector('script[data-touchline="corrections"]');
    try {
      return corrections ?? (script && [...JSON.parse(script.textContent)]);
    } catch ({ message }) {
      console.warn(`touchline: corrections: no list: ${message}`);
    }
  }

  /** Tells which corrections were not applied. */
  #dropped() {
    const dropped = this.#given?.length ? this.article.dropped ?? [] : [];
    for (const { correction, why } of dropped) console.warn(`touchline: correction ${correction + 1} is not applied: ${why}`, this.#given[correction]);
    return dropped;
  }

  async #draw() {
    const { element, root, wanted, tell, fail } = this.#own;
    const turn = ++this.#turn;
    try {
      // One task later: whoever sets three attributes is drawn once.
      const beside = element.layout === "beside" && import("./beside.js");
      // A view that came with the page.
      const kept = this.#own.kept && import("./prerendered.js");
      const [fetched, ui, marks, came] = await Promise.all([this.#fetched(), words(element), beside, kept, open(), parsed(element.ownerDocument)]);
      // One of many leaves the page time for its reader.
      if (many) many = await rest();
      else many = true;
      if (turn !== this.#turn) return;
      const state = this.#state();
      const source = this.#own.text ?? fetched ?? read(element);
      const { text = source, parts, piece, done } = source;
      this.#source = text;
      this.#given = this.#corrections();
      if (/^(?!\d{4}-\d\d-)./.test(element.published)) console.warn(`touchline: published: no date: ${element.published}`);
      // Beside them, the page's own nodes show the article, where there are any.
      this.#mark = marks && parts && ((id) => marks.mark(element, this.article, parts, id, behaviour()));
      let view = came && came.fitting(element, source, ui);
      if (!view) {
        const limit = Math.min(+element.maxLength || LIMIT, LIMIT);
        if (text.length > limit) throw failure("too-long", `more than ${limit} characters`);
        const begin = (wasm) => wasm.mount(text, ...this.#options(), ui, marks && !parts ? "" : element.layout);
        const whole = () => attempt((wasm) => {
          const id = begin(wasm);
          let told;
          while (!told) told = wasm.draw(id, true);
          return told;
        });
        const long = text.length > LONG;
        // Where another view's trap has taken away what was begun, it begins anew.
        const told = long ? await this.#told(begin, turn).catch(whole) : whole();
        if (turn !== this.#turn) return;
        const making = nodes(element.ownerDocument, long ? SLICE : Infinity, told, text, piece);
        for (let made; !view; view = made.value) {
          made = making.next();
          if (made.done) continue;
          await rest();
          if (turn !== this.#turn) return;
        }
        // What stood in a slot would know it, though it is gone.
        for (const slot of root.querySelectorAll("slot")) slot.assign();
        root.replaceChildren(view);
      }
      root.adoptedStyleSheets = sheet(element.ownerDocument);
      root.querySelector("link")?.remove();
      this.#own.kept = false;
      done?.();
      if (this.#mark) fill(view.querySelector("slot"), element);
      view.dataset.live = "";
      const first = !this.#view;
      this.#view = view;
      for (const [what, item] of state) this.#do(what, item);
      if (first && element.folded) this.#fold();
      this.#reading.disconnect();
      for (const words of view.querySelectorAll(".tl-e")) this.#reading.observe(words);
      this.#structured("tell");
      tell("ready", { dropped: this.#dropped() });
      for (const [what, item] of wanted.splice(0)) this.do(what, item);
      this.address();
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#view = undefined;
      fail({ code: error.code?.trim ? error.code : "render", message: String(error.message ?? error) });
    }
  }

  /** Puts data for search engines into the page, or takes them out again, where the element asks for them. */
  #structured(what) {
    const { element } = this.#own;
    if (element.structuredData) import("./structured.js").then((data) => data[what](element, this.article, this.#source));
  }

  /** Parses a long article in tasks that leave the page time for its reader. */
  async #told(begin, turn) {
    const id = attempt(begin);
    for (let told; !told;) {
      await rest();
      told = attempt((wasm) => wasm.draw(id, turn === this.#turn));
      if (told || turn !== this.#turn) return told;
    }
  }

  /** What is folded and chosen, as presses that do it again. */
  #state() {
    if (!this.#view) return [];
    const all = (selector) => [...this.#view.querySelectorAll(selector)];
    return [
      ...all(".tl-q.tl-folded").map(({ id }) => ["fold-one", id]),
      ...all(".tl-row[aria-expanded=true]").map(({ dataset }) => ["event", dataset.item]),
    ];
  }

  /** Marks the moment in the list that is being read, and keeps it in sight where the list has its own scroll bar. */
  #read(seen) {
    const now = seen.find((entry) => entry.isIntersecting)?.target.dataset.event.split(" ")[0];
    const row = now && this.#view?.querySelector(`.tl-row[data-item="${now}"]`);
    if (!row) return;
    this.#view.querySelector("[aria-current]")?.removeAttribute("aria-current");
    row.ariaCurrent = "true";
    // Where all of it is in sight, nothing moves.
    const side = row.closest(".tl-side");
    side.scrollTop = row.offsetTop - side.clientHeight / 2;
  }

  /** A link to an event, or a quotation with its speaker and a link; by the system's share sheet on touch screens. */
  async #copy(button, id) {
    const { element } = this.#own;
    const url = `${new URL(`#${id}`, location)}`;
    const { said } = this.#has(id)?.dataset ?? {};
    let text = "";
    if (said) {
      const words = [...this.#view.querySelectorAll(`.tl-q[data-said="${said}"]`)].map((quote) => quote.textContent);
      const who = this.#view.querySelector(`.tl-who[data-said="${said}"], [data-said="${said}"] > .tl-who`)?.dataset.name;
      text = `${words.join(" ").replace(/\s+/g, " ")} — ${who ?? button.closest(".tl-by").firstChild.firstChild.data}, “${document.title}”`;
      if (element.published) text += `, ${element.published}`;
    }
    try {
      if (navigator.share && matchMedia("(pointer: coarse)").matches) await navigator.share({ text, url });
      else await navigator.clipboard.writeText(text ? `${text}\n${url}` : url);
      button.classList.add("tl-done");
      const status = this.#view.querySelector(".tl-status");
      status.textContent = "";
      status.textContent = status.dataset.name;
      setTimeout(() => button.classList.remove("tl-done"), 2000);
    } catch {
      // The reader changed his mind, or the page may not write to the clipboard: nothing is lost.
    }
  }

  async #fetched() {
    const { element, text } = this.#own;
    const src = element.getAttribute("src");
    if (src === null || text !== undefined) return undefined;
    try {
      const url = new URL(src, element.baseURI);
      if (url.origin !== location.origin) throw failure("origin", `not of this origin: ${url}`);
      const response = await fetch(url, { mode: "same-origin" });
      const words = await body(response);
      // What answers in its place, a page to sign in on, is no article.
      if (!words.trim() || /html/.test(response.headers.get("Content-Type"))) throw new Error(`no text: ${response.url}`);
      return words;
    } catch (error) {
      throw error.code ? error : failure("src", error);
    }
  }

  #click(event) {
    const button = event.target.closest("[data-do], summary");
    if (!button) return;
    const { do: what, item, said } = button.dataset;
    if (what === "copy") this.#copy(button, item);
    else if (what) this.#press(what, item ?? said ?? "");
    else {
      const block = button.closest("[data-said]");
      if (block && !this.#asked("fold", this.#quote(block.dataset.said))) event.preventDefault();
    }
  }

  /** The browser has closed or opened a block. */
  #toggled({ dataset: { said } }, folded) {
    const words = this.#said(said);
    // A press that has folded it has told of it too.
    if (!words || words.classList.contains("tl-folded") === folded) return;
    this.#do(folded ? "folded" : "unfolded", said);
    this.#own.tell("fold", this.#quote(said));
  }

  #said(said) {
    return said && this.#view?.querySelector(`.tl-q[data-said="${said}"]`);
  }

  #quote(said) {
    return { id: this.#said(said)?.id || null };
  }

  /** Whether nobody has anything against it. */
  #asked(name, detail) {
    return this.#own.tell(`before-${name}`, detail, true);
  }

  #press(what, item) {
    if (!this.#view) return;
    const folds = what.includes("fold");
    const name = folds ? "fold" : "select";
    const detail = folds ? this.#quote(item) : { id: what === "only" ? null : item };
    const tells = what === "go" ? this.#has(item) : !/list|play/.test(what);
    if (tells && !this.#asked(name, detail)) return;
    // As the browser does where an address names something inside.
    for (let up; what === "go" && tells && (up = this.#own.element.closest("details:not([open])")); ) up.open = true;
    const next = this.#do(what, item);
    const marked = this.#mark && name === "select" && this.#mark(item);
    if (next && !marked) {
      // A row that stands beside the text is in sight already: the text stays where it is.
      const block = next.closest(".tl-side") ? "nearest" : "center";
      next.scrollIntoView({ block, behavior: behaviour() });
      if (what !== "event") next.focus({ preventScroll: true });
    }
    if (tells) this.#own.tell(name, detail);
  }

  /** As the attribute `folded` says. */
  #fold() {
    this.#do(this.#own.element.folded ? "fold-all" : "unfold-all", "");
  }

  #do(what, item) {
    const view = this.#view;
    try {
      return attempt((wasm) => wasm.press(view, what, item));
    } catch (error) {
      this.#view = undefined;
      this.#own.fail(error);
      return undefined;
    }
  }
}
