// The workbench: an article of the visitor's own, its result, corrections by hand, the code to embed it. Nothing leaves
// the page, and nothing stays in the browser unless the visitor says so.
const $ = (id) => document.getElementById(id);
const [text, date, view, keep, status] = ["paste-text", "paste-date", "paste-view", "keep", "desk-status"].map($);

const EXAMPLE = `“We were second best to everything,” said Nora Quill after Eastmoor United lost 2-0 at Farley on Tuesday. “I have no complaints.”

Ben Castle scored with a header in the 14th minute and added a penalty two minutes before the break.`;

const KINDS = ["goal", "penalty-goal", "own-goal", "penalty-awarded", "penalty-missed", "penalty-saved", "disallowed-goal",
  "yellow-card", "red-card", "substitution", "injury", "var-review", "save", "woodwork", "miss", "chance"];
const WHY = {
  unclear: "it does not say what it means",
  gone: "its words are not in the article",
  ambiguous: "its words stand more than once",
  nothing: "its words are there, but not what it means",
};
const STORE = "touchline-workbench";
const SURE = 0.9;

let corrections = [];
let refused = false;

// --- words ---------------------------------------------------------------------------------------------------------

/** The words of a text with their places; case, accents and marks do not count. */
function words(source) {
  const fold = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return [...source.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: word, index }) => ({ key: fold(word), start: index, end: index + word.length }));
}

/** How a correction names what stands from `start` to `end`: the words, and as many around them as tell them apart. */
function address(source, start, end) {
  const all = words(source);
  const first = all.findIndex((word) => word.end > start);
  const count = all.filter((word) => word.end > start && word.start < end).length;
  const own = source.slice(start, end).trim();
  const same = (at, other, length) => {
    let equal = 0;
    for (let nth = 0; nth < length; nth++) equal += all[at + nth] !== undefined && all[at + nth].key === all[other + nth]?.key;
    return equal;
  };
  const twins = all.flatMap((_, at) => at !== first && same(at, first, count) === count ? [at] : []);
  if (count >= 6 && twins.length === 0) return { own };
  for (let near = 4; ; near *= 2) {
    const [from, to] = [Math.max(0, first - near), Math.min(all.length, first + count + near)];
    const [left, right] = [first - from, to - first - count];
    const alike = twins.some((at) => {
      const [before, after] = [same(at - left, from, left), same(at + count, first + count, right)];
      return (left > 2 && before === left) || (right > 2 && after === right) || (before + after) * 4 >= (left + right) * 3;
    });
    if (alike && near < 32) continue;
    const around = {};
    if (left) around.before = source.slice(all[from].start, all[first].start).trim();
    if (right) around.after = source.slice(all[first + count - 1].end, all[to - 1].end).trim();
    return { own, ...around };
  }
}

const short = (words, count = 9) => {
  const all = words.split(/\s+/u);
  return all.slice(0, count).join(" ") + (all.length > count ? " …" : "");
};

// --- corrections ---------------------------------------------------------------------------------------------------

const about = ({ quote, event, add, person, time, words, before, after, nth }) =>
  JSON.stringify([quote, event, add, person, time, words, before, after, nth]);

/** Adds a correction, or joins it to one of the same thing. */
function correct(correction) {
  const at = corrections.findIndex((other) => about(other) === about(correction));
  if (at < 0 || correction.person) corrections.push(correction);
  else corrections[at] = correction.remove || correction.quote ? correction : { ...corrections[at], ...correction };
  show();
}

function correctQuote(quote, value) {
  const { own, ...around } = address(view.text, quote.start, quote.end);
  correct({ quote: own, ...around, ...value });
}

function correctEvent(event, value) {
  const said = view.text.slice(event.evidence.start, event.evidence.end).trim();
  const added = corrections.findIndex(({ add, words }) => add === event.kind && words === said);
  if (added >= 0) {
    if (value.remove) corrections.splice(added, 1);
    else Object.assign(corrections[added], value);
    show();
    return;
  }
  const { own, ...around } = address(view.text, event.evidence.start, event.evidence.end);
  const meets = ({ start, end }) => start < event.evidence.end && end > event.evidence.start;
  const twins = view.article.events.filter(({ kind, mentions }) => kind === event.kind && mentions.some(meets));
  const nth = twins.findIndex(({ id }) => id === event.id) + 1;
  correct({ event: event.kind, words: own, ...around, ...(nth > 1 ? { nth } : {}), ...value });
}

// --- the desk ------------------------------------------------------------------------------------------------------

