// The element as the page sees it: attributes, properties, methods, and when the rest is fetched.
import { fill, firstBlock } from "./light.js";

// From package.json.
export const VERSION = __VERSION__;

const given = {};

/**
 * Says where the files come from, before the first element needs them: `wasm` and `styles` may each be a Response or a
 * promise of one; `wasm` also the address, the bytes or a WebAssembly.Module. `labels` are texts by language.
 */
export const configure = (files) => void Object.assign(given, files);

/** Asks for code, wasm and styles at the same time. */
export function load({ wasmSrc, integrity } = {}) {
  let url, { wasm } = given;
  if (!wasm) {
    url = wasmSrc || new URL("./touchline.wasm", import.meta.url);
    wasm = fetch(url, integrity ? { integrity } : {}).then(compiled);
  }
  const styles = given.styles ?? fetch(new URL("./touchline.css", import.meta.url));
  const code = import("./reading.js");
  // Whichever fails is told of by the one who waits for it.
  for (const one of [wasm, styles]) one.catch?.(() => {});
  return code.then(async ({ Reading, dress, open }) => {
    await Promise.all([open(wasm, url, integrity), dress(styles, given.labels)]);
    return Reading;
  });
}

/** Compiles while the rest is on its way. What is not as expected is left to engine.js. */
const compiled = (response) => globalThis.WebAssembly && response.ok && response.headers.get("Content-Type") === "application/wasm"
  ? WebAssembly.compileStreaming(response) : response;

// The copy of this script that draws the views, and what it has loaded, once for all elements.
let used = [VERSION, load];
let rest, drawn;

function start(element) {
  if (!rest) {
    const asked = (rest = used[1](element));
    asked.catch(() => {
      if (rest === asked) rest = undefined;
    });
  }
  return rest;
}

/** Resolves when everything is there that a view needs. */
export const ready = () => start().then(() => undefined);

/** The address names something that only a view can have. */
const named = () => /^#[a-z]+-\w{7}/.test(location.hash);

const idle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 200));

