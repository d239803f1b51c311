/** A stretch of the article's text in UTF-16 code units, `end` excluded: what `String.prototype.slice` takes. */
export interface Span {
  start: number;
  end: number;
}

/** What an article says. */
export interface Article {
  /** The day it was published, ISO 8601; from the text's date line unless it was given. */
  published: string | null;
  headline: Span | null;
  paragraphs: Paragraph[];
  /** Everybody quoted, in order of first mention. */
  speakers: Speaker[];
  /** In text order. */
  quotes: Quote[];
  /** In text order. */
  times: TimeExpression[];
  /** The match that the article is about. */
  match: Match | null;
  /** In the order in which they happened, not the order of telling. */
  events: Event[];
  /** Corrections that were not applied; not there where all were. */
  dropped?: Dropped[];
}

/** A correction that was not applied, by its place in the list, from 0. */
export interface Dropped {
  correction: number;
  /** It cannot be read; its words are gone; they stand more than once; they tell nothing of the kind. */
  why: "unclear" | "gone" | "ambiguous" | "nothing";
}

/** The words around what is meant, where it alone is short or stands more than once. */
export interface Around {
  before?: string;
  after?: string;
}

/** What a correction can say of an event; null: none. */
export interface EventValues {
  minute?: number | null;
  stoppage?: number;
  /** ISO 8601. */
  date?: string | null;
  player?: string | null;
  other?: string | null;
  team?: string | null;
}

/** The publisher's last word on one thing. It is found by its words and never applied to others. */
export type Correction =
  | (Around & { quote: string } & ({ speaker: string | null } | { remove: true }))
  | (Around & { event: Event["kind"]; words: string; nth?: number } & (EventValues & { kind?: Event["kind"] } | { remove: true }))
  | (Around & { add: Event["kind"]; words: string } & EventValues)
  | { person: string; is: string }
  | (Around & { time: string; value: string });

export interface Paragraph extends Span {
  sentences: Span[];
}

export interface Speaker {
  /** The fullest form that the article gives. */
  name: string;
  kind: "person" | "role" | "organisation" | "group";
  mentions: Span[];
}

/** The words between the marks, without the marks; one entry a paragraph and a stretch. */
export interface Quote extends Span {
  /** Stable under small edits elsewhere in the article. */
  id: string;
  /** A whole clause or sentence, or words woven into the reporter's sentence. */
  kind: "direct" | "mixed";
  /** Index into `speakers`; null where the article does not tell, or it is not sure enough. */
  speaker: number | null;
  /** 0 to 1: how sure the speaker is. */
  confidence: number;
  /** The words beside the quote that name the speaker. */
  speakerMention: Span | null;
  /** The reporting verb or phrase. */
  cue: Span | null;
  /** Pieces of one uninterrupted thing said share a number. */
  utterance: number;
  /** Turns of one conversation share a number. */
  exchange: number | null;
}

export interface TimeExpression extends Span {
  type: "date" | "time" | "duration" | "set";
  /** TIMEX3 value. */
  value: string;
}

export interface Match {
  home: string | null;
  away: string | null;
  teams: string[];
  score: [number, number] | null;
  competition: string | null;
  venue: string | null;
  date: string | null;
}

export interface Event {
  /** Stable under small edits elsewhere in the article. */
  id: string;
  kind:
    | "goal" | "penalty-goal" | "own-goal" | "penalty-awarded" | "penalty-missed" | "penalty-saved" | "disallowed-goal"
    | "yellow-card" | "red-card" | "substitution" | "injury" | "var-review"
    | "save" | "woodwork" | "miss" | "chance"
    | "kick-off" | "half-time" | "full-time" | "extra-time" | "shootout" | "spell"
    | "interview" | "press-conference" | "statement" | "reaction" | "match" | "transfer" | "other";
  clock: Clock | null;
  /** Civil date, or "first/last". */
  date: string | null;
  /** Save: the goalkeeper. Penalty awarded: who was fouled. Penalty saved: who took it. Substitution: who came on. */
  player: string | null;
  /** Substitution: who went off. Goal: who assisted. Save: who shot. Penalty saved: the goalkeeper. Penalty awarded: who gave it away. */
  other: string | null;
  /** The player's own team. */
  team: string | null;
  /** Home and away goals after the event. */
  score: [number, number] | null;
  /** "other": of another match that the article recalls. */
  match: "main" | "other";
  /** What the article calls that match: "the 3-0 win against Northgate". */
  otherMatch: string | null;
  /** The telling with the most detail. */
  evidence: Span;
  /** Every telling, in text order. */
  mentions: Span[];
  /** Id of the event that led to it. */
  cause: string | null;
  placedBy: "clock" | "date" | "chain" | "cause" | "telling";
}

