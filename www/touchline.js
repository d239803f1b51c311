// <touchline-article>: finds the article's text, loads the wasm, draws the view in a shadow root, passes events out.
// Nothing about articles is decided here.
import init, { mount, parse, press } from "./touchline_wasm.js";
import { hasBlocks, read } from "./light.js";

const near = (name) => new URL(name, import.meta.url);

let loading;
/** The wasm and the style sheet, fetched once for all elements of the page. */
function load() {
  return (loading ??= Promise.all([init({ module_or_path: near("touchline.wasm") }), sheet()])).catch((error) => {
    loading = undefined;
    throw error;
  });
}

async function sheet() {
  const made = new CSSStyleSheet();
  return made.replace(await text(near("touchline.css")));
}

// The languages of the interface besides English.
const LANGUAGES = ["ar", "de", "es", "fr", "it", "pt"];
const labels = new Map();

/** The words of the interface in the language of the page around `element`; undefined for English. */
function words(element) {
  const lang = (element.getAttribute("ui-lang") ?? element.parentElement?.closest("[lang]")?.lang ?? "").slice(0, 2);
  if (!LANGUAGES.includes(lang)) return undefined;
  // Without them the view is in English.
  if (!labels.has(lang)) labels.set(lang, text(near(`labels/${lang}.txt`)).catch(() => undefined));
  return labels.get(lang);
}

async function text(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.text();
}