/** An element with attributes, properties (functions) and children. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

const button = (label, name, key, press) => make("button", { type: "button", "aria-label": name, "data-key": key, click: press }, label);

function choice(name, key, options, chosen, change) {
  const list = options.map(([value, label]) => make("option", { value, selected: value === chosen }, label));
  return make("select", { "aria-label": name, "data-key": key, change: ({ target }) => change(target.value) }, ...list);
}

function field(name, key, value, change, more = {}) {
  return make("input", { "aria-label": name, "data-key": key, value, ...more, change: ({ target }) => change(target.value.trim()) });
}

const NOBODY = "\n0";
const ELSE = "\n1";

function quoteRow(article, quote) {
  const said = view.text.slice(quote.start, quote.end);
  const key = `q ${quote.id}`;
  const names = article.speakers.map(({ name }) => [name, name]);
  const name = article.speakers[quote.speaker]?.name ?? NOBODY;
  const who = choice(`Who says “${short(said)}”`, key, [...names, [NOBODY, "not told"], [ELSE, "somebody else …"]], name, (value) => {
    if (value !== ELSE) return correctQuote(quote, { speaker: value === NOBODY ? null : value });
    const other = field(`Name of who says “${short(said)}”`, key, "", (name) => name ? correctQuote(quote, { speaker: name }) : fill(), { list: "desk-names" });
    who.replaceWith(other);
    other.focus();
  });
  const unsure = quote.confidence < SURE && make("span", { class: "unsure" }, name === NOBODY ? "not told" : "not sure");
  const remove = button("Remove", `Remove quotation “${short(said)}”`, `${key} remove`, () => correctQuote(quote, { remove: true }));
  return make("li", {}, make("q", { class: "said" }, short(said)), make("span", { class: "controls" }, who, unsure || "", remove));
}

function eventRow(article, event) {
  const said = short(view.text.slice(event.evidence.start, event.evidence.end));
  const key = `e ${event.id}`;
  const title = event.kind.replaceAll("-", " ");
  const minute = field(`Minute of: ${title}, “${said}”`, `${key} minute`, event.clock?.minute ?? "", (value) =>
    correctEvent(event, { minute: value ? Number(value) : null }), { type: "number", min: 1, max: 120, placeholder: "min" });
  const player = field(`Player of: ${title}, “${said}”`, `${key} player`, event.player ?? "", (value) =>
    correctEvent(event, { player: value || null }), { list: "desk-names", placeholder: "player" });
  const teams = [["", "no team"], ...(article.match?.teams ?? []).map((name) => [name, name])];
  if (event.team && !teams.some(([name]) => name === event.team)) teams.push([event.team, event.team]);
  const team = choice(`Team of: ${title}, “${said}”`, `${key} team`, teams, event.team ?? "", (value) => correctEvent(event, { team: value || null }));
  const remove = button("Remove", `Remove: ${title}, “${said}”`, `${key} remove`, () => correctEvent(event, { remove: true }));
  const head = make("span", { class: "said" }, make("b", {}, title), ` “${said}”`);
  return make("li", {}, make("span", { class: "head" }, head, remove), make("span", { class: "controls" }, minute, player, team));
}

function personRow(speaker) {
  const key = `p ${speaker.name}`;
  const is = field(`${speaker.name} is`, key, speaker.name, (value) => {
    if (value && value !== speaker.name) correct({ person: speaker.name, is: value });
  }, { list: "desk-names" });
  return make("li", {}, make("span", { class: "controls" }, make("span", { class: "said" }, `${speaker.name} is`), is));
}

function timeRow(time) {
  const said = view.text.slice(time.start, time.end);
  const value = field(`Value of “${said}”`, `t ${time.start}`, time.value, (value) => {
    const { own, ...around } = address(view.text, time.start, time.end);
    if (value) correct({ time: own, ...around, value });
  });
  return make("li", {}, make("span", { class: "controls" }, make("q", { class: "said" }, said), value));
}

function tell(correction) {
  const { quote, event, add, person, is, time, words, remove, speaker, value, before, after, nth, ...values } = correction;
  const list = Object.entries(values).map(([key, value]) => `${key} ${value ?? "none"}`).join(", ");
  if (quote) return `“${short(quote)}”: ${remove ? "no quotation" : speaker ?? "not told"}`;
  if (event) return `${event}, “${short(words)}”: ${remove ? "removed" : list}`;
  if (add) return `${add} added, “${short(words)}”${list ? `: ${list}` : ""}`;
  return person ? `${person} is ${is}` : `“${time}”: ${value}`;
}

function correctionRow(correction, nth, dropped) {
  const why = dropped.find((one) => one.correction === nth)?.why;
  const undo = button("Undo", `Undo: ${tell(correction)}`, `c ${nth}`, () => {
    corrections.splice(nth, 1);
    show();
  });
  const warning = why && make("span", { class: "unsure" }, `not applied: ${WHY[why]}`);
  return make("li", {}, make("span", { class: "head" }, make("span", { class: "said" }, tell(correction)), undo), warning || "");
}

const number = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;

// What is known of a text that cannot be drawn.
const NOTHING = { paragraphs: [], speakers: [], quotes: [], times: [], match: null, events: [] };

/** Writes the lists anew; what had the focus keeps it. */
function fill() {
  const article = view.article ?? NOTHING;
  const { activeElement: had } = document;
  const key = had?.dataset.key;
  const list = had?.closest("ol");
  const place = list ? [...list.children].indexOf(had.closest("li")) : -1;
  const dropped = article.dropped ?? [];
  const rows = {
    quotes: article.quotes.map((quote) => quoteRow(article, quote)),
    events: article.events.filter(({ match }) => match === "main").map((event) => eventRow(article, event)),
    people: article.speakers.map(personRow),
    times: article.times.map(timeRow),
    corrections: corrections.map((correction, nth) => correctionRow(correction, nth, dropped)),
  };
  for (const [name, list] of Object.entries(rows)) {
    $(`desk-${name}`).replaceChildren(...list);
    $(`count-${name}`).textContent = list.length;
  }
  const names = [...new Set([...article.speakers.map(({ name }) => name), ...article.events.flatMap(({ player, other }) => [player, other])])];
  $("desk-names").replaceChildren(...names.filter(Boolean).map((value) => make("option", { value })));
  const sentences = article.paragraphs.flatMap(({ sentences }) => sentences);
  const chosen = $("add-words").selectedIndex;
  $("add-words").replaceChildren(...sentences.map(({ start, end }) =>
    make("option", { value: `${start} ${end}` }, short(view.text.slice(start, end), 14))));
  $("add-words").selectedIndex = Math.max(0, Math.min(chosen, sentences.length - 1));
  $("add").hidden = sentences.length === 0;
  if (key) {
    // What took its place, where its own row is gone.
    const next = list?.children[Math.min(place, list.children.length - 1)]?.querySelector("button:last-of-type");
    (document.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? next ?? list?.closest("details").querySelector("summary"))?.focus();
  }
  const unsure = article.quotes.filter(({ confidence }) => confidence < SURE).length;
  say(sentences.length === 0 && dropped.length === 0 ? "Paste an article, or open a file." : [
    `${number(article.quotes.length, "quotation")}${unsure ? `, ${unsure} not sure` : ""}; ${number(article.events.length, "moment")}; ${number(corrections.length, "correction")}.`,
    ...dropped.map(({ correction, why }) => `Correction ${correction + 1} is not applied: ${WHY[why]}.`),
  ].join(" ") + (refused ? " Nothing is kept: the browser has no room, or does not allow it." : ""));
  $("embed").value = view.article ? embed(article) : "";
  $("json").value = view.article ? JSON.stringify(article, null, 2) : "";
}