export interface Clock {
  minute: number | null;
  stoppage: number | null;
  approximate: boolean;
  period: "first-half" | "half-time" | "second-half" | "extra-time" | "shootout" | "early" | "late" | null;
  basis: "stated" | "derived" | "implied";
  evidence: Span | null;
}

/** Where the files come from; see `configure`. */
export interface Files {
  /** The wasm: its address, a Response, its bytes, or the compiled module. */
  wasm?: Wasm | Promise<Wasm>;
  /** The style sheet. */
  styles?: Response | Promise<Response>;
}

export type Wasm = string | URL | Response | BufferSource | WebAssembly.Module;

/** Says where the files come from, before the first element needs them. Without it they lie beside the script. */
export function configure(files: Files): void;

/** Defines the element as `tag`, `touchline-article` without. A tag that is taken stays as it is. */
export function define(tag?: string): void;

/** Resolves when code, wasm and style sheet are there. */
export function ready(): Promise<void>;

/** `<touchline-article>`: the reading view of the article that it holds. */
export class TouchlineArticle extends HTMLElement {
  /** Address of a text file of the same origin, in the place of the children. */
  src: string;
  /** The day the article was published, ISO 8601; of a timestamp its own day counts. */
  published: string;
  /** The language of the interface; without it that of the page around. Attribute `ui-lang`. */
  uiLang: string;
  /** What is shown; `beside`: the page's own nodes, with moments and quotes beside them. */
  get layout(): "" | "article" | "timeline" | "quotes" | "all" | "beside";
  set layout(value: string | null | undefined);
  /** The colours of the view. */
  theme: string;
  /** Whether every quotation is folded at first; later, folds or unfolds all. */
  folded: boolean;
  /** Whether schema.org data on the article is put into the page when the view is drawn. Attribute `structured-data`. */
  structuredData: boolean;
  /** When code and wasm are fetched: near what is seen or when the browser is idle; at once; only near what is seen. */
  get loading(): "auto" | "eager" | "lazy";
  set loading(value: string);
  /** A longer text stays as it is, in UTF-16 code units as a string; at most 2,000,000, which holds without. Attribute `max-length`. */
  maxLength: string;
  /** Address of the wasm; that of the first element that is drawn counts. Attribute `wasm-src`. */
  wasmSrc: string;
  /** Hash of the wasm, as in `sha384-…`. */
  integrity: string;
  /** The article's text; what is set here goes before `src` and the children. Null gives them back their place. */
  get text(): string;
  set text(value: string | null | undefined);
  /** In the place of those in the element's `<script type="application/json" data-touchline="corrections">`. */
  get corrections(): Correction[] | null;
  set corrections(value: Correction[] | null | undefined);
  /** What was found; null before the view is ready. */
  readonly article: Article | null;
  /** Folds every quotation. */
  fold(): void;
  /** Unfolds every quotation. */
  unfold(): void;
  /** Opens, marks and focuses the quotation or the event of this id. */
  show(id: string): void;
}

/** Why a view could not be drawn; README.md beside this file tells what to do. */
export type ErrorCode =
  | "script" | "no-wasm" | "policy" | "network" | "integrity" | "compile" | "version" | "styles"
  | "src" | "origin" | "too-long" | "trap" | "render";

/** The events that the element dispatches; all bubble and cross shadow roots. Those before can be cancelled. */
export interface TouchlineEvents {
  /** The view stands. */
  "touchline-ready": CustomEvent<{ dropped: Dropped[] }>;
  /** Quotations are about to be folded or unfolded; `id` is null where it is all of them. */
  "touchline-before-fold": CustomEvent<{ id: string | null }>;
  "touchline-fold": CustomEvent<{ id: string | null }>;
  /** An event, a quotation or a speaker is about to be chosen; `id` is null for a speaker. */
  "touchline-before-select": CustomEvent<{ id: string | null }>;
  "touchline-select": CustomEvent<{ id: string | null }>;
  /** The article stays as it was; `code` says why. Cancelled, it leaves the console alone. */
  "touchline-error": CustomEvent<{ code: ErrorCode; message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "touchline-article": TouchlineArticle;
  }
  interface HTMLElementEventMap extends TouchlineEvents {}
}