export class TouchlineArticle extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = ["src", "published", "lang", "ui-lang"];

  #root = this.attachInternals().shadowRoot ?? this.attachShadow({ mode: "open" });
  #observer = new MutationObserver(() => this.#text ?? this.#draw());
  #reading = new IntersectionObserver((seen) => this.#read(seen), { rootMargin: "-8% 0px -65%" });
  #view;
  #text;
  #source = "";
  #turn = 0;
  // Ids are plain letters and digits: an address that is none of ours finds nothing.
  #hash = () => this.show(location.hash.slice(1));

  constructor() {
    super();
    if (!this.#root.firstChild) this.#root.append(this.#plain());
    this.#root.addEventListener("click", (event) => this.#click(event));
    // A block that the browser closes or opens, by a press or to show what was searched for.
    this.#root.addEventListener("toggle", ({ target }) => this.#fold(target, !target.open), true);
    this.#root.addEventListener("beforematch", ({ target }) => this.#fold(target, false));
  }

  connectedCallback() {
    if (Object.hasOwn(this, "text")) {
      const { text } = this;
      delete this.text;
      this.#text = text;
    }
    this.#observer.observe(this, { childList: true, characterData: true, subtree: true });
    addEventListener("hashchange", this.#hash);
    this.#draw();
  }

  disconnectedCallback() {
    this.#observer.disconnect();
    this.#reading.disconnect();
    removeEventListener("hashchange", this.#hash);
    this.#turn++;
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#draw();
  }

  /** The article's text where it is not that of the children; null gives the children back their place. */
  get text() {
    return this.#text ?? this.#source;
  }

  set text(value) {
    this.#text = value == null ? undefined : String(value);
    if (this.isConnected) this.#draw();
  }

  get src() {
    return this.getAttribute("src") ?? "";
  }

  set src(value) {
    this.setAttribute("src", value);
  }

  get published() {
    return this.getAttribute("published") ?? "";
  }

  set published(value) {
    this.setAttribute("published", value);
  }

  /** What was found in the text: see touchline.d.ts. Null before the view is ready. */
  get article() {
    return this.#view ? parse(this.#source, ...this.#options()) : null;
  }

  /** Folds every quotation. */
  fold() {
    this.#press("fold-all", "");
  }

  /** Unfolds every quotation. */
  unfold() {
    this.#press("unfold-all", "");
  }

  /** Opens, marks and focuses the quotation or event of this id. */
  show(id) {
    if (id) this.#press("go", id);
  }

  #options() {
    return [this.published || undefined, this.lang || undefined];
  }

  async #draw() {
    const turn = ++this.#turn;
    let code = "load";
    try {
      // One task later: whoever sets three attributes is drawn once.
      const fetching = this.#fetched().catch((error) => error);
      const [[, styles], fetched, ui] = await Promise.all([load(), fetching, words(this)]);
      if (turn !== this.#turn) return;
      code = "src";
      if (fetched instanceof Error) throw fetched;
      code = "render";
      const source = this.#text ?? fetched ?? read(this);
      const { text = source, piece } = source;
      const before = this.#state();
      const view = mount(this.#root, text, ...this.#options(), ui, piece);
      source.done?.();
      this.#root.adoptedStyleSheets = [styles];
      view.dataset.live = "";
      this.#view = view;
      this.#source = text;
      for (const [what, item] of before) press(view, what, item);
      this.#reading.disconnect();
      for (const words of view.querySelectorAll(".tl-e")) this.#reading.observe(words);
      this.#tell("ready");
      this.#hash();
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#view = undefined;
      this.#root.replaceChildren(this.#plain());
      console.error(`touchline: ${code}: ${error.message ?? error}`);
      this.#tell("error", { code, message: String(error.message ?? error) });
    }
  }

  /** The page's own nodes as they are; bare text keeps its line breaks. */
  #plain() {
    const slot = document.createElement("slot");
    if (!hasBlocks(this)) slot.style.whiteSpace = "pre-line";
    return slot;
  }

  /** What is folded and chosen, as presses that do it again. */
  #state() {
    const all = (selector) => [...(this.#view?.querySelectorAll(selector) ?? [])];
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
    const side = row.closest(".tl-side");
    if (side.scrollHeight > side.clientHeight) side.scrollTop = row.offsetTop - side.clientHeight / 2;
  }

  /** A link to an event, or a quotation with its speaker and a link; by the system's share sheet on touch screens. */
  async #copy(button, id) {
    const url = `${location.href.split("#")[0]}#${id}`;
    const { said } = this.#view.querySelector(`.tl-q[id="${id}"]`)?.dataset ?? {};
    let text = "";
    if (said) {
      const words = [...this.#view.querySelectorAll(`.tl-q[data-said="${said}"]`)].map((quote) => quote.textContent);
      const who = this.#view.querySelector(`.tl-who[data-said="${said}"], [data-said="${said}"] > .tl-who`);
      text = `${words.join(" ")} — ${who.dataset.name}, “${document.title}”`;
      if (this.published) text += `, ${this.published}`;
    }
    try {
      if (navigator.share && matchMedia("(pointer: coarse)").matches) await navigator.share({ text, url });
      else await navigator.clipboard.writeText(text ? `${text}\n${url}` : url);
      button.classList.add("tl-done");
      setTimeout(() => button.classList.remove("tl-done"), 2000);
    } catch {
      // The reader changed his mind, or the page may not write to the clipboard: nothing is lost.
    }
  }

  async #fetched() {
    const src = this.getAttribute("src");
    if (src === null || this.#text !== undefined) return undefined;
    const url = new URL(src, this.baseURI);
    if (url.origin !== location.origin) throw new Error(`${url} is not of this origin`);
    return text(url);
  }

  #click({ target }) {
    const button = target.closest("[data-do]");
    if (!button) return;
    const { do: what, item, said } = button.dataset;
    if (what === "copy") this.#copy(button, item);
    else this.#press(what, item ?? said ?? "");
  }

  #fold({ dataset: { said } }, folded) {
    const words = said && this.#view?.querySelector(`.tl-q[data-said="${said}"]`);
    // A press that has folded it has told of it too.
    if (words && words.classList.contains("tl-folded") !== folded) this.#press(folded ? "folded" : "unfolded", said);
  }

  #press(what, item) {
    if (!this.#view) return;
    const next = press(this.#view, what, item);
    if (next) {
      // A row that stands beside the text is in sight already: the text stays where it is.
      const block = next.closest(".tl-side") ? "nearest" : "center";
      next.scrollIntoView({ block, behavior: matchMedia("(prefers-reduced-motion)").matches ? "auto" : "smooth" });
      if (what !== "event") next.focus({ preventScroll: true });
    }
    if (what.includes("fold")) {
      const quote = item && this.#view.querySelector(`.tl-q[data-said="${item}"]`);
      this.#tell("fold", { id: quote?.id ?? null });
    } else if (what !== "list" && (what !== "go" || next)) {
      this.#tell("select", { id: what === "only" ? null : item });
    }
  }

  #tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(`touchline-${name}`, { bubbles: true, composed: true, detail }));
  }
}

if (globalThis.customElements && !customElements.get("touchline-article")) {
  customElements.define("touchline-article", TouchlineArticle);
}

export { parse };

/** Resolves when the wasm and the style sheet are there. */
export const ready = () => load().then(() => undefined);