/** What is the same is not said again. */
function say(words) {
  if (status.textContent !== words) status.textContent = words;
}

const html = (words) => words.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

/** What goes into a page. */
function embed(article) {
  const lines = article.paragraphs.map(({ start, end }) => `  <p>${html(view.text.slice(start, end))}</p>`);
  if (corrections.length) {
    const list = corrections.map((one) => `    ${JSON.stringify(one).replaceAll("<", "\\u003c")}`).join(",\n");
    lines.push(`  <script type="application/json" data-touchline="corrections">\n  [\n${list}\n  ]\n  </script>`);
  }
  const published = date.value || article.published;
  return `<script type="module" src="/touchline/touchline.js"></script>\n\n<touchline-article${published ? ` published="${published}"` : ""}>\n${lines.join("\n")}\n</touchline-article>\n`;
}

// --- what is typed, opened, kept -------------------------------------------------------------------------------------

function show() {
  refused = false;
  view.corrections = [...corrections];
  view.published = date.value;
  view.text = text.value;
  if (!keep.checked) return forget();
  try {
    localStorage.setItem(STORE, JSON.stringify({ text: text.value, date: date.value, corrections }));
  } catch {
    // Forbidden, or full: what is not kept must not look as if it were.
    forget();
    keep.checked = false;
    refused = true;
  }
}

/** Where storage is forbidden there is nothing to forget. */
function forget() {
  try {
    localStorage.removeItem(STORE);
  } catch {}
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(STORE));
  } catch {
    return null;
  }
}

function start() {
  const stored = kept();
  keep.checked = stored !== null;
  if (stored) [text.value, date.value, corrections] = [stored.text, stored.date, stored.corrections];
  text.value ||= EXAMPLE;
  text.addEventListener("input", show);
  date.addEventListener("input", show);
  keep.addEventListener("change", show);
  view.addEventListener("touchline-ready", fill);
  view.addEventListener("touchline-error", ({ detail }) => {
    fill();
    say(`This article cannot be read here: ${detail.message}.`);
  });
  $("open").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    [text.value, corrections] = [await file.text(), []];
    show();
  });
  $("add").addEventListener("submit", (event) => {
    event.preventDefault();
    const [start, end] = $("add-words").value.split(" ").map(Number);
    const { own, ...around } = address(view.text, start, end);
    const minute = $("add-minute").value;
    const player = $("add-player").value.trim();
    correct({ add: $("add-kind").value, words: own, ...around, ...(minute && { minute: Number(minute) }), ...(player && { player }) });
    $("add").reset();
  });
  $("add-kind").append(...KINDS.map((kind) => make("option", { value: kind }, kind.replaceAll("-", " "))));
  for (const [id, source] of [["copy-embed", "embed"], ["copy-json", "json"]]) {
    $(id).addEventListener("click", async () => {
      $(source).select();
      try {
        await navigator.clipboard.writeText($(source).value);
        status.textContent = "Copied.";
      } catch {
        status.textContent = "Selected: copy it with the keyboard.";
      }
    });
  }
  show();
}

start();