export class TouchlineArticle extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = ["src", "published", "lang", "ui-lang", "layout", "folded"];

  /** Another copy of this script offers itself. Gives the version that draws the views: the newest one that fits. */
  static offer(version, load) {
    const [major, minor, patch] = version.match(/\d+/g);
    const [ownMajor, ownMinor, ownPatch] = used[0].match(/\d+/g);
    // Before 1.0 every minor version may break.
    const newer = (major > 0 && minor - ownMinor) || (minor === ownMinor && patch - ownPatch);
    if (major === ownMajor && newer > 0 && !drawn) {
      used = [version, load];
      rest = undefined;
    }
    return used[0];
  }

  // What the rest is given of an element.
  #own = { element: this, internals: this.attachInternals(), wanted: [], tell: (...told) => this.#tell(...told), fail: (error) => this.#fail(error) };
  #reading;
  #near;
  // Where it stands; elements may be adopted by other documents.
  #window;

  constructor() {
    super();
    const own = this.#own;
    // The page's own nodes stand where the view says, and none of them is marked for it.
    own.root = own.internals.shadowRoot ?? this.attachShadow({ mode: "open", slotAssignment: "manual" });
    // A page may come with the view in it: it stays until a better one stands.
    own.kept = own.root.hasChildNodes();
    this.#children();
    new MutationObserver((records) => this.#children(records)).observe(this, { childList: true, characterData: true, subtree: true });
  }

  connectedCallback() {
    for (const name of PROPERTIES) {
      // Set before this class was known.
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    this.#window = this.ownerDocument.defaultView;
    this.#window?.addEventListener("hashchange", this.#hash);
    if (this.#reading) this.#reading.changed();
    else this.#wait();
  }

  disconnectedCallback() {
    this.#near?.disconnect();
    this.#window?.removeEventListener("hashchange", this.#hash);
    this.#reading?.disconnected();
  }

  attributeChangedCallback(name) {
    this.#changed(name);
  }

  #changed(what) {
    if (this.isConnected) this.#reading?.changed(what);
  }

  /** There are other children, or other words in them: shown as they are until a view stands. */
  #children(records) {
    if (!this.#own.root.querySelector(":not(slot)")) this.#plain();
    this.#changed(records);
  }

  /** The article's text where it is not that of the children; null gives the children back their place. */
  get text() {
    return this.#own.text ?? this.#reading?.text ?? "";
  }

  set text(value) {
    this.#own.text = value == null ? undefined : String(value);
    this.#changed("text");
  }

  /** Corrections in the place of those in the article; null gives these back their place. */
  get corrections() {
    return this.#own.corrections ?? null;
  }

  set corrections(value) {
    this.#own.corrections = value == null ? undefined : Array.from(value);
    this.#changed("corrections");
  }

  get folded() {
    return this.hasAttribute("folded");
  }

  set folded(value) {
    this.toggleAttribute("folded", Boolean(value));
  }

  get structuredData() {
    return this.hasAttribute("structured-data");
  }

  set structuredData(value) {
    this.toggleAttribute("structured-data", Boolean(value));
  }

  get loading() {
    return /^(eager|lazy)$/.exec(this.getAttribute("loading"))?.[0] ?? "auto";
  }

  set loading(value) {
    this.setAttribute("loading", value);
  }

  /** What was found in the text: see touchline.d.ts. Null before the view is ready. */
  get article() {
    return this.#reading?.article ?? null;
  }

  /** Folds every quotation. */
  fold() {
    this.#do("fold-all");
  }

  /** Unfolds every quotation. */
  unfold() {
    this.#do("unfold-all");
  }

  /** Opens, marks and focuses the quotation or event of this id. */
  show(id) {
    if (id) this.#do("go", String(id));
  }

  #hash = () => {
    if (this.#reading) this.#reading.address();
    else if (named()) this.#begin();
  };

  #do(what, item = "") {
    if (this.#reading) return this.#reading.do(what, item);
    this.#own.wanted.push([what, item]);
    if (this.isConnected) this.#begin();
  }

  /** Until the element is wanted: near what is seen, or, unless it is lazy, when the browser has nothing else to do. */
  #wait() {
    const { loading } = this;
    const { top, bottom } = this.getBoundingClientRect();
    if (loading === "eager" || named() || this.#own.wanted[0] || (top < 2 * innerHeight && bottom > -innerHeight && this.checkVisibility?.() !== false)) {
      this.#begin();
      return;
    }
    this.#near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.#begin(), { rootMargin: "100% 0px" });
    this.#near.observe(this);
    if (loading !== "lazy") idle(() => this.isConnected && this.#begin());
  }

  async #begin() {
    this.#near?.disconnect();
    this.#state("loading");
    try {
      let copy, Reading;
      // A newer copy may come while this one loads.
      while (copy !== used) {
        copy = used;
        Reading = await start(this);
      }
      // It may have been taken out, or begun twice.
      if (this.#reading || !this.isConnected) return;
      drawn = true;
      this.#reading = new Reading(this.#own);
      this.#reading.changed();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** The page's own nodes as they are; bare text keeps its line breaks. */
  #plain() {
    const slot = document.createElement("slot");
    if (!firstBlock(this)) slot.style.whiteSpace = "pre-line";
    this.#own.root.replaceChildren(slot);
    fill(slot, this);
  }

  #fail({ code = "script", message }) {
    if (!this.#own.kept) this.#plain();
    this.#state("failed");
    if (this.#tell("error", { code, message }, true)) console.error(`touchline: ${code}: ${message}`);
  }

  #tell(name, detail = {}, cancelable = false) {
    if (name === "ready") this.#state("ready");
    return this.dispatchEvent(new CustomEvent(`touchline-${name}`, { bubbles: true, composed: true, cancelable, detail }));
  }

  #state(now) {
    for (const name of ["loading", "ready", "failed"]) {
      try {
        this.#own.internals.states[name === now ? "add" : "delete"](name);
      } catch {
        // Browsers of before 2024 know no such states.
      }
    }
  }
}

const MIRRORED = { src: "src", published: "published", uiLang: "ui-lang", layout: "layout", theme: "theme", wasmSrc: "wasm-src", integrity: "integrity", maxLength: "max-length" };
const PROPERTIES = ["text", "corrections", "folded", "structuredData", "loading", ...Object.keys(MIRRORED)];

for (const [property, attribute] of Object.entries(MIRRORED)) {
  Object.defineProperty(TouchlineArticle.prototype, property, {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(attribute) ?? "";
    },
    set(value) {
      if (value == null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
}
